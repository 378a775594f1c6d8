import pytest

from digest.readers.clean import clean_body
from digest.readers.page.fragment import clear_fragment

TEXT = "".join(
    f"<p>Rain fell on the town all night, and the river rose to mark {mark}.</p>" for mark in range(9)
)


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Share this:</p>",
        "<p>Advertisement</p>",
        '<p><a href="/b">Read more: The river falls</a></p>',
        "<figure><img src=x><figcaption>The river</figcaption></figure>",
        '<div class="related-posts"><p>The river falls</p></div>',
        "<h1>Rain</h1>",
        "<p>By Mia Stone</p>",
        "<p>The post <a href='/a'>Rain</a> appeared first on <a href='/'>The Courier</a>.</p>",
    ],
)
def test_furniture_is_taken_out_of_an_entry(furniture: str) -> None:
    above = furniture.startswith(("<h1>", "<p>By"))
    found = clear_fragment(furniture + TEXT if above else TEXT + furniture, "Rain")
    assert clean_body(found).html == TEXT


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/b">Read more about the river</a></p>',
        "Read more about the river",
        "<ul><li><a href='/a'>Rain</a></li><li><a href='/b'>River</a></li></ul>",
        "<div>" * 300 + "<p>Share this</p>" + TEXT + "</div>" * 300,
    ],
)
def test_entry_that_would_lose_most_of_itself_stays_as_it_is(html: str) -> None:
    assert clear_fragment(html, None) == html


def test_structure_of_an_entry_stays() -> None:
    html = f"<blockquote><p>It <b>fell</b>.</p></blockquote><ol><li>One</li><li>Two</li></ol>{TEXT}"
    assert clear_fragment(html, None) == html


def test_piece_too_large_to_be_parsed_keeps_all_of_its_text() -> None:
    html = "<p>Share this</p>" + TEXT * 15_000
    assert clear_fragment(html, None) == html
