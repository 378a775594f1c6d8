"""Dates as people and programs write them."""

import re
from datetime import UTC, date, datetime, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache

MONTH_LANGUAGES = ("en", "es", "de", "fr", "it", "pt", "nl", "sv", "da", "nb", "pl", "ca", "id")
"""The languages whose names of months are known; Babel has those of every other language too."""

ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"
    r"(?:[T ]+(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)[ ]?(Z|[+-]\d{2}:?\d{2})?)?"
)
DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ ]+(?:de[ ]+|d')?"
    r"([^\W\d_]{3,12})\.?,?[ ]+(?:de[ ]+|del[ ]+)?(\d{4})(?!\d)"
)
MONTH_FIRST = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,12})\.?[ ]+(\d{1,2})(?:st|nd|rd|th)?,?[ ]+(\d{4})(?!\d)")
IN_FILE_NAME = re.compile(r"(?<!\d)(\d{4})[-_]?(\d{2})[-_]?(\d{2})(?!\d)")


def parse_date(text: str, zone: tzinfo) -> date | datetime:
    """Return the date that a text states: ISO 8601, RFC 2822, or a day with the name of its month.

    A time of day without a zone counts in `zone`. Without a time of day the
    result is a plain date.

    Raises:
        ValueError: There is no such day, or no date that can be read one way only.

    >>> parse_date("2025-03-06", UTC)
    datetime.date(2025, 3, 6)
    >>> parse_date("Updated 1:39 am EST, Wednesday, November 20, 2019", UTC)
    datetime.date(2019, 11, 20)

    """
    text = " ".join(text.split())
    if found := ISO.search(text):
        return _from_iso(found, zone)
    if re.match(r"([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d", text):
        return in_zone(parsedate_to_datetime(text), zone)
    for pattern, (day, month, year) in ((DAY_FIRST, (1, 2, 3)), (MONTH_FIRST, (2, 1, 3))):
        for found in pattern.finditer(text):
            if number := _month_numbers().get(found[month].casefold()):
                return date(int(found[year]), number, int(found[day]))
    raise ValueError("no date")


def date_in_name(name: str) -> date | None:
    """Return the date that a file's name begins with or holds, such as `2025-03-06-rain.md`."""
    if found := IN_FILE_NAME.search(name):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
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
    clock = found[4].replace(",", ".").zfill(len(found[4]) + (found[4].index(":") == 1))
    offset = (found[5] or "").replace("Z", "+00:00")
    return in_zone(datetime.fromisoformat(f"{day.isoformat()}T{clock}{offset}"), zone)


@cache
def _month_numbers() -> dict[str, int]:
    """Every known name of a month, long and short, in small letters."""
    from babel.dates import get_month_names

    return {
        name.casefold().rstrip("."): number
        for language in reversed(MONTH_LANGUAGES)
        for width in ("abbreviated", "wide")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    }
