"""Numbers for strings, so that a whole article is reckoned with at once instead of word by word.

An article has the words of the articles before it, for the most part. What a stage asks of a word it asks
once and keeps; of an article it then gets a matrix.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

MOST_KEPT: Final = 2**18
"""Characters of the strings that a table keeps; a week of news has tens of thousands of different words."""


class Rows:
    """A matrix that rows are added to below."""

    def __init__(self, columns: int, dtype: DTypeLike) -> None:
        """Make one without rows."""
        self._matrix: NDArray[Any] = np.empty((0, columns), dtype)
        self._new: list[Sequence[float]] = []
        self._count = 0

    def add(self, row: Sequence[float]) -> int:
        """Add a row; return its place."""
        self._new.append(row)
        self._count += 1
        return self._count - 1

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self._count

    def take(self, places: NDArray[np.intp]) -> NDArray[Any]:
        """Return the rows at some places, in their order."""
        if self._new:
            self._settle()
        return self._matrix.take(places, axis=0)

    def _settle(self) -> None:
        """Put the new rows below the others; the room for them doubles, so that few are ever moved."""
        known = self._count - len(self._new)
        if self._count > len(self._matrix):
            larger = np.empty((2 * self._count, self._matrix.shape[1]), self._matrix.dtype)
            larger[:known] = self._matrix[:known]
            self._matrix = larger
        self._matrix[known : self._count] = self._new
        self._new.clear()


class Table(dict[str, int]):
    """A row of numbers for each different string that was asked for, and the place of that row.

    A full table forgets all before the next article: what it says of a string depends on the string alone.
    """

    def __init__(self, reckon: Callable[[str], Sequence[float]], columns: int, dtype: DTypeLike) -> None:
        """Make an empty table; `reckon` returns the row of a string: so many numbers of one type."""
        super().__init__()
        self._reckon = reckon
        self._columns, self._dtype = columns, dtype
        self.forget()

    def forget(self) -> None:
        """Empty the table."""
        self.clear()
        self._characters = 0
        self._rows = Rows(self._columns, self._dtype)

    def __missing__(self, string: str) -> int:
        """Reckon the row of a string that is not in the table."""
        place = self[string] = self._rows.add(self._reckon(string))
        self._characters += len(string)
        return place

    def rows(self, strings: Sequence[str]) -> NDArray[Any]:
        """Return the rows of some strings, in their order."""
        if self._characters > MOST_KEPT:
            self.forget()
        return self._rows.take(np.fromiter(map(self.__getitem__, strings), np.intp, len(strings)))
