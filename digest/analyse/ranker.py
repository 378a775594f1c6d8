"""The learned ranker: which sentences of an article say most of it together.

It reckons, from an article alone, how likely a summary has each of its terms and each pair of neighbouring
terms; from that, and from place, closeness to the rest and wording, how much each sentence says; and then
weighs whole sets of sentences, by what they say together. The weights are in `ranker.npz`;
tests/bench/ranker/ trains them. Inference is a few products of small matrices.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digest.analyse.features import (
    SENTENCE_GROUPS,
    Importance,
    Likeness,
    Numbers,
    PairTable,
    Places,
    Pool,
    TermTable,
    gather_pool,
    measure_likeness,
    pair_features,
    sentence_features,
    set_features,
    tabulate_pairs,
    tabulate_stems,
    term_features,
    wording_features,
)
from digest.analyse.standing import Standing
from digest.analyse.tables import Aspect
from digest.analyse.terms import SAME_SHARE, STEM_CHARACTERS, Terms, say_the_same, stop_words_of
from digest.language import Lexicon

WEIGHTS = Path(__file__).with_name("ranker.npz")

POOL = 10
"""How many of the best sentences are tried together."""
LARGEST_SET = 3
"""How many sentences are weighed together; a longer summary is chosen in rounds."""
WIDEST = 4.0
"""In standard deviations: no feature counts for more, however odd the article."""
HEADLINE_WEIGHT = 1.5
"""What a term gains in the logit of its importance where the headline has it.

Chosen by hand among six on the CNN corpus and the BBC articles, which have headlines; the articles that the
weights were trained on have none.
"""
STANDFIRST_WEIGHT = 0.75
"""The same for the stand-first; chosen without measuring, as no articles at hand have one."""
LENGTH_WEIGHT = 1.5
"""What a set gains for 50 words, so that longer sentences win where little else speaks.

The weights were trained for highlights of some 50 words; other publishers' summaries are longer.
"""
SHORT_WORDS = 15.0
SHORT_WEIGHT = 1.5
"""What a set loses for a sentence of no words, and by less for one of up to `SHORT_WORDS`.

