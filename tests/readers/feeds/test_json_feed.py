import json
from datetime import UTC, datetime

import pytest

import digest
from digest.records import Article


def read(
    *items: object, version: str = "https://jsonfeed.org/version/1.1", **facts: object
) -> tuple[Article, ...]:
    document = {"version": version, "title": "The Ford Echo", "items": items} | facts
    return digest.read(json.dumps(document).encode(), name="echo.json")


def test_facts_of_an_item_are_those_of_its_article() -> None:
    facts = {"id": 7, "url": "https://echo.example/hail", "title": "Hail", "tags": ["Weather", 3]}
    dates = {"date_published": "2024-12-02T08:30:00Z", "date_modified": "2024-12-03T08:30:00Z"}
    texts = {
        "content_html": "<p>It hailed.",
        "summary": "Hailstones in town.",
        "authors": [{"name": "Ada Lee"}],
    }
    (found,) = read(facts | dates | texts, language="en")
    assert (found.title, found.text, found.excerpt, found.authors, found.tags, found.id, found.source) == (
        "Hail", "It hailed.", "Hailstones in town.", ("Ada Lee",), ("Weather",), "7", "The Ford Echo"
    )  # fmt: skip
    assert found.published == datetime(2024, 12, 2, 8, 30, tzinfo=UTC)
    assert found.updated == datetime(2024, 12, 3, 8, 30, tzinfo=UTC)


def test_author_of_version_1_0_is_known() -> None:
    (found,) = read(
        {"id": "1", "content_text": "Rain."}, version="https://jsonfeed.org/version/1", author={"name": "Bo"}
    )
    assert found.authors == ("Bo",)


def test_plain_content_is_no_markup() -> None:
    (found,) = read({"id": "1", "content_text": "1 < 2 & <b>so on</b>\n\nMore."})
    assert found.text == "1 < 2 & <b>so on</b>\n\nMore."


@pytest.mark.parametrize("item", [{}, {"id": "1", "content_html": ["x"]}, "text", None, {"authors": "x"}])
def test_odd_item_costs_the_others_nothing(item: object) -> None:
    assert [one.text for one in read(item, {"id": "2", "content_text": "Rain."})] == ["Rain."]


def test_half_a_character_is_left_out() -> None:
    assert read({"id": "1", "content_html": "Rain \ud800falls."})[0].text == "Rain falls."
