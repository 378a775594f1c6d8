"""What is strewn between the paragraphs of a pasted article."""

import pytest

from digest.readers.paste.page import PastedPage, understand_paste

STORY = (
    "The harbour regatta ended on Sunday with the closest finish since boats were first timed here.",
    "Forty crews had entered, and all of them came home before the wind turned to the east.",
    "Next year the course will lead around the lighthouse, if the pilots agree to it in the autumn.",
    "The prizes are a barrel of herring and a week in the hotel at the end of the northern pier.",
    "Whoever was last may choose the music, and this year it will be accordions until the morning.",
)


def body_of(page: PastedPage) -> list[str]:
    return [paragraph.text for paragraph in page.paragraphs]


def page_with(between: str) -> PastedPage:
    return understand_paste(
        "\n\n".join(("Gull wins the regatta", "By Ana Lima", *STORY[:2], between, *STORY[2:]))
    )


@pytest.mark.parametrize(
    "credit",
    ["Tom Lens, AP", "Tom Lens | Reuters", "TOM LENS FOR THE LEDGER", "Tom Lens/Ledger", "Foto: Tom Lens"],
)
def test_caption_that_its_credit_is_glued_to_is_not_body(credit: str) -> None:
    caption = "Two of the crews row past the lighthouse shortly before the start of the last race."
    page = page_with(f"{caption}\n{credit}")
    assert body_of(page) == list(STORY)
    assert page.captions == (caption,)


@pytest.mark.parametrize(
    "caption",
    [
        "Above: The fluffy sails of the Gull, which almost glow in the low light of the evening.",
        "Oben: Die Segel der Möwe, die im tiefen Licht des Abends beinahe zu leuchten scheinen.",
        "Ci-dessus : les voiles de la Mouette, qui brillent presque dans la lumière basse du soir.",
        "In alto: le vele del Gabbiano, che quasi brillano nella luce bassa della sera d'inverno.",
        "На фото: паруса «Чайки», которые почти светятся в низком вечернем солнце над гаванью.",
    ],
)
def test_caption_that_says_where_its_picture_is_is_not_body(caption: str) -> None:
    assert body_of(page_with(caption)) == list(STORY)


def test_paragraph_above_a_credit_that_stands_apart_is_body() -> None:
    assert body_of(page_with("Photo: Tom Lens")) == list(STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Add as a preferred source on Google",
        "Share 0",
        "Show Caption",
        "Since you made it to the bottom of this article, we have a small favor to ask of you.",
        "This story about boats was written by Ana Lima and produced by a newsroom that lives on gifts.",
    ],
)
def test_line_of_the_page_is_not_body(line: str) -> None:
    assert body_of(page_with(line)) == list(STORY)
