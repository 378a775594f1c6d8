"""Dates and numbers in the form of the site's language."""

from datetime import UTC, date, datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING

from digest.days import day_of
from digest.records import Edition

if TYPE_CHECKING:
    from babel import Locale
    from markupsafe import Markup

HOURS_FROM = 90
"""Minutes from which on a reading time is told in hours."""

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""


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
def say_day(day: date, language: str, width: str = "long") -> str:
    """Return a day in words; `width` is Babel's: `full` names the weekday, `medium` shortens the month."""
    from babel.dates import format_date

    return format_date(day, format=width, locale=locale_of(language))


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


def say_edition(edition: Edition, language: str) -> str:
    """Return the name of an edition, such as "Dec 2 – 8, 2024"."""
    return say_period(edition.first_day, edition.last_day, edition.period, language)


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
    from babel.dates import format_time

    return f"{day}, {format_time(moment.astimezone(zone), format='short', locale=locale_of(language))}"


def say_number(value: float, language: str, digits: int = 0) -> str:
    """Return a number, rounded to so many digits after the point, in the language's form."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=locale_of(language))


def whole_hours(minutes: int) -> int | None:
    """Return a reading time to the nearest hour, None where it is better told in minutes.

    >>> whole_hours(181), whole_hours(89)
    (3, None)

    """
    return (minutes + 30) // 60 if minutes >= HOURS_FROM else None


def say_words(words: str, *values: str | int, language: str) -> "Markup":
    """Return words of the theme, which are English, for a page in the site's language.

    In a site in another language they are marked as English, and so keep their
    direction. Each value takes the place of a `{}`: a number as the language
    writes it, a text as one in the site's language.

    >>> say_words("{} reports", 1200, language="de")
    Markup('<span lang="en" dir="ltr">1.200 reports</span>')

    """
    from markupsafe import Markup, escape

    foreign = locale_of(language).language != "en" or direction(language) == "rtl"
    name = Markup('<bdi lang="{}">{}</bdi>') if foreign else Markup("{1}")
    shown = [
        say_number(value, language) if isinstance(value, int) else name.format(language, value)
        for value in values
    ]
    said = escape(words).format(*shown) if values else escape(words)
    return Markup('<span lang="en" dir="ltr">{}</span>').format(said) if foreign else said
