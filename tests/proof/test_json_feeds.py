import json

import pytest

from digest.proof.json_feed import find_in_json_feed
from digest.proof.shown import ShownSummary, ShownText

VERSION = "https://jsonfeed.org/version/1.1"


def feed(*items: object, **changes: object) -> bytes:
    return json.dumps({"version": VERSION, "items": items} | changes, indent=0).encode()


def test_summary_of_an_item_is_that_of_its_link() -> None:
    shown = find_in_json_feed(
        feed({"id": "x", "url": "a/", "title": "R &  D", "content_text": "It  rained."})
    )
    assert shown.summaries == (ShownSummary(5, (), "It rained.", ShownText("R & D", 5, "a/")),)


@pytest.mark.parametrize(
    ("name", "text"), [("summary", "a < b"), ("content_text", "a < b"), ("content_html", "<p>a &lt; b</p>")]
)
def test_every_text_of_an_item_is_read(name: str, text: str) -> None:
    assert [one.loose for one in find_in_json_feed(feed({"id": "x", name: text})).summaries] == ["a < b"]


def test_json_that_is_no_feed_shows_nothing() -> None:
    assert find_in_json_feed(b'{"items": [{"summary": "x"}]}').summaries == ()
    assert find_in_json_feed(b"[1]").faults == ()


def test_items_that_are_none_are_passed_over() -> None:
    assert find_in_json_feed(feed(1, None, {"id": 3, "summary": ["x"], "title": {}})).summaries == ()


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"\n{", "no valid JSON"),
        (b"\xff", "not UTF-8"),
        (b"[" * 200_000, "JSON nested too deeply"),
        (feed(items={}), "a feed without a list of items"),
    ],
)
def test_json_that_cannot_be_read_is_a_fault(data: bytes, fault: str) -> None:
    assert [one.text.startswith(fault) for one in find_in_json_feed(data).faults] == [True]
