"""The pages of a feed's entries, where the editor wants the whole text and the feed has teasers."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from digest.collect.exchange import Failure, Getter, Request
from digest.collect.incoming import Incoming
from digest.collect.robots import Robots
from digest.errors import SourceError
from digest.readers.clean import clean_url
from digest.readers.found import Found
from digest.readers.front_matter import Fact
from digest.readers.markup import visible_text
from digest.records import Source

LARGEST_PAGE = 5_000_000
"""Bytes of a page, unpacked."""

MOST_PAGES = 200
"""Pages of one feed that are fetched in a run; the next run fetches further ones."""

AT_ONCE = 4
"""Pages of one feed that are asked for at the same time."""

HTML = "text/html,application/xhtml+xml;q=0.9"


@dataclass(frozen=True, slots=True)
class Pages:
    """What came of the pages of a feed's entries, by the keys of the entries."""

    found: Mapping[str, Found]
    """Entries with the text of their page."""
    problems: Mapping[str, str]
    """Why there is none."""


NO_PAGES = Pages({}, {})


async def fetch_pages(entries: Iterable[Incoming], getter: Getter, robots: Robots) -> Pages:
    """Fetch the pages of entries; one that cannot be had costs the others nothing."""
    free = asyncio.Semaphore(AT_ONCE)

    async def fetch(number: int, one: Incoming) -> Found | str:
        if number >= MOST_PAGES:
            return f"{MOST_PAGES} pages of a feed are fetched in a run"
        async with free:
            return await _fetch_page(one, getter, robots)

    wanted = tuple(entries)
    results = await asyncio.gather(*(fetch(number, one) for number, one in enumerate(wanted)))
    pairs = tuple(zip(wanted, results, strict=True))
    return Pages(
        {one.key: result for one, result in pairs if isinstance(result, Found)},
        {one.key: result for one, result in pairs if isinstance(result, str)},
    )


async def _fetch_page(one: Incoming, getter: Getter, robots: Robots) -> Found | str:
    stated = one.found.stated.get("url")
    url = clean_url(str(stated.value)) if stated else None
    if url is None:
        return "the entry has no address"
    if refusal := await robots.permit(url):
        return refusal
    answer = await getter.get(Request(url, HTML, largest=LARGEST_PAGE))
    if isinstance(answer, Failure):
        return answer.problem
    if answer.url != url and (refusal := await robots.refusal(answer.url)):
        return refusal
    source = Source("page.html", answer.data, charset=answer.charset)
    return await asyncio.to_thread(_read_page, source, one, answer.url)


def _read_page(source: Source, one: Incoming, address: str) -> Found | str:
    from digest.readers.page import read_page

    try:
        (page,) = read_page(source, address, saved_from=address)
    except SourceError as error:
        return error.notices[-1].problem
    except RecursionError:
        return "the page is too deep to be read"
    return join_page(one, page, address)


def join_page(one: Incoming, page: Found, address: str) -> Found:
    """Return an entry with the text of its page; all that the feed states stays.

    Where the page has less text than the feed, the feed's stays too. A teaser becomes the publisher's own
    summary, unless it is cut off.
    """
    teaser = visible_text(one.found.html)
    if len(visible_text(page.html)) <= len(teaser):
        return one.found
    stated = dict(one.found.stated)
    if one.is_teaser and teaser and "excerpt" not in stated and not teaser.endswith(("…", "...", "]")):
        stated["excerpt"] = Fact(teaser)
    guessed = {**page.stated, **page.guessed}
    return replace(page, stated=stated, guessed=guessed, id=one.found.id, base=address)
