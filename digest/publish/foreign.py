"""What others have put into the site's folder: found, told where it stands in the way, and carried over."""

import errno
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from digest.errors import Notice, PublishError
from digest.publish.folders import files_below, is_folder
from digest.publish.known_folders import KnownFolders, entries_by_folder, state_of
from digest.publish.making import Workshop
from digest.records import MadeFile


def find_foreign(site: Path, owned: Collection[str], known: KnownFolders | None) -> list[str]:
    """Return the path of every file, link and empty folder of a site that is not ours, in order.

    Args:
        site: The folder; there may be none.
        owned: The paths that are ours, of which some may be gone, or have become something else.
        known: Spares the listing of folders that have nothing but what is ours; None lists all.

    """
    if known is not None:
        return sorted(_odd_entries(str(site), owned, known))
    return sorted(path for path in files_below(site) if path not in owned) if site.is_dir() else []


def _odd_entries(site: str, owned: Collection[str], known: KnownFolders) -> Iterator[str]:
    folders = entries_by_folder(owned)
    for folder, state in _folders_there(site, folders):
        if known.has(state, folders[folder]):
            continue
        with os.scandir(f"{site}/{folder}") as found:
            entries = list(found)
        foreign = [*_foreign_of(entries, folder, site, owned, folders)]
        if not foreign:
            known.learn(state, len(entries))
        yield from foreign


def _foreign_of(
    entries: Iterable["os.DirEntry[str]"],
    folder: str,
    site: str,
    owned: Collection[str],
    folders: Collection[str],
) -> Iterator[str]:
    if folder and not entries:
        yield folder
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if not entry.is_dir(follow_symlinks=False):
            if path not in owned:
                yield path
        elif path not in folders:
            yield from _below(path, site, owned)


def _below(folder: str, site: str, owned: Collection[str]) -> Iterator[str]:
    """What lies in a folder that has nothing of ours, or the folder itself where it is empty."""
    below = [f"{folder}/{path}" for path in files_below(Path(site, folder))]
    yield from below or ([] if folder in owned else [folder])


def _folders_there(site: str, folders: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """Yield the folders that are there, and are no links, with their states; outer ones come first.

    What a manifest says may be anybody's, so a name that leads elsewhere counts as not there.
    """
    gone: set[str] = set()
    for folder in folders:
        outer, _, name = folder.rpartition("/")
        if outer in gone or (folder and not _is_name(name)) or folder.startswith("/"):
            gone.add(folder)
            continue
        status = _look_at(f"{site}/{folder}")
        if status is None or not stat.S_ISDIR(status.st_mode):
            gone.add(folder)
        else:
            yield folder, state_of(status)


def _look_at(place: str) -> os.stat_result | None:
    """What the system says of a place; None where nothing can be, and no other failure is taken for that."""
    try:
        return os.lstat(place)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last for what no name may have in it
        return None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None
        raise


def _is_name(name: str) -> bool:
    return name not in {"", ".", ".."}


def refuse_conflicts(paths: Iterable[str], foreign: Collection[str], site: Path) -> None:
    """See that no page would take the place of a file that is not ours.

    Raises:
        PublishError: One would.

    """
    if not foreign:
        return
    pages = frozenset(paths)
    folders = entries_by_folder(pages)
    taken = [path for path in foreign if _is_in_the_way(path, pages, folders, site)]
    if taken:
        shown = taken[:5]
        problem = "a file that digest did not make stands where a page belongs"
        more = f", and {len(taken) - len(shown)} more like it" if len(taken) > len(shown) else ""
        remedy = f"move it away, or build elsewhere with --output{more}"
        raise PublishError(Notice(str(site / path), None, problem, remedy) for path in shown)


def _is_in_the_way(path: str, pages: Collection[str], folders: Mapping[str, int], site: Path) -> bool:
    return (
        path in pages
        or (path in folders and not is_folder(site / path))
        or any(parent.as_posix() in pages for parent in PurePosixPath(path).parents)
    )


def carry_over_foreign(foreign: Iterable[str], ours: Collection[MadeFile], workshop: Workshop) -> list[str]:
    """Give files, links and empty folders of others their places in the new site; return the folders.

    A page that somebody has moved is theirs from then on, while the spare has it in its old place. So it is
    copied, and a change to the one is none to the other.
    """
    folders = []
    inodes = frozenset(file.inode for file in ours) if foreign else frozenset()
    for path in foreign:
        if is_folder(Path(workshop.site, path)):
            workshop.make_folder(path)
            folders.append(path)
        else:
            workshop.carry_over(path, copied=os.lstat(f"{workshop.site}/{path}").st_ino in inodes)
    return folders


def keep_rights(foreign: Iterable[str], folders: Iterable[str], workshop: Workshop) -> None:
    """Give the folders of files that are not ours the rights that they had, the inner ones first."""
    kept = {parent for path in foreign for parent in PurePosixPath(path).parents if parent.name}
    kept |= {PurePosixPath(path) for path in folders}
    for folder in sorted(kept, key=lambda one: (len(one.parts), one), reverse=True):
        shutil.copystat(Path(workshop.site, folder), Path(workshop.new, folder))
