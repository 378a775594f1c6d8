"""The site before this one, kept as a spare: the next build makes the new site of it.

Files that are the same in both are there once, with two names. Nothing in a spare is believed: each file must
be the very one that was made, and a folder that may hold anything else is listed, and cleared of that. It is
in the project's `.digest/`, and may be deleted at any time.
"""

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from digest.publish.folders import is_folder, remove
from digest.publish.known_folders import KnownFolders, entries_by_folder, state_of
from digest.publish.making import Workshop
from digest.records import MadePlan

MOST: Final = 3
"""Spares of a project: of its site, and of its previews with drafts and without."""

MODEL: Final = ".digest-folder"
"""A folder that is made to see what rights a new one has."""


@dataclass(slots=True)
class Spare:
    """Where spares are kept, and what is known of the folders of the site and its spare."""

    folder: Path
    known: bytes = b""
    """See `pack_marks`; publishing changes it."""

    def place(self, site: Path) -> Path:
        """Where the spare of a site is kept."""
        return self.folder / blake2b(os.fsencode(site), digest_size=8).hexdigest()


def take_spare(spare: Spare, site: Path, new: Path) -> bool:
    """Move the spare of a site to where its next one is made; False where there is none that will do."""
    place = spare.place(site)
    try:
        if not is_folder(place):
            return False
        place.rename(new)
    except OSError:  # on another disk, say
        return False
    return True


def give_back(spare: Spare, site: Path, new: Path) -> None:
    """Leave a spare that will not do where it was; if that cannot be, remove it.

    Raises:
        OSError: It cannot be removed either.

    """
    try:
        new.rename(spare.place(site))
    except OSError:
        remove(new)


def keep_spare(spare: Spare, site: Path, before: Path) -> bool:
    """Keep the site before this one, in the place of any other spare of it; False where that cannot be."""
    place = spare.place(site)
    try:
        spare.folder.mkdir(exist_ok=True)
        if os.path.lexists(place):
            remove(place)
        before.rename(place)
        _remove_oldest(spare.folder, place)
    except OSError:
        return False
    return True


def drop_spare(spare: Spare, site: Path) -> bool:
    """Remove the spare of a site that is no longer like it, if there is one; False, as none is kept."""
    place = spare.place(site)
    with suppress(OSError):
        if os.path.lexists(place):
            remove(place)
    return False


def _remove_oldest(folder: Path, latest: Path) -> None:
    others = [path for path in folder.iterdir() if path != latest]
    others.sort(key=lambda path: (path.lstat().st_ctime_ns, path.name), reverse=True)
    for path in others[MOST - 1 :]:
        remove(path)


def is_worth_keeping(workshop: Workshop, files: int) -> bool:
    """Whether the new site shares most files with the one before, which then takes hardly any room."""
    return 2 * workshop.shared >= files > 0


def look_through(new: Path, ledger: Mapping[str, MadePlan]) -> dict[str, bytes | None] | None:
    """Look at the folders of a spare that files of a ledger belong in, and give them the rights of new ones.

    Returns:
        Their states; None for all where the spare is not this user's.

    Raises:
        OSError: It cannot be looked at.

    """
    model = _model(f"{new}/{MODEL}")
    states: dict[str, bytes | None] = {"": None}
    for folder in entries_by_folder(file.path for plan in ledger.values() for file in plan.files):
        if not folder or folder.rpartition("/")[0] not in states:
            continue
        place = f"{new}/{folder}"
        try:
            status = os.lstat(place)
        except FileNotFoundError:
            continue
        if not stat.S_ISDIR(status.st_mode):
            continue
        if (status.st_uid, status.st_gid) != (model.st_uid, model.st_gid):
            return None
        states[folder] = state_of(status)
        if status.st_mode != model.st_mode:
            os.chmod(place, stat.S_IMODE(model.st_mode))  # noqa: PTH101  of 10,000 folders, each a Path too many
            states[folder] = None
    return states


def _model(place: str) -> os.stat_result:
    if os.path.lexists(place):
        remove(Path(place))
    os.mkdir(place)  # noqa: PTH102  likewise
    status = os.lstat(place)
    os.rmdir(place)  # noqa: PTH106  likewise
    return status


def clear_of_others(
    workshop: Workshop, paths: Sequence[str], folders: Iterable[str], known: KnownFolders
) -> None:
    """Remove all from a new site that was made of a spare but some files, and some folders that are empty."""
    entries = entries_by_folder(paths)
    for folder in folders:
        entries.setdefault(folder, 0)
    odd: dict[str, set[str]] = {
        folder: set()
        for folder, count in entries.items()
        if not known.has(workshop.folders.get(folder), count)
    }
    for path in (*paths, *entries):
        folder, _, name = path.rpartition("/")
        if folder in odd:
            odd[folder].add(name)
    for folder, names in odd.items():
        found = os.listdir(f"{workshop.new}/{folder}")  # noqa: PTH208  likewise
        others = [name for name in found if name not in names]
        for name in others:
            remove(Path(workshop.new, folder, name))
        if not others:
            known.learn(workshop.folders.get(folder), len(found))
