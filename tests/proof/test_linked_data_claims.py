import pytest

from digest.proof.linked_data import claims_of
from digest.proof.page import read_page
from digest.proof.shown import ShownText

BLOCK = '<script type="application/ld+json">{}</script>'


def test_words_of_every_article_are_found_however_deep() -> None:
    text = '{"@graph": [{"@type": ["NewsArticle"], "abstract": "A.", "headline": ["B"], "url": "c"}]}'
    assert [claim.text for claim in claims_of(text, 1)] == ["B", "A."]


def test_other_things_claim_nothing() -> None:
    assert list(claims_of('{"@type": "WebSite", "description": "Lo"}', 1)) == []


def test_page_shows_what_its_json_ld_says() -> None:
    page = "<p>\n" + BLOCK.format('{"@type": "NewsArticle", "abstract": "It\\u003crained."}')
    assert read_page(page).descriptions == (ShownText("It<rained.", 2),)


@pytest.mark.parametrize("text", ["{", "[" * 100_000])
def test_json_ld_that_cannot_be_read_is_told(text: str) -> None:
    (fault,) = read_page(BLOCK.format(text)).faults
    assert fault.text.startswith("its JSON-LD is no valid JSON")


def test_other_scripts_claim_nothing() -> None:
    shown = read_page('<script>{"@type": "NewsArticle", "abstract": "A."}</script>')
    assert (shown.descriptions, shown.faults) == ((), ())
