"""All entries of a feed into content/."""

from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

from pretend_web import FEED, Item, files, rss

from digest.collect.exchange import Answer
from digest.collect.full_text import NO_PAGES
from digest.collect.incoming import read_answer
from digest.collect.intake import Intake
from digest.collect.origins import Origins
from digest.collect.settle import settle_feed
from digest.collect.state import MOST_GONE, KnownEntry, KnownFeed
from digest.collect.subscriptions import Subscription
from digest.readers.found import ReadingDefaults

CONTENTS = read_answer(Answer(FEED, rss(Item(), Item("g2", link=None))), FEED)


def intake(project: Path) -> Intake:
    origins = Origins()
    defaults = ReadingDefaults("en", UTC)
    return Intake(project, Subscription(FEED, "feeds.opml"), defaults, date(2025, 3, 10), lambda: origins)


def test_stopping_leaves_the_rest_to_the_next_fetch(tmp_path: Path) -> None:
    answers = iter([False, True])
    stopping = replace(intake(tmp_path), stopped=lambda: next(answers))
    settled = settle_feed(CONTENTS, NO_PAGES, KnownFeed(), stopping)
    assert settled.report.problem == "stopped; the next fetch brings the rest"
    assert (list(settled.known.entries), len(files(tmp_path))) == (["g1"], 1)


def test_entries_that_left_the_feed_are_remembered_within_limits(tmp_path: Path) -> None:
    old = {f"old{number}": KnownEntry("old.md") for number in range(MOST_GONE + 5)}
    known = settle_feed(CONTENTS, NO_PAGES, KnownFeed(entries=old), intake(tmp_path)).known
    assert next(iter(known.entries)) == "old5"
    assert list(known.entries)[-2:] == ["g1", "g2"]
    assert known.size == 2
