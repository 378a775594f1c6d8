"""The pictures that lead a feed's entries, where the editor wants them beside the articles."""

import asyncio
from collections.abc import Iterable, Mapping

from digest.collect.exchange import Failure, Getter, Request
from digest.collect.full_text import Pages
from digest.collect.incoming import Incoming
from digest.collect.pictures import ACCEPT, PictureFile, check_picture
from digest.collect.robots import Robots
from digest.readers.found import Found
from digest.readers.pictures import join_address

LARGEST_PICTURE = 5_000_000
"""Bytes of a picture; a newspaper's are a tenth of it."""

MOST_BYTES = 100_000_000
"""Of the pictures of one feed in a run; articles beyond it keep the addresses of theirs."""

AT_ONCE = 4
"""Pictures of one feed that are asked for at the same time."""

NO_PICTURES: Mapping[str, PictureFile] = {}


async def fetch_pictures(
    entries: Iterable[Incoming], pages: Pages, getter: Getter, robots: Robots
) -> dict[str, PictureFile]:
    """Return the pictures that can be had, by the keys of their entries; one that cannot costs nothing."""
    free = asyncio.Semaphore(AT_ONCE)
    fetched: dict[str, PictureFile] = {}

    async def fetch(one: Incoming) -> None:
        url = picture_address(pages.found.get(one.key, one.found))
        if url is None:
            return
        async with free:
            if sum(len(picture.data) for picture in fetched.values()) < MOST_BYTES:
                picture = await _fetch_picture(url, getter, robots)
                if picture:
                    fetched[one.key] = picture

    await asyncio.gather(*map(fetch, entries))
    return fetched


def picture_address(found: Found) -> str | None:
    """Return where the picture that leads an article is; None for none."""
    fact = found.stated.get("picture") or found.guessed.get("picture")
    return join_address(found.base, str(fact.value)) if fact else None


async def _fetch_picture(url: str, getter: Getter, robots: Robots) -> PictureFile | None:
    if await robots.permit(url):
        return None
    answer = await getter.get(Request(url, ACCEPT, largest=LARGEST_PICTURE))
    if isinstance(answer, Failure):
        return None
    picture = check_picture(answer.data)
    return picture if isinstance(picture, PictureFile) else None
