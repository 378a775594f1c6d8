"""What one token, a stretch without white space, adds to the counts of a text by textstat."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from digest.analyse.pronunciation import count_english_syllables

LONGEST_WORD: Final = 60
"""In characters. What is longer is an address or a hash, and may take seconds to divide into syllables."""

POLYSYLLABLE: Final = 3
"""In syllables: the least that makes a word long, for SMOG and others."""
HARD_WORD: Final = 2
"""In syllables: the least that makes an unfamiliar word hard, for Spache and the new Dale-Chall score."""
LONG_WORD: Final = 7
"""In letters: Björnsson 1968."""
MINI_WORD: Final = 3
"""In letters, the most: McAlpine 2006."""

COMPLEX_FROM: Final[Mapping[str, int]] = {"en": 3, "hu": 5, "pl": 4}
"""In syllables, by language: the least that makes a word complex for the fog index; textstat's figures."""

SYLLABLE_LANGUAGES: Final = frozenset({"de", "en", "es", "fr", "hu", "it", "nl", "pl", "ru"})
"""The languages whose words are divided into syllables: those whose formulas ask for them."""

_MARKS_BESIDE_WORDS: Final = '"()[]{}.,;:!?…-–—‘“”„«»‹›¿¡'


class TokenCounts(NamedTuple):
    """What one token, a stretch without white space, adds to the counts of a text."""

    tokens: int = 0
    words: int = 0
    characters: int = 0
    letters: int = 0
    long_words: int = 0
    mini_words: int = 0
    syllables: int = 0
    monosyllables: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    hard_words: int = 0
    unfamiliar_words: int = 0


def split_tokens(sentence: str) -> list[str]:
    """Return the stretches without white space of a sentence, but those of more than `LONGEST_WORD`.

    Typographic apostrophes become plain ones: textstat knows no others, and "don’t" would lose its place in
    the pronouncing dictionary.
    """
    # Left out before the cache sees them: it would keep every megabyte of them.
    return [token for token in sentence.replace("’", "'").split() if len(token) <= LONGEST_WORD]


def count_token(token: str, language: str) -> TokenCounts:
    """Count one token by textstat's functions, in a language given by its root."""
    word, letters = _bare_word(token)
    if not word:
        return TokenCounts(tokens=1, characters=len(token))
    lengths = letters, letters >= LONG_WORD, letters <= MINI_WORD
    return TokenCounts(1, 1, len(token), *lengths, *_count_word(word, language))


def _bare_word(token: str) -> tuple[str, int]:
    """Return the word of a token, without punctuation, and its letters: an empty word where it has none."""
    bare = token.strip(_MARKS_BESIDE_WORDS)
    if bare.isalnum():
        return bare, len(bare)  # as textstat does, in a tenth of its time
    from textstat.backend.counts import count_letters
    from textstat.backend.selections import list_words

    words = list_words(token)
    return (words[0], count_letters(token)) if words else ("", 0)


# The same word comes with this mark after it and with that.
@lru_cache(maxsize=2**15)
def _count_word(word: str, language: str) -> tuple[int, bool, bool, bool, bool, bool]:
    """Return a word's syllables, and whether it has one, is a polysyllable, complex, hard, unfamiliar."""
    if language not in SYLLABLE_LANGUAGES:
        return 0, False, False, False, False, False
    syllables = _count_syllables(word, language)
    listed = language not in COMPLEX_FROM or word.lower() in _easy_words()
    complex_word = not listed and syllables >= COMPLEX_FROM[language]
    unfamiliar = not listed and language == "en"
    hard = unfamiliar and syllables >= HARD_WORD
    return syllables, syllables == 1, syllables >= POLYSYLLABLE, complex_word, hard, unfamiliar


def _count_syllables(word: str, language: str) -> int:
    if language == "en":
        return count_english_syllables(word)
    from textstat.backend.counts import count_syllables

    return count_syllables(word, language)


@lru_cache(maxsize=1)
def _easy_words() -> frozenset[str]:
    """Return textstat's list for English, by which it judges the languages without a list too."""
    from textstat.backend.utils import get_lang_easy_words

    return frozenset(get_lang_easy_words("en"))
