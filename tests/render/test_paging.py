"""Lists that are too long for one page."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from digest.render.paging import page_numbers, page_paths

PLACES = st.integers(2, 300).flatmap(lambda last: st.tuples(st.just(last), st.integers(1, last)))


def numbers(last: int, current: int) -> list[int | None]:
    return [one.number for one in page_numbers([f"{n}" for n in range(last)], current)]


@given(PLACES)
def test_first_last_and_current_page_are_shown(place: tuple[int, int]) -> None:
    last, current = place
    assert {1, current, last} <= set(numbers(last, current))


@given(PLACES)
def test_pages_are_in_order_and_few(place: tuple[int, int]) -> None:
    shown = numbers(*place)
    known = [number for number in shown if number]
    assert known == sorted(set(known))
    assert len(shown) <= 7


@given(PLACES)
def test_gap_is_of_more_than_one_page(place: tuple[int, int]) -> None:
    shown = numbers(*place)
    gaps = [
        (before, after)
        for before, gap, after in zip(shown, shown[1:], shown[2:], strict=False)
        if gap is None and before and after
    ]
    assert all(after - before > 2 for before, after in gaps)
    assert all(after - before == 1 for before, after in pairwise(shown) if before and after)


def test_single_page_has_no_numbers() -> None:
    assert numbers(1, 1) == []


def test_every_item_has_a_page() -> None:
    assert [len(page_paths("index.html", items, 50)) for items in (0, 1, 50, 51, 100)] == [1, 1, 1, 2, 2]
