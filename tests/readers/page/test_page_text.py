"""The main text of a page."""

import pytest
from page_samples import PARAGRAPHS

from digest.readers.page.text import extract_blocks, goes_on
from digest.readers.page.text_blocks import TextBlock
from digest.readers.page.tree import parse_page


def blocks_of(*texts: str, linked: float = 0.0) -> tuple[TextBlock, ...]:
    return tuple(TextBlock("p", text, text, linked) for text in texts)


def test_stretch_that_has_all_that_was_found_goes_on() -> None:
    assert goes_on(blocks_of(*PARAGRAPHS), blocks_of(*PARAGRAPHS[:2]))


def test_stretch_of_another_text_does_not_go_on() -> None:
    assert not goes_on(blocks_of(*PARAGRAPHS[2:]), blocks_of(*PARAGRAPHS[:2]))


def test_stretch_with_the_headline_of_another_article_does_not_go_on() -> None:
    other = blocks_of("Storm strands hundreds on islands", linked=1.0)
    assert not goes_on((*blocks_of(*PARAGRAPHS), *other), blocks_of(*PARAGRAPHS[:2]))


def test_nothing_found_is_nothing_to_go_on_with() -> None:
    assert not goes_on(blocks_of(*PARAGRAPHS), ())


def test_text_that_only_the_stretch_finds_has_its_own_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.readers.page.text._search", lambda _tree, wide: ())  # noqa: ARG005  as called
    linked = "The mayor thanked <a href='/v'>the volunteers</a> who had filled the sandbags by hand."
    page = f"<html><body><article>{f'<p>{linked}</p>' * 40}</article></body></html>"
    found = extract_blocks(parse_page(page, "a.html"), None)
    assert {block.text for block in found} == {
        "The mayor thanked the volunteers who had filled the sandbags by hand."
    }
