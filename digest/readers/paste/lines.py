"""Pasted text → lines as a person reads them: nothing invisible, no quote marks of e-mail, no hard wraps."""

import re
from dataclasses import dataclass
from itertools import pairwise

INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Soft hyphen, zero-width space, marks of direction, word joiner, byte order mark.

The zero-width joiner stays, for emoji are made with it.
"""
NON_JOINER = "\u200c"
"""Says nothing but in the scripts of Persia and India, whose words need it."""
NEEDS_NON_JOINER = re.compile("[\u0600-\u0dff]")

SPACE = re.compile(r"[^\S\n]+")
QUOTED = re.compile(r"(?:>[ \t]?)+")
END = re.compile(r"[.!?…。！？।؟۔;:\u037e](?:[\"”'’»«“‘)\]」』）]{0,3}|\s[»«])$")
BROKEN_WORD = re.compile(r"[^\W\d_](?:-|‐)$")

WRAP_COLUMNS = range(24, 121)
"""Widths, in characters, that programs wrap text at."""
NARROWEST_FULL_LINE = 0.78
"""The share of the width that a line of a PDF's column fills at least when its paragraph goes on."""
LONGEST_FULL_LINE = 1.15
"""What a full line is at most, as a share of the usual one; longer lines, as of a headline, are none."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paste that is not blank, as a person reads it."""

    number: int
    """The line of the paste that it begins in, from 1."""
    text: str
    follows: bool
    """True where no blank line stands before it."""


def tidy_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a paste that are not blank, clean, with hard-wrapped paragraphs made whole."""
    lines = _clean(text)
    width = _wrap_width(lines)
    return _unwrap(lines, width) if width else lines


def _clean(text: str) -> tuple[Line, ...]:
    """Cut into lines without what cannot be seen; every run of spaces is one space."""
    found: list[Line] = []
    follows = False
    for number, raw in enumerate(_unquote(_without_invisible(text).split("\n")), start=1):
        line = SPACE.sub(" ", raw).strip()
        if line:
            found.append(Line(number, line, follows))
        follows = bool(line)
    return tuple(found)


def _without_invisible(text: str) -> str:
    """Leave out what cannot be seen and carries no meaning."""
    seen = INVISIBLE.sub("", text)
    return seen if NEEDS_NON_JOINER.search(seen) else seen.replace(NON_JOINER, "")


def _unquote(lines: list[str]) -> list[str]:
    """Take the `>` of a forwarded e-mail off, where most lines have it."""
    written = [line for line in lines if line.strip()]
    quoted = sum(line.startswith(">") for line in written)
    return [QUOTED.sub("", line, count=1) for line in lines] if quoted * 2 > len(written) else lines


def _wrap_width(lines: tuple[Line, ...]) -> int:
    """Return the width in characters that the text was wrapped at, 0 where it was not.

    A wrapped text shows by lines of much the same length that stop in mid-sentence.
    """
    together = [(above.text, below.text) for above, below in pairwise(lines) if below.follows]
    lengths = sorted(len(above) for above, _ in together) or [0]
    usual = lengths[len(lengths) * 3 // 4]
    width = max(length for length in lengths if length <= usual * LONGEST_FULL_LINE)
    full = [(above, below) for above, below in together if len(above) >= NARROWEST_FULL_LINE * width]
    unfinished = sum(not END.search(above[-5:]) and _begins_small(below) for above, below in full)
    wrapped = unfinished >= min(3, len(together)) and unfinished * 5 >= len(full) * 2
    return width if together and width in WRAP_COLUMNS and wrapped else 0


def _unwrap(lines: tuple[Line, ...], width: int) -> tuple[Line, ...]:
    """Join lines to paragraphs where the next word would not have fitted, or the sentence plainly goes on."""
    words = {word for line in lines for word in line.text.casefold().split()}
    paragraphs: list[tuple[Line, list[str]]] = []
    for above, line in zip((None, *lines), lines, strict=False):
        if above is not None and line.follows and _goes_on(above.text, line.text, width):
            pieces = paragraphs[-1][1]
            pieces[-1:] = [_without_break(pieces[-1], line.text, words), line.text]
        else:
            paragraphs.append((line, [line.text]))
    return tuple(Line(first.number, "".join(pieces), first.follows) for first, pieces in paragraphs)


def _goes_on(above: str, below: str, width: int) -> bool:
    """Say whether a line was broken off only because it was full."""
    if len(above) > width:
        return False
    if BROKEN_WORD.search(above[-3:]) and below[0].islower():
        return True
    ended, long = END.search(above[-5:]), len(above) >= NARROWEST_FULL_LINE * width
    first_word = below.split(" ", 1)[0]
    if len(above) + 1 + len(first_word) > width and not _begins_item(below) and (long or not ended):
        return True
    return long and not ended and _begins_small(below)


def _begins_small(line: str) -> bool:
    """Say whether a line begins as no sentence does; a script without capitals always may."""
    return line[0].isalpha() and not line[0].isupper()


def _begins_item(line: str) -> bool:
    """Say whether a line is an item of a list."""
    return line[:2] in {"- ", "* ", "• ", "– ", "— "} or line[0] in "•▪◦"


def _without_break(above: str, below: str, words: set[str]) -> str:
    """Return the upper line as it stands before the lower: with a space, or with its broken word made ready.

    The hyphen goes, unless the text has the word with it elsewhere.
    """
    if not (BROKEN_WORD.search(above[-3:]) and below[0].islower()):
        return above + " "
    first = above.rsplit(" ", 1)[-1].casefold()
    second = below.split(" ", 1)[0].casefold().rstrip(".,;:!?")
    return above if first + second in words and first[:-1] + second not in words else above[:-1]
