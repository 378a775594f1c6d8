"""New entries of the feeds that a project follows, into content/."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pretend_web import FEED, NOW, Item, Web, bring, changed, counts, files, follow, only_file, rss

from digest.collect.exchange import Answer, Failure, Request
from digest.collect.fetch import fetch
from digest.collect.report import FeedReport
from digest.errors import DigestError
from digest.publish import hold_folder

OTHER = "https://other.example/feed"
RAIN = Item()
SNOW = Item("g2", "Snow in Brill", "Snow fell on the hills. " * 30, "https://other.example/snow")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return follow(tmp_path / "project")


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return follow(tmp_path / "project", FEED, OTHER)


def ask(project: Path, places: dict[str, bytes | Answer | Failure], hours: int = 0) -> list[Request]:
    web = Web(places)
    fetch(project, getter=web, now=NOW + timedelta(hours=hours))
    return web.asked


def test_reports_are_in_the_order_of_the_subscriptions(two: Path) -> None:
    report = bring(two, {FEED: rss(RAIN), OTHER: rss(SNOW, title="Other")})
    assert [(feed.url, feed.name, feed.new) for feed in report.feeds] == [
        (FEED, "The Post", 1),
        (OTHER, "Other", 1),
    ]


def test_validators_are_sent_again(project: Path) -> None:
    ask(project, {FEED: Answer(FEED, rss(RAIN), etag='"a"', last_modified="Mon")})
    (request,) = ask(project, {FEED: Answer(FEED, b"", unchanged=True)})
    assert (request.etag, request.last_modified) == ('"a"', "Mon")


def test_validators_are_said_to_come_from_where_they_came(project: Path) -> None:
    led = "https://post.example/feed.xml"
    ask(project, {FEED: Answer(led, rss(RAIN), etag='"a"')})
    assert ask(project, {FEED: rss(RAIN)})[0].validators_from == led


def test_unchanged_feed_has_as_many_entries_as_before(project: Path) -> None:
    bring(project, rss(RAIN, SNOW))
    assert counts(bring(project, {FEED: Answer(FEED, b"", unchanged=True)})) == {"same": 2}


def test_validators_outlive_an_answer_that_has_none(project: Path) -> None:
    ask(project, {FEED: Answer(FEED, rss(RAIN), etag='"a"')})
    ask(project, {FEED: Answer(FEED, b"", unchanged=True)})
    assert ask(project, {FEED: rss(RAIN)})[0].etag == '"a"'


def test_overwriting_asks_for_the_whole_feed(project: Path) -> None:
    ask(project, {FEED: Answer(FEED, rss(RAIN), etag='"a"')})
    web = Web({FEED: rss(RAIN)})
    fetch(project, getter=web, now=NOW, overwrite=True)
    assert web.asked[0].etag is None


def test_validators_are_not_kept_of_a_feed_that_could_not_be_written(project: Path) -> None:
    (project / "content").write_text("a file, no folder")
    report = bring(project, {FEED: Answer(FEED, rss(RAIN), etag='"a"')})
    assert "cannot be written" in str(report.feeds[0].problem)
    (project / "content").unlink()
    (request,) = ask(project, {FEED: rss(RAIN)})
    assert (request.etag, len(files(project))) == (None, 1)


def test_dead_feed_costs_the_others_nothing(two: Path) -> None:
    report = bring(two, {OTHER: rss(SNOW)})
    assert (report.failures, report.fetched, counts(report)) == (1, 1, {"new": 1})
    assert report.feeds[0].problem == "the server has nothing at this address (404) (check it)"


BROKEN = {
    "nothing": b"",
    "no feed": b"<rain/>",
    "binary": bytes(range(256)) * 100,
    "gzip": b"\x1f\x8b\x08rain",
    "JSON": b'{"a": 1}',
    "deep JSON": b'{"items":' + b"[" * 100_000,
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_answer_that_is_no_feed_is_a_failure_of_that_feed(two: Path, data: bytes) -> None:
    report = bring(two, {FEED: data, OTHER: rss(SNOW)})
    assert (report.feeds[0].is_failure, report.feeds[1].new) == (True, 1)


def test_web_page_is_told_from_a_feed(project: Path) -> None:
    report = bring(project, b"<!doctype html><html><body><p>Rain</p></body></html>")
    assert report.feeds[0].problem == "a web page, not a feed (`digest feeds add` finds the page's feed)"


def test_fault_of_ours_costs_the_other_feeds_nothing(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("digest.collect.settle._count", fail)
    report = bring(two, {FEED: rss(RAIN), OTHER: b""})
    assert "ZeroDivisionError" in str(report.feeds[0].problem)


def test_json_feed_is_told_by_its_content(project: Path) -> None:
    item = {"id": "1", "title": "Rain", "content_text": RAIN.text}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "items": [item]}
    assert counts(bring(project, json.dumps(feed).encode())) == {"new": 1}


def test_feed_that_has_moved_for_good_is_asked_there_and_told_once(project: Path) -> None:
    new = "https://new.example/feed"
    report = bring(project, {FEED: Answer(new, rss(RAIN), moved_to=new)})
    assert report.feeds[0].moved_to == new
    assert ask(project, {new: rss(RAIN)})[0].url == new
    assert bring(project, {new: rss(RAIN)}).feeds[0].moved_to is None


def test_feed_that_is_not_where_it_moved_to_is_asked_at_its_old_address_again(project: Path) -> None:
    bring(project, {FEED: Answer(FEED, rss(RAIN), moved_to="https://new.example/feed")})
    bring(project, {})
    assert ask(project, {FEED: rss(RAIN)})[0].url == FEED


def test_feed_whose_new_address_the_editor_wrote_down_is_the_same_feed(project: Path) -> None:
    new = "https://new.example/feed"
    bring(project, {FEED: Answer(new, rss(RAIN), moved_to=new)})
    follow(project, new)
    assert counts(bring(project, {new: rss(changed(RAIN))})) == {"changed": 1}


def gone(url: str = FEED) -> Failure:
    return Failure(url, "gone for good (410)", "take it out", gone=True, status=410)


def test_feed_that_is_gone_for_good_is_passed_over_from_then_on(project: Path) -> None:
    assert bring(project, {FEED: gone()}).failures == 1
    assert ask(project, {FEED: rss(RAIN)}) == []
    report = bring(project, {FEED: rss(RAIN)})
    assert (report.feeds[0].asked, report.failures) == (False, 0)


def test_retired_feed_is_asked_when_named_and_comes_back(project: Path) -> None:
    bring(project, {FEED: gone()})
    assert counts(bring(project, {FEED: rss(RAIN)}, only=(FEED,))) == {"new": 1}
    assert len(ask(project, {FEED: rss(RAIN)})) == 1


def test_feed_that_asks_to_be_left_alone_is(project: Path) -> None:
    later = Failure(FEED, "asked too often", "wait", not_before=NOW + timedelta(hours=2))
    bring(project, {FEED: later})
    assert ask(project, {FEED: rss(RAIN)}, hours=1) == []
    assert len(ask(project, {FEED: rss(RAIN)}, hours=2)) == 1


def test_only_the_named_feed_is_asked(two: Path) -> None:
    report = bring(two, {FEED: rss(RAIN), OTHER: rss(SNOW)}, only=(OTHER,))
    assert [feed.url for feed in report.feeds] == [OTHER]


def test_named_feed_that_is_not_followed_is_refused(project: Path) -> None:
    with pytest.raises(DigestError, match="no feed of this project"):
        bring(project, rss(RAIN), only=(OTHER,))


def test_project_without_feeds_is_told_how_to_follow_one(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="digest feeds add URL"):
        bring(tmp_path, rss(RAIN))


def test_progress_is_told_of_each_feed(two: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, feed: FeedReport) -> None:
        told.append((done, total, feed.url))

    fetch(two, getter=Web({FEED: rss(RAIN)}), now=NOW, progress=progress)
    assert told == [(1, 2, FEED), (2, 2, OTHER)]


def test_teasers_are_told_once_a_feed(project: Path) -> None:
    report = bring(
        project, rss(Item(text="Rain fell. …"), Item("g2", text="Snow fell.", link="https://a.example/b"))
    )
    told = [notice.problem for notice in report.notices]
    assert told == ["2 of 2 entries are teasers, with no full text"]


def test_entry_without_a_text_is_left_out_and_told(project: Path) -> None:
    report = bring(project, rss(RAIN, Item("g2", text=None, link="https://a.example/b")))
    assert counts(report) == {"new": 1, "failed": 1}
    assert "1 of 2 entries have no text; left out" in {notice.problem for notice in report.notices}


def test_damaged_state_is_told_and_costs_no_article(project: Path) -> None:
    bring(project, rss(RAIN))
    (project / ".digest/feeds.json").write_text("{")
    report = bring(project, rss(RAIN))
    assert (counts(report), report.notices[0].place) == ({"same": 1}, ".digest/feeds.json")


class Impatient(Web):
    """A web whose second feed never answers, until the user has had enough."""

    async def get(self, request: Request) -> Answer | Failure:
        if request.url == OTHER:
            await asyncio.sleep(0.2)
            raise KeyboardInterrupt
        return await super().get(request)


def test_what_came_before_the_user_stopped_it_is_kept(two: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        fetch(two, getter=Impatient({FEED: rss(RAIN)}), now=NOW)
    assert len(files(two)) == 1
    assert json.loads((two / ".digest/feeds.json").read_text())["feeds"][FEED]["entries"]["g1"]


def test_slow_feed_does_not_keep_the_others_from_being_asked(two: Path) -> None:
    order: list[str] = []

    class Slow(Web):
        async def get(self, request: Request) -> Answer | Failure:
            if request.url == FEED:
                await asyncio.sleep(0.05)
            order.append(request.url)
            return await super().get(request)

    fetch(two, getter=Slow({FEED: rss(RAIN), OTHER: rss(SNOW)}), now=NOW)
    assert order == [OTHER, FEED]


def test_same_answers_make_the_same_files(tmp_path: Path) -> None:
    places = {FEED: rss(RAIN, SNOW), OTHER: rss(SNOW, replace(RAIN, guid="z"))}
    made = []
    for name in ("one", "two"):
        project = follow(tmp_path / name, FEED, OTHER)
        bring(project, places)
        made.append((files(project), (project / ".digest/feeds.json").read_text()))
    assert made[0] == made[1]


def test_entries_stand_on_the_address_that_the_feed_was_found_at(project: Path) -> None:
    bring(project, rss(replace(RAIN, link="/rain")))
    assert "\nurl: https://post.example/rain\n" in only_file(project).read_text()


def test_second_fetch_of_a_project_waits_for_the_first(project: Path) -> None:
    with ThreadPoolExecutor() as threads, hold_folder(project / ".digest"):
        second = threads.submit(bring, project, rss(RAIN))
        with pytest.raises(TimeoutError):
            second.result(timeout=0.2)
        assert files(project) == {}
    assert counts(second.result()) == {"new": 1}


def test_folder_of_the_state_that_is_a_link_elsewhere_is_told_before_anything_is_asked(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / ".digest").symlink_to(tmp_path / "elsewhere")
    web = Web({FEED: rss(RAIN)})
    with pytest.raises(DigestError, match=r"\.digest: cannot be written: is a link"):
        fetch(project, getter=web, now=NOW)
    assert web.asked == []
    assert list((tmp_path / "elsewhere").iterdir()) == []
