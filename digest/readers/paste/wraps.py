"""Hard-wrapped text, as of e-mails and PDF columns → lines that are whole paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from digest.readers.paste.lines import END, Line

BROKEN_WORD = re.compile(r"[^\W\d_](?:-|‐)$")

WRAP_COLUMNS = range(24, 121)
"""Widths, in columns, that programs wrap text at."""
NARROWEST_FULL_LINE = 0.78
"""The share of the width that a line of a PDF's column fills at least when its paragraph goes on."""
LONGEST_FULL_LINE = 1.15
"""What a full line is at most, as a share of the usual one; longer lines, as of a headline, are none."""
FEWEST_UNFINISHED, FEWEST_UNFINISHED_FULL = 3, 2
"""Lines that stop in mid-sentence; fewer where all that do are full to the last word."""
PAUSE = re.compile(r"[，、。；]")
WIDE_LETTER = 2
"""Columns."""
LONGEST_PAGE_NUMBER = 4
"""Digits."""


def unwrap_lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with hard-wrapped paragraphs made whole; as they are, if the text was not wrapped."""
    width = _wrap_width(lines)
    return _unwrap(_without_page_numbers(lines), width) if width else lines


def _columns(text: str) -> int:
    """Return how wide a text is: Chinese and Japanese letters take two columns."""
    return len(text) if text.isascii() else sum(1 + _is_wide(letter) for letter in text)


def _without_page_numbers(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Leave out the numbers of a PDF's pages that stand within a sentence."""
    kept = list(lines[:1])
    for line, below in zip(lines[1:], (*lines[2:], None), strict=False):
        alone = not line.follows and below is not None and not below.follows
        number = alone and line.text.isdigit() and len(line.text) <= LONGEST_PAGE_NUMBER
        if not (
            number and below is not None and _begins_small(below.text) and not END.search(kept[-1].text[-5:])
        ):
            kept.append(line)
    return tuple(kept)


def _wrap_width(lines: tuple[Line, ...]) -> int:
    """Return the width in columns that the text was wrapped at, 0 where it was not.

    A wrapped text shows by lines of much the same length that stop in mid-sentence.
    """
    together = [(above.text, below.text) for above, below in pairwise(lines) if below.follows]
    lengths = sorted(_columns(above) for above, _ in together) or [0]
    usual = lengths[len(lengths) * 3 // 4]
    width = max(length for length in lengths if length <= usual * LONGEST_FULL_LINE)
    return width if together and width in WRAP_COLUMNS and _is_wrapped(together, width) else 0


def _is_wrapped(together: Sequence[tuple[str, str]], width: int) -> bool:
    """Say whether so many lines stop in mid-sentence, with the line below, that a program broke them."""
    unfinished = sum(_stops_short(above, below, width) for above, below in together)
    if unfinished and all(_fills(above, below, width) for above, below in together):
        return True
    full = [pair for pair in together if _is_full(pair[0], width) or _is_wide(pair[1][0])]
    open_ended = [pair for pair in together if not END.search(pair[0][-5:])]
    filled = all(_fills(above, below, width) for above, below in open_ended)
    fewest = FEWEST_UNFINISHED_FULL if filled else FEWEST_UNFINISHED
    return unfinished >= min(fewest, len(together)) and unfinished * 5 >= len(full) * 2


def _is_full(text: str, width: int) -> bool:
    return _columns(text) >= NARROWEST_FULL_LINE * width


def _stops_short(above: str, below: str, width: int) -> bool:
    """Say whether a full line ends in mid-sentence, and the line below goes on as no sentence begins."""
    if _is_wide(below[0]) and not (_fills(above, below, width) and PAUSE.search(above)):
        return False  # a list of headlines of much the same length, perhaps
    return _is_full(above, width) and _begins_small(below) and not END.search(above[-5:])


def _fills(above: str, below: str, width: int) -> bool:
    """Say whether the first word of the next line would not have fitted in a line.

    Where no spaces part words, a line may stop one letter early, for a mark must not begin the next.
    """
    if _is_wide(below[0]):
        return _columns(above) + WIDE_LETTER >= width
    return _columns(above) + 1 + _columns(below.split(" ", 1)[0]) > width


def _unwrap(lines: tuple[Line, ...], width: int) -> tuple[Line, ...]:
    """Join lines to paragraphs where the next word would not have fitted, or the sentence plainly goes on."""
    words = {word for line in lines for word in line.text.casefold().split()}
    paragraphs: list[tuple[Line, list[str]]] = []
    for above, line in zip((None, *lines), lines, strict=False):
        if above is not None and _goes_on(above.text, line.text, width, apart=not line.follows):
            pieces = paragraphs[-1][1]
            pieces[-1:] = [_without_break(pieces[-1], line.text, words), line.text]
        else:
            paragraphs.append((line, [line.text]))
    return tuple(Line(first.number, "".join(pieces), first.follows) for first, pieces in paragraphs)


def _goes_on(above: str, below: str, width: int, *, apart: bool) -> bool:
    """Say whether a line was broken off only because it, or with a blank line below it the page, was full."""
    if _columns(above) > width:
        return False
    if BROKEN_WORD.search(above[-3:]) and below[0].islower():
        return True
    ended, long = END.search(above[-5:]), _is_full(above, width)
    if apart:
        return long and not ended and below[0].islower()
    if _fills(above, below, width) and not _begins_item(below) and (long or not ended):
        return True
    return long and not ended and _begins_small(below) and not _is_wide(below[0])


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
        return above if _is_wide(above[-1]) and _is_wide(below[0]) else above + " "
    first = above.rsplit(" ", 1)[-1].casefold()
    second = below.split(" ", 1)[0].casefold().rstrip(".,;:!?")
    return above if first + second in words and first[:-1] + second not in words else above[:-1]


def _is_wide(letter: str) -> bool:
    """Say whether a letter is of a script that sets no spaces, or a mark of it."""
    return not letter.isascii() and east_asian_width(letter) in "WF"
