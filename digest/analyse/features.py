"""An article in numbers: what the learned ranker sees of its terms, sentences and sets of sentences.

Nothing but the article and the word lists of its language is needed. All is linear in the length of the
article, but for a sort. Matrices have a row for each term, pair of terms, sentence or set; their columns are
named where they are made, and the weights were learned for them in that order.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from digest.analyse.speech import DOUBLE_MARK
from digest.analyse.standing import Standing
from digest.analyse.tables import Aspect, Memory
from digest.analyse.terms import STEM_CHARACTERS, Terms, has_figure, number_terms
from digest.language import Lexicon, lexicon

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]

_USUAL_WORDS = 50.0
"""The length of a summary that an expected F1 is reckoned with."""
_LONG_SENTENCE = 40.0
_OPENING_MARK = re.compile(r"\s*[\"'“„‘«»‹「『`]")
_QUESTION_MARK = re.compile(r"[?？؟]")
_TAIL_CHARACTERS = 12


class Occurrences(NamedTuple):
    """Which of some things stand in which sentences: each once for a sentence, by thing, then by sentence."""

    thing: Places
    sentence: Places


@dataclass(frozen=True, slots=True)
class TermTable:
    """The terms of an article, numbered in the order in which they first occur."""

    stems: Places
    """The number of each in `memory`."""
    memory: Memory
    shapes: Numbers
    """For each term: its share of the letters that a term has at most, and 1 if it begins with a digit."""
    stop: Flags
    """For each term: it is a stop word."""
    headline: Flags
    """For each term: the headline has it, and it is no stop word; likewise `standfirst`."""
    standfirst: Flags
    tokens: Places
    """The term of each word, in reading order."""
    sentence_of: Places
    """The sentence of each word."""
    lengths: Numbers
    """For each sentence: its words."""
    occurrences: Occurrences

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms themselves."""
        return tuple(map(self.memory.strings.__getitem__, self.stems.tolist()))


@dataclass(frozen=True, slots=True)
class PairTable:
    """The pairs of terms that stand side by side in a sentence."""

    left: Places
    right: Places
    frequency: Places
    occurrences: Occurrences


@dataclass(frozen=True, slots=True)
class Importance:
    """How likely a summary has each term and each pair, from 0 to 1."""

    terms: Numbers
    pairs: Numbers

    def beyond(self, terms: Places, pairs: Places) -> "Importance":
        """Return what is left where these terms and pairs are said already: nothing of theirs."""
        left = Importance(self.terms.copy(), self.pairs.copy())
        left.terms[terms] = 0
        left.pairs[pairs] = 0
        return left


def tabulate_terms(
    split: Sequence[Sequence[str]],
    stop_stems: frozenset[str],
    headline_stems: frozenset[str] = frozenset(),
    standfirst_stems: frozenset[str] = frozenset(),
) -> TermTable:
    """Tabulate the terms of sentences that are split into words, of a language without tables."""
    return tabulate_stems(number_terms(split, "und"), stop_stems, headline_stems, standfirst_stems)


def tabulate_stems(
    terms: Terms,
    stop_stems: frozenset[str] | None,
    headline_stems: frozenset[str] = frozenset(),
    standfirst_stems: frozenset[str] = frozenset(),
) -> TermTable:
    """Tabulate terms that have their numbers; `stop_stems` None takes the stop words of their language."""
    lengths = list(map(len, terms.split))
    sentence_of = np.repeat(np.arange(len(lengths)), lengths)
    stems, tokens = _number_as_they_occur(terms.numbers, len(terms.stems))
    shapes: Numbers = terms.stems.find(stems, _SHAPES).rows
    stop = shapes[:, 0] > 0 if stop_stems is None else _marked(stems, terms.stems, stop_stems)
    return TermTable(
        stems=stems,
        memory=terms.stems,
        shapes=shapes[:, 1:],
        stop=stop,
        headline=_marked(stems, terms.stems, headline_stems) & ~stop,
        standfirst=_marked(stems, terms.stems, standfirst_stems) & ~stop,
        tokens=tokens,
        sentence_of=sentence_of,
        lengths=np.array(lengths, dtype=np.float64),
        occurrences=_occurrences(tokens, sentence_of, len(lengths)),
    )


def _shape_cutter(memory: Memory) -> Callable[[str], Iterator[tuple[None, tuple[bool, float, bool]]]]:
    stop_stems = frozenset(word[:STEM_CHARACTERS] for word in lexicon(memory.language).stop_words)

    def cut(stem: str) -> Iterator[tuple[None, tuple[bool, float, bool]]]:
        yield None, (stem in stop_stems, len(stem) / STEM_CHARACTERS, stem[0].isdigit())

    return cut


