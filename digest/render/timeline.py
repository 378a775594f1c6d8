"""How much was published when: over days, weeks, months or years, whichever are few enough to be seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from digest.days import period_days
from digest.render.wording import (
    as_heading,
    say_day_of_year,
    say_month_of_year,
    say_short_day,
    say_short_month,
)

MOST: Final = 60
"""Days, weeks, months or years that are shown; of more years, the latest."""


@dataclass(frozen=True, slots=True)
class Span:
    """What was published within a day, a week, a month or a year."""

    name: str
    label: str
    """The same without its year."""
    year: str
    """Empty where it is the label."""
    articles: int
    words: int


def count_over_time(published: Sequence[tuple[date, int]], language: str) -> tuple[Span, ...]:
    """Return the counts of articles and words, earliest first, with every span between that has none.

    Args:
        published: The day of each article, and its words.
        language: That of the names.

    """
    if not published:
        return ()
    days = [day for day, _ in published]
    unit = _unit(min(days), max(days))
    counts = {start: [0, 0] for start in _starts(min(days), max(days), unit)}
    for day, words in published:
        count = counts.get(_start(day, unit))
        if count:
            count[0] += 1
            count[1] += words
    return tuple(_span(start, unit, language, *count) for start, count in counts.items())


def _unit(first: date, last: date) -> str:
    """The smallest unit that makes few enough spans."""
    days = (last - first).days
    for unit, length in (("day", 1), ("week", 7), ("month", 30)):
        if days < (MOST - 1) * length:
            return unit
    return "year"


def _start(day: date, unit: str) -> date:
    return date(day.year, 1, 1) if unit == "year" else period_days(day, unit)[0]


def _starts(first: date, last: date, unit: str) -> Iterator[date]:
    if unit == "year":
        years = range(max(first.year, last.year - MOST + 1), last.year + 1)
        yield from (date(year, 1, 1) for year in years)
        return
    start, end = period_days(first, unit)
    yield start
    while end < last:
        start, end = period_days(end + timedelta(days=1), unit)
        yield start


def _span(start: date, unit: str, language: str, articles: int, words: int) -> Span:
    year = str(start.year)
    if unit == "year":
        return Span(year, year, "", articles, words)
    if unit == "month":
        name, label = say_short_month(start, language), say_month_of_year(start, language)
    else:
        name, label = say_short_day(start, language), say_day_of_year(start, language)
    return Span(as_heading(name), as_heading(label), year, articles, words)
