"""Which lines of a paste are the rows of a table or a calendar."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.readers.paste.cues import MONTHS
from digest.readers.paste.dates import YEAR
from digest.readers.paste.signs import Sign
from digest.readers.paste.words import cut_tokens

FEWEST_ROWS = 4
LONGEST_ROW = 25
"""Words."""
FEWEST_FIGURES, FEWEST_FIGURES_NUMBERED = 3, 2
"""Numbers in a row; fewer where the row is numbered itself, but one alone is a list's."""
MOST_WORDS_PER_FIGURE = 5
"""Headlines with figures in them have more words beside."""
ROW_CHARACTERS = 200
"""How much of a line is looked at."""
OPENING = 24
"""Characters that a row's date stands in."""

FIGURE = re.compile(r"(?<!\d)\d+(?:[.,:]\d+)*")
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\b")
"""What begins a line of a news ticker."""
NO_ROW = re.compile(r"[.!?…]$")


def mark_rows(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    """Return the lines with the rows among them marked: four in a sequence at least, all figures or dates.

    A sequence below a heading of other articles is none; such a list is often numbered or dated.
    """
    rows = {index for run in _runs(signs) if not _is_listed(signs, run) for index in run}
    return tuple(replace(sign, row=True) if index in rows else sign for index, sign in enumerate(signs))


def _runs(signs: Sequence[Sign]) -> Iterator[range]:
    """Yield the stretches of lines that look like rows and are long enough."""
    start = 0
    for index in range(len(signs) + 1):
        if index == len(signs) or not _may_be_row(signs[index]):
            if index - start >= FEWEST_ROWS:
                yield range(start, index)
            start = index + 1


def _is_listed(signs: Sequence[Sign], run: range) -> bool:
    return any(sign.opens_list for sign in signs[max(0, run.start - 2) : run.start])


def _may_be_row(sign: Sign) -> bool:
    """Say whether a line can be a row: short, no sentence, full of figures or begun by a day of the year."""
    text = sign.text[:ROW_CHARACTERS]
    if sign.words > LONGEST_ROW or NO_ROW.search(text) or CLOCK.match(text) or not FIGURE.search(text):
        return False
    figures = len(FIGURE.findall(text))
    enough = FEWEST_FIGURES_NUMBERED if text[0].isdigit() else FEWEST_FIGURES
    dense = figures >= enough and figures * MOST_WORDS_PER_FIGURE >= sign.words
    return (dense or _opens_with_day(text)) and not (sign.aside or YEAR.search(text[:OPENING]))


def _opens_with_day(text: str) -> bool:
    """Say whether a line begins with a day and its month, as in "June 10" or "3. März"."""
    first, second, *others = (*cut_tokens(text[:OPENING].replace(" de ", " ")), "", "")
    return "#" in {first, second} and not MONTHS.isdisjoint((first, second)) and any(others)
