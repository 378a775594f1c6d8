"""What a feed's server answered, as entries that can be known again."""

import re
from dataclasses import dataclass, replace
from hashlib import blake2b
from urllib.parse import urljoin, urlsplit

from digest.collect.exchange import Answer
from digest.errors import Notice, SourceError
from digest.readers.clean import clean_url
from digest.readers.feeds import find_article, has_text, is_teaser, read_entries
from digest.readers.feeds.entries import Entry, Feed
from digest.readers.found import Found
from digest.readers.front_matter import Fact
from digest.records import Source

LONGEST_KEY = 300
"""Characters of an entry's id that are kept as they are."""

PAGE = re.compile(rb"(?i)<!doctype\s{1,9}html|<html[\s>]")


@dataclass(frozen=True, slots=True)
class Incoming:
    """An entry of a feed as it came."""

    key: str
    """What tells it from the others of its feed: GUID, else address, else a mark of its content."""
    mark: str
    """A mark of all that it says; the same where it says the same."""
    url: str | None
    """Its article's address, clean; None too where it leads to a whole site, or others have it too."""
    found: Found
    is_teaser: bool
    has_text: bool


@dataclass(frozen=True, slots=True)
class FeedContents:
    """The entries of a feed in their order, and what was odd about it."""

    title: str | None
    entries: tuple[Incoming, ...]
    notices: tuple[Notice, ...]


def read_answer(answer: Answer, place: str) -> FeedContents:
    """Read the feed that a server has sent.

    Args:
        answer: What it sent.
        place: The feed's address as the user knows it.

    Raises:
        SourceError: It is no feed, or cannot be read.

    """
    # The format shows in the bytes; the name says only that it is a feed.
    source = Source("feed.xml", answer.data, charset=answer.charset)
    try:
        feed, entries = read_entries(source, place)
    except SourceError as error:
        if PAGE.search(answer.data[:1_000]):
            problem, remedy = "a web page, not a feed", "`digest feeds add` finds the page's feed"
            raise SourceError(Notice(place, None, problem, remedy)) from error
        raise
    incoming = [_incoming(entry, feed, answer.url) for entry in entries]
    return FeedContents(feed.title, tuple(_without_shared_addresses(incoming)), feed.notices)


def entry_key(stated: str) -> str:
    """Return what an entry is known by: its id, or where that is long a mark of it.

    >>> entry_key("tag:post.example,2025:1")
    'tag:post.example,2025:1'
    >>> len(entry_key("1" * 1_000_000))
    32

    """
    return stated if len(stated) <= LONGEST_KEY else _mark(stated)


def _incoming(entry: Entry, feed: Feed, feed_url: str) -> Incoming:
    found = find_article(entry, feed)
    stated = dict(found.stated)
    if entry.url:
        stated["url"] = Fact(_on(feed_url, entry.url), entry.line)
    found = replace(found, stated=stated, base=_on(feed_url, entry.base or entry.url or ""))
    mark = _mark(repr(replace(entry, line=1)))
    url = clean_url(str(stated["url"].value)) if "url" in stated else None
    return Incoming(entry_key(entry.id), mark, url, found, is_teaser(entry), has_text(entry))


def _on(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def _without_shared_addresses(entries: list[Incoming]) -> list[Incoming]:
    """The entries, of which those lose their address that it does not tell from others."""
    times: dict[str | None, int] = {}
    for one in entries:
        times[one.url] = times.get(one.url, 0) + 1
    return [
        one if one.url and times[one.url] == 1 and _has_path(one.url) else replace(one, url=None)
        for one in entries
    ]


def _has_path(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)


def _mark(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
