import pytest

from digest.readers.page.headline import bare_title, find_headline
from digest.readers.page.statements import Statements
from digest.readers.page.tree import PageLine


def headline(*headings: str, titles: tuple[str, ...] = (), page_title: str = "") -> str | None:
    lines = [PageLine(text, "h1", 0.0) for text in headings]
    return find_headline(Statements(titles=titles, page_title=page_title), lines)


def test_heading_that_agrees_with_a_title_is_the_headline() -> None:
    assert (
        headline("The Ledger", "Rain in town today", titles=("Rain in town today | The Ledger",))
        == "Rain in town today"
    )


def test_heading_that_begins_a_title_is_the_headline() -> None:
    assert headline("Rain in town", titles=("Rain in town: what we know so far today",)) == "Rain in town"


def test_two_statements_outweigh_a_heading() -> None:
    assert (
        headline("Supporting towns", titles=("Rain in town today",), page_title="Rain in town today")
        == "Rain in town today"
    )


def test_heading_outweighs_one_statement() -> None:
    assert headline("What the rain has left", titles=("Wow, this flood",)) == "What the rain has left"


def test_page_without_heading_or_title_has_no_headline() -> None:
    assert headline() is None


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Rain falls in town | The Ledger", "Rain falls in town"),
        ("Rain falls in town - Weather - The Ledger", "Rain falls in town"),
        ("Rain – and then a very long drought for us all", "Rain – and then a very long drought for us all"),
        ("Well-known rain", "Well-known rain"),
    ],
)
def test_name_behind_a_title_is_cut_off(title: str, bare: str) -> None:
    assert bare_title(title, None) == bare
