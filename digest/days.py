"""Moments as days, and days as the periods of editions."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

Moment = date | datetime
"""When something happened: an aware datetime, or a plain date where the time of day is not known."""


def day_of(moment: Moment, zone: tzinfo) -> date:
    """Return the day on which a moment falls in a time zone."""
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def instant(moment: Moment | None) -> datetime:
    """Return a moment in UTC, to sort by: a plain date as its midnight there, none as the earliest."""
    if moment is None:
        return datetime.min.replace(tzinfo=UTC)
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # the first or the last day there is
        return moment.replace(tzinfo=UTC)


def period_key(day: date, period: str) -> str:
    """Return the name of the period that a day lies in: `2025-03-06`, `2025-W10` or `2025-03`."""
    if period == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return day.isoformat()[:7] if period == "month" else day.isoformat()


def period_days(day: date, period: str) -> tuple[date, date]:
    """Return the first and the last day of the period that a day lies in.

    >>> period_days(date(2024, 12, 4), "week")
    (datetime.date(2024, 12, 2), datetime.date(2024, 12, 8))

    """
    if period == "day":
        return day, day
    if period == "week":
        monday = date.fromordinal(max(1, day.toordinal() - day.weekday()))
        return monday, date.fromordinal(min(date.max.toordinal(), monday.toordinal() + 6))
    first = day.replace(day=1)
    if (day.year, day.month) == (date.max.year, date.max.month):
        return first, date.max
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
