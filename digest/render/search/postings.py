"""Lists of the articles that have a word, as short texts, and the files that hold them.

An entry is a word, a space and its list. In a list each article is a number: how many articles lie between it
and the one before, times eight, plus the word's level there. A number is written in signs that stand for
themselves in JSON and in scripts: any of `MORE` goes on with the number, any of `LAST` ends it.

There are some 300 words to an article, so that all lists are reckoned and written at once, by numpy.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import TYPE_CHECKING, Final

from digest.render.search.weights import LEVELS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHARD_BYTES: Final = 20_000
"""A file of words is no larger, unless a single list is."""

WIDE: Final = "*"
"""Stands behind the beginning of words that has a list of its own; in a word it cannot stand."""

LONGEST_BEGINNING: Final = 6
"""Letters of a beginning that may have such a list."""

_SIGNS: Final = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\<')
LAST: Final = _SIGNS[:45]
MORE: Final = _SIGNS[45:]

_AFTER_ALL: Final = b"\xff\xff\xff\xff"
"""Sorts behind every letter that a word may have."""

Entry = tuple[str, str]
"""A word, or the beginning of words with `WIDE`, and its list."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The articles of each word."""

    words: tuple[str, ...]
    """In their order."""
    starts: "NDArray[np.int64]"
    """Where the numbers of each word begin; and where those of the last end."""
    numbers: "NDArray[np.int32]"
    """`article * LEVELS + level`, word by word, rising for each."""


def gather_postings(articles: Iterable[Mapping[str, int]]) -> Postings:
    """Return the articles of each word, from the level of each word in each article."""
    import numpy as np

    places: defaultdict[str, int] = defaultdict(count().__next__)
    found, levels, lengths = [], [], []
    for article in articles:
        found.append(np.fromiter(map(places.__getitem__, article), np.int32, len(article)))
        levels.append(np.fromiter(article.values(), np.uint8, len(article)))
        lengths.append(len(article))
    words = sorted(places, key=sort_key)
    rank = np.empty(len(words), np.int32)
    rank[[places[word] for word in words]] = np.arange(len(words))
    ranks = rank[np.concatenate([*found, np.empty(0, np.int32)])]
    bases = np.arange(len(lengths), dtype=np.int32) * LEVELS
    numbers = np.repeat(bases, lengths) + np.concatenate([*levels, np.empty(0, np.uint8)])
    order = np.argsort(ranks, kind="stable")
    return Postings(tuple(words), np.searchsorted(ranks[order], np.arange(len(words) + 1)), numbers[order])


def put_together(lists: "Mapping[str, Sequence[int] | NDArray[np.int32]]") -> Postings:
    """Return the postings that some lists are, in their order."""
    import numpy as np

    ends = np.cumsum([0, *map(len, lists.values())])
    numbers = np.concatenate([np.asarray(one, np.int32) for one in [*lists.values(), ()]])
    return Postings(tuple(lists), ends, numbers)


def write_lists(postings: Postings) -> list[str]:
    """Return the list of each word as a text."""
    import numpy as np

    numbers, starts = postings.numbers, postings.starts
    steps = numbers.copy()
    steps[1:] -= numbers[:-1] - numbers[:-1] % LEVELS + LEVELS
    begun = starts[:-1][starts[:-1] < starts[1:]]
    steps[begun] = numbers[begun]
    signs = _write_numbers(steps)
    written = signs != 0
    ends = np.concatenate([[0], np.cumsum(written.sum(axis=1))])[starts].tolist()
    text = signs[written].tobytes().decode("ascii")
    return [text[start:end] for start, end in pairwise(ends)]


def _write_numbers(numbers: "NDArray[np.int32]") -> "NDArray[np.uint8]":
    """A row of signs for each number; 0 where it needs no more."""
    import numpy as np

    last, more = (np.frombuffer(signs.encode(), np.uint8) for signs in (LAST, MORE))
    columns = []
    while (long := numbers >= len(LAST)).any():
        rest = numbers - len(LAST)
        columns.append(np.where(long, more[rest % len(MORE)], 0).astype(np.uint8))
        numbers = np.where(long, rest // len(MORE), numbers)
    # A short number has no sign before its last, so that all last ones stand in the last column.
    return np.stack([*columns, last[numbers]], axis=1)


def write_entries(words: Postings, groups: Postings, articles: int) -> list[Entry]:
    """Return all entries, in the order of their words; groups are what search can be narrowed to.

    Beginnings of words whose entries together would fill more than a file have a list too, with the highest
    level of any of the words: however short what a reader has typed, it is found in two files at most.
    """
    lists = list(zip(words.words, write_lists(words), strict=True))
    wide = put_together(dict(_join_lists(words, _wide_beginnings(lists), articles)))
    others = (each for one in (wide, groups) for each in zip(one.words, write_lists(one), strict=True))
    return sorted([*lists, *others], key=lambda entry: sort_key(entry[0]))


def sort_key(word: str) -> bytes:
    """Return what sorts words as a browser compares them: by UTF-16."""
    return word.encode("utf-16-be", "surrogatepass")


def _wide_beginnings(lists: Sequence[Entry]) -> list[str]:
    """The beginnings of words whose entries have more bytes than a file."""
    sizes: dict[str, int] = {}
    for word, signs in lists:
        size = len(word.encode()) + len(signs) + 2
        for length in range(1, min(len(word), LONGEST_BEGINNING) + 1):
            sizes[word[:length]] = sizes.get(word[:length], 0) + size
    return [start for start, size in sizes.items() if size > SHARD_BYTES]


def _join_lists(
    postings: Postings, wide: Iterable[str], articles: int
) -> Iterator[tuple[str, "NDArray[np.int32]"]]:
    """Yield the numbers of each wide beginning; of equal beginnings, the postings have all in a row."""
    import numpy as np

    keys = [sort_key(word) for word in postings.words]
    for start in wide:
        key = sort_key(start)
        first, end = bisect_left(keys, key), bisect_left(keys, key + _AFTER_ALL)
        numbers = postings.numbers[postings.starts[first] : postings.starts[end]]
        row = np.full(articles, -1, np.int32)
        for level in range(LEVELS):
            row[numbers[numbers % LEVELS == level] // LEVELS] = level
        held = np.flatnonzero(row >= 0)
        yield start + WIDE, held * LEVELS + row[held]


def cut_shards(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """Cut entries into files of even size."""
    shards: list[tuple[Entry, ...]] = []
    part: list[Entry] = []
    room = SHARD_BYTES
    for entry in entries:
        size = len(entry[0].encode()) + len(entry[1]) + 2
        if part and size > room:
            shards.append(tuple(part))
            part, room = [], SHARD_BYTES
        part.append(entry)
        room -= size
    return [*shards, tuple(part)] if part else shards
