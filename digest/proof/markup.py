"""HTML as a browser cuts it into tags and text.

Written after the tokenisation chapter of the WHATWG HTML standard (13.2.5),
because the standard library's parser takes time in the square of what is left
open. This one is linear, keeps the place of every token, and never fails.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from string import ascii_lowercase, ascii_uppercase

OPENING = re.compile(r"<(/?)([a-zA-Z][^\t\n\f\r />]*)")
COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
BOGUS_COMMENT = re.compile(r"<(?:[!?]|/(?!\Z))[^>]*>?")
BETWEEN_ATTRIBUTES = re.compile(r"[\t\n\f\r /]*")
ATTRIBUTE = re.compile(
    r"""(=?[^\t\n\f\r />=]*)[\t\n\f\r ]*"""
    r"""(?:=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^"'\t\n\f\r >][^\t\n\f\r >]*)|(?=>)|(?P<open>["'])))?"""
)
REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]{0,31});?")

LONGEST_NUMBER = len("&#1114111;")
"""Characters of a reference by number; a longer one is no character, and slow to count."""

NOT_MARKUP = frozenset("script style title textarea iframe noembed noframes xmp".split())
"""Elements whose content is text up to their own end tag."""

LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
"""Names fold these letters alone: `str.lower` would make a k of the Kelvin sign."""


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text between tags."""

    place: int
    text: str


@dataclass(frozen=True, slots=True)
class StartTag:
    """An opening tag; of two attributes of one name the first counts."""

    place: int
    name: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EndTag:
    """A closing tag."""

    place: int
    name: str


Token = Text | StartTag | EndTag


def tokenize(html: str) -> Iterator[Token]:
    """Cut a page into tags and text, comments left out; `place` counts characters from 0."""
    place = 0
    while place < len(html):
        if opening := OPENING.match(html, place):
            attributes, end = _attributes(html, opening.end())
            if end is None:  # the page ends within the tag
                return
            name = opening[2].translate(LOWER)
            yield EndTag(place, name) if opening[1] else StartTag(place, name, attributes)
            place = end
            if not opening[1] and name in NOT_MARKUP:
                end = _end_of_raw_text(html, place, name)
                yield Text(place, html[place:end])
                place = end
        elif comment := COMMENT.match(html, place) or BOGUS_COMMENT.match(html, place):
            place = comment.end()
        else:
            end = html.find("<", place + 1)
            end = len(html) if end < 0 else end
            yield Text(place, decode_references(html[place:end]))
            place = end


def decode_references(text: str) -> str:
    """Return a text with its character references as characters.

    >>> decode_references("R&amp;D &#8212; &#99999999999;")
    'R&D — �'

    """
    return REFERENCE.sub(_decode, text) if "&" in text else text


def _decode(reference: re.Match[str]) -> str:
    too_long = reference[0].startswith("&#") and len(reference[0]) > LONGEST_NUMBER
    return "\ufffd" if too_long else unescape(reference[0])


def _attributes(html: str, place: int) -> tuple[dict[str, str], int | None]:
    """The attributes of a tag and the place behind it; None where it has no end."""
    found: dict[str, str] = {}
    while True:
        between = BETWEEN_ATTRIBUTES.match(html, place)
        place = between.end() if between else place
        if place == len(html):
            return found, None
        if html[place] == ">":
            return found, place + 1
        attribute = ATTRIBUTE.match(html, place)
        if attribute is None or attribute["open"]:
            return found, None
        value = attribute[2] or attribute[3] or attribute[4] or ""
        found.setdefault(attribute[1].translate(LOWER), decode_references(value))
        place = attribute.end()


def _end_of_raw_text(html: str, place: int, name: str) -> int:
    """Where the content of an element that has no markup ends: at its own end tag alone."""
    closing = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE | re.ASCII).search(html, place)
    return closing.start() if closing else len(html)
