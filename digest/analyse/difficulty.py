"""How hard each sentence of a text is to read, and why.

docs/readability.md tells readers what is done here.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from digest.analyse.counts import TokenTable, count_token, tabulate_tokens
from digest.analyse.formulas import SPACELESS
from digest.analyse.passives import MARKS, find_passives
from digest.language import Lexicon, lexicon
from digest.phrases import Phrase, phrase_of_number
from digest.records import SentenceDifficulty

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST_WORDS: Final = 10
"""In a shorter sentence one long word more or less moves the difficulty by more than a band."""
LONG_SENTENCE: Final = 25
"""In words, the most that a sentence should have: the limit of the British government's style guide."""
RARE_SYLLABLES: Final = {"en": 4, "es": 5}
"""The least that makes an unlisted word rare, by language: those whose common words textstat lists."""
WORDS_NAMED: Final = 3


def judge_sentences(sentences: Sequence[str], language: str) -> tuple[SentenceDifficulty, ...]:
    """Return length, difficulty and reasons of each sentence, in their order.

    The difficulty is the sentence's LIX, to a tenth. A sentence may have reasons and no difficulty, or the
    other way round.

    >>> judge_sentences(["The bill was quickly withdrawn."], "en")
    (SentenceDifficulty(words=5, difficulty=None, reasons=('passive-looking',)),)

    """
    return judge_tokens(tabulate_tokens(sentences, language), lexicon(language))


def judge_tokens(table: TokenTable, words: Lexicon) -> tuple[SentenceDifficulty, ...]:
    """Return what `judge_sentences` does for a text that is given by its tokens."""
    import numpy as np

    lengths = _sums(table, table.column("words"))
    if table.language in SPACELESS:
        return tuple(SentenceDifficulty(length, None) for length in lengths)
    long = table.column("long_words")
    passive = find_passives(table, words)
    uncommon: dict[int, list[str]] = {}
    for place in np.flatnonzero(long).tolist():
        if word := _uncommon_word(table.tokens[place], words.code):
            uncommon.setdefault(int(table.sentence_of[place]), []).append(word)
    return tuple(
        SentenceDifficulty(
            length,
            round(length + 100 * long_words / length, 1) if length >= LEAST_WORDS else None,
            tuple(_reasons(length, number in passive, uncommon.get(number, ()), words)),
        )
        for number, (length, long_words) in enumerate(zip(lengths, _sums(table, long), strict=True))
    )


def _sums(table: TokenTable, column: "NDArray[np.float64]") -> list[int]:
    """Return the sum of a column for each sentence."""
    import numpy as np

    return [int(one) for one in np.bincount(table.sentence_of, column, table.sentences).tolist()]


def _reasons(length: int, passive: bool, uncommon: Sequence[str], words: Lexicon) -> Iterator[str]:
    if length > LONG_SENTENCE:
        yield phrase_of_number("{} word", "{} words", length)
    if passive:
        yield Phrase("passive-looking")
    if uncommon:
        yield _name_words(
            tuple(islice(dict.fromkeys(uncommon), WORDS_NAMED)), rare=words.code in RARE_SYLLABLES
        )


def _name_words(named: tuple[str, ...], *, rare: bool) -> Phrase:
    listed = ", ".join(named)
    if rare:
        return phrase_of_number("rare word: {}", "rare words: {}", len(named), listed)
    return phrase_of_number("long word: {}", "long words: {}", len(named), listed)


@lru_cache(maxsize=2**15)
def _uncommon_word(token: str, code: str) -> str | None:
    """Return the word of a token if it is rare, or, for want of a list of words, very long."""
    word = token.strip(MARKS).removesuffix("'s")
    if not word.isalpha():
        return None
    if code not in RARE_SYLLABLES:
        return word if len(word) >= lexicon(code).very_long_word else None
    return word if word.islower() and _is_rare(word, code) else None


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
