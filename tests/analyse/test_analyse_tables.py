"""What is known of strings, kept from one article to the next."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from digest.analyse import tables
from digest.analyse.tables import Aspect, Memory, memory_of

Cut = Callable[[str], Iterator[tuple[str, tuple[int, int]]]]


def words_asked(asked: list[str]) -> Aspect[str]:
    """The words between commas, each with its length and how often it has an "a"."""

    def cutter(_: Memory) -> Cut:
        def cut(string: str) -> Iterator[tuple[str, tuple[int, int]]]:
            asked.append(string)
            for word in filter(None, string.split(",")):
                yield word, (len(word), word.count("a"))

        return cut

    return Aspect(cutter, 2, int)


def test_strings_are_numbered_as_they_are_asked_for() -> None:
    assert Memory("en").numbers(["rain", "a", "rain"]).tolist() == [0, 1, 0]


def test_rows_stand_in_the_order_of_the_strings() -> None:
    memory = Memory("en")
    found = memory.find(memory.numbers(["rain", "a", "rain"]), words_asked([]))
    assert found.rows.tolist() == [[4, 1], [1, 1], [4, 1]]


def test_parts_know_the_string_that_they_are_of() -> None:
    memory = Memory("en")
    found = memory.find(memory.numbers(["", "rain,a", "", "snow", "rain,a"]), words_asked([]))
    assert found.parts() == ["rain", "a", "snow", "rain", "a"]
    assert found.string_of.tolist() == [1, 1, 3, 4, 4]


def test_one_string_of_two_parts_does_not_pass_for_two_of_one() -> None:
    memory = Memory("en")
    found = memory.find(memory.numbers(["rain,a", ""]), words_asked([]))
    assert found.parts() == ["rain", "a"]


def test_no_strings_have_no_rows() -> None:
    memory = Memory("en")
    assert memory.find(memory.numbers([]), words_asked([])).rows.shape == (0, 2)


def test_string_is_cut_once() -> None:
    asked: list[str] = []
    memory, aspect = Memory("en"), words_asked(asked)
    for strings in (["rain", "snow"], ["snow", "rain", "fog"]):
        memory.find(memory.numbers(strings), aspect)
    assert asked == ["rain", "snow", "fog"]


def test_rows_outlast_those_that_are_added() -> None:
    memory, aspect = Memory("en"), words_asked([])
    first = memory.numbers(["rain"])
    memory.find(first, aspect)
    memory.find(memory.numbers(["a" * length for length in range(100)]), aspect)
    assert memory.find(first, aspect).rows.tolist() == [[4, 1]]


def test_full_memory_is_left_for_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_KEPT", 30)
    memory = memory_of("x-full")
    memory.numbers(["rain"])
    assert memory_of("x-full") is memory
    memory.numbers(["snow"])
    assert len(memory_of("x-full")) == 0


def test_long_strings_fill_a_memory_by_their_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_KEPT", 100)
    memory = Memory("en")
    memory.numbers(["a" * 101])
    assert memory.is_full


def test_memory_is_whole_after_a_string_that_cannot_be_cut() -> None:
    refused = [""]

    def cut(string: str) -> Iterator[tuple[str, tuple[float]]]:
        yield string, (float(len(string)),)
        if string in refused:
            raise ZeroDivisionError

    aspect: Aspect[str] = Aspect(lambda _: cut, 1)
    memory = Memory("en")
    numbers = memory.numbers(["rain", "", "at"])
    with pytest.raises(ZeroDivisionError):
        memory.find(numbers, aspect)
    refused.clear()
    assert memory.find(np.flip(numbers), aspect).rows.tolist() == [[2], [0], [4]]
