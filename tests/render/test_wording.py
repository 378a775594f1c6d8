from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from digest.render.wording import (
    direction,
    iso_moment,
    rfc3339,
    say_day,
    say_moment,
    say_number,
    say_period,
    whole_hours,
)

DAY = date(2024, 12, 4)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "December 4, 2024"),
        ("en-GB", "4 December 2024"),
        ("de", "4. Dezember 2024"),
        ("xx", "December 4, 2024"),
    ],
)
def test_day_is_said_in_the_language_of_the_site(language: str, words: str) -> None:
    assert say_day(DAY, language) == words


def test_period_is_said_as_a_day_a_range_or_a_month() -> None:
    assert say_period(DAY, DAY, "day", "en-GB").replace(",", "") == "Wednesday 4 December 2024"
    assert (
        say_period(date(2024, 12, 2), date(2024, 12, 8), "week", "en-GB").replace("\u2009", " ")
        == "2–8 Dec 2024"
    )
    assert say_period(date(2024, 12, 1), date(2024, 12, 31), "month", "en") == "December 2024"


def test_moment_is_said_in_the_zone_of_the_site() -> None:
    late = datetime(2024, 12, 4, 23, 30, tzinfo=UTC)
    paris = ZoneInfo("Europe/Paris")
    assert say_moment(late, paris, "de") == "5. Dezember 2024, 00:30"
    assert iso_moment(late, paris) == "2024-12-05T00:30:00+01:00"
    assert rfc3339(DAY, paris) == "2024-12-04T00:00:00+01:00"


def test_number_has_the_form_of_the_language() -> None:
    assert say_number(1234.56, "de", 1) == "1.234,6"
    assert say_number(1234.56, "en") == "1,235"


def test_arabic_is_written_from_right_to_left() -> None:
    assert (direction("ar-EG"), direction("en")) == ("rtl", "ltr")


def test_moment_of_a_time_before_standard_time_is_told_in_utc() -> None:
    assert rfc3339(date(1890, 5, 1), ZoneInfo("Europe/Paris")) == "1890-04-30T23:50:39+00:00"


@pytest.mark.parametrize(("minutes", "hours"), [(1, None), (89, None), (90, 2), (149, 2), (150, 3), (181, 3)])
def test_long_reading_time_is_told_in_hours(minutes: int, hours: int | None) -> None:
    assert whole_hours(minutes) == hours


def test_sign_of_a_number_keeps_its_side_between_words_that_run_to_the_left() -> None:
    assert say_number(-1200, "ar") == "\u200e-1,200"


def test_moment_in_arabic_has_the_comma_of_arabic() -> None:
    assert "،" in say_moment(datetime(2024, 12, 4, 9, 30, tzinfo=UTC), ZoneInfo("UTC"), "ar")


def test_nought_below_zero_keeps_its_sign_whichever_is_asked_for_first() -> None:
    assert [say_number(value, "en") for value in (0, -0.0, 0.0)] == ["0", "-0", "0"]
