"""Which words of an article are names.

A capital letter is evidence of a name only within a sentence. At the start of one, or in a line set in
capitals throughout, a word counts as a name where it has a capital within some other sentence, or where
another such word follows it that is no acronym. A weekday or month joins a name ("Black Friday") only where
the two stand together twice.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from digest.analyse.words import Flags, WordTable

PARTICLES = frozenset(
    (
        "al",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "of",
        "van",
        "von",
    )
)
"""They join two parts of a name, as in "University of Leeds"."""
_LONGEST_NAME = 6


class Names(NamedTuple):
    """What the whole of an article tells about the case of its words, all folded."""

    proper: Collection[str]
    """Written with a capital where that tells something."""
    common: Collection[str]
    """Written in lower case somewhere."""
    dated: Collection[tuple[str, str]]
    """A weekday or month and the capitalised word beside it, where they stand together twice."""
    spans: Sequence[tuple[int, int]]
    """The first word of each name and the one after its last, in order."""


def find_names(table: "WordTable") -> Names:
    """Return the names among the words of an article, and what shows them."""
    traits = table.traits
    proper = frozenset(compress(table.folded, (table.telling & traits.capital).tolist()))
    common = frozenset(compress(table.folded, traits.small.tolist()))
    dated = _dated(table)
    flags = _are_names(table, proper, common)
    return Names(proper, common, dated, tuple(_spans(table, flags.tolist(), dated)))


def _dated(table: "WordTable") -> frozenset[tuple[str, str]]:
    import numpy as np

    calendar, folded = table.traits.calendar, table.folded
    beside = table.traits.joined[1:] & (calendar[1:] | calendar[:-1])
    counts = Counter((folded[left], folded[left + 1]) for left in np.flatnonzero(beside).tolist())
    return frozenset(pair for pair, count in counts.items() if count > 1)


def _are_names(table: "WordTable", proper: Collection[str], common: Collection[str]) -> "Flags":
    """Say of each word whether it is a name or part of one."""
    import numpy as np

    traits, telling, folded = table.traits, table.telling, table.folded
    found = traits.capital & telling & (~traits.stop | traits.shouted)
    before_name = np.zeros_like(found)
    before_name[:-1] = (table.traits.joined & telling & traits.capital & ~traits.acronym)[1:]
    for place in np.flatnonzero(traits.capital & ~telling & ~traits.stop).tolist():
        word = folded[place]
        found[place] = word not in common and (
            word in proper or (bool(before_name[place]) and word not in table.words.starters)
        )
    return found


def _spans(
    table: "WordTable", flags: Sequence[bool], dated: Collection[tuple[str, str]]
) -> Iterator[tuple[int, int]]:
    joined = table.traits.joined.tolist()
    first = table.first.tolist()
    behind = 0
    for place in compress(range(len(flags)), flags):
        if place >= behind:
            behind = _name_end(table, flags, joined, first, place, dated)
            yield place, behind


def _name_end(
    table: "WordTable",
    flags: Sequence[bool],
    joined: Sequence[bool],
    first: Sequence[bool],
    start: int,
    dated: Collection[tuple[str, str]],
) -> int:
    """Return the place after a name that begins at `start`; a particle belongs to it where a name follows."""
    folded, calendar = table.folded, table.words.calendar
    end, count = start + 1, len(flags)
    while end < count and end - start < _LONGEST_NAME and joined[end]:
        if flags[end]:
            pair = folded[end - 1], folded[end]
            if not calendar.isdisjoint(pair) and pair not in dated:
                break  # a weekday or month, and a name that has nothing to do with it
            end += 1
        elif folded[end] in PARTICLES and end + 1 < count and flags[end + 1] and not first[end + 1]:
            end += 2
        else:
            break
    return end
