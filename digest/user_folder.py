"""Folders that this user alone can write to: what lies there was put there by digest, for this user."""

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH
_OTHERS_READ: Final = stat.S_IRGRP | stat.S_IROTH
_READ: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def user_cache_folder(environ: Mapping[str, str], platform: str) -> Path | None:
    """Return where the user's system keeps what programs can make again; None where it says nothing of it.

    Source: the XDG Base Directory Specification, by which a relative path counts as none.

    >>> user_cache_folder({"HOME": "/home/ann"}, "linux").as_posix()
    '/home/ann/.cache'

    """
    if platform == "win32":
        named, usual = environ.get("LOCALAPPDATA", ""), ""
    elif platform == "darwin":
        named, usual = environ.get("HOME", ""), "Library/Caches"
    elif Path(environ.get("XDG_CACHE_HOME", "")).is_absolute():
        named, usual = environ["XDG_CACHE_HOME"], ""
    else:
        named, usual = environ.get("HOME", ""), ".cache"
    return Path(named, usual) if Path(named).is_absolute() else None


def own_folder(cache_folder: Path | None, name: str) -> Path | None:
    """Make our folder of a name in the user's cache folder; None where it is not this user's alone."""
    if cache_folder is None:
        return None
    folder = cache_folder / "digest" / name
    try:
        for one in (cache_folder, folder.parent, folder):
            one.mkdir(mode=0o700, exist_ok=True)
        found = [one.lstat() for one in (folder.parent, folder)]
    except OSError:
        return None
    return folder if all(stat.S_ISDIR(one.st_mode) and _is_of_this_user(one) for one in found) else None


def read_own(path: Path, *, is_secret: bool = False) -> bytes | None:
    """Return the bytes of a file; None where there is none, or it is not this user's alone.

    Args:
        path: The file.
        is_secret: Whether it is not this user's alone if others can read it.

    """
    try:
        with os.fdopen(os.open(path, _READ), "rb") as file:
            found = os.fstat(file.fileno())
            is_known = is_secret and sys.platform != "win32" and found.st_mode & _OTHERS_READ
            is_ours = stat.S_ISREG(found.st_mode) and _is_of_this_user(found) and not is_known
            return file.read() if is_ours else None
    except OSError:
        return None


def _is_of_this_user(found: os.stat_result) -> bool:
    """Say whether this user owns a file, and nobody else can write to it."""
    # Windows tells neither; there the folder of each user is closed to the others.
    if sys.platform == "win32":
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE
