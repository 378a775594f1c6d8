"""Entries of a feed into content/."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pretend_web import (
    FEED,
    NOW,
    TEXT,
    Item,
    bring,
    changed,
    counts,
    files,
    follow,
    only_article,
    only_file,
    rss,
)

import digest

RAIN = Item()
SNOW = Item("g2", "Snow in Brill", TEXT.replace("river", "snow"), "https://post.example/snow")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return follow(tmp_path / "project")


def edit(path: Path) -> str:
    path.write_text(path.read_text().replace("The river", "Our river"))
    return path.read_text()


def test_new_entry_is_a_file_named_by_source_day_and_headline(project: Path) -> None:
    assert counts(bring(project, rss(RAIN))) == {"new": 1}
    assert list(files(project)) == ["the-post/2025-03-06-rain-over-brill.md"]


def test_file_says_which_entry_of_which_feed_it_is(project: Path) -> None:
    bring(project, rss(RAIN))
    assert f"\nguid: g1\nfeed: {FEED}\n" in only_file(project).read_text()


def test_entry_as_before_is_the_same(project: Path) -> None:
    bring(project, rss(RAIN))
    before = files(project)
    assert counts(bring(project, rss(RAIN, SNOW))) == {"new": 1, "same": 1}
    assert before.items() < files(project).items()


def test_changed_entry_is_written_into_its_file(project: Path) -> None:
    bring(project, rss(RAIN))
    assert counts(bring(project, rss(changed(RAIN)))) == {"changed": 1}
    assert only_article(project).text.startswith("The river fell again.")


def test_changed_entry_keeps_its_first_date_and_has_the_later_one_as_its_change(project: Path) -> None:
    bring(project, rss(RAIN))
    bring(project, rss(replace(changed(RAIN), date="Fri, 07 Mar 2025 08:00:00 GMT")))
    article = only_article(project)
    assert article.published == datetime(2025, 3, 6, 9, 30, tzinfo=UTC)
    assert article.updated == datetime(2025, 3, 7, 8, tzinfo=UTC)


def test_changed_headline_leaves_the_file_its_name(project: Path) -> None:
    bring(project, rss(RAIN))
    bring(project, rss(replace(RAIN, title="Flood in Brill")))
    assert only_file(project).name == "2025-03-06-rain-over-brill.md"
    assert only_article(project).title == "Flood in Brill"


def test_entry_that_left_the_feed_stays(project: Path) -> None:
    bring(project, rss(RAIN))
    assert counts(bring(project, rss(SNOW))) == {"new": 1}
    assert len(files(project)) == 2


def test_edited_article_is_left_alone_and_named(project: Path) -> None:
    bring(project, rss(RAIN))
    edited = edit(only_file(project))
    report = bring(project, rss(changed(RAIN)))
    assert only_file(project).read_text() == edited
    assert counts(report) == {"edited": 1}
    assert "content/the-post/2025-03-06-rain-over-brill.md" in {notice.place for notice in report.notices}


def test_edited_article_is_told_once_for_each_change(project: Path) -> None:
    bring(project, rss(RAIN))
    edit(only_file(project))
    bring(project, rss(changed(RAIN)))
    assert counts(bring(project, rss(changed(RAIN), SNOW))) == {"new": 1, "same": 1}


def test_edited_article_of_an_entry_that_has_not_changed_is_the_same(project: Path) -> None:
    bring(project, rss(RAIN))
    edited = edit(only_file(project))
    report = bring(project, rss(RAIN), overwrite=True)
    assert (counts(report), only_file(project).read_text()) == ({"same": 1}, edited)


def test_overwriting_takes_the_feeds_text_and_keeps_the_edited_one(project: Path) -> None:
    bring(project, rss(RAIN))
    edited = edit(only_file(project))
    bring(project, rss(changed(RAIN)))
    assert counts(bring(project, rss(changed(RAIN)), overwrite=True)) == {"changed": 1}
    assert only_article(project).text.startswith("The river fell again.")
    kept = project / ".digest/replaced/the-post/2025-03-06-rain-over-brill.md"
    assert kept.read_text() == edited


def test_second_overwriting_keeps_both_edited_ones(project: Path) -> None:
    bring(project, rss(RAIN))
    for text in ("The river fell. ", "The river ran dry. "):
        only_file(project).write_text(f"Mine before {text}\n")
        bring(project, rss(changed(RAIN, text)), overwrite=True)
    assert len(list((project / ".digest/replaced").rglob("*.md"))) == 2


def test_edited_article_is_not_kept_where_a_link_leads_out_and_so_not_replaced(
    project: Path, tmp_path: Path
) -> None:
    bring(project, rss(RAIN))
    edited = edit(only_file(project))
    (tmp_path / "outside").mkdir()
    (project / ".digest/replaced").symlink_to(tmp_path / "outside")
    report = bring(project, rss(changed(RAIN)), overwrite=True)
    assert "leads out of .digest/" in str(report.feeds[0].problem)
    assert only_file(project).read_text() == edited
    assert list((tmp_path / "outside").iterdir()) == []


def test_line_ends_alone_are_no_edit(project: Path) -> None:
    bring(project, rss(RAIN))
    path = only_file(project)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert counts(bring(project, rss(changed(RAIN)))) == {"changed": 1}


def test_removed_article_stays_removed(project: Path) -> None:
    bring(project, rss(RAIN))
    only_file(project).unlink()
    assert counts(bring(project, rss(changed(RAIN)))) == {"removed": 1}
    assert files(project) == {}


def test_renamed_article_is_known_by_its_front_matter(project: Path) -> None:
    bring(project, rss(RAIN))
    path = only_file(project)
    (project / "content/mine").mkdir()
    path.rename(project / "content/mine/river.md")
    assert counts(bring(project, rss(changed(RAIN)))) == {"changed": 1}
    assert list(files(project)) == ["mine/river.md"]


def test_articles_are_known_again_without_the_state(project: Path) -> None:
    bring(project, rss(RAIN, SNOW))
    before = files(project)
    (project / ".digest/feeds.json").unlink()
    assert counts(bring(project, rss(RAIN, SNOW))) == {"same": 2}
    assert files(project) == before
    assert counts(bring(project, rss(changed(RAIN), SNOW))) == {"changed": 1, "same": 1}


def test_article_that_may_be_edited_is_left_alone_without_the_state(project: Path) -> None:
    bring(project, rss(RAIN))
    edited = edit(only_file(project))
    (project / ".digest/feeds.json").unlink()
    report = bring(project, rss(RAIN))
    assert (counts(report), only_file(project).read_text()) == ({"edited": 1}, edited)
    assert "perhaps edited here" in report.notices[0].problem


def test_same_address_in_another_feed_is_the_same_article(tmp_path: Path) -> None:
    other = "https://other.example/feed"
    project = follow(tmp_path / "project", FEED, other)
    theirs = rss(replace(changed(RAIN), guid="x"), title="Other")
    assert counts(bring(project, {FEED: rss(RAIN), other: theirs})) == {"new": 1, "same": 1}
    assert list(files(project)) == ["the-post/2025-03-06-rain-over-brill.md"]


def test_article_that_was_added_by_hand_is_not_written_again(project: Path) -> None:
    (project / "content").mkdir()
    (project / "content/mine.md").write_text(f"---\ntitle: Mine\nurl: {RAIN.link}\n---\n\nRain fell.\n")
    assert counts(bring(project, rss(RAIN))) == {"same": 1}
    assert counts(bring(project, rss(changed(RAIN)))) == {"same": 1}
    assert list(files(project)) == ["mine.md"]


def test_saved_page_of_an_entry_is_its_article(project: Path) -> None:
    (project / "content").mkdir()
    page = f"<html><head><link rel=canonical href='{RAIN.link}'><title>Rain</title></head><body><article>"
    (project / "content/rain.html").write_text(f"{page}<h1>Rain</h1><p>{TEXT}</p></article></body></html>")
    assert counts(bring(project, rss(RAIN))) == {"same": 1}


def test_entry_under_a_new_guid_is_the_article_that_has_its_address_and_headline(project: Path) -> None:
    bring(project, rss(replace(RAIN, guid="g1#0")))
    assert counts(bring(project, rss(replace(changed(RAIN), guid="g1#1")))) == {"changed": 1}
    assert len(files(project)) == 1


def test_feed_that_gives_all_entries_one_address_keeps_them_all(project: Path) -> None:
    bring(project, rss(RAIN))
    other = replace(SNOW, link=RAIN.link, date="Fri, 07 Mar 2025 08:00:00 GMT")
    assert counts(bring(project, rss(other))) == {"new": 1}
    assert len(files(project)) == 2


def test_entries_without_guid_are_known_by_their_address(project: Path) -> None:
    bring(project, rss(replace(RAIN, guid=None)))
    assert counts(bring(project, rss(replace(changed(RAIN), guid=None)))) == {"changed": 1}


def test_entries_without_guid_and_address_are_known_by_their_content(project: Path) -> None:
    bare = replace(RAIN, guid=None, link=None)
    bring(project, rss(bare))
    assert counts(bring(project, rss(bare, SNOW))) == {"same": 1, "new": 1}


def test_entry_without_a_date_has_the_day_of_its_first_fetch(project: Path) -> None:
    bring(project, rss(replace(RAIN, date=None)))
    bring(project, rss(replace(changed(RAIN), date=None)), now=NOW + timedelta(days=3))
    assert only_article(project).published == date(2025, 3, 10)


def test_publisher_and_topic_are_those_of_the_subscription(tmp_path: Path) -> None:
    project = follow(tmp_path / "project", source="Our Post", topic="Weather")
    bring(project, rss(RAIN))
    article = only_article(project)
    assert (article.source, article.topics) == ("Our Post", ("Weather",))
    assert only_file(project).parent.name == "our-post"


def test_folder_that_is_a_link_out_of_content_gets_nothing(project: Path, tmp_path: Path) -> None:
    (project / "content").mkdir()
    (tmp_path / "outside").mkdir()
    (project / "content/the-post").symlink_to(tmp_path / "outside")
    report = bring(project, rss(RAIN))
    assert "leads out of content/" in str(report.feeds[0].problem)
    assert list((tmp_path / "outside").iterdir()) == []


HOSTILE = {
    "title of another folder": Item(title="../../x"),
    "guid of another folder": Item(guid="../../../etc/passwd"),
    "guid of 1 MB": Item(guid="9" * 1_000_000),
    "guid of YAML": Item(guid="a: b # c\n- 'd' \"e\" {f: [g"),
    "guid a number": Item(guid="00123"),
    "title of 1 MB": Item(title="rain " * 200_000),
    "script as address": Item(link="javascript:alert(1)"),
    "address of 1 MB": Item(link="https://post.example/" + "a" * 1_000_000),
    "nested text": Item(text="<div>" * 5_000 + TEXT + "<ul><li>" * 500),
    "front matter in the text": Item(text="---\ntitle: x\n---\n" + TEXT),
    "signs of control": Item(title="a\u202eb\u0085c", guid="a\u0085b\u2028c"),
}


@pytest.mark.parametrize("item", HOSTILE.values(), ids=HOSTILE)
def test_hostile_entry_stays_in_content_and_is_known_again(project: Path, item: Item) -> None:
    assert counts(bring(project, rss(item))) == {"new": 1}
    assert {path.name for path in project.parent.iterdir()} == {"project"}
    (project / ".digest/feeds.json").unlink()
    assert counts(bring(project, rss(item))) == {"same": 1}
    assert digest.build(project).articles == 1


def test_address_that_passes_from_one_entry_to_another_makes_no_article_of_both(project: Path) -> None:
    bring(project, rss(RAIN))
    other = replace(changed(RAIN), guid="g2")
    moved = replace(RAIN, link="https://post.example/rain-of-thursday")
    assert counts(bring(project, rss(other, moved))) == {"new": 1, "changed": 1}
    assert len(files(project)) == 2
