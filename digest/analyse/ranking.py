"""The rankers that need no learning: the lead, LexRank, TextRank; and how sentences are picked by score."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from digest.analyse.standing import Standing
from digest.analyse.terms import say_the_same

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DAMPING = 0.85
"""The chance to go on along a likeness, rather than to begin anew: Brin and Page 1998."""
_STEPS = 30
_DECIMALS = 9
_MOST_COMPARED = 400
"""Sentences beyond are not ranked by likeness: every two are compared."""


def lead_scores(terms: Sequence[Sequence[str]]) -> list[float]:
    """Return scores by which the first sentences are the best."""
    return [-float(place) for place in range(len(terms))]


def lexrank_scores(terms: Sequence[Sequence[str]]) -> list[float]:
    """Return the LexRank of sentences, given by their terms; they add up to 1.

    Source: Erkan and Radev 2004, Journal of Artificial Intelligence Research 22; the continuous kind, with
    the inverse sentence frequency of each term.
    """
    import numpy as np

    counts = _counts(terms)
    rarity = np.log(1 + len(counts) / np.maximum(1, (counts > 0).sum(axis=0)))
    vectors = counts * rarity
    lengths = np.sqrt((vectors**2).sum(axis=1, keepdims=True))
    vectors /= np.where(lengths == 0, 1, lengths)
    return _walk(vectors @ vectors.T, len(terms))


def textrank_scores(terms: Sequence[Sequence[str]]) -> list[float]:
    """Return the TextRank of sentences, given by their terms; they add up to 1.

    Source: Mihalcea and Tarau 2004, EMNLP: the terms that two sentences share, over the logarithms of their
    lengths; 1 is added to the lengths, so that one of a single term has a logarithm.
    """
    import numpy as np

    present = (_counts(terms) > 0).astype(float)
    logarithms = np.log1p(present.sum(axis=1))
    sums = logarithms[:, None] + logarithms
    likeness = present @ present.T / np.where(sums == 0, 1, sums)
    np.fill_diagonal(likeness, 0)
    return _walk(likeness, len(terms))


def _counts(terms: Sequence[Sequence[str]]) -> "NDArray[np.float64]":
    """Return how often each sentence (row) has each term (column)."""
    import numpy as np

    numbers: dict[str, int] = {}
    cells = [
        (row, numbers.setdefault(term, len(numbers)))
        for row, own in enumerate(terms[:_MOST_COMPARED])
        for term in own
    ]
    counts = np.zeros((min(len(terms), _MOST_COMPARED), max(1, len(numbers))))
    np.add.at(counts, tuple(np.array(cells, dtype=int).reshape(-1, 2).T), 1)
    return counts


def _walk(likeness: "NDArray[np.float64]", count: int) -> list[float]:
    """Return how often a walk along the likenesses comes by each of `count` sentences.

    It never comes by those that were not compared.
    """
    import numpy as np

    size = len(likeness)
    sums = likeness.sum(axis=1, keepdims=True)
    chances = np.where(sums == 0, 1 / size, likeness / np.where(sums == 0, 1, sums))
    visits = np.full(size, 1 / size)
    for _ in range(_STEPS):
        visits = (1 - DAMPING) / size + DAMPING * (visits @ chances)
    return [*np.round(visits, _DECIMALS).tolist(), *[0.0] * (count - size)]


RANKERS: Mapping[str, Callable[[Sequence[Sequence[str]]], list[float]]] = {
    "lead": lead_scores,
    "lexrank": lexrank_scores,
    "textrank": textrank_scores,
}
"""From the terms of each sentence to its score."""


def pick(
    scores: Sequence[float], terms: Sequence[frozenset[str]], standing: Standing, limit: int
) -> tuple[int, ...]:
    """Return the places of the sentences with the best scores, in reading order; at most `limit`.

    None says the same as a better one, and none leans on a sentence that is not picked.
    """
    pool = sorted(standing.able, key=lambda place: (-scores[place], place))
    picked: list[int] = []
    while len(picked) < limit:
        best = next((place for place in pool if standing.joins(place, picked)), None)
        if best is None:
            break
        picked.append(best)
        pool = [place for place in pool if place != best and not say_the_same(terms[place], terms[best])]
    return tuple(sorted(picked))
