"""Feeds put into an OPML file, and taken out of it; whatever else it holds stays as it is, byte for byte."""

import re
from collections.abc import Iterable, Iterator

from digest.addresses import address_key, web_address
from digest.collect.feed import Subscription
from digest.collect.opml import folder_lines, outline_tag
from digest.collect.outlines import Element, Outline, OutlineFile
from digest.errors import Notice, SubscriptionError

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>'
TAG_NAME = re.compile(rb"<([^\s/>]+)")
END_OF_LINE = re.compile(rb"[ \t]*(?:\r?\n|\Z)")
BLANKS = b" \t"

Edit = tuple[int, int, bytes]
"""A stretch of the file's bytes, from and to, and what stands there instead."""


def insert_feeds(file: OutlineFile, feeds: Iterable[Subscription], place: str) -> bytes:
    """Return the file with more feeds, each at the end of the folder of its topic, which is made if need be.

    Raises:
        SubscriptionError: It has no body to put them into.

    """
    if file.body is None:
        remedy = "write <body></body> into it, or move the file away"
        raise SubscriptionError(Notice(place, None, "an OPML file without a body", remedy))
    folders = {one.folder_name: one.element for one in reversed(file.outlines) if _is_folder(one, file)}
    lines: dict[Element, list[str]] = {}
    for topic, grouped in _by_topic(feeds).items():
        folder = folders.get(topic) if topic else None
        new = (outline_tag(feed) for feed in grouped) if folder else folder_lines(topic, grouped)
        lines.setdefault(folder or file.body, []).extend(new)
    return _apply(file.data, (_append(file.data, element, texts) for element, texts in lines.items()))


def _is_folder(outline: Outline, file: OutlineFile) -> bool:
    """Whether feeds can be put into it: it is in the body, no feed, and no reference to another file."""
    inside = file.body is not None and file.body.start < outline.element.start < file.body.end
    return inside and outline.url is None and "type" not in outline.attributes


def _by_topic(feeds: Iterable[Subscription]) -> dict[str | None, list[Subscription]]:
    grouped: dict[str | None, list[Subscription]] = {}
    for feed in feeds:
        grouped.setdefault(feed.topic, []).append(feed)
    return grouped


def _append(data: bytes, element: Element, lines: list[str]) -> Edit:
    """The lines at the end of an element, one level further in."""
    start = _start_of_line(data, element.start)
    indent = data[start : element.start] if start is not None else b""
    text = b"".join(indent + b"  " + line.encode() + b"\n" for line in lines)
    if element.is_empty_tag:
        name = TAG_NAME.match(data, element.start)
        closing = b"</" + (name[1] if name else b"") + b">"
        return element.end - len(b"/>"), element.end, b">\n" + text + indent + closing
    end = _start_of_line(data, element.inner_end)
    if end is None:
        return element.inner_end, element.inner_end, b"\n" + text + indent
    return end, end, text


def remove_feed(file: OutlineFile, url: str) -> bytes:
    """Return the file without a feed, wherever it stands in it; outlines within the feed's own stay."""
    key = address_key(url)
    doomed = (one.element for one in file.outlines if one.url is not None and _key(one.url) == key)
    return _apply(file.data, (edit for element in doomed for edit in _cut(file, element)))


def _key(url: str) -> str | None:
    try:
        return address_key(web_address(url))
    except ValueError:
        return None


def _cut(file: OutlineFile, element: Element) -> Iterator[Edit]:
    if b"<outline" in file.data[element.inner : element.inner_end].lower():
        yield element.start, element.inner, b""
        yield element.inner_end, element.end, b""
        return
    start, end = _start_of_line(file.data, element.start), END_OF_LINE.match(file.data, element.end)
    if start is not None and end:
        yield start, end.end(), b""
    else:
        yield element.start, element.end, b""


def _start_of_line(data: bytes, position: int) -> int | None:
    """Where the line of a position begins; None where other than blanks is before it."""
    start = position
    while start and data[start - 1] in BLANKS:
        start -= 1
    return start if start == 0 or data[start - 1 : start] == b"\n" else None


def _apply(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with all edits, which do not overlap, and the declaration of their encoding."""
    pieces, done = [], 0
    for start, end, text in sorted(edits):
        pieces += [data[done:start], text]
        done = end
    whole = b"".join([*pieces, data[done:]])
    return DECLARATION + (b"" if whole.startswith((b"\n", b"\r")) else b"\n") + whole
