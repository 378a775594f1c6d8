"""Where behind a pasted article the words on its author begin."""

import re
from collections.abc import Sequence

from digest.readers.paste.byline import read_byline, read_names
from digest.readers.paste.cues import OFFICES
from digest.readers.paste.signs import Sign
from digest.readers.paste.words import WORD

BIOGRAPHY_LINES = 5
"""Lines that an author's name, office and biography take up at most."""
LONGEST_NAME_LINE = 8
"""Words."""
LONGEST_OFFICE = 6
"""Words."""
FEWEST_PARAGRAPHS = 2
"""Paragraphs of an article that a biography stands behind."""
BYLINE_LINES = 20
"""Lines above a body that its byline stands in."""
NAMED_WITHIN = 160
"""Characters of a biography that its author is named in."""

ABOUT = re.compile(
    r"(?:about|über|zur person:?|à propos de|sobre|over|informazioni su|o autorze:?|об авторе:?) ",
    re.IGNORECASE,
)
"""What stands before an author's name above a biography."""


def before_biography(signs: Sequence[Sign], body: range) -> int:
    """Return where the body ends, without the author's name and a few lines on that person behind it."""
    for index in body[-BIOGRAPHY_LINES:][:-1]:
        name = _name_alone(signs[index])
        after = range(index + 1, min(index + 3, body.stop))
        if (
            name
            and _is_told(signs, range(body.start, index))
            and any(_tells_of(signs, later, name) for later in after)
        ):
            return index - (index > body.start and _is_office(signs[index - 1]))
    return _before_authors(signs, body)


def _is_told(signs: Sequence[Sign], above: range) -> bool:
    """Say whether enough text stands in some lines for an article."""
    return sum(signs[index].anchors for index in above) >= FEWEST_PARAGRAPHS


def _name_alone(sign: Sign) -> str | None:
    """Return the name that is all that a line says, with an office or "About" perhaps."""
    if sign.anchors or sign.words > LONGEST_NAME_LINE or sign.text.endswith(":"):
        return None
    named = read_names(ABOUT.sub("", sign.text, count=1))
    return named.authors[0] if named and len(named.authors) == 1 else None


def _tells_of(signs: Sequence[Sign], index: int, name: str) -> bool:
    """Say whether a paragraph is about a person whose name, or office, stands right above it."""
    sign, head = signs[index], signs[index].text[:NAMED_WITHIN].casefold()
    if not (sign.anchors or sign.ended) or (
        _name_alone(signs[index - 1]) != name and not _is_office(signs[index - 1])
    ):
        return False
    forename = name.casefold().split(maxsplit=1)[0]
    return f" {forename} " in f" {head.replace(',', ' ')} "


def _is_office(sign: Sign) -> bool:
    """Say whether a short line is what an author is called."""
    return sign.words <= LONGEST_OFFICE and not OFFICES.isdisjoint(WORD.findall(sign.text.casefold()))


def _before_authors(signs: Sequence[Sign], body: range) -> int:
    """Return where the body ends, without the last paragraph if it begins with an author's full name."""
    if not _is_told(signs, body[:-1]) or not signs[body.stop - 1].anchors:
        return body.stop
    text = signs[body.stop - 1].text.casefold()
    named = any(text.startswith(name.casefold()) for name in _authors(signs, body))
    return body.stop - named


def _authors(signs: Sequence[Sign], body: range) -> tuple[str, ...]:
    """Return whom the lines above a body name as its authors."""
    above = signs[max(0, body.start - BYLINE_LINES) : body.start]
    found = (read_byline(sign.text) or read_names(sign.text) for sign in above if not sign.anchors)
    return tuple(name for byline in found if byline for name in byline.authors)
