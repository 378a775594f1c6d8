"""Feeds: RSS, Atom, RDF and JSON Feed, each entry an article."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from digest.body import cut_at_space
from digest.days import instant
from digest.errors import Notice, SourceError
from digest.readers.feeds.decode import decode_feed, unpack
from digest.readers.feeds.entries import Entry, Feed, refuse_many
from digest.readers.feeds.json_feed import parse_json_feed
from digest.readers.feeds.xml_feed import parse_xml_feed
from digest.readers.found import Found
from digest.readers.front_matter import Fact
from digest.readers.markup import visible_text
from digest.readers.page.fragment import clear_fragment
from digest.records import Source

REMEDY = "feeds are RSS, Atom, RDF or JSON Feed; move other files out of content/"

SHORTEST_ARTICLE = 500
"""Characters of a text that is the entry's only one, and still an article and no teaser."""

LONGEST_TITLE = 80
"""Characters of the text that serve as the title of an entry without one, as short messages are."""

CUT_OFF = re.compile(r"(?:…|\.{3}|\[(?:…|\.{3})\])\s*$")


def read_feed(source: Source, place: str) -> tuple[Found, ...]:
    """Read every entry of a feed that has a text; of two with one id, the one that changed last.

    Raises:
        SourceError: The file is no feed, is too large or too hostile to be read, or has no entry with a text.

    """
    feed, entries = read_entries(source, place)
    with_text = [entry for entry in entries if has_text(entry)]
    if not with_text:
        raise SourceError(Notice(place, None, "the feed has no entry with a text", "take it out of content/"))
    notices = (*feed.notices, *_feed_notices(place, entries, with_text))
    return tuple(
        find_article(entry, feed, () if number else notices) for number, entry in enumerate(with_text)
    )


def read_entries(source: Source, place: str) -> tuple[Feed, list[Entry]]:
    """Return a feed and its entries, with a text or without; of two with one id, the one that changed last.

    Raises:
        SourceError: It is no feed, or too large or too hostile to be read.

    """
    feed = parse_feed(source.data, place, source.charset)
    return feed, _without_doubles(feed.entries)


def has_text(entry: Entry) -> bool:
    """Whether there is anything to read in an entry beside its title."""
    return bool(visible_text(entry.html[:2_000]) or visible_text(entry.html))


def parse_feed(data: bytes, place: str, charset: str | None = None) -> Feed:
    """Return the feed in the bytes of a file, unchecked; `charset` is what its server stated.

    Raises:
        SourceError: It is no feed, or too large or too hostile to be read.

    """
    text = decode_feed(unpack(data, place), charset)
    feed = parse_json_feed(text) if text.lstrip()[:1] in {"{", "["} else parse_xml_feed(text, place)
    if isinstance(feed, str):
        raise SourceError(Notice(place, None, feed, REMEDY))
    refuse_many(len(feed.entries), place)
    return feed


def _without_doubles(entries: Iterable[Entry]) -> list[Entry]:
    newest: dict[str, Entry] = {}
    for entry in entries:
        before = newest.get(entry.id)
        if before is None or _last_change(entry) > _last_change(before):
            newest[entry.id] = entry
    return list(newest.values())


def _last_change(entry: Entry) -> datetime:
    return instant(entry.updated or entry.published)


def _feed_notices(place: str, entries: list[Entry], with_text: list[Entry]) -> Iterator[Notice]:
    if bare := len(entries) - len(with_text):
        told = f"{bare} of {len(entries)} entries have no text; left out"
        yield Notice(place, None, told, "save their pages as text", "warning")
    if teasers := sum(is_teaser(entry) for entry in with_text):
        told = f"{teasers} of {len(entries)} entries are teasers, with no full text"
        yield Notice(place, None, told, "save their pages as text", "warning")


def is_teaser(entry: Entry) -> bool:
    """Whether the text of an entry is short or cut off, so that the article stands elsewhere."""
    if entry.has_content:
        return False
    text = visible_text(entry.html)
    return len(text) < SHORTEST_ARTICLE or bool(CUT_OFF.search(text[-20:]))


def find_article(entry: Entry, feed: Feed, notices: tuple[Notice, ...] = ()) -> Found:
    """Return the article in an entry of a feed, with what is to be said of it."""
    facts = {
        "title": entry.title or cut_at_space(visible_text(entry.html), LONGEST_TITLE),
        "authors": entry.authors,
        "published": entry.published,
        "updated": entry.updated if entry.updated != entry.published else None,
        "source": entry.source or feed.title,
        "url": entry.url,
        "language": entry.language,
        "tags": entry.tags,
        "excerpt": entry.excerpt,
        "picture": entry.picture and entry.picture.place,
        "caption": entry.picture and entry.picture.caption,
        "credit": entry.picture and entry.picture.credit,
        "alt": entry.picture and entry.picture.alt,
    }
    stated = {key: Fact(value, entry.line) for key, value in facts.items() if value}
    html = clear_fragment(entry.html, entry.title or None)
    return Found(html, stated, {}, entry.line, notices, id=entry.id, base=entry.base)
