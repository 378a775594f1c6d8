"""Into how many parts an English word may be divided, by the patterns that pyphen ships with.

pyphen takes a tenth of a second to parse all of its 11,000 patterns, and keeps every word for ever. Here a
pattern is parsed when a word first has it, and no word is kept.

Source: Liang 1983, Word Hy-phen-a-tion by Com-put-er.
"""

from collections.abc import Mapping, Sequence
from functools import cache

LANGUAGE = "en_US"
EDGE = 2
"""Letters that no division parts from the start or the end of a word; pyphen's figure."""
_NO_PATTERN = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")
_DIGITS = str.maketrans("", "", "0123456789")


def count_divisions(word: str) -> int:
    """Return how often a word may be divided: as many positions as pyphen returns.

    >>> count_divisions("hyphenation")
    2

    """
    patterns = _patterns()
    pointed = f".{word.lower()}."
    levels = [0] * (len(pointed) + 1)
    for start in range(len(pointed) - 1):
        for end in range(start + 1, len(pointed) + 1):
            pattern = patterns.get(pointed[start:end])
            if pattern is None:
                break
            for place, level in _levels(pattern) if pattern else ():
                levels[start + place] = max(levels[start + place], level)
    return sum(level % 2 for level in levels[EDGE + 1 : len(word) - EDGE + 2])


@cache
def _levels(pattern: str) -> Sequence[tuple[int, int]]:
    """Return the digits of a pattern, each with the letters before it; an odd one marks a division."""
    found, letters = [], 0
    for sign in pattern:
        if sign.isdigit():
            found.append((letters, int(sign)))
        else:
            letters += 1
    return found


@cache
def _patterns() -> Mapping[str, str]:
    """Return each pattern by its letters; letters that a longer pattern begins with have an empty one."""
    from pyphen import LANGUAGES

    encoding, *lines = LANGUAGES[LANGUAGE].read_bytes().splitlines()
    given = map(str.strip, b"\n".join(lines).decode(encoding.decode()).split("\n"))
    patterns = [line for line in given if line and not line.startswith(_NO_PATTERN)]
    found = dict(zip("\n".join(patterns).translate(_DIGITS).split("\n"), patterns, strict=True))
    for letters in tuple(found):
        for length in range(len(letters) - 1, 0, -1):
            if letters[:length] in found:
                break
            found[letters[:length]] = ""
    return found
