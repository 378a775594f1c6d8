"""When a page's article was published and changed: stated, shown, in the address, or estimated."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.readers.dates import parse_date
from digest.readers.page.headline import same_words
from digest.readers.page.statements import Statements, Time
from digest.readers.page.tree import PageLine
from digest.readers.paste.dates import read_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

YEARS = range(1990, 2100)
"""Years that a web page can be of."""

FOR_PROGRAMS = re.compile(r"\d{4}-\d\d-\d\d|[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:")
"""A moment in ISO 8601 or RFC 2822."""

IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(\d\d)[/_-]?(\d\d)(?!\d)")

LINES_ABOVE, LINES_BELOW = 6, 20
"""Lines around the headline among which its date stands."""
LONGEST_LINE = 120
"""Characters of a line that shows a date."""

PUBLISHED_KIND = re.compile(r"publi|entry-date|created|posted|dateline")
UPDATED_KIND = re.compile(r"updat|modif")

LONGEST_TEXT = 300_000
"""Characters of a page that are searched for a date when nothing states one."""


@dataclass(frozen=True, slots=True)
class PageDates:
    """The dates of an article, as texts that `parse_date` reads."""

    published: str | None
    updated: str | None
    estimated: bool = False
    """Whether `published` is only the likeliest date of the whole page."""


def find_dates(
    statements: Statements,
    lines: Sequence[PageLine],
    headline: str | None,
    address: str | None,
    tree: "HtmlElement",
) -> PageDates:
    """Return the dates: stated in JSON-LD or meta elements, in `<time>`, by the headline, in the address.

    Where none of these tells, htmldate's fast search estimates one; its
    extensive one always finds something, right or wrong.
    """
    above, below = _around(lines, headline)
    shown = [
        dates
        for line in (*below, *above)
        if len(line.text) <= LONGEST_LINE and (dates := read_dates(line.text))
    ]
    updated = next(
        _valid(
            [*statements.updated, *_times(statements.times, UPDATED_KIND), *(one.updated for one in shown)]
        ),
        None,
    )
    sources = (
        statements.published,
        _times(statements.times, PUBLISHED_KIND),
        (one.published for one in shown),
        _times(statements.times, None),
        _in_address(address),
        (one.updated for one in shown),
        statements.updated,
    )
    published = next(_valid(text for texts in sources for text in texts), None)
    if published:
        published = _as_shown(published, [one.published for one in shown], address)
        return PageDates(published, updated if updated != published else None)
    guess = next(_valid([_estimate(tree, address)]), None)
    return PageDates(guess, None, estimated=guess is not None)


def _as_shown(published: str, shown: Iterable[str | None], address: str | None) -> str:
    """The stated date, unless the page shows its readers another one by the headline, or in its address.

    A moment stated in UTC may be on another day than where the publisher is.
    """
    day = next(_valid([*_in_address(address), *shown]), published)[:10]
    return published if published[:10] == day else day


def _around(lines: Sequence[PageLine], headline: str | None) -> tuple[Sequence[PageLine], Sequence[PageLine]]:
    """The lines above the headline and below it; none where it isn't shown."""
    places = [place for place, line in enumerate(lines) if headline and same_words(line.text, headline)]
    if not places:
        return (), ()
    place = next((one for one in places if lines[one].tag == "h1"), places[0])
    return lines[max(0, place - LINES_ABOVE) : place], lines[place + 1 : place + 1 + LINES_BELOW]


def _times(times: Iterable[Time], kind: re.Pattern[str] | None) -> Iterator[str]:
    """The dates of `<time>` elements of a kind; of those that say none, where no kind is given."""
    for time in times:
        told = f"{time.kind} {time.shown.lower()}"
        if kind.search(told) if kind else not UPDATED_KIND.search(told):
            yield from (text for text in (time.stated, time.shown) if text)


def _in_address(address: str | None) -> Iterator[str]:
    if address and (found := IN_ADDRESS.search(address)):
        yield f"{found[1]}-{found[2]}-{found[3]}"


def _valid(texts: Iterable[str | None]) -> Iterator[str]:
    """The texts that state a date, in ISO 8601; of one in words the day alone."""
    for text in texts:
        if not text:
            continue
        try:
            moment = parse_date(text.strip("\"' ")[:LONGEST_LINE], UTC, day_first=None)
        except ValueError:
            continue
        if moment.year in YEARS:
            stated = isinstance(moment, datetime) and FOR_PROGRAMS.search(text)
            day = moment.date() if isinstance(moment, datetime) else moment
            yield text.strip("\"' ")[:LONGEST_LINE] if stated else day.isoformat()


def _estimate(tree: "HtmlElement", address: str | None) -> str | None:
    """The likeliest date of the whole page, by htmldate's fast search."""
    import warnings

    import htmldate

    if sum(len(piece) for piece in tree.itertext()) > LONGEST_TEXT:
        return None
    try:
        with warnings.catch_warnings(action="ignore"):  # dateutil's, of time zones that nobody knows
            found = htmldate.find_date(
                tree, url=address, extensive_search=False, original_date=True, max_date="2099-12-31"
            )
    except (ValueError, OverflowError, RecursionError):
        return None
    return str(found) if found else None
