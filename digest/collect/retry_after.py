"""When a server wants to be asked again."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_WAIT = timedelta(days=1)
"""What asks for more is taken for this much: a slip of a digit must not silence a feed for years."""

_LONGEST_TEXT = 60


def parse_retry_after(text: str | None, date: str | None, now: datetime) -> timedelta | None:
    """Return how long a server wants to be left alone, from nothing to a day; None where it does not say.

    Args:
        text: The header `Retry-After`: seconds, or a moment in the form of HTTP.
        date: The header `Date`. A moment is measured by the server's own clock, since either may be wrong.
        now: Our clock, for a server that does not state its own; aware.

    Source: RFC 9110, 10.2.3 and 5.6.7.

    >>> parse_retry_after("120", None, datetime(2026, 1, 1, tzinfo=UTC))
    datetime.timedelta(seconds=120)

    """
    text = (text or "").strip()
    if text.isascii() and text.removeprefix("-").isdigit():
        seconds = int(text[: len(str(LONGEST_WAIT // timedelta(seconds=1))) + 1])
        return _within(timedelta(seconds=seconds))
    until = parse_http_date(text)
    return _within(until - (parse_http_date(date) or now)) if until else None


def parse_http_date(text: str | None) -> datetime | None:
    """Return the moment that a header states, aware; None where it is none."""
    if not text or len(text) > _LONGEST_TEXT:
        return None
    try:
        moment = parsedate_to_datetime(text)
        # "-0000" gives a naive one, and a zone may lead out of the calendar.
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _within(wait: timedelta) -> timedelta:
    return min(max(wait, timedelta(0)), LONGEST_WAIT)
