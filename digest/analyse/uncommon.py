"""Which words are uncommon: rare, where textstat lists a language's common words, else very long."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from digest.analyse.passives import MARKS
from digest.analyse.tokens import count_token
from digest.language import Lexicon, lexicon

RARE_SYLLABLES: Final = {"en": 4, "es": 5}
"""The least that makes an unlisted word rare, by language: those whose common words textstat lists."""


def uncommon_word(token: str, words: Lexicon) -> str | None:
    """Return the word of a token if it is rare, or, for want of a list of words, very long."""
    word = token.strip(MARKS).removesuffix("'s")
    if not word.isalpha():
        return None
    if words.code not in RARE_SYLLABLES:
        return word if len(word) >= words.very_long_word else None
    return word if word.islower() and _is_rare(word, words.code) else None


def _is_rare(word: str, code: str) -> bool:
    """Say whether a word is long and not listed, with its ending and without."""
    known = _common_words(code)
    return all(
        form not in known and count_token(form, code).syllables >= RARE_SYLLABLES[code]
        for form in (word, *(_base_forms(word) if code == "en" else ()))
    )


def _base_forms(word: str) -> Iterator[str]:
    """Yield what a regular ending of English may have been added to.

    >>> list(_base_forms("authorities"))
    ['authority']

    """
    endings = (ending for ending in _BASE_ENDINGS if word.endswith(ending))
    ending = next(endings, "")
    return (word.removesuffix(ending) + base for base in _BASE_ENDINGS.get(ending, ()))


_BASE_ENDINGS: Final = {
    "ies": ("y",),
    "es": ("", "e"),
    "s": ("",),
    "ied": ("y",),
    "ed": ("", "e"),
    "ing": ("", "e"),
    "ally": ("", "al"),
    "ily": ("y",),
    "ly": ("", "le"),
}
"""Regular endings of English, the longer one first, and what stands in their place in the base form."""


@lru_cache(maxsize=len(RARE_SYLLABLES))
def _common_words(code: str) -> frozenset[str]:
    from textstat.backend.utils import get_lang_easy_words

    return lexicon(code).everyday | get_lang_easy_words(code)