_SHAPES: Final = Aspect(_shape_cutter, 3)
"""Whether a stem is that of a stop word; then the columns of `TermTable.shapes`."""


def _number_as_they_occur(numbers: Places, size: int) -> tuple[Places, Places]:
    """Return the different ones of numbers below `size` as they first occur, and the place there of each."""
    order = np.arange(len(numbers))
    first = np.empty(size, np.int64)
    first[numbers[::-1]] = order[::-1]  # of several, the last one stays
    first_of = first[numbers]
    new = first_of == order
    return numbers[new], (np.cumsum(new) - 1)[first_of]


def _marked(stems: Places, memory: Memory, chosen: frozenset[str]) -> Flags:
    """Say of each stem whether it is among the chosen ones."""
    flags = np.zeros(len(memory), dtype=bool)
    flags[[memory[stem] for stem in chosen if stem in memory]] = True
    return flags[stems]


def tabulate_pairs(table: TermTable) -> PairTable:
    """Tabulate the pairs of terms that stand side by side."""
    terms = len(table.stems)
    inside = table.sentence_of[1:] == table.sentence_of[:-1]
    keys = (table.tokens[:-1] * terms + table.tokens[1:])[inside]
    distinct, numbers, frequency = np.unique(keys, return_inverse=True, return_counts=True)
    left, right = np.divmod(distinct, max(1, terms))
    places = table.sentence_of[1:][inside]
    return PairTable(left, right, frequency, _occurrences(numbers, places, len(table.lengths)))


def _occurrences(things: Places, sentences: Places, count: int) -> Occurrences:
    keys = np.sort(things * count + sentences)
    first = np.ones(len(keys), dtype=bool)
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    return Occurrences(*np.divmod(keys[first], max(1, count)))


def _first_sentence(occurrences: Occurrences, size: int) -> Places:
    """Return the first sentence of each thing, all of which occur."""
    return occurrences.sentence[np.searchsorted(occurrences.thing, np.arange(size))]


def _sums(things: Places, weights: NDArray[Any], size: int) -> Numbers:
    """Return the sum of the weights of each of `size` things."""
    return np.asarray(np.bincount(things, weights=weights, minlength=size), dtype=np.float64)


def _matrix(columns: Mapping[str, Sequence[bool] | NDArray[Any]]) -> Numbers:
    matrix = np.empty((len(next(iter(columns.values()))), len(columns)))
    for place, column in enumerate(columns.values()):
        matrix[:, place] = column
    return matrix


def term_features(table: TermTable, prior: Numbers, rarity: Numbers, *, known: bool) -> Numbers:
    """Return the features of each term.

    `prior` is the logit of the share of training articles with the term whose summary has it, `rarity` its
    inverse document frequency there; `known` says that they are of the article's language.
    """
    size, count = len(table.stems), len(table.lengths)
    frequency = np.bincount(table.tokens, minlength=size)
    terms, sentences = table.occurrences
    spread = np.bincount(terms, minlength=size)
    first = _first_sentence(table.occurrences, size)
    columns = {
        "frequency": np.log(frequency),
        "share_of_sentences": spread / count,
        "sentences": np.log(spread),
        "first": np.log1p(first),
        "first_share": first / count,
        "early": _sums(terms, 1 / (1 + sentences), size),
        "prior": prior,
        "rarity": rarity,
        "known": np.full(size, known),
        "letters": table.shapes[:, 0],
        "figure": table.shapes[:, 1],
        "stop": table.stop,
        "in_first": first == 0,
        "in_second": first == 1,
        "in_third": first == 2,  # noqa: PLR2004  the third
        "article_sentences": np.full(size, np.log(count)),
        "article_words": np.full(size, np.log1p(len(table.tokens))),
    }
    return _matrix(columns)


