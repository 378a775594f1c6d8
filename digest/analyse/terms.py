"""The words of a text, in a form that two sentences can be compared by."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from digest.analyse.stretches import CHARACTERS_READ, Stretches
from digest.analyse.tables import Aspect, Memory, Places, memory_of
from digest.language import Lexicon

MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0971-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0eb1-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b6-\u17d3"
)
"""Vowel signs and accents that are part of a word, though `\\w` leaves them out."""
_WORD = re.compile(rf"[^\W_][\w{MARKS}]*")
IDEOGRAPHS = r"\u3400-\u9fff\uf900-\ufaff"
HIRAGANA = r"\u3040-\u309f"
KATAKANA = r"\u30a0-\u30ff"
SOUTHEAST_ASIAN = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer."""
_SPACELESS = re.compile(rf"[{IDEOGRAPHS}{HIRAGANA}{KATAKANA}{SOUTHEAST_ASIAN}]")
_FIRST_SPACELESS = "\u0e00"

STEM_CHARACTERS = 6
"""How many letters stand for a word, in any language."""
SAME_SHARE = 0.75
"""Two sentences say the same where the shorter shares so much of its terms with the longer."""
_LONGEST_FUNCTION_WORD = 4
_FUNCTION_WORD_SHARE = 0.2


_FIGURE = re.compile(r"\d")


def has_figure(sentence: str) -> bool:
    """Say whether a sentence has a number."""
    return _FIGURE.search(sentence) is not None


def is_spaceless(word: str) -> bool:
    """Say whether a word is of a script that puts no space between words.

    >>> is_spaceless("天气"), is_spaceless("rain")
    (True, False)

    """
    return word >= _FIRST_SPACELESS and _SPACELESS.match(word) is not None


def says_nothing(word: str, words: Lexicon) -> bool:
    """Say whether a word fits too many subjects, or stands for another."""
    return word in words.vague or word in words.abbreviations


def split_words(sentence: str) -> list[str]:
    """Return the words of a sentence in lower case; the first 2,000 characters count.

    In a script that puts no space between words, every two characters that stand together are one.

    >>> split_words("Rain fell. 今天天")
    ['rain', 'fell', '今天', '天天']

    """
    words = _WORD.findall(sentence[:CHARACTERS_READ].lower())
    if not words or max(words) < _FIRST_SPACELESS:
        return words
    return [part for word in words for part in (_character_pairs(word) if is_spaceless(word) else (word,))]


def _character_pairs(word: str) -> Sequence[str]:
    return [word[place : place + 2] for place in range(len(word) - 1)] or [word]


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a text as terms, in reading order."""

    split: Sequence[Sequence[str]]
    """The words of each sentence, as `split_words` returns them."""
    stems: Memory
    numbers: Places
    """In `stems`, of the stem of each word."""


def find_terms(stretches: Stretches) -> Terms:
    """Return the terms of a text."""
    import numpy as np

    stretches = stretches.openings()
    found, sentence_of = stretches.find(_TERMS)
    words, lengths = found.parts(), np.bincount(sentence_of, minlength=len(stretches.sentences))
    split = [words[start:end] for start, end in pairwise(accumulate(lengths.tolist(), initial=0))]
    return Terms(split, stretches.memory.stems, found.rows[:, 0])


def number_terms(split: Sequence[Sequence[str]], language: str) -> Terms:
    """Return the terms of sentences that are split into words; `language` is the root of a tag."""
    stems = memory_of(language).stems
    return Terms(split, stems, stems.numbers([word[:STEM_CHARACTERS] for words in split for word in words]))


def _term_cutter(memory: Memory) -> Callable[[str], Iterator[tuple[str, tuple[int]]]]:
    stems = memory.stems

    def cut(stretch: str) -> Iterator[tuple[str, tuple[int]]]:
        for word in split_words(stretch):
            yield word, (stems[word[:STEM_CHARACTERS]],)

    return cut


_TERMS: Final = Aspect(_term_cutter, 1, int)
"""The words of a stretch, and the number of the stem of each."""


def content_terms(words: Sequence[str], stop_words: Collection[str]) -> list[str]:
    """Return the terms among words: two letters or more, no stop words, without their endings.

    The first six letters stand for a word, in any language.

    >>> content_terms(["the", "elections", "s", "election"], {"the"})
    ['electi', 'electi']

    """
    return [word[:STEM_CHARACTERS] for word in words if word not in stop_words and len(word) > 1]


def stop_words_of(sentences: Sequence[Sequence[str]], lexicon: Lexicon) -> Collection[str]:
    """Return the language's stop words; without a table, the short words of a fifth of the sentences."""
    if lexicon.stop_words:
        return lexicon.stop_words
    counts = Counter(word for words in sentences for word in set(words))
    least = max(2, _FUNCTION_WORD_SHARE * len(sentences))
    return {
        word
        for word, count in counts.items()
        if count >= least and len(word) <= _LONGEST_FUNCTION_WORD and not is_spaceless(word)
    }


def say_the_same(terms: AbstractSet[object], others: AbstractSet[object]) -> bool:
    """Say whether two sentences do, given by their terms.

    >>> say_the_same({"storm", "roof", "school"}, {"storm", "roof", "school", "fell"})
    True

    """
    return len(terms & others) >= SAME_SHARE * max(1, min(len(terms), len(others)))
