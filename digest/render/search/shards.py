"""The files of words: entries in the order of their words, cut where a file is full.

An entry is a word, a space and its list; between two there is a space too.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from digest.render.search.lists import write_lists
from digest.render.search.postings import Postings, sort_key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHARD_BYTES: Final = 20_000
"""A file of words is no larger, unless a single list is."""

Entry = tuple[str, str]
"""A word, or whatever else has one, and its list."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Some entries, as they stand in a file."""

    words: Sequence[str]
    """In their order."""
    sizes: "NDArray[np.int64]"
    """The bytes of each, with a space behind it."""
    text: bytes
    """Likewise."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of words."""

    first: str
    """Its first word."""
    text: bytes


def write_entries(postings: Postings) -> Entries:
    """Return the entries of some words."""
    return _as_entries(postings.words, write_lists(postings.starts, postings.numbers))


def _as_entries(words: Sequence[str], lists: Sequence[str]) -> Entries:
    import numpy as np

    text = " ".join([*chain.from_iterable(zip(words, lists, strict=True)), ""]).encode()
    ends = np.flatnonzero(np.frombuffer(text, np.uint8) == ord(" "))[1::2] + 1
    return Entries(words, np.diff(ends, prepend=0), text)


def mix_entries(parts: Iterable[Entries], others: Iterable[Entry]) -> Iterator[Entries]:
    """Yield the entries of some stretches of words with others among them, in the order of all words.

    Args:
        parts: Stretches that follow one another.
        others: In their order.

    """
    waiting = [*others]
    for part in parts:
        end = bisect_left(waiting, sort_key(part.words[-1]), key=lambda entry: sort_key(entry[0]))
        yield _mix(part, waiting[:end])
        del waiting[:end]
    if waiting:
        yield _as_entries([word for word, _ in waiting], [signs for _, signs in waiting])


def _mix(part: Entries, others: Sequence[Entry]) -> Entries:
    import numpy as np

    if not others:
        return part
    own = _as_entries([word for word, _ in others], [signs for _, signs in others])
    places = [bisect_left(part.words, sort_key(word), key=sort_key) for word in own.words]
    ends, own_ends = (np.concatenate([[0], np.cumsum(one.sizes)]).tolist() for one in (part, own))
    words, texts = [*part.words[: places[0]]], [part.text[: ends[places[0]]]]
    for number, (place, until) in enumerate(pairwise([*places, len(part.words)])):
        words += [own.words[number], *part.words[place:until]]
        texts += [own.text[own_ends[number] : own_ends[number + 1]], part.text[ends[place] : ends[until]]]
    return Entries(words, np.insert(part.sizes, places, own.sizes), b"".join(texts))


def cut_shards(parts: Iterable[Entries]) -> Iterator[Shard]:
    """Cut entries into files of even size, whatever the parts are that they come in."""
    import numpy as np

    rest = Entries((), np.empty(0, np.int64), b"")
    for part in parts:
        whole = _follow(rest, part)
        ends = np.cumsum(whole.sizes)
        first, begun = 0, 0
        while (end := max(first + 1, int(ends.searchsorted(begun + SHARD_BYTES, "right")))) < len(ends):
            yield Shard(whole.words[first], whole.text[begun : ends[end - 1] - 1])
            first, begun = end, int(ends[end - 1])
        rest = Entries(whole.words[first:], whole.sizes[first:], whole.text[begun:])
    if rest.words:
        yield Shard(rest.words[0], rest.text[:-1])


def _follow(one: Entries, other: Entries) -> Entries:
    """The entries of both, one after the other."""
    import numpy as np

    words, sizes = [*one.words, *other.words], np.concatenate([one.sizes, other.sizes])
    return Entries(words, sizes, one.text + other.text)
