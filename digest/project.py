"""A project's folder on the disk: digest.toml, content/, templates/, site/."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from digest.errors import Notice, SettingsError, SourceError
from digest.records import Source
from digest.settings import FILE_NAME, Settings, parse_settings

CONTENT = "content"

LARGEST_SOURCE = 10_000_000
"""Bytes of a source file."""

LARGEST_COMPANION = 50_000_000
"""Bytes of a picture."""

COMPANIONS = frozenset(".avif .gif .jpeg .jpg .png .svg .webp .pdf .css".split())
"""Suffixes of files that lie beside articles and are none."""


def load_settings(project: Path) -> Settings:
    """Return the settings of a project, the defaults where it has no digest.toml.

    Raises:
        SettingsError: There is no such folder, or digest.toml is wrong.

    """
    if not project.is_dir():
        raise SettingsError(
            Notice(str(project), None, "no such folder", "name the folder that has content/ in it")
        )
    path = project / FILE_NAME
    try:
        return parse_settings(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise SettingsError(Notice(FILE_NAME, None, f"cannot be read: {reason}", "mend the file")) from error


@dataclass(frozen=True, slots=True)
class Contents:
    """The source files of a project, by path, and what could not be loaded."""

    sources: tuple[Source, ...]
    notices: tuple[Notice, ...]
    companions: tuple[str, ...] = ()
    """The paths of the files that lie beside articles, in order."""


def load_contents(project: Path, suffixes: frozenset[str], zone: tzinfo = UTC) -> Contents:
    """Load every source file below content/.

    Hidden files, and files that lie beside articles, are passed over; links
    that lead out of content/ and files without a reader are named.

    Raises:
        SettingsError: There is no content/ at all.

    """
    root = project / CONTENT
    if not root.is_dir():
        remedy = "make the folder and put an article into it, such as content/first.md"
        raise SettingsError(Notice(f"{CONTENT}/", None, "no such folder", remedy))
    sources: list[Source] = []
    notices: list[Notice] = []
    companions: list[str] = []
    for path in _walk(root, notices):
        if path.suffix.lower() in COMPANIONS:
            companions.append(_relative(path, root))
            continue
        loaded = _load(path, root, suffixes, zone)
        if isinstance(loaded, Source):
            sources.append(loaded)
        else:
            notices.append(loaded)
    in_order = tuple(sorted(sources, key=lambda source: source.path))
    return Contents(in_order, tuple(notices), tuple(sorted(companions)))


def load_companion(project: Path, path: str) -> bytes:
    """Return the bytes of a file that lies beside articles; `path` is one of `Contents.companions`.

    Raises:
        OSError: It cannot be read.
        ValueError: It is too large, no ordinary file, or leads out of content/.

    """
    root = project / CONTENT
    return _read_file(root / path, root, UTC, LARGEST_COMPANION).data


def _walk(root: Path, notices: list[Notice]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        notices.append(_unloadable(Path(error.filename or root), root, error.strerror or "unreadable"))

    for folder, folders, files in os.walk(root, onerror=unreadable):
        links = (Path(folder, name) for name in sorted(folders) if Path(folder, name).is_symlink())
        notices += (_unloadable(link, root, "a link to a folder, which is not followed") for link in links)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))


def _load(path: Path, root: Path, suffixes: frozenset[str], zone: tzinfo) -> Source | Notice:
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        remedy = f"save its text as .txt or .md; known: {' '.join(sorted(suffixes))}"
        return Notice(_shown(path, root), None, "no reader for this kind of file", remedy)
    try:
        return _read_file(path, root, zone)
    except (OSError, RuntimeError, ValueError, OverflowError) as error:
        return _unloadable(path, root, getattr(error, "strerror", None) or str(error))


def _read_file(path: Path, root: Path, zone: tzinfo, largest: int = LARGEST_SOURCE) -> Source:
    if not path.resolve().is_relative_to(root.resolve()):
        raise ValueError("a link that leads out of content/")
    if not path.is_file():
        raise ValueError("no ordinary file")
    status = path.stat()
    if status.st_size > largest:
        raise ValueError(f"{status.st_size:,} bytes; the limit is {largest:,}")
    modified = datetime.fromtimestamp(status.st_mtime, zone).date()
    return Source(_relative(path, root), path.read_bytes(), modified)


def read_source_file(path: Path) -> bytes:
    """Return the bytes of one file.

    Raises:
        SourceError: There is no such file, or it cannot be read.

    """
    try:
        return path.read_bytes()
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
        raise SourceError(Notice(str(path), None, problem, "name a file of text")) from error


def _unloadable(path: Path, root: Path, problem: str) -> Notice:
    return Notice(
        _shown(path, root), None, f"cannot be read: {problem}", "mend it, or move it out of content/"
    )


def _relative(path: Path, root: Path) -> str:
    """A path below content/ that every output can carry, whatever bytes the file's name has."""
    return (
        path.relative_to(root)
        .as_posix()
        .encode("utf-8", "surrogateescape")
        .decode("utf-8", "backslashreplace")
    )


def _shown(path: Path, root: Path) -> str:
    return f"{CONTENT}/{_relative(path, root)}"
