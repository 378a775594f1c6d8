"""Lists of the articles that have a word, as short texts, and the files that hold them.

An entry is a word, a space and its list. In a list each article is a number: how many articles lie between it
and the one before, times eight, plus the word's level there. A number is written in signs that stand for
themselves in JSON and in scripts: any of `MORE` goes on with the number, any of `LAST` ends it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from digest.render.search.weights import LEVELS

if TYPE_CHECKING:
    from array import array

SHARD_BYTES: Final = 20_000
"""A file of words is no larger, unless a single list is."""

WIDE: Final = "*"
"""Stands behind the beginning of words that has a list of its own; in a word it cannot stand."""

LONGEST_BEGINNING: Final = 6
"""Letters of a beginning that may have such a list."""

_SIGNS: Final = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\<')
LAST: Final = _SIGNS[:45]
MORE: Final = _SIGNS[45:]

_SHORT = 4096

Postings = Mapping[str, "array[int]"]
"""For each word the numbers `article * LEVELS + level`, rising."""

Entry = tuple[str, str]
"""A word, or the beginning of words with `WIDE`, and its list."""


def write_number(number: int) -> str:
    """Return a number from 0 on as it stands in a list.

    >>> write_number(0), write_number(45), write_number(46)
    ('!', 'P!', 'Q!')

    """
    signs = []
    while number >= len(LAST):
        number, rest = divmod(number - len(LAST), len(MORE))
        signs.append(MORE[rest])
    return "".join(signs) + LAST[number]


@cache
def _short_numbers() -> tuple[str, ...]:
    return tuple(map(write_number, range(_SHORT)))


def write_list(numbers: Sequence[int]) -> str:
    """Return a list of articles as a text."""
    short, signs, before = _short_numbers(), [], 0
    for number in numbers:
        step = number - before
        signs.append(short[step] if step < _SHORT else write_number(step))
        before = number - number % LEVELS + LEVELS
    return "".join(signs)


def write_entries(postings: Postings, groups: Postings, articles: int) -> list[Entry]:
    """Return all entries, in the order of their words; groups are what search can be narrowed to.

    Beginnings of words whose entries together would fill more than a file have a list too, with the highest
    level of any of the words: however short what a reader has typed, it is found in two files at most.
    """
    words = sorted(postings, key=sort_key)
    lists = [(word, write_list(postings[word])) for word in words]
    wide = _wide_beginnings(lists)
    joined = _join_lists(words, postings, wide, articles)
    grouped = ((name, write_list(numbers)) for name, numbers in groups.items())
    return sorted([*lists, *joined, *grouped], key=lambda entry: sort_key(entry[0]))


def sort_key(word: str) -> bytes:
    """Return what sorts words as a browser compares them: by UTF-16."""
    return word.encode("utf-16-be", "surrogatepass")


def _wide_beginnings(lists: Sequence[Entry]) -> frozenset[str]:
    """The beginnings of words whose entries have more bytes than a file."""
    sizes: dict[str, int] = {}
    for word, signs in lists:
        size = len(word.encode()) + len(signs) + 2
        for length in range(1, min(len(word), LONGEST_BEGINNING) + 1):
            sizes[word[:length]] = sizes.get(word[:length], 0) + size
    return frozenset(start for start, size in sizes.items() if size > SHARD_BYTES)


def _join_lists(
    words: Sequence[str], postings: Postings, wide: frozenset[str], articles: int
) -> Iterator[Entry]:
    """Yield the list of each wide beginning; of equal beginnings, `words` has all in a row."""
    open_: list[tuple[str, bytearray]] = []
    for word in [*words, ""]:
        while open_ and not word.startswith(open_[-1][0]):
            start, row = open_.pop()
            yield start + WIDE, write_list(_row_numbers(row))
            if open_:
                _raise_row(open_[-1][1], _row_numbers(row))
        depth = len(open_[-1][0]) if open_ else 0
        while depth < len(word) and word[: depth + 1] in wide:
            depth += 1
            open_.append((word[:depth], bytearray(articles)))
        if open_ and word:
            _raise_row(open_[-1][1], postings[word])


def _raise_row(row: bytearray, numbers: Sequence[int]) -> None:
    """Raise each article's level, which the row has plus one, to that in a list."""
    for number in numbers:
        article, level = number // LEVELS, number % LEVELS + 1
        if row[article] < level:  # noqa: PLR1730  `max` takes twice the time, of millions
            row[article] = level


def _row_numbers(row: bytearray) -> list[int]:
    return [article * LEVELS + level - 1 for article, level in enumerate(row) if level]


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
