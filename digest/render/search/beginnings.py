"""Lists of the articles that have any of the words with the same beginning.

Beginnings of words whose entries together would fill more than a file have a list of their own, with the
highest level of any of the words: however short what a reader has typed, it is found in two files at most.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from digest.render.search.lists import write_lists
from digest.render.search.postings import Postings, put_together
from digest.render.search.shards import SHARD_BYTES, Entry
from digest.render.search.weights import LEVELS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WIDE: Final = "*"
"""Stands behind the beginning of words that has a list of its own; in a word it cannot stand."""

LONGEST_BEGINNING: Final = 6
"""Letters of a beginning that may have such a list."""

_HIGHEST_BIT: Final = bytes(max(0, bits.bit_length() - 1) for bits in range(1 << LEVELS))
"""The place of the highest bit of a byte."""


@dataclass(slots=True)
class Beginning:
    """A beginning of words, as far as these have come."""

    letters: str
    is_held: "NDArray[np.bool_]"
    """Whether an article has a word with a level, by the number of posting."""
    size: int = 0
    """The bytes of the entries."""


@dataclass(slots=True)
class Beginnings:
    """The beginnings of words that come in their order, by and by."""

    articles: int
    """How many there are."""
    begun: dict[int, Beginning] = field(default_factory=dict)
    """Those that the latest word has, by their length; more words may follow."""

    def follow(self, postings: Postings, sizes: "NDArray[np.int64]") -> Iterator[Entry]:
        """Take the words that come next, with the bytes of their entries; yield lists that are finished."""
        import numpy as np

        letters = np.array(postings.words, f"U{LONGEST_BEGINNING}").view(np.uint32)
        letters = letters.reshape(len(postings.words), LONGEST_BEGINNING)
        is_new = np.zeros(len(letters), np.bool_)
        is_new[0] = True
        for length in range(1, LONGEST_BEGINNING + 1):
            is_new[1:] |= letters[1:, length - 1] != letters[:-1, length - 1]
            firsts = np.flatnonzero(is_new)
            totals = np.add.reduceat(sizes, firsts)
            ends = np.append(firsts[1:], len(letters))
            told = totals > SHARD_BYTES
            told[[0, -1]] = True  # they may go on
            told &= letters[firsts, length - 1] > 0
            for first, end, size in zip(firsts[told], ends[told], totals[told], strict=True):
                yield from self._take(length, postings, int(first), int(end), int(size))

    def _take(self, length: int, postings: Postings, first: int, end: int, size: int) -> Iterator[Entry]:
        """Take some words of one beginning."""
        import numpy as np

        letters = postings.words[first][:length]
        if length not in self.begun or self.begun[length].letters != letters:
            yield from self._finish(length)
            self.begun[length] = Beginning(letters, np.zeros(self.articles * LEVELS, np.bool_))
        beginning = self.begun[length]
        beginning.size += size
        beginning.is_held[postings.numbers[postings.starts[first] : postings.starts[end]]] = True

    def _finish(self, length: int) -> Iterator[Entry]:
        beginning = self.begun.pop(length, None)
        if beginning and beginning.size > SHARD_BYTES:
            together = put_together({beginning.letters + WIDE: _highest_levels(beginning.is_held)})
            yield from zip(together.words, write_lists(together.starts, together.numbers), strict=True)

    def finish(self) -> Iterator[Entry]:
        """Yield the lists that no word follows on."""
        for length in range(1, LONGEST_BEGINNING + 1):
            yield from self._finish(length)


def _highest_levels(is_held: "NDArray[np.bool_]") -> "NDArray[np.int32]":
    """The articles that have a word, each with the highest of its levels."""
    import numpy as np

    bits = np.packbits(is_held, bitorder="little")
    articles = np.flatnonzero(bits).astype(np.int32)
    return articles * LEVELS + np.frombuffer(_HIGHEST_BIT, np.uint8)[bits[articles]]
