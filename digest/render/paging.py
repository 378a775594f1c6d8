"""Lists that are too long for one page, and the links between their pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PageNumber:
    """One of the pages of a list, or the gap between two."""

    number: int | None
    """None for a gap."""
    path: str | None
    current: bool = False


GAP = PageNumber(None, None)


def page_paths(first: str, items: int, length: int) -> tuple[str, ...]:
    """The paths of the pages that so many items need; one at least.

    >>> page_paths("topics/rain/index.html", 3, 2)
    ('topics/rain/index.html', 'topics/rain/page/2/index.html')

    """
    folder = first.removesuffix("index.html")
    return (first, *(f"{folder}page/{n}/index.html" for n in range(2, -(-items // length) + 1)))


def turn_of(paths: Sequence[str], number: int) -> dict[str, Any]:
    """What a page of several is given of its place; the first is number 0."""
    newer = paths[number - 1] if number else None
    older = paths[number + 1] if number + 1 < len(paths) else None
    return {
        "number_of_page": number + 1,
        "pages": len(paths),
        "page_numbers": tuple(page_numbers(paths, number + 1)),
        "newer": newer,
        "older": older,
        "before": newer,
        "after": older,
    }


def page_numbers(paths: Sequence[str], current: int) -> Iterator[PageNumber]:
    """The first page, the last, and those around the current one, from 1; none for a single page.

    No gap stands for one page alone.

    >>> [one.number for one in page_numbers(["…"] * 30, 10)]
    [1, None, 9, 10, 11, None, 30]
    >>> [one.number for one in page_numbers(["…"] * 4, 1)]
    [1, 2, 3, 4]

    """
    last = len(paths)
    if last == 1:
        return
    before = 0
    for number in sorted({1, *range(max(current - 1, 1), min(current + 1, last) + 1), last}):
        left_out = number - before - 1
        if left_out == 1:
            yield PageNumber(number - 1, paths[number - 2])
        elif left_out:
            yield GAP
        yield PageNumber(number, paths[number - 1], number == current)
        before = number
