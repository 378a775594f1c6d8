"""Which sentences can stand in a summary at all, and which only beside the one before them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from digest.analyse.antecedents import points_back
from digest.analyse.speech import split_speech
from digest.analyse.terms import STEM_CHARACTERS, content_terms, split_words
from digest.language import Lexicon, is_teaser, leans_on_previous

_FEWEST_WORDS = 4
_FEWEST_LONGER_WORDS = 3
"""Of two letters and more: "10:42 a.m." has four words, and none of these."""
_FEW_WORDS = 8
_MOST_CHARACTERS = 1000
_FEWEST_WORDS_OF_SPEAKER = 2
_MOST_WORDS_OF_PRONOUN_SPEAKER = 3

_CLOSERS = r"[\"'“”‘’»«›‹)\]}」』》）】\s]{0,9}\Z"
_END = re.compile(r"[.!?…。！？｡।۔؟։။]" + _CLOSERS)
_SPACELESS_END = re.compile(r"[\u0e00-\u0eff]\s*\Z")
"""Thai and Lao put no mark at the end of a sentence."""
_PLAIN_ENDS = (".", "!", "?")
_PLAIN_STATEMENT = (".", "!")
_DOTS = re.compile(r"…|\. ?\.")
_CUT_OFF = re.compile(r"(?:…|\. ?\. ?\.)[)\]\s]{0,9}\Z")
"""A teaser ends so; within a quotation it is how somebody speaks."""
_OPENING_MARK = re.compile(r"\s*[\"'“„‘«»‹「『`]")
_CLOSING_MARK = re.compile(r"''|[」]|(?<=[^\s\d])[\"“”«»](?!\w)")
_WORD = re.compile(r"[^\W_]+")
_QUESTION = re.compile(r"[?？؟]" + _CLOSERS)
_LEAST_SHARE_CAPITALISED = 0.5
"""Of the sentences of a text, or it is written in small letters throughout."""
_TAIL_CHARACTERS = 12
_SHARE_OF_FIRST_PERSON = 0.1
"""A text in which so many sentences open with "I" or "we" is told by the one who says it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the sentences of an article can stand in a summary; one entry a sentence in every tuple."""

    whole: tuple[bool, ...]
    """It has an end mark and a few words, and leads to no other page."""
    attributed: tuple[bool, ...]
    """Nobody is quoted in it, or it says who."""
    leaning: tuple[bool, ...]
    """It can stand only after the sentence before it."""
    telling: tuple[bool, ...]
    """It asks nothing, and is not the headline again."""

    @property
    def able(self) -> tuple[int, ...]:
        """The places of the sentences that can stand; where there is none, of those that are whole."""
        whole = [place for place, one in enumerate(self.whole) if one]
        attributed = [place for place in whole if self.attributed[place]] or whole
        return tuple(place for place in attributed if self.telling[place]) or tuple(attributed)

    def joins(self, place: int, chosen: Collection[int]) -> bool:
        """Say whether a sentence may stand beside those at the places `chosen`."""
        return not self.leaning[place] or place - 1 in chosen


def judge_sentences(
    sentences: Sequence[str],
    split: Sequence[Sequence[str]],
    words: Lexicon,
    paragraphs: Sequence[int],
    headline: Sequence[str] = (),
) -> Standing:
    """Judge the sentences of an article, given in reading order with their words and paragraphs.

    `headline` are the words of the headline.
    """
    pieces = [split_speech(sentence) for sentence in sentences]
    unattributed = _unattributed(sentences, pieces, paragraphs)
    stray = _stray_voices(sentences, split, words)
    cased = _is_cased(sentences)
    said = frozenset(content_terms(headline, words.stop_words))
    return Standing(
        whole=tuple(map(partial(_is_whole, words=words, cased=cased), sentences, split)),
        attributed=tuple(not (lost or alone) for lost, alone in zip(unattributed, stray, strict=True)),
        telling=tuple(
            not (_asks(sentence) or (said and _repeats(its_words, said, words)))
            for sentence, its_words in zip(sentences, split, strict=True)
        ),
        leaning=tuple(
            leans_on_previous(sentence, words)
            or _speaker_is_pronoun(own, words)
            or points_back(sentence, its_words, words)
            for sentence, own, its_words in zip(sentences, pieces, split, strict=True)
        ),
    )


def _is_cased(sentences: Sequence[str]) -> bool:
    """Say whether the sentences of a text open with capitals, as a rule."""
    capitalised = sum(sentence[:1].isupper() for sentence in sentences)
    return capitalised > _LEAST_SHARE_CAPITALISED * len(sentences)


def _is_whole(sentence: str, split: Sequence[str], *, words: Lexicon, cased: bool) -> bool:
    return (
        len(split) >= _FEWEST_WORDS
        and (len(split) >= _FEW_WORDS or _has_longer_words(split))
        and len(sentence) <= _MOST_CHARACTERS
        and _is_ended(sentence[-_TAIL_CHARACTERS:])
        and not (cased and sentence[:2].islower() and sentence[:2].isalpha())
        and ("(" not in sentence or sentence.count("(") <= sentence.count(")"))
        and not is_teaser(sentence, words)
    )


def _has_longer_words(split: Sequence[str]) -> bool:
    return sum(len(word) > 1 and not word.isdigit() for word in split) >= _FEWEST_LONGER_WORDS


def _asks(sentence: str) -> bool:
    """Say whether a sentence is a question."""
    tail = sentence[-_TAIL_CHARACTERS:]
    return not tail.endswith(_PLAIN_STATEMENT) and _QUESTION.search(tail) is not None


def _repeats(split: Sequence[str], headline: frozenset[str], words: Lexicon) -> bool:
    """Say whether all terms of a sentence are among those of the headline."""
    return all(
        word in words.stop_words or word[:STEM_CHARACTERS] in headline or len(word) == 1 for word in split
    )


def _is_ended(tail: str) -> bool:
    """Say whether a sentence that ends so has come to its end."""
    if not _DOTS.search(tail) and tail.endswith(_PLAIN_ENDS):
        return True
    return (_END.search(tail) is not None or _SPACELESS_END.search(tail) is not None) and not _CUT_OFF.search(
        tail
    )


def _speaker_is_pronoun(pieces: Sequence[str], words: Lexicon) -> bool:
    """Say whether all that stands beside a quotation is such as "he said"; its marks part the pieces."""
    if len(pieces) == 1:
        return False
    speaker = [word for word in _WORD.findall(" ".join(pieces[::2]).lower()) if len(word) > 1]
    return len(speaker) <= _MOST_WORDS_OF_PRONOUN_SPEAKER and any(
        (word,) in words.openers for word in speaker
    )


def _unattributed(
    sentences: Sequence[str], split: Sequence[Sequence[str]], paragraphs: Sequence[int]
) -> list[bool]:
    """Say of each sentence whether it quotes without saying whom, or opens or closes half a quotation.

    A quotation may run on to the end of its paragraph, and a sentence before a mark that closes is in one.
    """
    found = []
    quoted, paragraph = False, -1
    closed = _closed_later(sentences, split, paragraphs)
    for index, pieces in enumerate(split):
        quoted = closed[index] or (quoted and paragraphs[index] == paragraph)
        paragraph = paragraphs[index]
        halved = len(pieces) % 2 == 0
        found.append(halved or ((quoted or len(pieces) > 1) and not _has_speaker(pieces[quoted::2])))
        quoted ^= halved
    return found


def _has_speaker(pieces: Sequence[str]) -> bool:
    """Say whether what stands beside a quotation is long enough to name somebody."""
    return len(split_words(" ".join(pieces))) >= _FEWEST_WORDS_OF_SPEAKER


def _closed_later(
    sentences: Sequence[str], split: Sequence[Sequence[str]], paragraphs: Sequence[int]
) -> list[bool]:
    """Say of each sentence whether the first quotation mark in it, or after it in its paragraph, closes."""
    found = []
    closes, paragraph = False, -1
    for sentence, pieces, its_paragraph in zip(
        reversed(sentences), reversed(split), reversed(paragraphs), strict=True
    ):
        if len(pieces) > 1:
            closes = _CLOSING_MARK.match(sentence, len(pieces[0])) is not None
        elif its_paragraph != paragraph:
            closes = False
        paragraph = its_paragraph
        found.append(closes)
    return found[::-1]


def _stray_voices(sentences: Sequence[str], split: Sequence[Sequence[str]], words: Lexicon) -> list[bool]:
    """Say of each sentence whether it opens with "I" or "we" outside quotation marks, where few others do.

    Such a one is what somebody in the news says, its marks lost.
    """
    found = [
        not words.first_person.isdisjoint(own[:1]) and _OPENING_MARK.match(sentence) is None
        for sentence, own in zip(sentences, split, strict=True)
    ]
    return found if sum(found) < _SHARE_OF_FIRST_PERSON * len(sentences) else [False] * len(sentences)
