"""The folder that this user alone writes: what lies there was put there by digest."""

import os
import stat
import sys
from pathlib import Path


def user_folder() -> Path | None:
    """Return the folder, made where there is none; None where it cannot be had for this user alone."""
    try:
        folder = _caches() / "digest"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except (OSError, RuntimeError):  # RuntimeError: nobody knows the user's home
        return None
    shared = hasattr(os, "getuid") and (
        status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )
    return None if shared or not stat.S_ISDIR(status.st_mode) else folder


def _caches() -> Path:
    """Where programs keep what can be made again, as each system has it."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    stated = Path(os.environ.get("XDG_CACHE_HOME") or "")
    return stated if stated.is_absolute() else Path.home() / ".cache"