A short sentence costs little of the F1 that the weights were trained for, and says little ("Lee declined to
comment."). One in ten summaries of the CNN corpus had one of eight words or fewer; with this, one in 25.
"""
FIRST_WEIGHT = 0.5
"""What a set gains that has the article's first sentence.

The training articles repeat theirs in captions, which the weights learned to prefer; others do not. With it
92 of 100 summaries of BBC articles have the first sentence, without it 87, at no loss.
"""
PARAGRAPH_WEIGHT = 0.5
"""What a set gains for each sentence that opens a paragraph.

Chosen by hand among six: it gains 0.2 of ROUGE-1 and ROUGE-2 on the CNN corpus and the BBC articles. The
articles that the weights were trained on have no paragraphs.
"""
_DECIMALS = 6
"""What two machines reckon may differ in the last digits; the choice may not."""


@dataclass(frozen=True, slots=True)
class Network:
    """A small feed-forward network on features that are brought to mean 0 and deviation 1."""

    mean: Numbers
    deviation: Numbers
    layers: tuple[tuple[Numbers, Numbers], ...]
    """Weights and biases; between two layers what is below 0 becomes 0."""

    def standardise(self, features: Numbers) -> Numbers:
        """Return the features in standard deviations from their mean, none beyond `WIDEST`."""
        values = features - self.mean
        values /= self.deviation
        # np.clip takes three times as long for as few numbers.
        np.maximum(values, -WIDEST, out=values)
        np.minimum(values, WIDEST, out=values)
        return values

    def logits(self, features: Numbers) -> Numbers:
        """Return one number for each row of features."""
        values = self.standardise(features)
        for weights, bias in self.layers[:-1]:
            values = values @ weights
            values += bias
            np.maximum(values, 0.0, out=values)
        weights, bias = self.layers[-1]
        return (values @ weights + bias)[:, 0]


@dataclass(frozen=True, slots=True)
class SetModel:
    """What makes a good set: the sum of what its sentences are worth, and what they are together."""

    sentence: Network
    """Its only layer tells, of each sentence, `hidden` properties."""
    worth: Numbers
    """What each property, and each feature, of a sentence is worth."""
    plain_worth: Numbers
    traits: Numbers
    """How the properties of sentences add up to those of a set."""
    together: Network
    plain_together: Numbers

    def scores(self, members: Numbers, sentences: Numbers, sets: Numbers) -> Numbers:
        """Return how good each set is, in no unit; the arguments are members and the features of both."""
        features = self.sentence.standardise(sentences)
        weights, bias = self.sentence.layers[0]
        properties = np.maximum(0.0, features @ weights + bias)
        worth = properties @ self.worth + features @ self.plain_worth
        of_sets = self.together.standardise(sets)
        (first, first_bias), (last, _) = self.together.layers
        joined = np.hstack([of_sets, members @ (properties @ self.traits)])
        together = np.maximum(0.0, joined @ first + first_bias) @ last
        return (members @ worth + together + of_sets @ self.plain_together)[:, 0]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What was learned of single terms."""

    places: dict[str, int]
    """The place of each term in `prior` and `rarity`; at their end is that of an unknown term."""
    prior: Numbers
    """The logit of the share of articles with the term whose summary has it."""
    rarity: Numbers
    """The inverse document frequency."""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Weights:
    """All that was learned."""

    vocabulary: Vocabulary
    term: Network
    pair: Network
    sentence: Network
    sets: SetModel


@cache
def load_weights() -> Weights:
    """Return the weights that ship with the package."""
    with np.load(WEIGHTS) as stored:
        return read_weights(dict(stored))


def read_weights(stored: dict[str, NDArray[np.generic]]) -> Weights:
    """Return weights from the arrays of a file."""
    arrays = {name: array.astype(np.float64) for name, array in stored.items() if array.dtype.kind in "fi"}
    terms = bytes(stored["terms"].astype(np.uint8)).decode().split()

    def network(name: str) -> Network:
        depth = sum(key.startswith(f"{name}.weights.") for key in arrays)
        layers = tuple((arrays[f"{name}.weights.{at}"], arrays[f"{name}.bias.{at}"]) for at in range(depth))
        return Network(arrays[f"{name}.mean"], arrays[f"{name}.deviation"], layers)

    return Weights(
        vocabulary=Vocabulary(
            places={term: place for place, term in enumerate(terms)},
            prior=arrays["prior"] / arrays["precision"],
            rarity=arrays["rarity"] / arrays["precision"],
        ),
        term=network("term"),
        pair=network("pair"),
        sentence=network("sentence"),
        sets=SetModel(
            network("set.sentence"),
            arrays["set.worth"],
            arrays["set.plain_worth"],
            arrays["set.traits"],
            network("set.together"),
            arrays["set.plain_together"],
        ),
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """An article as the ranker sees it."""

    table: TermTable
    pairs: PairTable
    likeness: Likeness
    wording: Numbers
    importance: Importance
    standing: Standing
    openings: Numbers
    """1 for each sentence that opens a paragraph, else 0."""
    features: Numbers
    """Of each sentence."""
    logits: Numbers
    """Of each sentence: how much it says of the whole by itself."""

    def pool(self, places: Places) -> Pool:
        """Return some sentences, by their places, with what they have in common."""
        return gather_pool(places, self.table, self.pairs, self.likeness)

    def content_terms(self, place: int) -> frozenset[int]:
        """Return the terms of a sentence that are no stop words."""
        terms = self.table.occurrences.thing[self.table.occurrences.sentence == place]
        return frozenset(terms[~self.table.stop[terms]].tolist())

    @property
    def headline_words(self) -> list[int]:
        """How many terms of the headline each sentence has."""
        terms, sentences = self.table.occurrences
        counts = np.bincount(sentences, weights=self.table.headline[terms], minlength=len(self.features))
        return [int(count) for count in counts]

    @property
    def closeness(self) -> list[float]:
        """How like each sentence is to the rest, beside the one that is most so."""
        found = np.round(self.likeness.before + self.likeness.after, _DECIMALS)
        return [float(value) for value in found / (found.max() or 1.0)]

    def beyond(self, chosen: Places, weights: Weights) -> "Measured":
        """Return the article as it is once these sentences are said: their terms are of no more use."""
        said = [
            np.unique(found.thing[np.isin(found.sentence, chosen)])
            for found in (self.table.occurrences, self.pairs.occurrences)
        ]
        importance = self.importance.beyond(*said)
        features = sentence_features(self.table, self.pairs, importance, self.likeness, self.wording)
        return replace(
            self, importance=importance, features=features, logits=weights.sentence.logits(features)
        )


def measure(
    sentences: Sequence[str],
    terms: Terms,
    words: Lexicon,
    standing: Standing,
    paragraphs: Sequence[int],
    headline: Collection[str] = (),
    standfirst: Collection[str] = (),
) -> Measured:
    """Measure the sentences of an article, given in reading order with their terms and paragraphs.

    `headline` and `standfirst` are the words of these.
    """
    weights = load_weights()
    stop = None if words.stop_words else stop_stems(terms.split, words)
    table = tabulate_stems(terms, stop, _stems(headline), _stems(standfirst))
    pairs = tabulate_pairs(table)
    importance = reckon_importance(table, pairs, weights, known=words.code == weights.vocabulary.language)
    likeness = measure_likeness(table)
    wording = wording_features(sentences, terms.split, words, standing)
    features = sentence_features(table, pairs, importance, likeness, wording)
    logits = weights.sentence.logits(features)
    openings = np.diff(paragraphs, prepend=-1) != 0
    return Measured(
        table, pairs, likeness, wording, importance, standing, openings.astype(np.float64), features, logits
    )


def stop_stems(split: Sequence[Sequence[str]], words: Lexicon) -> frozenset[str]:
    """Return the stop words of an article, without their endings."""
    return _table_stems(words.stop_words) if words.stop_words else _stems(stop_words_of(split, words))


def _stems(words: Collection[str]) -> frozenset[str]:
    return frozenset(word[:STEM_CHARACTERS] for word in words)


@cache
def _table_stems(words: frozenset[str]) -> frozenset[str]:
    return _stems(words)


def reckon_importance(table: TermTable, pairs: PairTable, weights: Weights, *, known: bool) -> Importance:
    """Reckon how likely a summary has each term and pair of an article."""
    features = lexical_features(table, weights.vocabulary, known=known)
    announced = np.maximum(HEADLINE_WEIGHT * table.headline, STANDFIRST_WEIGHT * table.standfirst)
    logits = weights.term.logits(features) + announced
    return Importance(sigmoid(logits), sigmoid(weights.pair.logits(pair_features(pairs, table, logits))))


def lexical_features(table: TermTable, vocabulary: Vocabulary, *, known: bool) -> Numbers:
    """Return the features of each term; what was learned of single terms counts where `known`."""
    if known:
        learned = table.memory.find(table.stems, _learned(vocabulary)).rows
    else:
        learned = np.full((len(table.stems), 2), [vocabulary.prior[-1], vocabulary.rarity[-1]])
    return term_features(table, learned[:, 0], learned[:, 1], known=known)


@lru_cache(maxsize=4)
def _learned(vocabulary: Vocabulary) -> Aspect[None]:
    """Return what was learned of a term: prior and rarity."""
    places, unknown = vocabulary.places, len(vocabulary.places)

    def cut(stem: str) -> Iterator[tuple[None, tuple[float, float]]]:
        place = places.get(stem, unknown)
        yield None, (vocabulary.prior[place], vocabulary.rarity[place])

    return Aspect(lambda _: cut, 2)


def sigmoid(logits: Numbers) -> Numbers:
    """Return the probabilities that logits stand for."""
    return np.asarray(1 / (1 + np.exp(-logits)))


def choose(measured: Measured, limit: int) -> tuple[int, ...]:
    """Return the places, in reading order, of the sentences that say most of the article together.

    At most `limit`, and as many as can stand: none says the same as another, and none leans on a sentence
    that is not chosen. More than `LARGEST_SET` are chosen in rounds, each for what those before it leave out.
    """
    weights = load_weights()
    chosen: list[int] = []
    while len(chosen) < limit:
        found = _best_set(measured, chosen, min(LARGEST_SET, limit - len(chosen)), weights)
        if not found:
            break
        chosen += found
        if len(chosen) < limit:
            measured = measured.beyond(np.array(chosen), weights)
    return tuple(sorted(chosen))


def _best_set(measured: Measured, chosen: Sequence[int], size: int, weights: Weights) -> list[int]:
    """Return the best set of `size` sentences to join those that are chosen; a smaller one where none can."""
    pool = measured.pool(candidates(measured, chosen))
    members = allowed_sets(measured.standing, pool, chosen, size)
    if not len(members):
        return []
    sets = set_features(members, pool, measured.table, measured.importance)
    scores = weights.sets.scores(members, measured.features[pool.places], sets)
    scores += members @ (
        LENGTH_WEIGHT / 50 * pool.lengths
        - SHORT_WEIGHT * np.maximum(0.0, 1 - pool.lengths / SHORT_WORDS)
        + FIRST_WEIGHT * (pool.places == 0)
        + PARAGRAPH_WEIGHT * measured.openings[pool.places]
    )
    best = int(np.argmax(np.round(scores, _DECIMALS)))
    return [int(place) for place in pool.places[members[best] > 0]]


def candidates(measured: Measured, chosen: Sequence[int] = ()) -> Places:
    """Return the places of the best single sentences that can stand, ascending; at most `POOL`.

    None says what a chosen one says.
    """
    able = np.array([place for place in measured.standing.able if place not in chosen], dtype=np.int64)
    order = able[np.argsort(-np.round(measured.logits[able], _DECIMALS), kind="stable")]
    if not chosen:
        return np.sort(order[:POOL])
    fresh = [place for place in order[: POOL + POOL * len(chosen)] if not _is_said(measured, place, chosen)]
    return np.sort(np.array(fresh[:POOL], dtype=np.int64))


def _is_said(measured: Measured, place: int, chosen: Sequence[int]) -> bool:
    own = measured.content_terms(place)
    return any(say_the_same(own, measured.content_terms(other)) for other in chosen)


def allowed_sets(standing: Standing, pool: Pool, chosen: Sequence[int], size: int) -> Numbers:
    """Return the sets of `size` sentences of the pool that can stand.

    Where none can, those of the next smaller size.
    """
    needs = _needs(standing, pool.places, chosen)
    same = (pool.same >= SAME_SHARE).astype(np.float64)
    for smaller in range(min(size, len(pool.places)), 0, -1):
        members = all_sets(len(pool.places), smaller)
        clash = ((members @ same) * members).any(axis=1)
        missing = (members > members @ needs.T).any(axis=1)
        if not (clash | missing).all():
            return members[~(clash | missing)]
    return np.zeros((0, len(pool.places)))


@cache
def all_sets(count: int, size: int) -> Numbers:
    """Return all sets of so many of `count` things, a row each, in the order of `itertools.combinations`."""
    rows = np.zeros((sum(1 for _ in combinations(range(count), size)), count))
    for row, places in zip(rows, combinations(range(count), size), strict=True):
        row[list(places)] = 1
    return rows


def _needs(standing: Standing, pool: Places, chosen: Sequence[int]) -> Numbers:
    """Return, for each sentence of the pool (row), which its set must have: itself, or what it leans on."""
    rows = np.eye(len(pool))
    for row, place in zip(rows, pool.tolist(), strict=True):
        if not standing.joins(place, chosen):
            row[:] = pool == place - 1
    return rows


def owed(measured: Measured, places: Sequence[int]) -> list[dict[str, float]]:
    """Return, for some sentences, what each owes to each group of features.

    That is how far its logit falls where those features are as in any sentence.
    """
    network = load_weights().sentence
    rows = np.repeat(measured.features[list(places)], len(SENTENCE_GROUPS) + 1, axis=0)
    for at, columns in enumerate(SENTENCE_GROUPS.values(), start=1):
        rows[at :: len(SENTENCE_GROUPS) + 1, columns] = network.mean[columns]
    logits = network.logits(rows).reshape(-1, len(SENTENCE_GROUPS) + 1)
    falls = logits[:, :1] - logits[:, 1:]
    return [dict(zip(SENTENCE_GROUPS, own, strict=True)) for own in falls.tolist()]
