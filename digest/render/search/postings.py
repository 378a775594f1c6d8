"""The articles of each word: gathered from the articles, a stretch of words at a time.

A site of 100,000 articles has 30 million pairs of a word and an article. If each were there as several
numbers of eight bytes at any moment, it would cost more memory than all else in a build. So they wait by
articles, in five bytes each, and are put in the order of the words one stretch of words after another.
"""

from array import array
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from digest.render.search.weights import LEVELS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POSTINGS_OF_A_PART: Final = 1_000_000
"""What is worked on at once."""

_HIGH: Final = 32
"""The bits of a number below those of its word, where both are one."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The articles of some words."""

    words: Sequence[str]
    """In their order."""
    starts: "NDArray[np.int64]"
    """Where the numbers of each word begin; and where those of the last end."""
    numbers: "NDArray[np.int32]"
    """`article * LEVELS + level`, word by word, rising for each."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some articles, with their words."""

    articles: "NDArray[np.int32]"
    """Their numbers, rising."""
    ends: "NDArray[np.int64]"
    """Where the words of each end."""
    ranks: "NDArray[np.uint32]"
    """The place of each word in the order of all words."""
    levels: "NDArray[np.uint8]"
    """Likewise."""

    def keys(self, first: int, end: int) -> "NDArray[np.int64]":
        """The words of these ranks, each with the number of its article below it."""
        import numpy as np

        chosen = np.flatnonzero(self.ranks - np.uint32(first) < end - first)  # wraps around below the first
        counts = np.diff(np.searchsorted(chosen, self.ends), prepend=0)
        numbers = np.repeat(self.articles, counts) * LEVELS + self.levels[chosen]
        return self.ranks[chosen].astype(np.int64) << _HIGH | numbers


@dataclass(frozen=True, slots=True)
class Gathered:
    """The words of some articles."""

    words: Sequence[str]
    """In their order."""
    starts: "NDArray[np.int64]"
    """How many articles the words before each have, all together; and how many all have."""
    batches: Sequence[Batch]

    def between(self, first: int, end: int) -> Postings:
        """Return the articles of some words, by the ranks of these."""
        import numpy as np

        keys = np.concatenate([*(batch.keys(first, end) for batch in self.batches), np.empty(0, np.int64)])
        keys.sort()
        return Postings(
            self.words[first:end],
            self.starts[first : end + 1] - self.starts[first],
            (keys & (1 << _HIGH) - 1).astype(np.int32),
        )

    def parts(self) -> Iterator[Postings]:
        """Yield the articles of all words, a stretch of words at a time."""
        first = 0
        while first < len(self.words):
            most = self.starts[first] + POSTINGS_OF_A_PART
            end = max(first + 1, int(self.starts.searchsorted(most, "right")) - 1)
            yield self.between(first, end)
            first = end


def gather_postings(articles: Iterable[tuple[int, Mapping[str, int]]]) -> Gathered:
    """Return the words of some articles, from each one's number, rising, and the level of each word in it."""
    import numpy as np

    places: defaultdict[str, int] = defaultdict(count().__next__)
    batches = [*_batches(articles, places)]
    words = sorted(places, key=sort_key)
    ranks = np.empty(len(words), np.uint32)
    ranks[[places[word] for word in words]] = np.arange(len(words), dtype=np.uint32)
    del places
    counts = np.zeros(len(words), np.int64)
    for batch in batches:
        batch.ranks[:] = ranks[batch.ranks]
        counts += np.bincount(batch.ranks, minlength=len(words))
    return Gathered(words, np.concatenate([[0], np.cumsum(counts)]), batches)


def _batches(articles: Iterable[tuple[int, Mapping[str, int]]], places: Mapping[str, int]) -> Iterator[Batch]:
    """Yield the articles by and by, with the place of each word for its rank, which is not known yet."""
    numbers, ends, found, levels = array("i"), array("q"), array("I"), bytearray()
    for number, article in articles:
        found.extend(map(places.__getitem__, article))
        levels.extend(article.values())
        numbers.append(number)
        ends.append(len(found))
        if len(found) >= POSTINGS_OF_A_PART:
            yield _batch(numbers, ends, found, levels)
            numbers, ends, found, levels = array("i"), array("q"), array("I"), bytearray()
    yield _batch(numbers, ends, found, levels)


def _batch(numbers: "array[int]", ends: "array[int]", found: "array[int]", levels: bytearray) -> Batch:
    import numpy as np

    return Batch(
        np.array(numbers, np.int32),
        np.array(ends, np.int64),
        np.array(found, np.uint32),
        np.frombuffer(bytes(levels), np.uint8),
    )


def put_together(lists: "Mapping[str, Sequence[int] | NDArray[np.int32]]") -> Postings:
    """Return the postings that some lists are, in their order."""
    import numpy as np

    ends = np.cumsum([0, *map(len, lists.values())])
    numbers = np.concatenate([np.asarray(one, np.int32) for one in [*lists.values(), ()]])
    return Postings(tuple(lists), ends, numbers)


def join_postings(one: Postings, other: Postings) -> Postings:
    """Return the articles of the words of both, none of which both have; words without any are dropped."""
    import numpy as np

    words = [*one.words]
    for word in {*other.words}.difference(words):
        insort(words, word, key=sort_key)
    ranks = {word: rank for rank, word in enumerate(words)}
    keys, added = _keys(one, ranks), _keys(other, ranks)
    keys = np.insert(keys, np.searchsorted(keys, added), added)
    counts = np.bincount(keys >> _HIGH, minlength=len(words))
    if not counts.all():
        words = [words[rank] for rank in np.flatnonzero(counts)]
        counts = counts[counts > 0]
    starts = np.concatenate([[0], np.cumsum(counts)])
    return Postings(words, starts, (keys & (1 << _HIGH) - 1).astype(np.int32))


def _keys(postings: Postings, ranks: Mapping[str, int]) -> "NDArray[np.int64]":
    """The rank of the word of each posting, with its number below it."""
    import numpy as np

    own = np.fromiter(map(ranks.__getitem__, postings.words), np.int64, len(postings.words))
    return np.repeat(own << _HIGH, np.diff(postings.starts)) | postings.numbers


def sort_key(word: str) -> bytes:
    """Return what sorts words as a browser compares them: by UTF-16."""
    return word.encode("utf-16-be", "surrogatepass")
