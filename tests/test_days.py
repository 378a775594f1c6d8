from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from digest.days import day_of, instant, period_days, period_key


def test_day_of_a_moment_is_that_of_the_zone() -> None:
    late = datetime(2024, 12, 1, 23, 30, tzinfo=UTC)
    assert day_of(late, ZoneInfo("Europe/Paris")) == date(2024, 12, 2)


@pytest.mark.parametrize(
    ("day", "period", "key", "first", "last"),
    [
        (date(2024, 12, 4), "day", "2024-12-04", date(2024, 12, 4), date(2024, 12, 4)),
        (date(2024, 12, 30), "week", "2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
        (date(2024, 2, 10), "month", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (date(9999, 12, 31), "month", "9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        (date(9999, 12, 31), "week", "9999-W52", date(9999, 12, 27), date(9999, 12, 31)),
        (date(1, 1, 1), "week", "0001-W01", date(1, 1, 1), date(1, 1, 7)),
    ],
)
def test_period_of_a_day(day: date, period: str, key: str, first: date, last: date) -> None:
    assert period_key(day, period) == key
    assert period_days(day, period) == (first, last)


def test_what_has_no_date_sorts_first() -> None:
    assert instant(None) < instant(date(1, 1, 2))


def test_plain_day_sorts_as_its_midnight() -> None:
    assert instant(date(2024, 12, 2)) == datetime(2024, 12, 2, tzinfo=UTC)
