"""How much each sentence of an article says of the whole.

A sentence is measured (`Traits`), the measures are weighed (`WEIGHTS`), and the best are picked one by one,
so that each says what those before it leave out (`pick`). Another ranker need only give `pick` other scores.

All is linear in the length of the article.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import fsum, log, sqrt
from operator import mul
from typing import NamedTuple

from digest.analyse.terms import content_terms, split_words, stop_words_of
from digest.language import Lexicon, is_teaser, leans_on_previous

_FEWEST_WORDS = 4
_SHORT_WORDS = 8
_LONG_WORDS = 40
_MOST_CHARACTERS = 1000
_FEWEST_WORDS_OF_SPEAKER = 2
_HEADLINE_TERMS = 4
_READING_SENTENCES = 100
"""How far into a long article it still counts to be early."""

_REDUNDANCY_WEIGHT = 1.2
_SAME_SHARE = 0.75
"""Two sentences say the same where the shorter shares so much of its terms with the longer."""
_POOL = 40
_POOL_PER_SENTENCE = 4
"""Of the best sentences, how many are compared for what they add."""

_CLOSERS = r"[\"'“”‘’»«›‹)\]}」』》）】\s]{0,9}\Z"
_END = re.compile(r"[.!?…。！？｡।۔؟։။]" + _CLOSERS)
_SPACELESS_END = re.compile(r"[\u0e00-\u0eff]\s*\Z")
"""Thai and Lao put no mark at the end of a sentence."""
_CUT_OFF = re.compile(r"(?:…|\. ?\. ?\.)[)\]\s]{0,9}\Z")
"""A teaser ends so; within a quotation it is how somebody speaks."""
_QUESTION = re.compile(r"[?？؟]" + _CLOSERS)
_OPENING_MARK = re.compile(r"\s*[\"'“„‘«»‹「『`]")
_DOUBLE_MARK = re.compile(r"[\"“”„«»「」]|``|''")
_CLOSING_MARK = re.compile(r"''|[」]|(?<=[^\s\d])[\"“”«»](?!\w)")
_FIGURE = re.compile(r"\d")
_TAIL_CHARACTERS = 12
_SHARE_OF_FIRST_PERSON = 0.1
"""A text in which so many sentences open with "I" or "we" is told by the one who says it."""


class Traits(NamedTuple):
    """What is measured of a sentence: each from 0 to 1."""

    early: float
    """1 for the first sentence; falls fast, then slowly, to 0 at the last one."""
    shared: float
    """How many other sentences have its terms, summed over the terms, beside the article's best."""
    central: float
    """How near it is to the article as a whole, by tf-idf, beside the article's best."""
    headline: float
    """How many terms of the headline it has: 1 is four or more."""
    length: float
    """1 is 40 words or more."""
    short: float
    """Fewer than eight words."""
    quotation: float
    """It opens with a quotation mark."""
    unattributed: float
    """It is a quotation that does not say whose, or half of one.

    So is a sentence that opens with "we" where hardly another one does.
    """
    first_person: float
    """It says "I", "we" or "you"."""
    figures: float
    """It has a number."""
    question: float
    """It is a question."""


