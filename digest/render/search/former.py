"""The index as the site had it, brought up to date.

Its files are known to be as they were made, so that the lists of all words are read from them again, and
nothing else needs to be kept. Articles that are as they were get their new numbers there, and the words of
the others are put in; where anything is amiss with a file, the index is made from nothing.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from digest.keys import split_keys
from digest.render.search.beginnings import WIDE
from digest.render.search.groups import SOURCE, TOPIC
from digest.render.search.lists import read_lists
from digest.render.search.postings import Gathered, Postings, join_postings, sort_key
from digest.render.search.scripts import DIRECTORY, read_words, script_content, script_path, words_file
from digest.render.search.weights import LEVELS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILES_AT_ONCE: Final = 8
"""Files of words, as many as a processor has at hand with all that is reckoned of them."""

FEWEST_KEPT: Final = 0.5
"""The share of the articles that have to be as they were; of fewer, no more is known than has to be found."""

_GROUPS: Final = (TOPIC, SOURCE)


class DamagedIndexError(Exception):
    """A file of the former index is not what it was."""


@dataclass(frozen=True, slots=True)
class FormerIndex:
    """The index as the site had it."""

    texts: Callable[[str], str]
    """The path of a file → its text; nothing where it is not there as it was made."""
    files: int
    """How many files of words it has."""
    places: "NDArray[np.int32]"
    """The number that each article has now, by the one that it had; -1 where it has gone or has changed."""
    changed: Sequence[int]
    """The numbers of the articles that are new or have changed."""

    def amend(self, changed: Gathered) -> Iterator[Postings]:
        """Yield the articles of all words, a stretch of words at a time.

        Args:
            changed: The words of the articles that have changed.

        Raises:
            DamagedIndexError: A file is not what it was.

        """
        done = 0
        for words, lists in self._read():
            end = bisect_right(changed.words, sort_key(words[-1]), key=sort_key)
            part = join_postings(self._renumber(words, lists), changed.between(done, end))
            done = end
            if part.words:
                yield part
        if done < len(changed.words):
            yield changed.between(done, len(changed.words))

    def _read(self) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
        """Yield words with their lists, some files at a time."""
        numbers = iter(range(self.files))
        while some := [*islice(numbers, FILES_AT_ONCE)]:
            parts = " ".join(map(self._text, some)).split(" ")
            if len(parts) % 2 or "" in parts:
                raise DamagedIndexError
            words, lists = parts[::2], parts[1::2]  # no pairs, which the garbage collector would look through
            others = [place for place, word in enumerate(words) if word[0] in _GROUPS or word[-1] == WIDE]
            for place in reversed(others):
                del words[place], lists[place]
            if words:
                yield words, lists

    def _text(self, number: int) -> str:
        try:
            return read_words(number, self.texts(script_path(words_file(number))))
        except ValueError as error:
            raise DamagedIndexError from error

    def _renumber(self, words: Sequence[str], lists: Sequence[str]) -> Postings:
        """The articles of some words that are as they were, by their numbers now."""
        import numpy as np

        try:
            starts, numbers = read_lists(lists)
            places = self.places[numbers // LEVELS]
        except (ValueError, IndexError) as error:
            raise DamagedIndexError from error
        gone = np.flatnonzero(places < 0)
        numbers = np.delete(places * LEVELS + (numbers & LEVELS - 1), gone)
        return Postings(words, starts - np.searchsorted(gone, starts), numbers)


def find_former_index(texts: Callable[[str], str], before: bytes, now: bytes) -> FormerIndex | None:
    """Return the index as the site had it; None where it is not there, or would not save much.

    Args:
        texts: The path of a file → its text; nothing where it is not there as it was made.
        before: The marks of the articles in the order of search as it was.
        now: Likewise as it is.

    """
    import numpy as np

    numbers = {mark: number for number, mark in enumerate(split_keys(now))}
    places = np.array([numbers.get(mark, -1) for mark in split_keys(before)], np.int32)
    kept = places[places >= 0]
    if not len(kept) or len(kept) < FEWEST_KEPT * len(numbers) or (np.diff(kept) <= 0).any():
        return None
    try:
        directory = json.loads(script_content(DIRECTORY, texts(script_path(DIRECTORY))))
        files, articles = len(directory["words"]), directory["articles"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    changed = np.delete(np.arange(len(numbers)), kept).tolist()
    return FormerIndex(texts, files, places, changed) if articles == len(places) else None
