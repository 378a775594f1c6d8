"""The words of an article as they are written, each with what its language and its letters tell of it.

Sentences are cut at spaces, and what stands between two spaces is looked at once, however often it recurs.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from digest.analyse.stretches import CHARACTERS_READ, Stretches
from digest.analyse.tables import Aspect, Found, Memory
from digest.analyse.terms import (
    HIRAGANA,
    IDEOGRAPHS,
    KATAKANA,
    MARKS,
    SOUTHEAST_ASIAN,
    is_spaceless,
    says_nothing,
)
from digest.language import Lexicon, lexicon

Flags = NDArray[np.bool_]
Truth = TypeVar("Truth")

_LETTERS = rf"[^\W{IDEOGRAPHS}{HIRAGANA}{KATAKANA}{SOUTHEAST_ASIAN}]+"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)+(?:{_LETTERS})?|{_LETTERS}(?:(?:[{MARKS}]+|[-'’&](?=\w))(?:{_LETTERS})?)*"
    rf"|[{IDEOGRAPHS}]+|[{KATAKANA}]+|[{SOUTHEAST_ASIAN}]+"
)
"""Words, U.S. among them; Hiragana, which mostly writes the endings of Japanese, is left out."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.-])[\w-]+(?:\.[\w-]+)*(?:@|(?<=\.[a-z]{2})/|(?<=\.[a-z]{3})/)\S+"
)
_DOMAIN_END = re.compile(r"\.(?<=\w\.)(?:com|org|net|co|uk|gov|edu)\b(?!\.\w{3})")
"""What "Amazon.com" has beside the name."""
_POSSESSIVE = re.compile(r"['’]s?\Z")
_NUMBER = re.compile(r"\d[^A-Z]*\Z|\d+[.,]\d")
_KATAKANA = re.compile(rf"[{KATAKANA}]")
_SPACES = frozenset(" \u00a0")
_FEWEST_WORDS_OF_TITLE = 4
_CAPITALS_OF_TITLE = 0.8

_SHORTEST_WORD = 3
_SHORTEST_UNKNOWN_WORD = 5
"""Where no table tells the stop words, which are short in most languages."""
_FIRST_HANGUL = "\u1100"
"""Korean writes a syllable as one character."""
_LONGEST_WORD = 40


class Traits(NamedTuple, Generic[Truth]):
    """What is known of a word without its sentence: of one, or in a column of many."""

    joined: Truth
    """A single space stands between it and the word before; of ordinary ones only a `WordTable` knows."""
    opens: Truth
    """It may be joined to what stands before the space; likewise `closes`."""
    closes: Truth
    capital: Truth
    """It begins with a capital letter; likewise `small`."""
    small: Truth
    acronym: Truth
    """It is all capitals."""
    shouted: Truth
    """It is all capitals, and more than one."""
    stop: Truth
    """It is a stop word."""
    calendar: Truth
    """It is a weekday or a month."""
    content: Truth
    """It says something of the subject."""
    run: Truth
    """It is of a script that puts no space between words: a run of words rather than one."""


class Word(NamedTuple):
    """A word as it stands between two spaces."""

    text: str
    """As it is written, without a possessive ending."""
    folded: str
    """In lower case."""
    traits: Traits[bool]


@dataclass(frozen=True, slots=True)
class WordTable:
    """The words of an article, in reading order; every field has an entry for each."""

    found: Found[tuple[str, str]]
    folded: list[str]
    sentence_of: NDArray[np.intp]
    first: Flags
    """It is the first of its sentence."""
    telling: Flags
    """Its case tells whether it is a name."""
    traits: Traits[Flags]
    words: Lexicon

    def text(self, place: int) -> str:
        """Return a word as it is written, without a possessive ending."""
        return self.found.ledger.parts[int(self.found.places[place])][0]


def tabulate_words(stretches: Stretches) -> WordTable:
    """Return the words of sentences; the first 2,000 characters of each count.

    >>> from digest.analyse.stretches import split_stretches
    >>> tabulate_words(split_stretches(["Rome's mayor, in the U.S. today."], "en")).folded
    ['rome', 'mayor', 'in', 'the', 'u.s.', 'today']

    """
    stretches = stretches.openings()
    found, sentence_of = stretches.find(_WORDS)
    first = np.ones(len(sentence_of), dtype=bool)
    np.not_equal(sentence_of[1:], sentence_of[:-1], out=first[1:])
    traits: Traits[Flags] = Traits(*np.ascontiguousarray(found.rows.T))
    in_next = found.string_of[1:] == found.string_of[:-1] + 1
    traits.joined[1:] |= traits.opens[1:] & traits.closes[:-1] & in_next & ~first[1:]
    telling = np.array([_is_telling(one, stretches.words) for one in _read(stretches.sentences)], dtype=bool)
    return WordTable(
        found=found,
        folded=[folded for _, folded in found.parts()],
        sentence_of=sentence_of,
        first=first,
        telling=telling[sentence_of] & ~first,
        traits=traits,
        words=stretches.words,
    )


