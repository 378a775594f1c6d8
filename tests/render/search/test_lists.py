import numpy as np
import pytest

from digest.render.search.lists import LAST, MORE, MOST_TABLED, read_lists, write_lists
from digest.render.search.postings import put_together
from digest.render.search.weights import LEVELS


def write(*lists: list[int]) -> list[str]:
    together = put_together({f"word{number}": one for number, one in enumerate(lists)})
    return write_lists(together.starts, together.numbers)


def read_list(signs: str) -> list[int]:
    """Read a list as a browser does."""
    numbers, before, step, unit = [], 0, 0, 1
    for sign in signs:
        value = (LAST + MORE).index(sign)
        step, unit = step + value * unit, unit * len(MORE)
        if sign in LAST:
            numbers.append(before + step)
            before, step, unit = (numbers[-1] // LEVELS + 1) * LEVELS, 0, 1
    return numbers


LISTS = [[3, 8, 17, 4000, 400_007], [], [0], [7, 8, 2_000_000], [99_999]]


@pytest.mark.parametrize("number", [0, 44, 45, 90, 91, 2114, 2115, 99_999, MOST_TABLED, 10**9])
def test_number_is_read_as_it_was_written(number: int) -> None:
    assert read_list(write([number])[0]) == [number]


def test_lists_of_many_words_are_each_as_if_alone() -> None:
    assert [read_list(signs) for signs in write(*LISTS)] == LISTS


def test_number_has_the_same_signs_beside_large_ones() -> None:
    assert write([100], [10**9])[0] == write([100])[0]


def test_lists_are_read_again_as_they_were() -> None:
    starts, numbers = read_lists(write(*LISTS))
    assert [one.tolist() for one in np.split(numbers, starts[1:-1])] == LISTS


def test_no_list_is_read_as_none() -> None:
    starts, numbers = read_lists([])
    assert (starts.tolist(), numbers.tolist()) == ([0], [])


@pytest.mark.parametrize("signs", ["a b", "é", '"', MORE[0], LAST[0] + MORE[0], MORE[0] * 9 + LAST[0]])
def test_what_is_no_list_is_refused(signs: str) -> None:
    with pytest.raises(ValueError, match=r"no list|ascii"):
        read_lists([signs])


def test_signs_of_a_list_need_no_escape() -> None:
    assert not set(LAST + MORE) & set(' "\\<')
