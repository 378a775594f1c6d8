"""Numbers of articles as the signs of a list, and back.

In a list each article is a number: how many articles lie between it and the one before, times eight, plus
the word's level there. A number is written in signs that stand for themselves in JSON and in scripts: any of
`MORE` goes on with the number, any of `LAST` ends it.

There are some 300 words to an article, so that many lists are reckoned and written at once, by numpy.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from digest.render.search.weights import LEVELS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SIGNS: Final = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\<')
LAST: Final = _SIGNS[:45]
MORE: Final = _SIGNS[45:]

_VALUES: Final = bytes(_SIGNS.find(chr(code)) % 256 for code in range(256))
"""What each sign stands for, by its code; 255 for what is no sign."""

_MOST_SIGNS: Final = 6
"""Of a number."""

_TABLED_SIGNS: Final = 4
MOST_TABLED: Final = 1 << 20
"""Numbers below, which have no more signs than that, are looked up."""

_LOW_BITS: Final = LEVELS - 1
"""Those of a number that are its level."""


def write_lists(starts: "NDArray[np.int64]", numbers: "NDArray[np.int32]") -> list[str]:
    """Return lists as texts.

    Args:
        starts: Where the numbers of each list begin; and where those of the last end.
        numbers: `article * LEVELS + level`, list by list, rising in each.

    """
    import numpy as np

    steps = numbers.copy()
    steps[1:] -= (numbers[:-1] | _LOW_BITS) + 1
    begun = starts[:-1][starts[:-1] < starts[1:]]
    steps[begun] = numbers[begun]
    signs, lengths = _write_numbers(steps)
    ends = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])[starts].tolist()
    text = signs.tobytes().translate(None, b"\0").decode("ascii")
    return [text[start:end] for start, end in pairwise(ends)]


def _write_numbers(numbers: "NDArray[np.int32]") -> "tuple[NDArray[np.uint8 | np.uint32], NDArray[np.uint8]]":
    """A row of signs for each number, 0 where it needs no more; and how many it has."""
    import numpy as np

    most, longest = int(numbers.max(initial=0)), len(LAST)
    lengths = np.ones(len(numbers), np.uint8)
    while longest <= most:
        lengths += numbers >= longest
        longest = len(LAST) + longest * len(MORE)
    if most >= MOST_TABLED:
        return _rows(numbers), lengths
    return _table(1 << most.bit_length()).take(numbers), lengths


@lru_cache
def _table(numbers: int) -> "NDArray[np.uint32]":
    """The rows of so many numbers from 0 on, each as a number of four bytes."""
    import numpy as np

    rows = _rows(np.arange(numbers, dtype=np.int32))
    missing = np.zeros((numbers, _TABLED_SIGNS - rows.shape[1]), np.uint8)
    return np.concatenate([missing, rows], axis=1).view(np.uint32).ravel()


def _rows(numbers: "NDArray[np.int32]") -> "NDArray[np.uint8]":
    """A row of signs for each number."""
    import numpy as np

    last, more = (np.frombuffer(signs.encode(), np.uint8) for signs in (LAST, MORE))
    columns = []
    while (long := numbers >= len(LAST)).any():
        rest = np.maximum(numbers - len(LAST), 0)
        columns.append(more[rest % len(MORE)] * long)
        numbers = np.where(long, rest // len(MORE), numbers)
    # A short number has no sign before its last, so that all last ones stand in the last column.
    return np.stack([*columns, last[numbers]], axis=1)


def read_lists(lists: Sequence[str]) -> "tuple[NDArray[np.int64], NDArray[np.int32]]":
    """Return what `write_lists` wrote: where the numbers of each list begin, and all numbers.

    Raises:
        ValueError: It did not write these.

    """
    import numpy as np

    signs = "".join(lists).encode("ascii")
    bounds = np.cumsum([0, *map(len, lists)])
    values = np.frombuffer(signs.translate(_VALUES), np.uint8)
    ends = np.flatnonzero(values < len(LAST))
    starts = np.searchsorted(ends, bounds)
    lengths = np.diff(ends, prepend=-1)
    is_whole = values.max(initial=0) < len(_SIGNS) and lengths.sum() == len(values)
    if not is_whole or lengths.max(initial=0) > _MOST_SIGNS:
        raise ValueError("no list of articles")
    steps = _read_numbers(values, ends, lengths)
    articles = np.cumsum(steps // LEVELS + 1)
    before = np.concatenate([[0], articles])[starts[:-1]]
    articles -= np.repeat(before, np.diff(starts)) + 1
    return starts, (articles * LEVELS + (steps & _LOW_BITS)).astype(np.int32)


def _read_numbers(
    values: "NDArray[np.uint8]", ends: "NDArray[np.int64]", signs: "NDArray[np.int64]"
) -> "NDArray[np.int64]":
    """The numbers that some signs stand for, by the place of the last of each, and how many it has."""
    import numpy as np

    numbers = values[ends].astype(np.int64)
    for place in range(1, int(signs.max(initial=1))):
        before = values.take(ends - place, mode="wrap")  # of numbers with fewer signs whatever stands there
        numbers = np.where(signs > place, numbers * len(MORE) + before, numbers)
    return numbers
