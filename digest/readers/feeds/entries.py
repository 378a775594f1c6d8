"""What a feed says, in one shape for XML and JSON."""

import html as html_entities
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import blake2b
from urllib.parse import urljoin, urlsplit

from digest.body import plain_text
from digest.errors import Notice, SourceError
from digest.readers.addresses import drop_tracking
from digest.readers.dates import UnknownZoneError, parse_date
from digest.readers.markdown import plain_paragraphs
from digest.readers.markup import TAG, visible_text
from digest.records import Picture

SYNDICATION_NOTE = re.compile(
    r"<p>\s*(?:The post|Der Beitrag|L’article|La entrada|L'articolo|O post|Het bericht)\s[^<]{0,9}"
    r"<a\b[^<>]*>[^<>]{0,500}</a>[^<]{0,60}<a\b[^<>]*>[^<>]{0,200}</a>[^<]{0,30}</p>\s*$"
)
"""What WordPress puts below each entry of a feed, about where it was first printed."""

MOST_ENTRIES = 10_000
"""Entries of a feed; each takes about half a millisecond."""

YEARS = range(1000, 9000)
"""The years of dates that mean something; some programs write the year 1 for none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, its texts as they came."""

    id: str
    """GUID, else address, else a mark of its content; it tells the entry from the others of the feed."""
    title: str
    """Plain; empty where it has none."""
    html: str
    """Its fullest text; not safe."""
    has_content: bool
    """Whether that is its content, not only its summary."""
    excerpt: str | None
    authors: tuple[str, ...]
    published: date | datetime | None
    updated: date | datetime | None
    url: str | None
    base: str | None
    """What the relative links in `html` stand on; None for `url`."""
    tags: tuple[str, ...]
    language: str | None
    source: str | None
    """The feed that it was taken from, where this one gathers others."""
    line: int = 1
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, its entries in their order, and what was odd about it."""

    title: str | None
    entries: tuple[Entry, ...]
    notices: tuple[Notice, ...] = ()


def refuse_many(count: int, place: str) -> None:
    """Refuse a feed of more than `MOST_ENTRIES`.

    Raises:
        SourceError: It has more.

    """
    if count > MOST_ENTRIES:
        problem = f"a feed of {count:,} entries; the limit is {MOST_ENTRIES:,}"
        raise SourceError(Notice(place, None, problem, "part it into several files"))


def paragraphs_html(text: str) -> str:
    """Return a text without markup as HTML."""
    return plain_paragraphs(text.replace("\r\n", "\n"))


def mend_html(html: str) -> str:
    """Return an entry's HTML without the note on syndication; a text without any tag gets its paragraphs."""
    if not TAG.search(html):
        return paragraphs_html(html_entities.unescape(html))
    return html[:-3_000] + SYNDICATION_NOTE.sub("", html[-3_000:])


def choose_excerpt(summary: str, body: str) -> str | None:
    """Return the summary of an entry, plain, where it is more than the beginning of its body."""
    text = visible_text(summary)
    core = text.rstrip(" .…[]")
    return None if not core or visible_text(body).startswith(core) else text


def absolute_url(url: str | None, base: str | None) -> str | None:
    """Return an address on the one that it stands on, without what only tracks the reader.

    >>> absolute_url("/rain?id=3&utm_source=rss", "https://example.org/feed")
    'https://example.org/rain?id=3'

    """
    try:
        joined = urljoin(base or "", url.strip()) if url else ""
        urlsplit(joined)  # it is stricter than urljoin without a base
    except ValueError:
        return None
    return drop_tracking(joined) or None


def entry_id(stated: str | None, url: str | None, *content: str) -> str:
    """Return what tells an entry from the others: its stated id, else its address, else its content."""
    if known := plain_text(stated or "") or url:
        return known
    return blake2b("\n".join(content).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def read_date(text: str | None, parsed: datetime | None = None) -> date | datetime | None:
    """Return the date that a feed states, in the zone that it names; None where it means nothing.

    Args:
        text: As it is written.
        parsed: The same moment as another parser understood it, which has the last word.

    """
    try:
        found = parse_date(text, UTC) if text else None
    except UnknownZoneError as error:
        found = error.day
    except ValueError:
        found = None
    if parsed and not _agree(found, parsed):
        found = parsed
    return found if found and found.year in YEARS else None


def _agree(found: date | datetime | None, parsed: datetime) -> bool:
    if isinstance(found, datetime):
        return found.astimezone(UTC).replace(microsecond=0) == parsed
    return found == parsed.date() and parsed.time() == datetime.min.time()
