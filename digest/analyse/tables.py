"""What is known of strings, kept from one article to the next: each is looked at once.

An article has the words of the articles before it, for the most part. Its strings become numbers, once; what
a stage asks of a string it asks when it first meets it and keeps; of an article it then gets a matrix.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import DTypeLike, NDArray

MOST_KEPT: Final = 2**20
"""Characters of the strings that a memory keeps, `LEAST_SIZE` at least for each: 40,000 strings, some 40 MB.

A week of news has as many different ones.
"""
LEAST_SIZE: Final = 24
LANGUAGES_KEPT: Final = 16
"""Of how many languages something is kept at once; a digest has a few."""

Part = TypeVar("Part")
Places: TypeAlias = "NDArray[np.intp]"


class Rows:
    """A matrix that rows are added to below."""

    def __init__(self, columns: int, dtype: "DTypeLike") -> None:
        """Make one without rows."""
        import numpy as np

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

    def take(self, places: Places) -> "NDArray[Any]":
        """Return the rows at some places, in their order."""
        if self._new:
            self._settle()
        return self._matrix.take(places, axis=0)

    def _settle(self) -> None:
        """Put the new rows below the others; the room for them doubles, so that few are ever moved."""
        import numpy as np

        known = self._count - len(self._new)
        if self._count > len(self._matrix):
            larger = np.empty((2 * self._count, self._matrix.shape[1]), self._matrix.dtype)
            larger[:known] = self._matrix[:known]
            self._matrix = larger
        self._matrix[known : self._count] = self._new
        self._new.clear()


@dataclass(frozen=True, slots=True)
class Aspect(Generic[Part]):
    """What a stage asks of a string: its parts, such as words, each with a row of numbers."""

    cutter: "Callable[[Memory], Callable[[str], Iterable[tuple[Part, Sequence[float]]]]]"
    """From a memory to what cuts one string."""
    columns: int
    dtype: "DTypeLike" = float


class Found(NamedTuple, Generic[Part]):
    """The parts of some strings, in their order."""

    places: Places
    """The place of each part in `ledger`."""
    string_of: Places
    """The string that each is of, as the place among those that were asked for."""
    ledger: "Ledger[Part]"

    @property
    def rows(self) -> "NDArray[Any]":
        """The row of each part."""
        return self.ledger.rows.take(self.places)

    def parts(self) -> list[Part]:
        """Return the parts themselves."""
        return list(map(self.ledger.parts.__getitem__, self.places.tolist()))


class Ledger(Generic[Part]):
    """One aspect of the strings of a memory."""

    def __init__(self, memory: "Memory", aspect: Aspect[Part]) -> None:
        """Make one that knows no string yet."""
        self.parts: list[Part] = []
        self.rows = Rows(aspect.columns, aspect.dtype)
        self._strings = memory.strings
        self._cut = aspect.cutter(memory)
        self._spans = Rows(2, int)

    def learn(self) -> None:
        """Cut the strings that are new in the memory."""
        for string in self._strings[len(self._spans) :]:
            start = len(self.parts)
            for part, row in self._cut(string):
                self.parts.append(part)
                self.rows.add(row)
            self._spans.add((start, len(self.parts) - start))

    def find(self, numbers: Places) -> Found[Part]:
        """Return the parts of strings, given by their numbers."""
        import numpy as np

        starts, counts = self._spans.take(numbers).T
        string_of = np.repeat(np.arange(len(counts)), counts)
        if len(string_of) == len(counts) and counts.all():
            return Found(starts, string_of, self)  # one each
        places = np.arange(len(string_of)) + (starts - np.cumsum(counts) + counts)[string_of]
        return Found(places, string_of, self)


class Memory(dict[str, int]):
    """Strings of a language, numbered in the order in which they were first asked for."""

    def __init__(self, language: str) -> None:
        """Make an empty one; `language` is the root of a tag."""
        super().__init__()
        self.language = language
        self.strings: list[str] = []
        self._size = 0
        self._ledgers: dict[Aspect[Any], Ledger[Any]] = {}

    @cached_property
    def stems(self) -> "Memory":
        """The stems of the words of these strings; it ends with this memory."""
        return Memory(self.language)

    @property
    def is_full(self) -> bool:
        """Whether another memory is to take its place."""
        return self._size > MOST_KEPT

    def __missing__(self, string: str) -> int:
        """Give a string that is new its number."""
        self.strings.append(string)
        self._size += max(len(string), LEAST_SIZE)
        number = self[string] = len(self.strings) - 1
        return number

    def numbers(self, strings: Sequence[str]) -> Places:
        """Return the numbers of some strings, in their order."""
        import numpy as np

        return np.fromiter(map(self.__getitem__, strings), np.intp, len(strings))

    def find(self, numbers: Places, aspect: Aspect[Part]) -> Found[Part]:
        """Return the parts of strings, given by their numbers, in the order of these."""
        ledger = self._ledgers.get(aspect) or Ledger(self, aspect)
        # Should it be interrupted within a string, it is begun anew.
        self._ledgers.pop(aspect, None)
        ledger.learn()
        self._ledgers[aspect] = ledger
        return ledger.find(numbers)


@lru_cache(maxsize=LANGUAGES_KEPT)
def _shelf(language: str) -> list[Memory]:
    return [Memory(language)]


def memory_of(language: str) -> Memory:
    """Return what is remembered of the strings of a language, given by the root of its tag.

    A full memory is left for an empty one: what it says of a string depends on the string alone. Whoever has
    begun with the full one may go on with it.
    """
    shelf = _shelf(language)
    if shelf[0].is_full:
        shelf[0] = Memory(language)
    return shelf[0]
