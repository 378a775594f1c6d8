"""Addresses in, article files in content/ out: many are asked at once, and added in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from digest.collect.add import Added, Shelf, open_shelf, write_reading
from digest.collect.answers import ACCEPT, read_answer
from digest.collect.exchange import Answer, Failure, Getter, Request
from digest.collect.known import article_key
from digest.collect.pictures import NoPicture, PictureFile, get_picture
from digest.errors import Notice, SourceError
from digest.readers.addresses import drop_tracking
from digest.readers.clean import clean_url
from digest.readers.found import Reading
from digest.readers.pictures import SCHEME
from digest.records import Source

if TYPE_CHECKING:
    import asyncio

AT_ONCE = 8
"""Requests that are under way at the same time."""

MOST_PICTURES = 100
"""Pictures of one address that are fetched; a feed may have more entries."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of an address: articles, not yet written, or why there are none."""

    url: str
    source: Source | None = None
    reading: Reading | None = None
    error: SourceError | None = None
    pictures: dict[int, PictureFile | NoPicture | None] = field(default_factory=dict)
    """Those of new articles, by the place of the article in `reading`."""


def add_address(
    url: str,
    *,
    project: Path | str = ".",
    keep: bool = False,
    picture: bool = True,
    getter: Getter | None = None,
) -> tuple[tuple[Added, ...], tuple[Notice, ...]]:
    """Fetch a page, a feed or a text, and write its articles into content/, as `add` does for a file.

    Args:
        url: Where it is.
        project: The folder that has content/, which is made where there is none.
        keep: Whether to keep the bytes too, in originals/.
        picture: Whether the article gets its picture; it is fetched only where the article is new.
        getter: Who asks; None for the network.

    Raises:
        DigestError: The settings cannot be read, the address has no article, or content/ cannot be written.
        RuntimeError: It is called where an event loop runs; there, await `visit_addresses`.

    """
    shelf = open_shelf(project)
    (visit,) = visit_all([url], shelf, picture=picture, getter=getter)
    return write_visit(visit, shelf, keep=keep, picture=picture)


def visit_all(
    urls: Sequence[str], shelf: Shelf, *, picture: bool = True, getter: Getter | None = None
) -> tuple[Visit, ...]:
    """Return what comes of addresses, in their order; nothing is written yet."""
    import asyncio

    from digest.collect.client import project_client

    async def visit() -> tuple[Visit, ...]:
        if getter is not None:
            return await visit_addresses(urls, shelf, getter, picture=picture)
        async with project_client(shelf.settings) as client:
            return await visit_addresses(urls, shelf, client, picture=picture)

    return asyncio.run(visit()) if urls else ()


def write_visit(
    visit: Visit, shelf: Shelf, *, keep: bool = False, picture: bool = True
) -> tuple[tuple[Added, ...], tuple[Notice, ...]]:
    """Write what came of an address into content/.

    Raises:
        DigestError: The address has no article, or content/ cannot be written.

    """
    if visit.reading is None or visit.source is None:
        raise visit.error or SourceError(())
    return write_reading(
        shelf, visit.reading, visit.pictures, visit.source, keep=keep, picture=picture, place=visit.url
    )


async def visit_addresses(
    urls: Sequence[str], shelf: Shelf, getter: Getter, *, picture: bool = True
) -> tuple[Visit, ...]:
    """Ask all addresses at once, then for the pictures of what is new; nothing is written.

    An address that fails costs the others nothing.
    """
    import asyncio

    free = asyncio.Semaphore(AT_ONCE)
    wanted = {url: drop_tracking(clean) if (clean := clean_url(url)) else None for url in urls}

    async def ask(address: str) -> tuple[str, Answer | Failure]:
        async with free:
            return address, await getter.get(Request(address, ACCEPT))

    addresses = dict.fromkeys(address for address in wanted.values() if address)
    answers = dict(await asyncio.gather(*map(ask, addresses)))
    visits = [_read_visit(url, answers.get(wanted[url] or ""), shelf) for url in urls]
    if picture:
        await _get_pictures(visits, shelf, getter, free)
    return tuple(visits)


def _read_visit(url: str, answer: Answer | Failure | None, shelf: Shelf) -> Visit:
    if answer is None:
        remedy = "write one that begins with https://"
        return Visit(url, error=SourceError(Notice(url, None, "is no web address", remedy)))
    if isinstance(answer, Failure):
        return Visit(url, error=SourceError(Notice(url, None, answer.problem, answer.remedy)))
    try:
        reading, suffix = read_answer(answer, shelf.defaults)
    except SourceError as error:
        return Visit(url, error=error)
    return Visit(url, Source(f"page{suffix}", answer.data, charset=answer.charset), reading)


async def _get_pictures(
    visits: Sequence[Visit], shelf: Shelf, getter: Getter, free: "asyncio.Semaphore"
) -> None:
    """Get the pictures of articles that content/ does not have; of an article that came twice, once."""
    import asyncio

    met: set[str] = set()

    async def get(visit: Visit, number: int) -> None:
        picture = visit.reading.articles[number].picture if visit.reading else None
        if picture is not None:
            async with free:
                visit.pictures[number] = await get_picture(picture, getter)

    tasks = []
    for visit in visits:
        for number, article in enumerate(visit.reading.articles[:MOST_PICTURES] if visit.reading else ()):
            key = article_key(article.url) if article.url else ""
            wanted = article.picture is not None and SCHEME.match(article.picture.place)
            if wanted and key not in met and not shelf.known.find(article.url):
                tasks.append(get(visit, number))
            met |= {key} - {""}
    await asyncio.gather(*tasks)
