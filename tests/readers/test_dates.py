from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from babel.dates import get_month_names

from digest.readers.dates import AmbiguousDateError, NoDateError, _month_numbers, date_in_name, parse_date

MADRID = ZoneInfo("Europe/Madrid")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-03-06", date(2025, 3, 6)),
        ("6 March 2025", date(2025, 3, 6)),
        ("March 6th, 2025", date(2025, 3, 6)),
        ("Mar. 6, 2025", date(2025, 3, 6)),
        ("By A. Writer - Published 18 NOV 2019", date(2019, 11, 18)),
        ("viernes, 22 de octubre de 2010", date(2010, 10, 22)),
        ("6. März 2025", date(2025, 3, 6)),
        ("le 1er août 2024", date(2024, 8, 1)),
        ("3 dicembre 2024", date(2024, 12, 3)),
        ("6 maart 2025", date(2025, 3, 6)),
        ("30 Maret 2015", date(2015, 3, 30)),
        ("6 марта 2025", date(2025, 3, 6)),
        ("٦ مارس ٢٠٢٥", date(2025, 3, 6)),
        ("2025年3月6日", date(2025, 3, 6)),
        ("2025/03/06", date(2025, 3, 6)),
        ("6.mar.2025", date(2025, 3, 6)),
        ("19-Dec-2025", date(2025, 12, 19)),
        ("06 במרץ 2026", date(2026, 3, 6)),
        ("2026년 3월 6일", date(2026, 3, 6)),
        ("21/06/2014", date(2014, 6, 21)),
        ("11/19/2019", date(2019, 11, 19)),
    ],
)
def test_day_is_read_in_many_languages(text: str, day: date) -> None:
    assert parse_date(text, UTC) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-03-06T09:30:00Z", datetime(2025, 3, 6, 9, 30, tzinfo=UTC)),
        ("2025-03-06 9:30 +0100", datetime(2025, 3, 6, 8, 30, tzinfo=UTC)),
        ("Thu, 06 Mar 2025 09:30:00 GMT", datetime(2025, 3, 6, 9, 30, tzinfo=UTC)),
        ("2025-03-06 9:30 PM", datetime(2025, 3, 6, 20, 30, tzinfo=UTC)),
        ("2025-03-06 12:05 a.m.", datetime(2025, 3, 5, 23, 5, tzinfo=UTC)),
        ("2025-03-06 09:30 EST", datetime(2025, 3, 6, 14, 30, tzinfo=UTC)),
        ("2025-03-06T09:30:00.250+01", datetime(2025, 3, 6, 8, 30, 0, 250_000, tzinfo=UTC)),
        ("2025-03-06T09:30:00 Asia/Tokyo", datetime(2025, 3, 6, 0, 30, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),  # a leap second
        ("2024-12-31T24:00:00Z", datetime(2025, 1, 1, tzinfo=UTC)),
        ("2025-03-06T09:30", datetime(2025, 3, 6, 8, 30, tzinfo=UTC)),  # without a zone: Madrid's
    ],
)
def test_time_of_day_is_read_with_its_zone(text: str, moment: datetime) -> None:
    assert parse_date(text, MADRID) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("March 6, 2025 at 5:48 pm GMT", "2025-03-06T17:48:00+00:00"),
        ("Thu 6 Mar 2025 17.48 GMT", "2025-03-06T17:48:00+00:00"),
        ("17:48 GMT, 6 March 2025", "2025-03-06T17:48:00+00:00"),
        ("Updated 1:39 pm ET, Wednesday, November 20, 2019", "2019-11-20T13:39:00-05:00"),
        ("July 6, 2025, 5 p.m. PT", None),
        ("July 6, 2025, 8 a.m. PT", "2025-07-06T08:00:00-07:00"),
        ("6 July 2025 10:48 BST", "2025-07-06T10:48:00+01:00"),
        ("6 March 2025 - 5:48pm AEDT", "2025-03-06T17:48:00+11:00"),
        ("6 mars 2025 à 17h48", "2025-03-06T17:48:00+01:00"),
        ("6. März 2025, 17:48 Uhr", "2025-03-06T17:48:00+01:00"),
        ("06.03.2025, 11.23 Uhr", "2025-03-06T11:23:00+01:00"),
        ("6. März 2025 um 17 Uhr", "2025-03-06T17:00:00+01:00"),
        ("6 marzo 2025 alle 17:48", "2025-03-06T17:48:00+01:00"),
        ("6 marzo 2025 ore 17.48", "2025-03-06T17:48:00+01:00"),
        ("6 de marzo de 2025 a las 17:48 CET", "2025-03-06T17:48:00+01:00"),
        ("6.mar.2025 às 8h00", "2025-03-06T08:00:00+01:00"),
        ("6 maart 2025 om 17.48 uur", "2025-03-06T17:48:00+01:00"),
        ("6 марта 2025 в 17:48 МСК", "2025-03-06T17:48:00+03:00"),
        ("6 marca 2025, godz. 17:48", "2025-03-06T17:48:00+01:00"),
        ("2025年3月6日 17:48", "2025-03-06T17:48:00+01:00"),
        ("2025年3月6日 下午5:48", "2025-03-06T17:48:00+01:00"),
        ("2025年3月6日 17時48分 JST", "2025-03-06T17:48:00+09:00"),
        ("٦ مارس ٢٠٢٥ ٥:٤٨ م", "2025-03-06T17:48:00+01:00"),
        ("6 March 2025 17:48 GMT+2", "2025-03-06T17:48:00+02:00"),
        ("March 6, 2025 11:48 pm EST", None),
        ("6 March 2025, 17:48 IST", None),
        ("6 March 2025, 25:48", None),
        ("6 March 2025, £3.50 a copy", None),
        ("6 March 2025 | Updated 7 March 2025 10:48", None),
        ("6 March 2025", None),
    ],
)
def test_time_beside_a_date_in_words_never_shifts_its_day(text: str, moment: str | None) -> None:
    found = parse_date(text, MADRID)
    assert (found.isoformat() if isinstance(found, datetime) else None) == moment


