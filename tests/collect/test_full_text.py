"""The pages of a feed's entries."""

from dataclasses import replace
from pathlib import Path

import pytest
from pretend_web import FEED, NOW, TEXT, Item, Web, bring, counts, follow, only_article, only_file, rss

from digest.collect.exchange import Answer, Failure
from digest.collect.fetch import fetch

PAGE = "https://post.example/rain"
TEASER = Item(text="The river rose in the night.")
STORY = "The mayor thanked the volunteers who had filled twelve thousand sandbags by hand. " * 5


def page(text: str = STORY, title: str = "Rain over Brill") -> bytes:
    paragraphs = f"<p>{TEXT}</p><p>{text}</p>"
    head = (
        f"<title>{title}</title><meta name=author content='Ada Lee'><meta property=og:type content=article>"
    )
    body = f"<article><h1>{title}</h1>{paragraphs}</article>"
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return follow(tmp_path / "project", full_text=True)


def test_text_is_the_pages_and_facts_are_the_feeds(project: Path) -> None:
    bring(project, {FEED: rss(replace(TEASER, title="Rain, says the feed")), PAGE: page()})
    article = only_article(project)
    assert "twelve thousand sandbags" in article.text
    assert (article.title, article.authors) == ("Rain, says the feed", ("Ada Lee",))


def test_teaser_becomes_the_publishers_own_summary(project: Path) -> None:
    bring(project, {FEED: rss(TEASER), PAGE: page()})
    assert only_article(project).excerpt == "The river rose in the night."


def test_entry_without_any_text_has_that_of_its_page(project: Path) -> None:
    assert counts(bring(project, {FEED: rss(replace(TEASER, text=None)), PAGE: page()})) == {"new": 1}


REFUSED: dict[str, dict[str, bytes | Answer | Failure]] = {
    "no page": {},
    "no article": {PAGE: b"<html><body><p>Please log in</p></body></html>"},
    "forbidden": {PAGE: page(), "https://post.example/robots.txt": b"User-agent: *\nDisallow: /\n"},
    "led elsewhere": {
        PAGE: Answer("https://closed.example/rain", page()),
        "https://closed.example/robots.txt": b"User-agent: *\nDisallow: /\n",
    },
    "bytes": {PAGE: bytes(range(256)) * 50},
    "deep": {PAGE: b"<div>" * 100_000},
}


@pytest.mark.parametrize("places", REFUSED.values(), ids=REFUSED)
def test_entry_keeps_its_teaser_where_there_is_no_page_and_asks_again(
    project: Path, places: dict[str, bytes | Answer | Failure]
) -> None:
    feed = Answer(FEED, rss(TEASER), etag='"a"')
    report = bring(project, {FEED: feed} | places)
    assert (counts(report), only_article(project).text) == ({"new": 1}, TEASER.text)
    assert "1 of 1 entries lack their page" in report.notices[0].problem
    web = Web({FEED: feed, PAGE: page()})
    assert counts(fetch(project, getter=web, now=NOW)) == {"changed": 1}
    assert (web.asked[0].etag, "sandbags" in only_article(project).text) == (None, True)


def test_page_is_fetched_once(project: Path) -> None:
    places = {FEED: rss(TEASER), PAGE: page()}
    bring(project, places)
    web = Web({FEED: rss(TEASER, Item("g2", text="It snowed.", link=None)), PAGE: page()})
    assert counts(fetch(project, getter=web, now=NOW)) == {"same": 1, "new": 1}
    assert web.times(PAGE) == 0


def test_full_text_is_not_lost_when_the_page_of_a_changed_entry_fails(project: Path) -> None:
    bring(project, {FEED: rss(TEASER), PAGE: page()})
    before = only_file(project).read_text()
    later = rss(replace(TEASER, text="The river fell."))
    assert counts(bring(project, {FEED: later})) == {"same": 1}
    assert only_file(project).read_text() == before
    assert counts(bring(project, {FEED: later, PAGE: page("Nobody was hurt in the flood. " * 9)})) == {
        "changed": 1
    }


def test_teasers_get_their_pages_once_the_editor_asks_for_them(tmp_path: Path) -> None:
    project = follow(tmp_path / "project")
    bring(project, rss(TEASER))
    follow(project, full_text=True)
    assert counts(bring(project, {FEED: rss(TEASER), PAGE: page()})) == {"changed": 1}


def test_pages_are_not_asked_for_unless_the_editor_says_so(tmp_path: Path) -> None:
    web = Web({FEED: rss(TEASER), PAGE: page()})
    fetch(follow(tmp_path / "project"), getter=web, now=NOW)
    assert [request.url for request in web.asked] == [FEED]


def test_longer_text_of_the_feed_stays(project: Path) -> None:
    bring(project, {FEED: rss(replace(TEASER, text=TEXT * 9)), PAGE: page()})
    assert "sandbags" not in only_article(project).text


def test_edited_teaser_is_left_alone(project: Path) -> None:
    bring(project, rss(TEASER))
    only_file(project).write_text("---\ntitle: Mine\nguid: g1\n---\n\nMine alone.\n")
    assert counts(bring(project, {FEED: rss(TEASER), PAGE: page()})) == {"edited": 1}
    assert only_article(project).title == "Mine"