def _read(sentences: Sequence[str]) -> Sequence[str]:
    """Return sentences without their addresses; most articles have none."""
    whole = " ".join(sentences)
    return sentences if _without_addresses(whole) == whole else list(map(_without_addresses, sentences))


def fold_words(line: str, words: Lexicon) -> frozenset[str]:
    """Return the words of a line in lower case."""
    stretches = _without_addresses(line[:CHARACTERS_READ]).split(" ")
    return frozenset(word.folded for stretch in stretches for word in _cut(stretch, words))


def _without_addresses(sentence: str) -> str:
    if "/" in sentence or "@" in sentence or "www." in sentence:
        sentence = _ADDRESS.sub("·", sentence)
    return _DOMAIN_END.sub("·", sentence)


def _is_telling(sentence: str, words: Lexicon) -> bool:
    """Say whether the case of the words of a sentence, but the first, tells which are names."""
    return not sentence.isupper() and (sentence.rstrip().endswith(".") or not _is_title(sentence, words))


def _is_title(line: str, words: Lexicon) -> bool:
    """Say whether a line has a capital letter on nearly every word."""
    content = [text for text in _WORD.findall(line) if text.lower() not in words.stop_words]
    capitals = sum(text[0].isupper() for text in content)
    return len(content) >= _FEWEST_WORDS_OF_TITLE and capitals >= _CAPITALS_OF_TITLE * len(content)


def _word_cutter(memory: Memory) -> Callable[[str], Iterator[tuple[tuple[str, str], Traits[bool]]]]:
    words = lexicon(memory.language)

    def cut(stretch: str) -> Iterator[tuple[tuple[str, str], Traits[bool]]]:
        for word in _cut(_without_addresses(stretch[:CHARACTERS_READ]), words):
            yield (word.text, word.folded), word.traits

    return cut


_WORDS: Final = Aspect(_word_cutter, len(Traits._fields), bool)
"""Text and folded text of each word, and its traits."""


def _cut(stretch: str, words: Lexicon) -> Iterator[Word]:
    """Yield the words of what stands between two spaces."""
    end: int | None = None
    for match in _WORD.finditer(stretch):
        text = whole = match[0]
        begun, last = match.span()
        if "'" in whole or "’" in whole:
            text = _without_elision(_POSSESSIVE.sub("", whole), words)
        opens = whole.startswith(text)
        joined = opens and end is not None and begun == end + 1 and stretch[end] in _SPACES
        end = last if whole.endswith(text) else None
        folded = text.lower()
        yield Word(
            text,
            folded,
            Traits(
                joined=joined,
                opens=opens and begun == 0,
                closes=end == len(stretch),
                capital=text[0].isupper(),
                small=text[0].islower(),
                acronym=text.isupper(),
                shouted=len(text) > 1 and text.isupper(),
                stop=folded in words.stop_words,
                calendar=folded in words.calendar,
                content=_is_content(text, folded, words),
                run=is_spaceless(text) and not _KATAKANA.match(text),
            ),
        )


def _without_elision(text: str, words: Lexicon) -> str:
    """Return "eau" of "l'eau", and "t" of "don't": what follows a stop word; but "O'Neill" is a name."""
    stop_word, _, rest = text.replace("’", "'").partition("'")
    if not rest or stop_word.lower() not in words.stop_words or (text[0].isupper() and rest[0].isupper()):
        return text
    return rest


def _is_content(text: str, word: str, words: Lexicon) -> bool:
    if word in words.stop_words or says_nothing(word, words):
        return False
    shortest = _SHORTEST_WORD if words.stop_words or word >= _FIRST_HANGUL else _SHORTEST_UNKNOWN_WORD
    if not (shortest <= len(word) <= _LONGEST_WORD or is_spaceless(word)):
        return False
    return word[0].isalpha() or (any(map(str.isalpha, word)) and not _NUMBER.match(text))
