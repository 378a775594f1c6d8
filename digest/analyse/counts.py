"""What the readability formulas rest on: words, letters and syllables, counted by textstat's own functions.

Sentences are those handed in, because textstat ends one at every full stop ("U.S.", "3.5").
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import mul
from typing import Final, NamedTuple

from digest.language import root

LONGEST_WORD: Final = 60
"""In characters. What is longer is an address or a hash, and may take seconds to divide into syllables."""

POLYSYLLABLE: Final = 3
"""In syllables: the least that makes a word long, for the fog index and for SMOG."""

SYLLABLE_LANGUAGES: Final = frozenset({"de", "en", "es", "fr", "hu", "it", "nl", "ru"})
"""The languages whose words are divided into syllables: those that a formula was made for."""


class TokenCounts(NamedTuple):
    """What one token, a stretch without white space, adds to the counts of a text."""

    tokens: int = 0
    words: int = 0
    characters: int = 0
    letters: int = 0
    syllables: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    unfamiliar_words: int = 0


@dataclass(frozen=True, slots=True)
class TextCounts:
    """What the formulas rest on; a token of more than `LONGEST_WORD` characters counts nowhere."""

    language: str
    """The language whose rules divided the words into syllables, such as `en`."""
    sentences: int
    """Those with at least one word."""
    tokens: int
    """Stretches without white space, a lone dash among them."""
    words: int
    """Tokens that hold a letter or a digit; "well-known" is one, "don't" too."""
    characters: int
    """All but white space."""
    letters: int
    """Letters and digits, punctuation left out."""
    syllables: int
    """0 where the language has no formula: they are not counted then."""
    polysyllables: int
    """Words of `POLYSYLLABLE` syllables and more."""
    complex_words: int
    """Polysyllables that are not in textstat's list of easy words; English only, else 0."""
    unfamiliar_words: int
    """Words that are not in textstat's list of easy words; English only, else 0."""

    @property
    def words_per_sentence(self) -> float:
        """The mean length of a sentence."""
        return self.words / self.sentences

    @property
    def syllables_per_word(self) -> float:
        """The mean length of a word, in syllables."""
        return self.syllables / self.words


def count_text(sentences: Sequence[str], language: str) -> TextCounts:
    """Count what the formulas need, as textstat counts it but for the sentences.

    Typographic apostrophes are counted as plain ones: textstat knows no others, and "don’t" would lose its
    place in the pronouncing dictionary.
    """
    language = language_root(language)
    texts = [_split_tokens(sentence) for sentence in sentences]
    worded = sum(any(_count_token(token, language).words for token in tokens) for tokens in texts)
    totals = _sum_tokens(chain.from_iterable(texts), language)
    return TextCounts(language, worded, *totals)


def language_root(language: str) -> str:
    """Return the language of a tag without its region, `und` where it names none.

    >>> [language_root(tag) for tag in ("pt-BR", "en_GB", "EN", "")]
    ['pt', 'en', 'en', 'und']

    """
    code = root(language)
    return code if re.fullmatch("[a-z]{2,8}", code) else "und"


def _split_tokens(sentence: str) -> list[str]:
    # Left out before the cache sees them: it would keep every megabyte of them.
    return [token for token in sentence.replace("’", "'").split() if len(token) <= LONGEST_WORD]


def _sum_tokens(tokens: Iterable[str], language: str) -> TokenCounts:
    tally = Counter(tokens)
    if not tally:
        return TokenCounts()
    rows = (_count_token(token, language) for token in tally)
    return TokenCounts(*(sum(map(mul, column, tally.values())) for column in zip(*rows, strict=True)))


# textstat remembers 128 words; a week of news has tens of thousands of different ones.
@lru_cache(maxsize=2**15)
def _count_token(token: str, language: str) -> TokenCounts:
    """Count one token by textstat's functions, in a language given by its root."""
    from textstat.backend.counts import count_letters
    from textstat.backend.selections import list_words

    words = list_words(token)
    if not words:
        return TokenCounts(tokens=1, characters=len(token))
    return TokenCounts(1, 1, len(token), count_letters(token), *_count_word(words[0], language))


def _count_word(word: str, language: str) -> tuple[int, bool, bool, bool]:
    """Return a word's syllables, and whether it is a polysyllable, complex, unfamiliar."""
    if language not in SYLLABLE_LANGUAGES:
        return 0, False, False, False
    from textstat.backend.counts import count_syllables
    from textstat.backend.validations import is_difficult_word

    # textstat's own default: plain "en" would divide words as the British do.
    tag = "en_US" if language == "en" else language
    syllables = count_syllables(word, tag)
    if language != "en":  # There is no such list; textstat would warn and take the English one.
        return syllables, syllables >= POLYSYLLABLE, False, False
    complex_word, unfamiliar = (is_difficult_word(word, least, tag) for least in (POLYSYLLABLE, 0))
    return syllables, syllables >= POLYSYLLABLE, complex_word, unfamiliar
