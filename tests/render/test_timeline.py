"""How much was published when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.render.timeline import MOST, count_over_time

DAYS = st.lists(st.tuples(st.dates(), st.integers(0, 5000)), min_size=1, max_size=30)

START = date(2024, 12, 30)


def days_apart(days: int) -> list[tuple[date, int]]:
    return [(START, 100), (START + timedelta(days=days), 200)]


def test_nothing_published_has_no_time() -> None:
    assert count_over_time([], "en") == ()


def test_articles_and_words_of_a_day_are_counted_together() -> None:
    (day,) = count_over_time([(START, 100), (START, 50)], "en")
    assert (day.name, day.label, day.year, day.articles, day.words) == (
        "Dec 30, 2024",
        "Dec 30",
        "2024",
        2,
        150,
    )


def test_day_without_articles_is_there_too() -> None:
    assert [span.articles for span in count_over_time(days_apart(2), "en")] == [1, 0, 1]


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (10, ("Dec 30", "Jan 9")),
        (100, ("Dec 30", "Apr 7")),
        (1000, ("Dec", "Sep")),
        (10_000, ("2024", "2052")),
    ],
)
def test_longer_time_has_longer_spans(days: int, labels: tuple[str, str]) -> None:
    spans = count_over_time(days_apart(days), "en")
    assert (spans[0].label, spans[-1].label) == labels


def test_year_stands_by_itself() -> None:
    assert {span.year for span in count_over_time(days_apart(10_000), "en")} == {""}


def test_days_are_named_in_the_language() -> None:
    assert count_over_time([(START, 1)], "de")[0].label == "30. Dez."


@given(DAYS)
def test_spans_are_few_whatever_the_days(published: list[tuple[date, int]]) -> None:
    assert 1 <= len(count_over_time(published, "en")) <= MOST + 1


@given(DAYS)
def test_latest_day_is_in_the_last_span(published: list[tuple[date, int]]) -> None:
    assert count_over_time(published, "en")[-1].articles


@given(st.lists(st.tuples(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 9)), min_size=1))
def test_every_article_is_counted(published: list[tuple[date, int]]) -> None:
    assert sum(span.articles for span in count_over_time(published, "en")) == len(published)


@given(DAYS)
def test_order_of_articles_changes_nothing(published: list[tuple[date, int]]) -> None:
    assert count_over_time(published, "en") == count_over_time(published[::-1], "en")
