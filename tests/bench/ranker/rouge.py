"""ROUGE of any set of an article's sentences against its reference summary, many sets at a time.

The same ROUGE-1 and ROUGE-2 F1 as the package rouge-score gives, with its stemmer; but a pair of words counts
within a sentence only.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from nltk.stem.porter import PorterStemmer
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_WORD = re.compile(r"[a-z0-9]+")
_LONGEST_UNSTEMMED = 3
_STEMMER = PorterStemmer()


@cache
def _stem(word: str) -> str:
    return str(_STEMMER.stem(word)) if len(word) > _LONGEST_UNSTEMMED else word


def stems(sentence: str) -> list[str]:
    """Return the words of a sentence as ROUGE compares them."""
    return [_stem(word) for word in _WORD.findall(sentence.lower())]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference summary has, and how often each sentence of the article has it."""

    lengths: Numbers
    """The words of each sentence."""
    words: Numbers
    """How often each sentence (row) has each word of the reference (column)."""
    pairs: Numbers
    word_counts: Numbers
    pair_counts: Numbers

    def scores(self, members: Numbers) -> Numbers:
        """Return ROUGE-1 and ROUGE-2 F1 (columns) of sets, given as rows of 1 and 0."""
        length = members @ self.lengths
        return np.column_stack(
            [
                _f1(np.minimum(members @ self.words, self.word_counts).sum(axis=1), length, self.word_counts),
                _f1(
                    np.minimum(members @ self.pairs, self.pair_counts).sum(axis=1),
                    np.maximum(1, length - 1),
                    self.pair_counts,
                ),
            ]
        )


def _f1(shared: Numbers, length: Numbers, counts: Numbers) -> Numbers:
    return np.where(shared > 0, 2 * shared / np.maximum(1, length + counts.sum()), 0.0)


def refer(sentences: Sequence[str], summary: Sequence[str]) -> Reference:
    """Compare the sentences of an article with its reference summary."""
    said = [word for sentence in summary for word in stems(sentence)]
    words, pairs = Counter(said), Counter(pairwise(said))
    split = [stems(sentence) for sentence in sentences]
    return Reference(
        lengths=np.array([len(own) for own in split], dtype=np.float64),
        words=_counts([Counter(own) for own in split], words),
        pairs=_counts([Counter(pairwise(own)) for own in split], pairs),
        word_counts=np.array(list(words.values()), dtype=np.float64),
        pair_counts=np.array(list(pairs.values()), dtype=np.float64),
    )


def _counts(rows: Sequence[Counter[Any]], columns: Counter[Any]) -> Numbers:
    return np.array([[row[thing] for thing in columns] for row in rows], dtype=np.float64).reshape(
        len(rows), len(columns)
    )


def best_sentences(reference: Reference, limit: int) -> list[int]:
    """Return the sentences that a reader of the reference would take one by one, as long as each helps."""
    count = len(reference.lengths)
    chosen: list[int] = []
    best = 0.0
    for _ in range(limit):
        members = np.eye(count)
        members[:, chosen] = 1
        scores = reference.scores(members).sum(axis=1)
        scores[chosen] = 0
        place = int(scores.argmax())
        if scores[place] <= best:
            break
        best = float(scores[place])
        chosen.append(place)
    return chosen
