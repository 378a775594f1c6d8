import os
import time
from pathlib import Path

import pytest

from digest.publish.known_folders import entries_by_folder, pack_marks, read_marks, state_of
from digest.records import SETTLED

YESTERDAY = time.time_ns() - 24 * 3600 * 10**9


class Folder:
    """What the system says of a folder."""

    st_ino = 2**64 - 1
    st_mtime_ns = st_ctime_ns = YESTERDAY


def state() -> bytes | None:
    return state_of(Folder())  # type: ignore[arg-type]  # all that is asked of it


def test_folder_with_a_mark_has_so_many_entries_and_no_other_number() -> None:
    known = read_marks(b"")
    known.learn(state(), 3)
    again = read_marks(pack_marks(known))
    assert [again.has(state(), entries) for entries in (2, 3, 4)] == [False, True, False]


def test_what_was_not_asked_for_is_forgotten() -> None:
    known = read_marks(b"")
    known.learn(state(), 3)
    assert pack_marks(read_marks(pack_marks(known))) == b""


def test_half_a_mark_is_none() -> None:
    known = read_marks(b"")
    known.learn(state(), 3)
    assert not read_marks(pack_marks(known)[:-1]).has(state(), 3)


def test_folder_that_was_changed_just_now_has_no_state(tmp_path: Path) -> None:
    assert state_of(tmp_path.lstat()) is None


def test_folder_of_which_only_the_rights_were_changed_just_now_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.publish.known_folders.SETTLED", -SETTLED)
    before = state_of(tmp_path.lstat())
    os.utime(tmp_path, (1, 1))
    monkeypatch.undo()
    assert before is not None
    assert state_of(tmp_path.lstat()) is None


def test_every_folder_on_the_way_counts_as_an_entry_outer_ones_first() -> None:
    counts = entries_by_folder(["a/b/one", "a/b/two", "top", "a/three"])
    assert list(counts.items()) == [("", 2), ("a", 2), ("a/b", 2)]
