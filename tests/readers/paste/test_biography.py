"""Words on the author behind a pasted article."""

import pytest

from digest.readers.paste.page import PastedPage, understand_paste

STORY = (
    "The harbour regatta ended on Sunday with the closest finish since boats were first timed here.",
    "Forty crews had entered, and all of them came home before the wind turned to the east.",
    "Next year the course will lead around the lighthouse, if the pilots agree to it in the autumn.",
)


def body_of(page: PastedPage) -> list[str]:
    return [paragraph.text for paragraph in page.paragraphs]


def page_with(*behind: str) -> PastedPage:
    return understand_paste("\n\n".join(("Gull wins the regatta", "By Ana Lima", *STORY, *behind)))


@pytest.mark.parametrize(
    "behind",
    [
        ("Ana Lima", "Ana Lima writes about boats and has lived on one since she left school at sixteen."),
        (
            "About Ana Lima",
            "For twenty years Ana Lima wrote about boats, and she has since built four of them.",
        ),
        ("Ana Lima", "Contributing Writer", "Ana has written about boats since she left school at sixteen."),
        (
            "Author",
            "Ana Lima",
            "As the paper's sailing editor, Ana has covered every regatta since the flood.",
        ),
        (
            "Über Ana Lima",
            "Seit zwanzig Jahren schreibt Ana Lima über Boote, und vier hat sie selbst gebaut.",
        ),
        ("Ana Lima writes about boats and has lived on one since she left school at sixteen.",),
    ],
)
def test_biography_of_the_author_is_not_body(behind: tuple[str, ...]) -> None:
    assert body_of(page_with(*behind)) == list(STORY)


def test_last_paragraph_on_somebody_else_is_body() -> None:
    last = "Tom Ward, who steers the Gull, said that he would gladly sail it all again on Monday."
    assert body_of(page_with(last)) == [*STORY, last]


def test_name_that_heads_an_answer_is_body() -> None:
    answers = (
        "Tom Ward, skipper:",
        "“Ward by name and ward by nature, that is what my crew says of me,” he said.",
    )
    assert body_of(page_with(*answers)) == [*STORY, *answers]


def test_article_that_begins_with_a_name_is_body() -> None:
    text = ("Tom Ward", "Tom Ward, the skipper of the Gull, has given his boat to the school on the island.")
    page = understand_paste("\n\n".join(("Skipper gives his boat away", "Published 3 May 2024", *text)))
    assert text[1] in body_of(page)
