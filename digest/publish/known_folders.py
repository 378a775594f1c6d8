"""Folders that need not be listed again: they are as they were when they had what they should."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from struct import Struct
from typing import Final

from digest.records import SETTLED

STATE: Final = Struct("<Qqq")
"""The number of a folder, when its entries were changed, and when anything of it was."""

ENTRIES: Final = Struct("<q")

MARK_BYTES: Final = STATE.size + ENTRIES.size


def state_of(folder: os.stat_result) -> bytes | None:
    """Return what changes with the entries of a folder, its rights and its place.

    None where it was changed only just now: one more change may show the same time.
    """
    changed = max(folder.st_mtime_ns, folder.st_ctime_ns)
    if changed > time.time_ns() - SETTLED:
        return None
    return STATE.pack(folder.st_ino & 0xFFFF_FFFF_FFFF_FFFF, folder.st_mtime_ns, folder.st_ctime_ns)


@dataclass(slots=True)
class KnownFolders:
    """How many entries folders had, each in a state that it can only have had then."""

    before: frozenset[bytes]
    """What was known; a mark is a state and a number of entries."""
    now: list[bytes] = field(default_factory=list)
    """What is, and was needed."""

    def has(self, state: bytes | None, entries: int) -> bool:
        """Whether a folder in this state has so many entries, as far as is known."""
        if state is None:
            return False
        mark = state + ENTRIES.pack(entries)
        if mark not in self.before:
            return False
        self.now.append(mark)
        return True

    def learn(self, state: bytes | None, entries: int) -> None:
        """Take in that a folder which was in this state before it was listed has so many entries."""
        if state is not None:
            self.now.append(state + ENTRIES.pack(entries))


def read_marks(packed: bytes) -> KnownFolders:
    """Return what was packed; nothing where that is damaged."""
    ends = range(0, len(packed) - MARK_BYTES + 1, MARK_BYTES)
    return KnownFolders(frozenset(packed[at : at + MARK_BYTES] for at in ends))


def pack_marks(known: KnownFolders) -> bytes:
    """Return what is known now as bytes."""
    return b"".join(known.now)


def entries_by_folder(paths: Iterable[str]) -> dict[str, int]:
    """Return how many entries each folder has on the way to some paths, outer ones before those in them."""
    counts = {"": 0}
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in counts:
            _enter(folder, counts)
        counts[folder] += 1
    return counts


def _enter(folder: str, counts: dict[str, int]) -> None:
    missing = [folder]
    while (outer := missing[-1].rpartition("/")[0]) not in counts:
        missing.append(outer)
    for one in reversed(missing):
        counts[one.rpartition("/")[0]] += 1
        counts[one] = 0
