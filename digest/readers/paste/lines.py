"""Pasted text → lines as a person sees them: nothing invisible, no quote marks of e-mail."""

import re
import unicodedata
from dataclasses import dataclass

INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Soft hyphen, zero-width space, marks of direction, word joiner, byte order mark.

The zero-width joiner stays, for emoji are made with it.
"""
NON_JOINER = "\u200c"
"""Says nothing but in the scripts of Persia and India, whose words need it."""
NEEDS_NON_JOINER = re.compile("[\u0600-\u0dff]")

LIGATURE = re.compile("[\ufb00-\ufb06]")
"""One of the joined letters of a PDF, such as "ﬁ"."""

QUOTED = re.compile(r"\s{0,3}(?:>[ \t]?)+")
END = re.compile(r"[.!?…。！？।؟۔;:\u037e](?:[\"”'’»«“‘)\]」』）]{0,3}|\s[»«])$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paste that is not blank, as a person reads it."""

    number: int
    """The line of the paste that it begins in, from 1."""
    text: str
    follows: bool
    """True where no blank line stands before it."""


def clean_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a paste that are not blank, without what cannot be seen and with single spaces."""
    found: list[Line] = []
    follows = False
    for number, raw in enumerate(_unquote(_without_invisible(text).split("\n")), start=1):
        line = " ".join(raw.split())
        if line:
            found.append(Line(number, line, follows))
        follows = bool(line)
    return tuple(found)


def _without_invisible(text: str) -> str:
    """Leave out what cannot be seen and carries no meaning."""
    seen = LIGATURE.sub(lambda one: unicodedata.normalize("NFKC", one[0]), INVISIBLE.sub("", text))
    return seen if NEEDS_NON_JOINER.search(seen) else seen.replace(NON_JOINER, "")


def _unquote(lines: list[str]) -> list[str]:
    """Take the `>` of a forwarded e-mail off, where most lines have it."""
    written = [line for line in lines if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in written)
    return [_without_mark(line) for line in lines] if quoted * 2 > len(written) else lines


def _without_mark(line: str) -> str:
    mark = QUOTED.match(line)
    return line[mark.end() :] if mark else line
