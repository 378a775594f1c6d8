"""A project's folder on the disk: digest.toml, content/, templates/, site/."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from digest.errors import Notice, SettingsError, SourceError
from digest.records import Signature, Source
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
    if not os.path.isdir(project):  # noqa: PTH112  Path.is_dir raises where we may not look
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


UNREADABLE = (OSError, RuntimeError, ValueError, OverflowError)
"""What is raised for a file that cannot be read."""

LINKED_FOLDER = "a link to a folder, which is not followed"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source file that is there, and not loaded."""

    path: str
    """Relative to content/, with forward slashes, as every output can carry it."""
    place: str
    """Where it lies."""
    signature: Signature


@dataclass(frozen=True, slots=True)
class Listing:
    """What content/ has, by path."""

    files: tuple[SourceFile, ...]
    notices: tuple[Notice, ...]
    """What cannot be loaded."""
    companions: tuple[SourceFile, ...] = ()
    """The files that lie beside articles."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The source files of a project, by path, and what could not be loaded."""

    sources: tuple[Source, ...]
    notices: tuple[Notice, ...]
    companions: tuple[str, ...] = ()
    """The paths of the files that lie beside articles, in order."""


def list_contents(project: Path, suffixes: frozenset[str]) -> Listing:
    """List every source file below content/, without a look into it.

    Hidden files, and files that lie beside articles, are passed over; links
    that lead out of content/ and files without a reader are named.

    Raises:
        SettingsError: There is no content/ at all.

    """
    root = project / CONTENT
    if not os.path.isdir(root):  # noqa: PTH112  likewise
        remedy = "make the folder and put an article into it, such as content/first.md"
        raise SettingsError(Notice(f"{CONTENT}/", None, "no such folder", remedy))
    files: list[SourceFile] = []
    notices: list[Notice] = []
    companions: list[SourceFile] = []
    for entry in _walk(root, notices):
        suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122  a Path for each of 100,000 takes a second
        known = suffix in suffixes or suffix in COMPANIONS
        listed = _list_file(entry, root) if known else _unknown(entry.path, root, suffixes)
        if isinstance(listed, Notice):
            notices.append(listed)
        else:
            (companions if suffix in COMPANIONS else files).append(listed)
    return Listing(tuple(sorted(files, key=_path)), tuple(notices), tuple(sorted(companions, key=_path)))


def _path(file: SourceFile) -> str:
    return file.path


def load_contents(project: Path, suffixes: frozenset[str], zone: tzinfo = UTC) -> Contents:
    """Load every source file below content/; see `list_contents`.

    Raises:
        SettingsError: There is no content/ at all.

    """
    listing = list_contents(project, suffixes)
    loaded = [load_source(project, file, zone) for file in listing.files]
    return Contents(
        tuple(one for one in loaded if isinstance(one, Source)),
        (*listing.notices, *(one for one in loaded if isinstance(one, Notice))),
        tuple(companion.path for companion in listing.companions),
    )


def load_source(project: Path, file: SourceFile, zone: tzinfo) -> Source | Notice:
    """Load a source file; if it cannot be read, the reason."""
    root = project / CONTENT
    try:
        return _read_file(Path(file.place), root, zone)
    except UNREADABLE as error:
        return _unloadable(file.place, root, error)


def load_companion(project: Path, path: str) -> bytes:
    """Return the bytes of a file that lies beside articles; `path` is one of `Contents.companions`.

    Raises:
        OSError: It cannot be read.
        ValueError: It is too large, no ordinary file, or leads out of content/.

    """
    root = project / CONTENT
    return _read_file(root / path, root, UTC, LARGEST_COMPANION).data


def _walk(root: Path, notices: list[Notice]) -> Iterator["os.DirEntry[str]"]:
    """Yield every file below a folder; hidden ones and links to folders are not followed."""
    folders = [str(root)]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            notices.append(_unloadable(folder, root, error))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if not _is_folder(entry):
                yield entry
            elif entry.is_symlink():
                notices.append(_unloadable(entry.path, root, ValueError(LINKED_FOLDER)))
            else:
                folders.append(entry.path)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """Whether it is a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


def _list_file(entry: "os.DirEntry[str]", root: Path) -> SourceFile | Notice:
    try:
        status = entry.stat()
    except UNREADABLE as error:
        return _unloadable(entry.path, root, error)
    signature = Signature(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    return SourceFile(_relative(entry.path, root), entry.path, signature)


def _unknown(path: str, root: Path, suffixes: frozenset[str]) -> Notice:
    remedy = f"save its text as .txt or .md; known: {' '.join(sorted(suffixes))}"
    return Notice(_shown(path, root), None, "no reader for this kind of file", remedy)


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


def _unloadable(path: Path | str, root: Path, error: Exception) -> Notice:
    problem = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    return Notice(_shown(path, root), None, problem, "mend it, or move it out of content/")


def _relative(path: Path | str, root: Path) -> str:
    """A path below content/ that every output can carry, whatever bytes the file's name has."""
    below = os.path.relpath(path, root) if os.sep == "\\" else str(path).removeprefix(f"{root}/")
    named = below.replace(os.sep, "/")
    return (
        named
        if named.isascii()
        else named.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    )


def _shown(path: Path | str, root: Path) -> str:
    return f"{CONTENT}/{_relative(path, root)}"