def test_moment_keeps_its_own_offset() -> None:
    moment = parse_date("2025-03-06T09:30:00-05:00", MADRID)
    assert isinstance(moment, datetime)
    assert moment.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-30",
        "2025-13-01",
        "31 April 2025",
        "soon",
        "",
        "2025-03-06T25:00",
        "2025-03-06T09:30 Mars/North",
        "2025-03-06T09:30:60",
        "2025-03-06T24:01",
        "9999-12-31T23:00-10:00",
        "9999-12-31T24:00",
    ],
)
def test_date_that_cannot_be_is_an_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the words come from several libraries
        parse_date(text, timezone(timedelta(hours=-1)))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-03-06-rain.md", date(2025, 3, 6)),
        ("20250306-rain.txt", date(2025, 3, 6)),
        ("rain_2025_03_06.txt", date(2025, 3, 6)),
        ("world-europe-58120504.txt", None),
        ("10101231.md", None),
        ("2025-02-30-rain.md", None),
        ("rain.md", None),
        ("123456789012.md", None),
    ],
)
def test_date_in_the_name_of_a_file(name: str, day: date | None) -> None:
    assert date_in_name(name) == day


def test_date_that_can_be_read_two_ways_is_told_apart_by_the_language() -> None:
    assert parse_date("6/3/2025", UTC, day_first=True) == date(2025, 3, 6)
    assert parse_date("6/3/2025", UTC, day_first=False) == date(2025, 6, 3)
    with pytest.raises(AmbiguousDateError):
        parse_date("6/3/2025", UTC)


@pytest.mark.parametrize("text", ["", "soon", "2 hours ago", "6 March, 10:48"])
def test_text_without_a_date_is_told_from_one_that_cannot_be(text: str) -> None:
    with pytest.raises(NoDateError):
        parse_date(text, UTC)


def test_english_month_is_read_without_the_names_of_other_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()

    def month_names(width: str, context: str, language: str) -> dict[int, str]:
        asked.add(language)
        return dict(get_month_names(width, context, language))  # type: ignore[arg-type]  # a word of two

    monkeypatch.setattr("babel.dates.get_month_names", month_names)
    _month_numbers.cache_clear()
    assert parse_date("6 March 2025", UTC) == date(2025, 3, 6)
    assert asked == {"en"}
