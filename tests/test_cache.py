import os
from pathlib import Path

import pytest

from digest.cache import Cache


def fail() -> bytes:
    raise AssertionError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Cache(tmp_path / "cache").recall("rain", lambda: b"fell")
    return tmp_path / "cache"


def test_value_is_made_once(folder: Path) -> None:
    assert Cache(folder).recall("rain", fail) == b"fell"


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 40])
def test_damaged_value_is_made_again(folder: Path, damage: bytes) -> None:
    (folder / "rain").write_bytes(damage)
    assert (Cache(folder).recall("rain", lambda: b"new"), Cache(folder).recall("rain", fail)) == (
        b"new",
        b"new",
    )


def test_folder_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Cache(tmp_path / "file/cache").recall("rain", lambda: b"fell") == b"fell"


def test_what_nobody_asks_for_is_forgotten(folder: Path) -> None:
    cache = Cache(folder)
    cache.recall("snow", lambda: b"fell too")
    cache.tidy(most=1)
    assert [path.name for path in folder.iterdir()] == ["snow"]


def test_failure_to_make_a_value_keeps_nothing(folder: Path) -> None:
    with pytest.raises(AssertionError):
        Cache(folder).recall("snow", fail)
    assert [path.name for path in folder.iterdir()] == ["rain"]


def test_file_of_others_is_not_forgotten(folder: Path) -> None:
    (folder / "letter.txt").write_bytes(b"Somebody else's, in a folder that a link leads to.")
    (folder / "link").symlink_to(folder / "rain")
    Cache(folder).tidy(most=0)
    assert sorted(path.name for path in folder.iterdir()) == ["letter.txt", "link"]


def test_what_a_build_left_when_it_was_ended_is_forgotten(folder: Path) -> None:
    (folder / "snow.4711.new").write_bytes(b"half")
    Cache(folder).tidy(most=0)
    assert list(folder.iterdir()) == []


def test_value_is_never_written_through_a_link(tmp_path: Path, folder: Path) -> None:
    (folder / f"snow.{os.getpid()}.new").symlink_to(tmp_path / "elsewhere")
    assert Cache(folder).recall("snow", lambda: b"fell") == b"fell"
    assert not (tmp_path / "elsewhere").exists()
