"""The feeds that a project follows: those of digest.toml, and those of feeds.opml, which commands change."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from digest.addresses import address_key
from digest.collect.feed import Subscription
from digest.collect.opml import read_opml, write_opml
from digest.collect.outline_edits import insert_feeds, remove_feed
from digest.collect.outlines import LARGEST_FILE, read_outlines
from digest.errors import Notice, SubscriptionError
from digest.settings import FILE_NAME, Settings

__all__ = [
    "FEEDS_FILE",
    "Imported",
    "Subscription",
    "add_subscription",
    "export_opml",
    "import_opml",
    "load_subscriptions",
    "remove_subscription",
]

FEEDS_FILE = "feeds.opml"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a list of feeds."""

    new: tuple[Subscription, ...]
    """As they stand in feeds.opml now."""
    known: tuple[Subscription, ...]
    """Those that the project followed already."""
    notices: tuple[Notice, ...]
    """What is wrong with single feeds of the list, and with feeds.opml."""


def load_subscriptions(
    project: Path, settings: Settings
) -> tuple[tuple[Subscription, ...], tuple[Notice, ...]]:
    """Return the feeds of a project, each once: those of digest.toml, then those of feeds.opml.

    A feeds.opml that cannot be read is told, and costs digest.toml nothing.
    """
    stated = tuple(_of_settings(settings))
    try:
        listed, notices = _read_file(project)
    except SubscriptionError as error:
        return _each_once(stated), error.notices
    return _each_once((*stated, *listed)), notices


def add_subscription(project: Path, settings: Settings, subscription: Subscription) -> Subscription | None:
    """Put a feed into feeds.opml, which is made where there is none.

    Returns:
        The feed as it stands there now; None where the project follows it already.

    Raises:
        SubscriptionError: feeds.opml cannot be read or written.

    """
    return next(iter(_add_all(project, settings, [subscription])), None)


def remove_subscription(project: Path, settings: Settings, url: str) -> Subscription:
    """Take the feed at a web address, in any spelling of it, out of feeds.opml, and return it.

    Raises:
        SubscriptionError: The project does not follow it, or digest.toml says that it does, which no
            command changes; or feeds.opml cannot be read or written.

    """
    listed, _ = _read_file(project)
    found = _find(url, (*_of_settings(settings), *listed))
    if found is None:
        raise SubscriptionError(Notice(url, None, "no feed of this project", "digest feeds list names them"))
    if found not in listed:
        problem = f"{found.place} names this feed, and no command changes that file"
        raise SubscriptionError(Notice(url, None, problem, "take its [[feeds]] out there"))
    file = read_outlines(_read_bytes(project), FEEDS_FILE)
    _write_file(project, remove_feed(file, url))
    return found


def import_opml(project: Path, settings: Settings, data: bytes, place: str) -> Imported:
    """Put the feeds of another list into feeds.opml.

    Args:
        project: The folder that has feeds.opml, or will have it.
        settings: Those of the project.
        data: The bytes of the OPML file.
        place: What the file is called.

    Raises:
        SubscriptionError: The list, or feeds.opml, cannot be read, or feeds.opml not written.

    """
    feeds, notices = read_opml(data, place)
    followed, own = load_subscriptions(project, settings)
    keys = {address_key(feed.url) for feed in followed}
    new = _add_all(project, settings, feeds)
    known = tuple(feed for feed in feeds if address_key(feed.url) in keys)
    return Imported(new, known, (*notices, *own))


def export_opml(project: Path, settings: Settings) -> tuple[bytes, tuple[Notice, ...]]:
    """Return all feeds of a project as OPML, and what is wrong with single ones of feeds.opml.

    Raises:
        SubscriptionError: feeds.opml cannot be read.

    """
    listed, notices = _read_file(project)
    feeds = _each_once((*_of_settings(settings), *listed))
    return write_opml(feeds, f"Feeds of {settings.site.title}"), notices


def _of_settings(settings: Settings) -> Iterable[Subscription]:
    for feed in settings.feeds:
        place = FILE_NAME if feed.line is None else f"{FILE_NAME}:{feed.line}"
        yield Subscription(feed.url, place, feed.source, feed.topic, feed.full_text)


def _each_once(feeds: Iterable[Subscription]) -> tuple[Subscription, ...]:
    found: dict[str, Subscription] = {}
    for feed in feeds:
        found.setdefault(address_key(feed.url), feed)
    return tuple(found.values())


def _find(url: str, feeds: Iterable[Subscription]) -> Subscription | None:
    return next((feed for feed in feeds if address_key(feed.url) == address_key(url)), None)


def _add_all(project: Path, settings: Settings, feeds: Iterable[Subscription]) -> tuple[Subscription, ...]:
    """Put those that the project does not follow yet into feeds.opml, in one go."""
    listed, _ = _read_file(project)
    known = {address_key(feed.url) for feed in (*_of_settings(settings), *listed)}
    new = [feed for feed in _each_once(feeds) if address_key(feed.url) not in known]
    if new:
        data = _read_bytes(project) or write_opml((), f"Feeds of {settings.site.title}")
        _write_file(project, insert_feeds(read_outlines(data, FEEDS_FILE), new, FEEDS_FILE))
    keys = {address_key(feed.url) for feed in new}
    return tuple(feed for feed in _read_file(project)[0] if address_key(feed.url) in keys)


def _read_file(project: Path) -> tuple[tuple[Subscription, ...], tuple[Notice, ...]]:
    data = _read_bytes(project)
    return read_opml(data, FEEDS_FILE) if data else ((), ())


def _read_bytes(project: Path) -> bytes:
    """The bytes of feeds.opml; none where it is missing or blank."""
    try:
        with (project / FEEDS_FILE).open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
        raise SubscriptionError(Notice(FEEDS_FILE, None, problem, "mend its rights")) from error
    return data if data.strip() else b""


def _write_file(project: Path, data: bytes) -> None:
    """Exchange feeds.opml for a new one that can be read: whatever happens, it is whole."""
    read_outlines(data, FEEDS_FILE)
    path = Path(os.path.realpath(project / FEEDS_FILE))
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with new.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            new.chmod(path.stat().st_mode)
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        problem = f"cannot be written: {error.strerror}"
        raise SubscriptionError(Notice(FEEDS_FILE, None, problem, "make room, or mend its rights")) from error