def pair_features(pairs: PairTable, table: TermTable, term_logits: Numbers) -> Numbers:
    """Return the features of each pair; `term_logits` says how likely a summary has each term."""
    size, count = len(pairs.left), len(table.lengths)
    left, right = term_logits[pairs.left], term_logits[pairs.right]
    first = _first_sentence(pairs.occurrences, size)
    columns = {
        "left": left,
        "right": right,
        "lower": np.minimum(left, right),
        "frequency": np.log(pairs.frequency),
        "sentences": np.log(np.bincount(pairs.occurrences.thing, minlength=size)),
        "first": np.log1p(first),
        "first_share": first / count,
        "left_stop": table.stop[pairs.left],
        "right_stop": table.stop[pairs.right],
        "article_sentences": np.full(size, np.log(count)),
    }
    return _matrix(columns)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like the sentences of an article are, by the cosine of their tf-idf vectors."""

    weights: Numbers
    """For each occurrence of a term: its weight in the vector of its sentence, which has length 1."""
    before: Numbers
    """For each sentence: its likeness to those before it, summed; likewise `after`."""
    after: Numbers


def measure_likeness(table: TermTable) -> Likeness:
    """Measure how like each sentence is to the others, without comparing them in pairs.

    The cosines with all earlier sentences add up to the product with the sum of their vectors, and that sum
    grows term by term along the occurrences.
    Source: the directed centrality of Zheng and Lapata 2019 (PacSum), over tf-idf.
    """
    terms, sentences = table.occurrences
    count, size = len(table.lengths), len(table.stems)
    rarity = np.log(1 + count / np.maximum(1, np.bincount(terms, minlength=size)))
    weights = np.where(table.stop, 0.0, rarity)[terms]
    length = np.sqrt(_sums(sentences, weights**2, count))
    weights = weights / np.where(length == 0, 1, length)[sentences]
    whole = _sums(terms, weights, size)
    offset = np.concatenate([[0.0], np.cumsum(whole)])[terms]
    earlier = np.cumsum(weights) - offset - weights
    later = whole[terms] - earlier - weights
    return Likeness(
        weights,
        _sums(sentences, weights * earlier, count),
        _sums(sentences, weights * later, count),
    )


def _likeness_to(place: int, table: TermTable, likeness: Likeness) -> Numbers:
    terms, sentences = table.occurrences
    own = np.zeros(len(table.stems))
    here = sentences == place
    own[terms[here]] = likeness.weights[here]
    return _sums(sentences, likeness.weights * own[terms], len(table.lengths))


def wording_features(
    sentences: Sequence[str], split: Sequence[Sequence[str]], words: Lexicon, standing: Standing
) -> Numbers:
    """Return the features of each sentence that its wording shows."""
    rows = [
        (
            _OPENING_MARK.match(sentence) is not None,
            DOUBLE_MARK.search(sentence) is not None,
            has_figure(sentence),
            _QUESTION_MARK.search(sentence, max(0, len(sentence) - _TAIL_CHARACTERS)) is not None,
            not words.first_person.isdisjoint(own),
        )
        for sentence, own in zip(sentences, split, strict=True)
    ]
    return np.column_stack([np.array(rows, dtype=np.float64), np.array(standing.leaning, dtype=np.float64)])


SENTENCE_GROUPS: Mapping[str, slice] = {
    "place": slice(0, 5),
    "length": slice(5, 7),
    "words": slice(7, 18),
    "closeness": slice(18, 23),
    "article": slice(23, 24),
    "wording": slice(24, 30),
}
"""Which columns of `sentence_features` tell of what."""


def sentence_features(
    table: TermTable, pairs: PairTable, importance: Importance, likeness: Likeness, wording: Numbers
) -> Numbers:
    """Return the features of each sentence; `wording` are those of `wording_features`."""
    terms, sentences = table.occurrences
    count = len(table.lengths)
    place = np.arange(count)
    length = np.maximum(table.lengths, 1)
    content = ~table.stop[terms]
    contents = _sums(sentences, content, count)
    expected = _sums(sentences, importance.terms[terms], count)
    weighty = _sums(sentences, importance.terms[terms] * content, count)
    paired = _sums(pairs.occurrences.sentence, importance.pairs[pairs.occurrences.thing], count)
    density = weighty / np.maximum(1, contents)
    central = likeness.before + likeness.after
    columns = {
        "place": np.log1p(place),
        "place_share": place / count,
        "first": place == 0,
        "second": place == 1,
        "third": place == 2,  # noqa: PLR2004  the third
        "length": length / _LONG_SENTENCE,
        "log_length": np.log(length),
        "expected": expected / 10,
        "expected_density": expected / length,
        "weighty": weighty / 10,
        "weighty_density": density,
        "paired": paired / 5,
        "paired_density": paired / length,
        "expected_f1": 2 * expected / (length + _USUAL_WORDS),
        "paired_f1": 2 * paired / (length + _USUAL_WORDS),
        "density_before": np.concatenate([[0.0], density[:-1]]),
        "density_after": np.concatenate([density[1:], [0.0]]),
        "contents": contents / length,
        "central": central / count * 10,
        "central_share": central / (central.max() or 1.0),
        "like_before": likeness.before / np.maximum(1, place) * 5,
        "like_after": likeness.after / np.maximum(1, count - 1 - place) * 5,
        "like_first": _likeness_to(0, table, likeness),
        "article_sentences": np.full(count, np.log(count)),
    }
    return np.hstack([_matrix(columns), wording])


@dataclass(frozen=True, slots=True)
class Incidence:
    """Which things stand in which of a few sentences."""

    things: Places
    """Those that stand in any of them."""
    matrix: Numbers
    """1 where a sentence (row) has a thing (column), else 0."""
    cells: tuple[Places, Places]
    """The places of the ones."""
    occurrences: Flags
    """The occurrences that they come from."""

    @classmethod
    def of(cls, occurrences: Occurrences, chosen: Places, count: int) -> "Incidence":
        """Return that of the sentences at the places `chosen`, of `count`."""
        row = np.full(count, -1)
        row[chosen] = np.arange(len(chosen))
        here = row[occurrences.sentence] >= 0
        found = occurrences.thing[here]
        new = np.ones(len(found), dtype=bool)
        np.not_equal(found[1:], found[:-1], out=new[1:])
        things, columns = found[new], np.cumsum(new) - 1
        matrix = np.zeros((len(chosen), len(things)))
        cells = (row[occurrences.sentence[here]], columns)
        matrix[cells] = 1
        return cls(things, matrix, cells, here)


@dataclass(frozen=True, slots=True)
class Pool:
    """A few sentences of an article, and what they have in common."""

    places: Places
    """Ascending."""
    lengths: Numbers
    """In words."""
    terms: Incidence
    pairs: Incidence
    alike: Numbers
    """The likeness of each two, above the diagonal."""
    same: Numbers
    """For each two, above the diagonal: which share of its terms the shorter shares with the longer."""


def gather_pool(places: Places, table: TermTable, pairs: PairTable, likeness: Likeness) -> Pool:
    """Gather the sentences at some places, which ascend."""
    count = len(table.lengths)
    terms = Incidence.of(table.occurrences, places, count)
    vectors = terms.matrix.copy()
    vectors[terms.cells] = likeness.weights[terms.occurrences]
    content = terms.matrix * ~table.stop[terms.things]
    own = content.sum(axis=1)
    return Pool(
        places,
        table.lengths[places],
        terms,
        Incidence.of(pairs.occurrences, places, count),
        np.triu(vectors @ vectors.T, 1),
        np.triu(content @ content.T / np.maximum(1, np.minimum(own[:, None], own)), 1),
    )


def set_features(members: Numbers, pool: Pool, table: TermTable, importance: Importance) -> Numbers:
    """Return the features of sets of sentences.

    `members` has a row for each set, and a column, 1 or 0, for each sentence of the pool.
    """
    sizes, length = members.sum(axis=1), members @ pool.lengths
    terms = importance.terms[pool.terms.things]
    content = np.where(table.stop[pool.terms.things], 0.0, terms)
    said = (members @ pool.terms.matrix > 0).astype(np.float64)
    expected, weighty = said @ terms, said @ content
    paired = (members @ pool.pairs.matrix > 0) @ importance.pairs[pool.pairs.things]
    alike = members @ pool.alike
    most_alike = (members[:, :, None] * pool.alike).max(axis=1)
    place = np.log1p(pool.places)
    usual = length + _USUAL_WORDS
    columns = {
        "length": length / _USUAL_WORDS,
        "length_squared": (length / _USUAL_WORDS) ** 2,
        "log_length": np.log1p(length),
        "size": sizes,
        "one": sizes == 1,
        "two": sizes == 2,  # noqa: PLR2004  as the name says
        "expected": expected / 20,
        "weighty": weighty / 10,
        "paired": paired / 10,
        "expected_f1": 2 * expected / usual,
        "weighty_f1": 2 * weighty / usual,
        "paired_f1": 2 * paired / usual,
        "fresh": expected / np.maximum(1e-6, members @ (pool.terms.matrix @ terms)),
        "alike": (alike * members).sum(axis=1),
        "most_alike": (most_alike * members).max(axis=1),
        "mean_place": members @ place / sizes,
        "first_place": np.where(members > 0, place, np.inf).min(axis=1),
        "last_place": (members * place).max(axis=1),
        "side_by_side": (members[:, 1:] * members[:, :-1]) @ (np.diff(pool.places) == 1),
        "article_sentences": np.full(len(members), np.log(len(table.lengths))),
    }
    return _matrix(columns)
