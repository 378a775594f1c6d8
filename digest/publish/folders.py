"""Folders as publishing needs them: held, exchanged, removed, walked through."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


def swap(new: Path, site: Path, old: Path) -> bool:
    """Put the new folder in the place of the old one.

    Returns:
        Whether the two were exchanged in one step, so that the old one is now where the new one was.

    """
    if not site.exists():
        new.rename(site)
        return False
    if exchange(new, site):
        return True
    site.rename(old)
    new.rename(site)
    return False


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step of the kernel; False where it knows none."""
    import ctypes

    here, swapped = -100, 2  # AT_FDCWD; RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS
    first, second = os.fsencode(one), os.fsencode(other)
    calls: Mapping[str, tuple[str, tuple[int | bytes, ...]]] = {
        "linux": ("renameat2", (here, first, here, second, swapped)),
        "darwin": ("renamex_np", (first, second, swapped)),
    }
    if sys.platform not in calls:
        return False
    name, arguments = calls[sys.platform]
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    return call is not None and bool(call(*arguments) == 0)


def remove(folder: Path) -> None:
    """Remove a folder, even where it holds folders that may not be changed; of a link, the link alone."""
    if not is_folder(folder):
        folder.unlink()
        return
    try:
        _remove_quickly(str(folder))
    except OSError:
        folder.chmod(0o700)
        for here, folders, _ in os.walk(folder):
            for inner in (Path(here, name) for name in folders):
                if not inner.is_symlink():
                    inner.chmod(0o700)
        shutil.rmtree(folder)


def _remove_quickly(folder: str) -> None:
    """Remove a folder that is ours: in half the time that rmtree takes, which guards against others."""
    waiting, emptied = [folder], []
    while waiting:
        here = waiting.pop()
        emptied.append(here)
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    os.unlink(entry.path)  # noqa: PTH108  of 10,000 files, each a Path too many
    for one in reversed(emptied):
        os.rmdir(one)  # noqa: PTH106  likewise


def files_below(folder: Path) -> Iterator[str]:
    """Yield the path of every file, link and empty folder below a folder; links are not followed."""
    top = str(folder)
    waiting = [""]
    while waiting:
        here = waiting.pop()
        with os.scandir(f"{top}/{here}" if here else top) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        if not entries and here:
            yield here
        for entry in entries:
            path = f"{here}/{entry.name}" if here else entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                yield path


def is_folder(path: Path) -> bool:
    """Whether it is a folder itself, and no link to one."""
    return path.is_dir() and not path.is_symlink()


@contextmanager
def hold_folder(folder: Path, wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold a folder, made where there is none, so that of two who want it one waits for the other.

    Args:
        folder: What to hold.
        wait: Called once if somebody else holds it.

    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                wait()
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
