"""Dates and numbers in the form of the site's language."""

from datetime import UTC, date, datetime, time, tzinfo
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from digest.days import day_of
from digest.records import Edition

if TYPE_CHECKING:
    from decimal import Decimal

    from babel import Locale
    from babel.numbers import NumberPattern

HOURS_FROM = 90
"""Minutes from which on a reading time is told in hours."""

SHORT_FROM = 10_000
"""Round numbers from here on are told in short where there is little room."""

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""

NUMBERS_KEPT = 20_000
"""How many numbers are remembered as they are written; one takes Babel some 20 µs."""


@cache
def locale_of(language: str) -> "Locale":
    """Return Babel's locale for a language tag, English where it has none."""
    from babel import Locale, UnknownLocaleError

    for tag in (language, language.split("-", maxsplit=1)[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")


def direction(language: str) -> str:
    """Return `rtl` or `ltr`, for the `dir` attribute."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"


@cache
def say_day(day: date, language: str) -> str:
    """Return a day in words."""
    from babel.dates import format_date

    return format_date(day, format="long", locale=locale_of(language))


@cache
def say_short_day(day: date, language: str) -> str:
    """Return a day in words, the month shortened where the language does so."""
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMMd", day, locale=locale_of(language)))


@cache
def say_short_month(day: date, language: str) -> str:
    """Return the month of a day with its year, shortened where the language does so."""
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMM", day, locale=locale_of(language)))


@cache
def say_day_of_year(day: date, language: str) -> str:
    """Return a day without its year, the month shortened where the language does so."""
    from babel.dates import format_skeleton

    return str(format_skeleton("MMMd", day, locale=locale_of(language)))


@cache
def say_month_of_year(day: date, language: str) -> str:
    """Return the month of a day without its year, shortened where the language does so."""
    from babel.dates import format_skeleton

    return str(format_skeleton("MMM", day, locale=locale_of(language)))


@cache
def say_period(first: date, last: date, period: str, language: str) -> str:
    """Return the name of an edition's time: a day with its weekday, a range of days, or a month."""
    from babel.dates import format_date, format_interval, format_skeleton

    locale = locale_of(language)
    if period == "week":
        return str(format_interval(first, last, skeleton="yMMMd", locale=locale))
    if period == "month":
        return str(format_skeleton("yMMMM", first, locale=locale))
    return format_date(first, format="full", locale=locale)


@cache
def say_month(day: date, language: str) -> str:
    """Return the month of a day with its year, as it stands alone, such as "December 2024"."""
    from babel.dates import format_skeleton

    return as_heading(str(format_skeleton("yMMMM", day, locale=locale_of(language))))


def say_edition(edition: Edition, language: str) -> str:
    """Return the name of an edition as it stands alone, such as "Dec 2 – 8, 2024"."""
    return as_heading(say_period(edition.first_day, edition.last_day, edition.period, language))


def iso_moment(moment: date | datetime, zone: tzinfo) -> str:
    """Return a moment for programs: a date, or a date and time with its offset from UTC."""
    return _stamp(moment, zone) if isinstance(moment, datetime) else moment.isoformat()


def rfc3339(moment: date | datetime, zone: tzinfo) -> str:
    """Return a moment for feeds, which ask for a time of day: midnight where none is known."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, tzinfo=zone)
    return _stamp(moment, zone)


def _stamp(moment: datetime, zone: tzinfo) -> str:
    """A moment to the second; in UTC where the zone's offset then had seconds, which no format can carry."""
    local = moment.astimezone(zone)
    offset = local.utcoffset()
    if offset is None or offset.total_seconds() % 60:
        local = moment.astimezone(UTC)
    return local.isoformat(timespec="seconds")


def say_moment(moment: date | datetime, zone: tzinfo, language: str) -> str:
    """Return a moment in words, with the time of day where it is known."""
    day = say_day(day_of(moment, zone), language)
    if not isinstance(moment, datetime):
        return day
    return _moment_form(language).format(say_time(moment, zone, language), day)


@cache
def _moment_form(language: str) -> str:
    """What a time of day and a day make together, with places for the two."""
    from babel.dates import get_datetime_format

    return str(get_datetime_format("medium", locale_of(language))).replace("'", "")


def say_time(moment: datetime, zone: tzinfo, language: str) -> str:
    """Return the time of day of a moment."""
    local = moment.astimezone(zone)
    return _say_minute(local.hour, local.minute, language)


@cache
def _say_minute(hour: int, minute: int, language: str) -> str:
    """Return a time of day; in short no language says its seconds or zone."""
    from babel.dates import format_time

    return str(format_time(time(hour, minute), format="short", locale=locale_of(language)))


def say_number(value: float, language: str, digits: int = 0) -> str:
    """Return a number, rounded to so many digits after the point, in the language's form."""
    # As text, since -0.0 and 0 are one key, and are not written alike.
    written = str(value)
    said = _write_number(_rounded(written, digits) if "." in written else written, language, digits)
    # Between words that run to the left, a sign would go to the other side of its number.
    return f"\u200e{said}" if value < 0 and direction(language) == "rtl" else said


def _rounded(value: str, digits: int) -> str:
    """Round a number as Babel does, half to even: many are the same then, and need to be written once."""
    from decimal import Decimal, InvalidOperation

    try:
        return str(Decimal(value).quantize(_last_place(digits)))
    except InvalidOperation:  # more digits than Python reckons with
        return value


@cache
def _last_place(digits: int) -> "Decimal":
    """A number with so many digits after the point."""
    from decimal import Decimal

    return Decimal(1).scaleb(-digits)


@lru_cache(NUMBERS_KEPT)
def _write_number(value: str, language: str, digits: int) -> str:
    from decimal import Decimal

    return str(_number_pattern(digits).apply(Decimal(value), locale_of(language)))


@cache
def _number_pattern(digits: int) -> "NumberPattern":
    from babel.numbers import parse_pattern

    return parse_pattern("#,##0" + ("." + "0" * digits if digits else ""))


def say_round_number(value: float, language: str) -> str:
    """Return a round number, from ten thousand on in short, such as "20K"."""
    from babel.numbers import format_compact_decimal

    if value < SHORT_FROM:
        return say_number(value, language)
    return str(format_compact_decimal(value, locale=locale_of(language), fraction_digits=1))


def as_heading(words: str) -> str:
    """Return words with a capital first, as they stand alone; many languages write days and months small.

    >>> as_heading("jueves, 6 de marzo de 2025")
    'Jueves, 6 de marzo de 2025'

    """
    return words[:1].upper() + words[1:]


def whole_hours(minutes: int) -> int | None:
    """Return a reading time to the nearest hour, None where it is better told in minutes.

    >>> whole_hours(181), whole_hours(89)
    (3, None)

    """
    return (minutes + 30) // 60 if minutes >= HOURS_FROM else None
