"""Numbers for strings, kept from one article to the next."""

import pytest

from digest.analyse import tables
from digest.analyse.tables import Table


def table_of_lengths(asked: list[str]) -> Table:
    def reckon(string: str) -> tuple[int, int]:
        asked.append(string)
        return len(string), string.count("a")

    return Table(reckon, 2, int)


def test_rows_stand_in_the_order_of_the_strings() -> None:
    assert table_of_lengths([]).rows(["rain", "a", "rain"]).tolist() == [[4, 1], [1, 1], [4, 1]]


def test_no_strings_have_no_rows() -> None:
    assert table_of_lengths([]).rows([]).shape == (0, 2)


def test_string_is_reckoned_once() -> None:
    asked: list[str] = []
    table = table_of_lengths(asked)
    table.rows(["rain", "snow"])
    table.rows(["snow", "rain", "fog"])
    assert asked == ["rain", "snow", "fog"]


def test_rows_outlast_those_that_are_added() -> None:
    table = table_of_lengths([])
    table.rows(["rain"])
    table.rows(["a" * length for length in range(100)])
    assert table.rows(["rain"]).tolist() == [[4, 1]]


def test_full_table_forgets_what_it_knew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_KEPT", 5)
    asked: list[str] = []
    table = table_of_lengths(asked)
    table.rows(["rain", "snow"])
    table.rows(["rain"])
    assert (asked, len(table)) == (["rain", "snow", "rain"], 1)


def test_table_is_whole_after_a_string_that_cannot_be_reckoned() -> None:
    def reckon(string: str) -> tuple[float]:
        return (1 / len(string),)

    table = Table(reckon, 1, float)
    with pytest.raises(ZeroDivisionError):
        table.rows(["rain", ""])
    assert table.rows(["at", "rain"]).tolist() == [[0.5], [0.25]]
