"""Pages in, site/ out: whole or not at all, and nobody else's file touched.

The new site is written beside the old one and the two folders are exchanged in
one step, so that whoever looks sees all of one or all of the other. What is
ours stands in a manifest within the site; every other file is carried over.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from digest.errors import Notice, PublishError
from digest.records import Page

MANIFEST = ".digest-manifest.json"


@dataclass(frozen=True, slots=True)
class Published:
    """How many files of the site are new, changed, the same as before, and removed."""

    new: int
    changed: int
    same: int
    removed: int


def publish_site(pages: Iterable[Page], site: Path) -> Published:
    """Make a folder hold these pages, and what others have put there, and nothing else.

    Unchanged pages keep their file with its times. A second build of the same
    site waits for the first.

    Raises:
        PublishError: A page would replace a file that is not ours, or the
            folder cannot be written; it then is as it was before.

    """
    if site.exists() and not site.is_dir():
        raise PublishError(
            Notice(str(site), None, "is a file, not a folder", "name another folder with --output")
        )
    try:
        site = site.resolve()
        with hold_folder(site.parent):
            return _publish({page.path: page.data for page in pages}, site)
    except RuntimeError as error:
        raise PublishError(Notice(str(site), None, "is a link in a circle", "remove it")) from error
    except OSError as error:
        place = str(error.filename or site)
        problem = f"cannot be written: {error.strerror}"
        raise PublishError(
            Notice(place, None, problem, "make room or mend its rights; the site is as it was")
        ) from error


def _publish(pages: Mapping[str, bytes], site: Path) -> Published:
    new, old = site.with_name(f".{site.name}.digest-new"), site.with_name(f".{site.name}.digest-old")
    _clear_up(site, new, old)
    new.mkdir(parents=True)
    if site.is_dir():
        shutil.copymode(site, new)
    owned = _read_manifest(site)
    foreign = tuple(path for path in _files(site) if path not in owned and path != MANIFEST)
    _refuse_conflicts(pages, foreign, site)
    try:
        same = sum(_write_page(path, data, site, new, owned) for path, data in pages.items())
        for path in foreign:
            _carry_over(site / path, new / path)
        _keep_rights(foreign, site, new)
        _write_manifest(pages, new)
        _swap(new, site, old)
    finally:
        with suppress(OSError):  # the next build clears up what is left
            _clear_up(site, new, old)
    kept = len(owned & pages.keys())
    return Published(len(pages) - kept, kept - same, same, len(owned) - kept)


def _clear_up(site: Path, new: Path, old: Path) -> None:
    """Leave the site alone in its place, whatever moment a build was ended at."""
    if old.is_dir() and not site.exists():
        old.rename(site)
    for leftover in (new, old):
        if leftover.exists():
            _remove(leftover)


def _remove(folder: Path) -> None:
    """Remove a folder, even where it holds folders that may not be changed."""
    for here, folders, _ in os.walk(folder):
        for inner in (Path(here, name) for name in folders):
            if not inner.is_symlink():
                inner.chmod(0o700)
    shutil.rmtree(folder)


def _read_manifest(site: Path) -> frozenset[str]:
    """The paths of our files; none where there is no manifest that can be read."""
    try:
        files = json.loads((site / MANIFEST).read_text(encoding="utf-8"))["files"]
        return frozenset(path for path in files if (site / path).is_file())
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _write_manifest(pages: Mapping[str, bytes], new: Path) -> None:
    about = "The files that digest made. All others are left alone."
    text = json.dumps({"about": about, "files": sorted(pages)}, indent=0)
    (new / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def _files(site: Path) -> Iterator[str]:
    """Every file, link and empty folder below a folder; links are not followed."""

    def unreadable(error: OSError) -> None:
        raise error

    for folder, folders, files in os.walk(site, onerror=unreadable if site.is_dir() else None):
        here = Path(folder)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(set(folders) - set(links))
        if not folders and not files and not links and here != site:
            yield here.relative_to(site).as_posix()
        for name in sorted([*files, *links]):
            yield (here / name).relative_to(site).as_posix()


def _refuse_conflicts(pages: Mapping[str, bytes], foreign: Iterable[str], site: Path) -> None:
    folders = {parent.as_posix() for path in pages for parent in PurePosixPath(path).parents}
    taken = [
        path
        for path in foreign
        if path in pages
        or (path in folders and not _is_folder(site / path))
        or any(parent.as_posix() in pages for parent in PurePosixPath(path).parents)
    ]
    if taken:
        shown = taken[:5]
        problem = "a file that digest did not make stands where a page belongs"
        more = f", and {len(taken) - len(shown)} more like it" if len(taken) > len(shown) else ""
        remedy = f"move it away, or build elsewhere with --output{more}"
        raise PublishError(Notice(str(site / path), None, problem, remedy) for path in shown)


def _write_page(path: str, data: bytes, site: Path, new: Path, owned: frozenset[str]) -> bool:
    """Put a page into the new site; whether the old site had the very same."""
    target, before = new / path, site / path
    target.parent.mkdir(parents=True, exist_ok=True)
    same = path in owned and not before.is_symlink() and before.read_bytes() == data
    if same:
        _carry_over(before, target)
    else:
        target.write_bytes(data)
    return same


def _carry_over(before: Path, target: Path) -> None:
    """Give a file a second place without a copy, where the file system can."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if before.is_symlink():
        target.symlink_to(before.readlink())
    elif before.is_dir():
        target.mkdir(exist_ok=True)
    else:
        try:
            os.link(before, target)
        except OSError:
            shutil.copy2(before, target)


def _keep_rights(foreign: Iterable[str], site: Path, new: Path) -> None:
    """Give the folders of files that are not ours the rights that they had, the inner ones first."""
    folders = {parent for path in foreign for parent in PurePosixPath(path).parents if parent.name}
    folders |= {PurePosixPath(path) for path in foreign if _is_folder(site / path)}
    for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
        shutil.copystat(site / folder, new / folder)


def _is_folder(path: Path) -> bool:
    """Whether it is a folder itself, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def _swap(new: Path, site: Path, old: Path) -> None:
    """Put the new folder in the place of the old one, which goes where the new one was."""
    if not site.exists():
        new.rename(site)
    elif not _exchange(new, site):
        site.rename(old)
        new.rename(site)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step of the kernel; False where it knows none."""
    import ctypes

    here, swap = -100, 2  # AT_FDCWD; RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS
    first, second = os.fsencode(one), os.fsencode(other)
    calls: Mapping[str, tuple[str, tuple[int | bytes, ...]]] = {
        "linux": ("renameat2", (here, first, here, second, swap)),
        "darwin": ("renamex_np", (first, second, swap)),
    }
    if sys.platform not in calls:
        return False
    name, arguments = calls[sys.platform]
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    return call is not None and bool(call(*arguments) == 0)


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Hold a folder, made where there is none, so that of two who want it one waits for the other."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
