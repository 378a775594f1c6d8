import pytest

from digest.readers.page.people import find_authors
from digest.readers.page.statements import Statements
from digest.readers.page.tree import PageLine

LINES = (PageLine("Rain in town", "h1", 0.0), PageLine("By Ana Lima and Tom Ward", "p", 0.0))


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        (("Ana Lima",), ("Ana Lima",)),
        (("By Ana Lima and Tom Ward",), ("Ana Lima", "Tom Ward")),
        (("Ana Lima", "https://example.org/ana"), ("Ana Lima",)),
        (("admin",), ()),
        (("Ana Lima", "Staff writer"), ("Ana Lima",)),
    ],
)
def test_stated_names_are_the_authors(stated: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert find_authors(Statements(authors=stated), (), None) == names


def test_byline_below_the_headline_counts_where_nothing_is_stated() -> None:
    assert find_authors(Statements(), LINES, "Rain in town") == ("Ana Lima", "Tom Ward")


def test_marked_name_counts_where_there_is_no_byline() -> None:
    assert find_authors(Statements(bylines=("Our team", "Ana Lima")), (), None) == ("Ana Lima",)
