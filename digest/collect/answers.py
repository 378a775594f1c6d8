"""What an address has answered, as articles: by its media type, then by its content."""

import re
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from digest.collect.exchange import Answer
from digest.errors import Notice, SourceError
from digest.readers import read_source
from digest.readers.addresses import drop_tracking
from digest.readers.encoding import BYTE_ORDER_MARKS
from digest.readers.found import Reading, ReadingDefaults, finish_article
from digest.records import Source

ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json"
    ",text/plain;q=0.8,*/*;q=0.5"
)

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rdf",
    "application/feed+json": ".json",
    "application/json": ".json",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/x-mimearchive": ".mhtml",
}
"""How to read what has a media type, by the suffix that its file would have."""

NOT_TELLING = frozenset({".html", ".xml", ".txt", ""})
"""Kinds that servers give to many things; the content has the last word then."""

OPENING_BYTES = 1_000
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
JSON_FEED = re.compile(rb"\s*\{(?:(?!\}).){0,900}jsonfeed\.org/version/1", re.DOTALL)
OTHERS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
)
"""How files begin that hold no article that can be read."""
KINDS = {
    "application/pdf": "a PDF document",
    "application/msword": "an office document",
    "image": "a picture",
    "video": "a video",
    "audio": "a sound recording",
}

LONGEST_NAME = 80


def read_answer(answer: Answer, defaults: ReadingDefaults) -> tuple[Reading, str]:
    """Return the articles of an answer, and the suffix of the file that it would be.

    An article's address is the canonical one that it states, else where it was found.

    Raises:
        SourceError: It holds no article.

    """
    suffix = answer_suffix(answer)
    source = Source(f"{_name(answer.url)}{suffix}", answer.data, charset=answer.charset)
    defaults = replace(defaults, url=drop_tracking(answer.url))
    if suffix == ".html":
        return _read_page(source, answer.url, defaults), suffix
    try:
        reading = read_source(source, defaults, root="")
    except SourceError as error:
        raise SourceError(_at(answer.url, error.notices)) from error
    return Reading(reading.articles, _at(answer.url, reading.notices)), suffix


def _read_page(source: Source, address: str, defaults: ReadingDefaults) -> Reading:
    from digest.readers.page import read_page

    if not source.data.strip():
        raise SourceError(Notice(address, None, "the answer is empty", "look at it in a browser"))
    (found,) = read_page(source, address, saved_from=address)
    return finish_article(found, source, address, 0, defaults)


def _at(address: str, notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """Notices with the address as their place, as the person who gave it knows it."""
    return tuple(replace(notice, place=address) for notice in notices)


def _name(address: str) -> str:
    """The last part of an address, which may have to serve as a headline, without a date."""
    last = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
    words = re.sub(r"^[\d_-]+|\.[A-Za-z]{2,5}$", "", last)
    return re.sub(r"[^\w-]+", "-", words)[:LONGEST_NAME].strip("-") or "page"


def answer_suffix(answer: Answer) -> str:
    """Return how to read an answer, by the suffix that its file would have.

    Raises:
        SourceError: It is of a kind that cannot be read, such as a PDF document.

    """
    opening = _opening(answer.data)
    kind = next((named for start, named in OTHERS if opening.startswith(start)), None)
    suffix = SUFFIXES.get(answer.media_type, "")
    if kind is None and (suffix not in NOT_TELLING):
        return suffix
    found = None if kind else _suffix_of(opening) or suffix
    if found:
        return found
    kind = kind or KINDS.get(answer.media_type) or KINDS.get(answer.media_type.partition("/")[0])
    if kind is None and answer.media_type in {"", "application/octet-stream"} and b"\0" not in opening:
        return ".txt"
    told = kind or f"of a kind that cannot be read ({answer.media_type or 'no text'})"
    remedy = "copy the article's text, and give it to `digest add -`"
    raise SourceError(Notice(answer.url, None, f"no page: it is {told}", remedy))


def _opening(data: bytes) -> bytes:
    for mark, _ in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            data = data[len(mark) : len(mark) + 3 * OPENING_BYTES].replace(b"\0", b"")
    return data[: 3 * OPENING_BYTES].lstrip()[:OPENING_BYTES]


def _suffix_of(opening: bytes) -> str | None:
    """How a text is to be read that begins so; None where that does not tell."""
    feed, page = FEED.search(opening), PAGE.search(opening)
    if opening.startswith(b"<") and feed and not (page and page.start() < feed.start()):
        return ".xml"
    if opening.startswith(b"<") and page:
        return ".html"
    return ".json" if JSON_FEED.match(opening) else None
