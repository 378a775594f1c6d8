"""The endings by which the forms of a word differ, singular and plural above all.

The index has no stems, so that a word is found as it is written. A browser asks for the other forms of what a
reader has typed, and finds them close by, since words that begin alike lie in one file.
"""

from collections.abc import Iterable
from typing import Final

from digest.render.search.folding import fold

ENDINGS: Final = {
    "de": ("/e/en/er/ern/es/n/s",),
    "en": ("/es/s", "y/ies"),
    "es": ("/es/s", "z/ces"),
    "fr": ("/s/x", "al/aux"),
    "it": ("a/e", "e/i", "o/i"),
    "nl": ("/en/s",),
    "pt": ("/es/s", "l/is", "m/ns", "ão/ões"),
}
"""By language: endings of which each may stand in place of another; the shortest is often none."""

SHORTEST_STEM: Final = 3
"""Letters that are left of a word without its ending."""


def endings_of(languages: Iterable[str]) -> list[list[str]]:
    """Return the endings of some languages, folded as words are; of unknown languages none.

    >>> endings_of(["es", "en-GB", "fi"])
    [['', 'es', 's'], ['y', 'ies'], ['z', 'ces']]

    """
    known = sorted({language.partition("-")[0] for language in languages} & ENDINGS.keys())
    groups = dict.fromkeys(group for language in known for group in ENDINGS[language])
    return [fold(group).split("/") for group in groups]
