"""What stands for the code and the settings that made something: where it differs, nothing is remembered."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from digest.keys import key_of
from digest.settings import Settings

PACKAGE: Final = Path(__file__).parent.parent

SUFFIXES: Final = (".py", ".toml", ".npz")
"""Of the files of this package that decide what becomes of an article."""


def code_key() -> bytes:
    """Return what changes with this package, with any package beside it, and with Python.

    Files are told by their sizes and times, packages by the names that their releases are installed under.
    """
    return key_of(
        sys.version,
        unicodedata.unidata_version,
        sorted(_files_of(PACKAGE)),
        sorted(set(_installed())),
    )


def content_key() -> bytes:
    """Return what changes with what this package's files hold, the same on every machine."""
    files = sorted(path for path in PACKAGE.rglob("*") if path.suffix in SUFFIXES)
    return key_of(
        *(part for path in files for part in (path.relative_to(PACKAGE).as_posix(), path.read_bytes()))
    )


def analysis_key(code: bytes, settings: Settings) -> bytes:
    """Return what changes with all that an analysis rests on, but the source file."""
    site = settings.site
    return key_of(code, site.language, site.timezone, settings.summary, settings.topics, settings.search)


def _files_of(folder: Path | str, within: str = "") -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{within}/{entry.name}"
            if entry.name.endswith(SUFFIXES):
                status = entry.stat()
                yield name, status.st_size, status.st_mtime_ns
            elif entry.is_dir():
                yield from _files_of(entry.path, name)


def _installed() -> Iterator[str]:
    for place in sys.path:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208  twice as fast: each build asks
        except OSError:
            continue
        yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))
