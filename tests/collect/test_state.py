"""What is remembered between two fetches."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.collect.state import FILE, KnownEntry, KnownFeed, load_state, save_state

FEED = KnownFeed(
    title="The Post",
    etag='"a1"',
    last_modified="Mon, 03 Mar 2025 10:00:00 GMT",
    found_at="https://post.example/feed.xml",
    moved_to="https://new.example/feed",
    gone=True,
    not_before=datetime(2025, 3, 6, 9, tzinfo=UTC),
    answer="cc",
    size=1,
    teasers=True,
    entries={"g1": KnownEntry("post/rain.md", "aa", "bb", "2025-03-06", owned=False, pending=True)},
)


def test_state_is_read_as_it_was_saved(tmp_path: Path) -> None:
    save_state(tmp_path, {"https://post.example/feed": FEED})
    assert load_state(tmp_path) == ({"https://post.example/feed": FEED}, ())


def test_folder_of_the_state_is_kept_out_of_version_control(tmp_path: Path) -> None:
    save_state(tmp_path, {})
    assert (tmp_path / ".digest/.gitignore").read_text() == "*\n"


def test_project_without_a_state_has_an_empty_one(tmp_path: Path) -> None:
    assert load_state(tmp_path) == ({}, ())


def saved(**changes: object) -> str:
    entry = {"file": "a.md", "written": None, "seen": None, "published": None} | {
        "owned": True,
        "pending": False,
    }
    feed = {"etag": None, "last_modified": None, "moved_to": None, "not_before": None, "gone": False} | {
        "title": None,
        "found_at": None,
        "answer": None,
        "size": 0,
        "teasers": False,
    }
    return json.dumps({"version": 1, "feeds": {"u": feed | {"entries": {"g": entry | changes}}}})


DAMAGED = {
    "no JSON": "{",
    "no bytes": "",
    "a list": "[]",
    "deep": "[" * 100_000,
    "newer": '{"version": 2, "feeds": {}}',
    "feeds no mapping": '{"version": 1, "feeds": []}',
    "feed no mapping": '{"version": 1, "feeds": {"u": 1}}',
    "file outside": saved(file="../../etc/passwd"),
    "file absolute": saved(file="/etc/passwd"),
    "file of another system": saved(file="..\\x.md"),
    "file a number": saved(file=1),
    "mark a list": saved(written=[]),
    "no date": saved(published="yesterday"),
    "time without a zone": saved(published="2025-03-06T09:00:00"),
    "flag a text": saved(owned="yes"),
    "unknown key": saved(colour="red"),
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_damaged_state_is_put_aside_and_told(tmp_path: Path, text: str) -> None:
    (tmp_path / ".digest").mkdir()
    (tmp_path / FILE).write_text(text)
    feeds, (notice,) = load_state(tmp_path)
    assert (feeds, notice.severity) == ({}, "warning")
    assert [path.name for path in (tmp_path / ".digest").iterdir()] == ["feeds.json.damaged"]


def test_sound_state_of_the_damaged_ones_is_read(tmp_path: Path) -> None:
    (tmp_path / ".digest").mkdir()
    (tmp_path / FILE).write_text(saved())
    assert load_state(tmp_path) == ({"u": KnownFeed(entries={"g": KnownEntry("a.md")})}, ())