WEIGHTS = Traits(
    early=2.0,
    shared=1.2,
    central=0.7,
    headline=1.0,
    length=-0.85,
    short=-1.05,
    quotation=-0.3,
    unattributed=-2.0,
    first_person=-0.55,
    figures=0.25,
    question=-0.8,
)
"""Ours: a logistic regression on which sentences the highlights of 3,000 articles rest on, rounded; that
of `central` was chosen by hand among five.

These articles have no headlines and few questions; what is said of them, and of quotations without a speaker,
was set by hand. ROUGE hardly moves when a weight is halved, but for `early` and `length`.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """The sentences of an article, measured; one entry a sentence in every tuple."""

    traits: tuple[Traits, ...]
    terms: tuple[frozenset[str], ...]
    headline_terms: tuple[int, ...]
    """How many terms of the headline it has."""
    eligible: tuple[bool, ...]
    """It can stand in a summary at all."""
    leaning: tuple[bool, ...]
    """It can stand only after the sentence before it."""


def measure(
    sentences: Sequence[str], words: Lexicon, *, title: str | None, paragraphs: Sequence[int]
) -> Measured:
    """Measure the sentences of an article, which are given in reading order with the paragraph of each."""
    split = [split_words(sentence) for sentence in sentences]
    stop_words = stop_words_of(split, words)
    terms = tuple(frozenset(content_terms(sentence, stop_words)) for sentence in split)
    headline = frozenset(content_terms(split_words(title or ""), stop_words))
    headline_terms = tuple(len(headline & sentence) for sentence in terms)
    shared, central = _shared(terms), _central(terms)
    unattributed = _unattributed(sentences, paragraphs)
    stray_voices = _stray_voices(sentences, split, words)
    traits = tuple(
        Traits(
            early=_early(index, len(sentences)),
            shared=shared[index],
            central=central[index],
            headline=min(1.0, headline_terms[index] / _HEADLINE_TERMS),
            length=min(1.0, len(split[index]) / _LONG_WORDS),
            short=len(split[index]) < _SHORT_WORDS,
            quotation=_OPENING_MARK.match(sentence) is not None,
            unattributed=unattributed[index] or stray_voices[index],
            first_person=not words.first_person.isdisjoint(split[index]),
            figures=_FIGURE.search(sentence) is not None,
            question=_QUESTION.search(sentence[-_TAIL_CHARACTERS:]) is not None,
        )
        for index, sentence in enumerate(sentences)
    )
    return Measured(
        traits=traits,
        terms=terms,
        headline_terms=headline_terms,
        eligible=tuple(map(partial(_is_eligible, words=words), sentences, split)),
        leaning=tuple(leans_on_previous(sentence, words) for sentence in sentences),
    )


def score(traits: Traits) -> float:
    """Return how much a sentence says of the whole, by the weights of its traits; in no unit."""
    return float(sum(map(mul, traits, WEIGHTS)))


def pick(scores: Sequence[float], measured: Measured, limit: int) -> tuple[int, ...]:
    """Return the places of the best sentences in reading order, at most `limit` of them.

    Each is the best after what the ones before it already say; none says the same as another, none leans on a
    sentence that is not picked; but a first sentence that leans is taken where no other can be.

    Source: maximal marginal relevance (Carbonell and Goldstein 1998, SIGIR), with the share of the terms that
    are already said in place of the likeness to the nearest sentence.
    """
    able = (index for index, eligible in enumerate(measured.eligible) if eligible)
    pool = sorted(able, key=lambda index: (-scores[index], index))[: _POOL + _POOL_PER_SENTENCE * limit]
    picked: list[int] = []
    said: set[str] = set()
    while len(picked) < limit:
        standing = [index for index in pool if not measured.leaning[index] or index - 1 in picked]
        if not standing and not picked and 0 in pool:
            standing = [0]
        if not standing:
            break
        best = max(standing, key=lambda index: scores[index] - _redundancy(measured.terms[index], said))
        picked.append(best)
        said |= measured.terms[best]
        pool = [i for i in pool if i != best and not _say_the_same(measured.terms[i], measured.terms[best])]
    return tuple(sorted(picked))


def _redundancy(terms: frozenset[str], said: set[str]) -> float:
    return _REDUNDANCY_WEIGHT * len(terms & said) / max(1, len(terms))


def _say_the_same(terms: frozenset[str], others: frozenset[str]) -> bool:
    return len(terms & others) >= _SAME_SHARE * min(len(terms), len(others))


def _early(index: int, count: int) -> float:
    return max(0.0, 1 - sqrt(index / min(count, _READING_SENTENCES)))


def _shared(terms: Sequence[frozenset[str]]) -> list[float]:
    """Return how much each sentence shares with the others, summed over its terms."""
    frequency = Counter(term for sentence in terms for term in sentence)
    return _beside_the_best([fsum(sqrt(frequency[term] - 1) for term in sentence) for sentence in terms])


def _central(terms: Sequence[frozenset[str]]) -> list[float]:
    """Return how near each sentence is to all the others together: its cosine with the sum of their vectors.

    A vector has the inverse sentence frequency of each term, and length 1. The sum of the cosines with every
    sentence is the product with the sum of all vectors, so that nothing is compared in pairs.
    Source: the centroid of Radev et al. 2004, Information Processing and Management 40.
    """
    frequency = Counter(term for sentence in terms for term in sentence)
    weight = {term: log(1 + len(terms) / count) for term, count in frequency.items()}
    lengths = [sqrt(fsum(weight[term] ** 2 for term in sentence)) or 1.0 for sentence in terms]
    whole: dict[str, float] = dict.fromkeys(weight, 0.0)
    for sentence, length in zip(terms, lengths, strict=True):
        for term in sentence:
            whole[term] += weight[term] / length
    products = (
        fsum(weight[term] * whole[term] for term in sentence) / length - 1
        for sentence, length in zip(terms, lengths, strict=True)
    )
    return _beside_the_best(
        [max(0.0, round(product, 9)) for product in products]
    )  # what is left is no likeness


def _beside_the_best(values: Sequence[float]) -> list[float]:
    best = max(values, default=0) or 1
    return [value / best for value in values]


def _unattributed(sentences: Sequence[str], paragraphs: Sequence[int]) -> list[bool]:
    """Say of each sentence whether it quotes without saying whom, or opens or closes half a quotation.

    A quotation may run on to the end of its paragraph, and a sentence before a mark that closes is in one.
    """
    found = []
    quoted, paragraph = False, -1
    split = [_DOUBLE_MARK.split(sentence) for sentence in sentences]
    closed = _closed_later(sentences, split, paragraphs)
    for index, pieces in enumerate(split):
        quoted = closed[index] or (quoted and paragraphs[index] == paragraph)
        paragraph = paragraphs[index]
        halved = len(pieces) % 2 == 0
        speaker_words = sum(len(piece.split()) for piece in pieces[quoted::2])
        found.append(halved or ((quoted or len(pieces) > 1) and speaker_words < _FEWEST_WORDS_OF_SPEAKER))
        quoted ^= halved
    return found


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


def _is_eligible(sentence: str, split: Sequence[str], *, words: Lexicon) -> bool:
    return (
        len(split) >= _FEWEST_WORDS
        and len(sentence) <= _MOST_CHARACTERS
        and (_END.search(sentence[-_TAIL_CHARACTERS:]) or _SPACELESS_END.search(sentence[-2:])) is not None
        and not _CUT_OFF.search(sentence[-_TAIL_CHARACTERS:])
        and not is_teaser(sentence, words)
    )
