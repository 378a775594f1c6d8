"""What is remembered between two fetches, in `.digest/feeds.json` of a project.

It may be removed at any time: articles are then known again by their front matter, and feeds are asked for
the whole of what they have.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from digest.collect.files import write_whole
from digest.days import Moment
from digest.errors import Notice, PublishError
from digest.state_folder import FOLDER, make_state_folder

FILE = f"{FOLDER}/feeds.json"
VERSION = 1

LARGEST_STATE = 200_000_000
"""Bytes."""

MOST_GONE = 2_000
"""Entries of one feed that are remembered after they have left it, the latest to leave."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry that has come in before."""

    file: str
    """Its article's file, relative to content/; perhaps the editor has removed it since."""
    written: str | None = None
    """The mark of the bytes that we wrote; None where the article came in otherwise, or that is forgotten."""
    seen: str | None = None
    """The mark of the entry as it last came, whether or not it was written."""
    published: str | None = None
    """The date that its article had at first, in ISO form; None too where it has none that is its own."""
    owned: bool = True
    """Whether the article is this feed's to change; not if it came by another feed or by hand."""
    pending: bool = False
    """Whether it came without its full text."""


@dataclass(frozen=True, slots=True)
class KnownFeed:
    """A feed that has been asked before."""

    title: str | None = None
    """What it calls itself."""
    etag: str | None = None
    last_modified: str | None = None
    found_at: str | None = None
    """The address that these two came from."""
    moved_to: str | None = None
    """Where it has moved for good."""
    gone: bool = False
    """Whether it is retired: its server says that it is gone for good."""
    not_before: datetime | None = None
    """When it wants to be asked again at the earliest; aware."""
    answer: str | None = None
    """The mark of the bytes that it sent last."""
    size: int = 0
    """How many entries it had then."""
    teasers: bool = False
    """Whether some of them came without their full text."""
    entries: Mapping[str, KnownEntry] = field(default_factory=dict)
    """By what tells each from the others of the feed; those that the feed has had last come last."""


def make_folder(project: Path) -> Path:
    """Make the project's `.digest/`, and return it.

    Raises:
        PublishError: It cannot be made, or a link leads elsewhere.

    """
    try:
        return make_state_folder(project)
    except OSError as error:
        problem = f"cannot be written: {error.strerror}"
        remedy = "see that it is a folder of the project's own that you may write to"
        raise PublishError(Notice(FOLDER, None, problem, remedy)) from error


def load_state(project: Path) -> tuple[dict[str, KnownFeed], tuple[Notice, ...]]:
    """Return the feeds of a project by their addresses, as they were last remembered.

    What cannot be understood is put aside, with a notice.
    """
    path = project / FILE
    try:
        if path.stat().st_size > LARGEST_STATE:
            raise ValueError("too large")  # noqa: TRY301  told in the same way as all else
        document = json.loads(path.read_bytes())
        if document["version"] != VERSION:
            raise ValueError("of another version")  # noqa: TRY301
        return {str(url): _feed(values) for url, values in document["feeds"].items()}, ()
    except FileNotFoundError:
        return {}, ()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        return {}, (_put_aside(path, error),)


def save_state(project: Path, feeds: Mapping[str, KnownFeed]) -> None:
    """Write the state of a project's feeds, whole or not at all.

    Raises:
        PublishError: It cannot be written.

    """
    make_folder(project)
    document = {"version": VERSION, "feeds": {url: _values(feed) for url, feed in feeds.items()}}
    write_whole(project / FILE, json.dumps(document, indent=0).encode())


def moment_of(text: str) -> Moment:
    """Return a moment out of its ISO form.

    Raises:
        ValueError: It is none, or a time of day without a zone.

    """
    if "T" not in text:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment


def _values(feed: KnownFeed) -> Json:
    values: Json = {one.name: getattr(feed, one.name) for one in fields(KnownFeed)}
    values |= {"not_before": feed.not_before.isoformat() if feed.not_before else None}
    return values | {"entries": {key: asdict(entry) for key, entry in feed.entries.items()}}


def _feed(values: Json) -> KnownFeed:
    moment = _text(values, "not_before")
    not_before = moment_of(moment) if moment else None
    if not isinstance(not_before, datetime | None):
        raise TypeError("no time of day")
    return KnownFeed(
        _text(values, "title"),
        _text(values, "etag"),
        _text(values, "last_modified"),
        _text(values, "found_at"),
        _text(values, "moved_to"),
        _flag(values, "gone"),
        not_before,
        _text(values, "answer"),
        int(values["size"]),
        _flag(values, "teasers"),
        {key: _entry(entry) for key, entry in values["entries"].items()},
    )


def _entry(values: Json) -> KnownEntry:
    file = values["file"]
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts or "\\" in file or "\0" in file or not path.name:
        raise ValueError("a file outside content/")
    if unknown := values.keys() - {one.name for one in fields(KnownEntry)}:
        raise ValueError(f"unknown: {sorted(unknown)}")
    if published := _text(values, "published"):
        moment_of(published)
    return KnownEntry(
        file,
        _text(values, "written"),
        _text(values, "seen"),
        _text(values, "published"),
        owned=_flag(values, "owned"),
        pending=_flag(values, "pending"),
    )


def _text(values: Json, name: str) -> str | None:
    value = values[name]
    if not isinstance(value, str | None):
        raise TypeError(f"{name} is no text")
    return value


def _flag(values: Json, name: str) -> bool:
    value = values[name]
    if not isinstance(value, bool):
        raise TypeError(f"{name} is neither true nor false")
    return value


def _put_aside(path: Path, error: Exception) -> Notice:
    problem = "what was remembered of the feeds cannot be read"
    if isinstance(error, OSError):
        problem = f"{problem}: {error.strerror}"
    aside = path.with_name(f"{path.name}.damaged")
    try:
        path.replace(aside)
    except OSError:
        remedy = "remove it"
    else:
        remedy = f"put aside as {FOLDER}/{aside.name}; articles are known again by their front matter"
    return Notice(FILE, None, problem, remedy, "warning")
