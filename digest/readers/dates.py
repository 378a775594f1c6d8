"""Dates as people and programs write them."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache
from zoneinfo import ZoneInfo

from digest.readers.clock import read_clock

MONTH_LANGUAGES = tuple("en es de fr it pt nl sv da nb pl ca id ru uk tr ar cs hu ro fi el he".split())
"""The languages whose names of months are known; Babel has those of every other language too."""

ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,](\d{1,6})\d*)?"
    r"[ ]?([ap]\.?m\b\.?)?[ ]?([+-]\d{2}(?::?\d{2})?|[A-Z][A-Z_/]*)?)?",
    re.IGNORECASE,
)
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})(?:[/.]|[年년] ?)(\d{1,2})(?:[/.]|[月월] ?)(\d{1,2})(?!\d)")
NUMERIC = re.compile(r"(?<!\d)(?<!\d[.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:[ ]+(?:de[ ]+|d')?|[-./])"
    r"([^\W\d_]{3,12})\.?(?:,?[ ]+(?:de[ ]+|del[ ]+)?|[-./])(\d{4})(?!\d)"
)
MONTH_FIRST = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,12})\.?[ ]+(\d{1,2})(?:st|nd|rd|th)?,?[ ]+(\d{4})(?!\d)")
HEBREW_IN = "ב"
"""What is joined to a month that a day stands before, in Hebrew."""
IN_FILE_NAME = re.compile(
    r"(?<!\d)(\d{4})([-_])(\d{2})\2(\d{2})(?!\d)"
    r"|^((?:19|20)\d\d)(\d{2})(\d{2})(?!\d)"
)


LEAP_SECOND = 60
"""23:59:60 is a second that some days have; it is taken for the one before, which every day has."""

END_OF_DAY = (24, 0, 0)
"""ISO 8601 has it for 0:00 of the next day."""

HOURS_OF_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "CET": 1, "WEST": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "MEZ": 1, "MESZ": 2, "MSK": 3, "МСК": 3, "SAST": 2, "AEST": 10, "AEDT": 11, "AWST": 8,
    "NZST": 12, "NZDT": 13, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "WIB": 7,
    "BRT": -3, "AKST": -9, "AKDT": -8, "HST": -10,
}  # fmt: skip
"""Hours ahead of UTC, of the zones that newspapers abbreviate."""

PLACES_OF_ZONES = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "AET": "Australia/Sydney",
}  # fmt: skip
"""Where zones are kept whose hours change with the season."""

AMBIGUOUS_ZONES = {"IST", "AST", "AMT", "GST", "WST"}
"""IST is India's time, Israel's and Ireland's; a time in one of these is left out, and the day stays."""


class NoDateError(ValueError):
    """A text that states no date that could be read."""


class UnknownZoneError(ValueError):
    """A date whose time names a zone that nobody knows; its day is known all the same."""

    def __init__(self, day: date) -> None:
        super().__init__("unknown time zone")
        self.day = day


class AmbiguousDateError(ValueError):
    """A date such as 6/3/2025, which is in March to some and in June to others."""


def parse_date(text: str, zone: tzinfo, *, day_first: bool | None = None) -> date | datetime:
    """Return the date that a text states: ISO 8601, RFC 2822, in figures, or with the name of its month.

    A time of day without a zone is one of `zone`. Without a time of day the
    result is a plain date. Beside a date in words or figures, a time is left
    out that falls on another day in `zone`, or whose zone may be several: the day is the publisher's.

    Args:
        text: What holds the date; other words may stand around it.
        zone: Where the text was written.
        day_first: Whether 6/3/2025 is in March; None where nobody can tell.

    Raises:
        AmbiguousDateError: Nobody can tell.
        NoDateError: There is no date at all.
        UnknownZoneError: There is no such zone.
        ValueError: There is no such day or hour.

    >>> parse_date("2025-03-06", UTC)
    datetime.date(2025, 3, 6)
    >>> parse_date("Updated 1:39 am GMT, Wednesday, November 20, 2019", UTC).isoformat()
    '2019-11-20T01:39:00+00:00'
    >>> parse_date("November 19, 2019 at 11:39 pm EST", UTC)
    datetime.date(2019, 11, 19)

    """
    text = " ".join(text.split())
    if found := ISO.search(text):
        return _from_iso(found, zone)
    if re.match(r"([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d", text):
        return in_zone(parsedate_to_datetime(text), zone)
    if found := YEAR_FIRST.search(text):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return _with_time(day, text, found, zone)
    for named, year, month, number in _with_named_months(text):
        return _with_time(date(year, month, number), text, named, zone)
    if found := NUMERIC.search(text):
        return _with_time(_from_figures(found, day_first=day_first), text, found, zone)
    raise NoDateError("no date")


