"""The letters that lead through a long list of names."""

import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from digest.render.site import plain_name

WRITINGS: Final = {"CJK": "漢", "HIRAGANA": "あ", "KATAKANA": "あ", "HANGUL": "가"}
"""What stands for a writing of too many first signs, by the first word of their Unicode names."""

NO_LETTER: Final = "#"


def initial_of(name: str) -> str:
    """Return what a name is looked up under.

    >>> [initial_of(name) for name in ("Émile", "жанна", "村上", "2 Tone", "")]
    ['E', 'Ж', '漢', '#', '#']

    """
    first = plain_name(name)[:1]
    if not first.isalpha():
        return NO_LETTER
    writing = unicodedata.name(first, "").split(" ")[0]
    return WRITINGS.get(writing) or first.upper()


def by_initial(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return each letter with how many names follow each other under it, in the order of the names.

    >>> by_initial(["Ann", "Émile", "Emma"])
    (('A', 1), ('E', 2))

    """
    return tuple((letter, len(list(those))) for letter, those in groupby(names, key=initial_of))