def _with_time(day: date, text: str, found: re.Match[str], zone: tzinfo) -> date | datetime:
    """The day with the time that stands beside it, as far as it has one and that does not shift it."""
    clock = read_clock(text, found.start(), found.end())
    if clock is None or (clock.zone or "").upper() in AMBIGUOUS_ZONES:
        return day
    try:
        written_in = _zone_beside(clock.zone, zone)
        moment = in_zone(datetime.combine(day, clock.time, written_in), zone)
    except (ValueError, KeyError):
        return day
    shifted = isinstance(moment, datetime) and moment.astimezone(zone).date() != day
    return day if shifted else moment


def _zone_beside(name: str | None, zone: tzinfo) -> tzinfo:
    """The zone that stands beside a time in words; `zone` for any other word in capitals."""
    known = (name or "").upper()
    if found := re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d\d)?", known):
        return _zone_of(f"{found[1]}{found[2]:0>2}:{found[3] or '00'}", zone)
    if known in PLACES_OF_ZONES:
        return ZoneInfo(PLACES_OF_ZONES[known])
    return _zone_of(known, zone) if known in HOURS_OF_ZONES else zone


def _with_named_months(text: str) -> Iterator[tuple[re.Match[str], int, int, int]]:
    """The dates whose month is named: where they stand, year, month and day."""
    for pattern, (day, month, year) in ((DAY_FIRST, (1, 2, 3)), (MONTH_FIRST, (2, 1, 3))):
        for found in pattern.finditer(text):
            name = found[month].casefold()
            if number := _month_number(name) or _month_number(name.removeprefix(HEBREW_IN)):
                yield found, int(found[year]), number, int(found[day])


def _from_figures(found: re.Match[str], *, day_first: bool | None) -> date:
    """Read 6.3.2025 with the day first, as points always have it, and 6/3/2025 as far as one can tell."""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first > 12 or first == second:  # noqa: PLR2004  months of a year
        day_first = True
    elif second > 12:  # noqa: PLR2004
        day_first = False
    if day_first is None:
        raise AmbiguousDateError(f"{found[0]} can be read two ways")
    return date(year, second, first) if day_first else date(year, first, second)


def date_in_name(name: str) -> date | None:
    """Return the date that a file's name has with hyphens (`2025-03-06-rain.md`) or begins with."""
    if found := IN_FILE_NAME.search(name):
        try:
            return date(*(int(part) for part in found.groups() if part and part.isdecimal()))
        except ValueError:
            return None
    return None


def in_zone(moment: date | datetime, zone: tzinfo) -> date | datetime:
    """Return a moment that knows its zone; a plain date stays as it is.

    Raises:
        ValueError: The moment lies outside the years 1 to 9999 in UTC or in the zone.

    """
    if not isinstance(moment, datetime):
        return moment
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    try:
        aware.astimezone(zone)
        return aware.astimezone(UTC).astimezone(aware.tzinfo)
    except OverflowError as error:
        raise ValueError("outside the years 1 to 9999") from error


def _from_iso(found: re.Match[str], zone: tzinfo) -> date | datetime:
    day = date(int(found[1]), int(found[2]), int(found[3]))
    if not found[4]:
        return day
    half = (found[8] or "").lower()[:1]
    hour = int(found[4]) % 12 + 12 * (half == "p") if half else int(found[4])
    minute, second = int(found[5]), int(found[6] or 0)
    ends_day = (hour, minute, second) == END_OF_DAY
    leaps = second == LEAP_SECOND and minute == LEAP_SECOND - 1
    clock = time(0 if ends_day else hour, minute, LEAP_SECOND - 1 if leaps else second)
    moment = datetime.combine(day, clock.replace(microsecond=int((found[7] or "0").ljust(6, "0"))))
    try:
        aware = moment.replace(tzinfo=_zone_of(found[9], zone)) + timedelta(days=ends_day)
    except KeyError as error:
        raise UnknownZoneError(day) from error
    except OverflowError as error:
        raise ValueError("outside the years 1 to 9999") from error
    return in_zone(aware, zone)


def _zone_of(name: str | None, zone: tzinfo) -> tzinfo:
    """The zone that a time names: an offset, a common abbreviation, or a place; `zone` where it names none.

    Raises:
        KeyError: There is no such zone.

    """
    if not name:
        return zone
    if name.upper() in HOURS_OF_ZONES:
        return timezone(timedelta(hours=HOURS_OF_ZONES[name.upper()]))
    if found := re.fullmatch(r"([+-])(\d{2}):?(\d{2})?", name):
        minutes = 60 * int(found[2]) + int(found[3] or 0)
        return timezone(timedelta(minutes=-minutes if found[1] == "-" else minutes))
    try:
        return ZoneInfo(name)
    except (ValueError, OSError) as error:
        raise KeyError(name) from error


def _month_number(name: str) -> int | None:
    """The month of a name in small letters, in the first language that has it."""
    numbers = (_month_numbers(language).get(name) for language in MONTH_LANGUAGES)
    return next((number for number in numbers if number), None)


@cache
def _month_numbers(language: str) -> dict[str, int]:
    """The names of months in a language, long and short, in small letters; loading one takes some 10 ms."""
    from babel.dates import get_month_names

    return {
        name.casefold().rstrip("."): number
        for width in ("abbreviated", "wide")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    }
