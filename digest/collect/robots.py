"""robots.txt: which pages a site lets programs fetch, and how slowly.

Source: RFC 9309, Robots Exclusion Protocol; Crawl-delay is no part of it, but many sites state it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.collect.exchange import Answer, Failure, Getter, Request

if TYPE_CHECKING:
    from protego import Protego

PRODUCT = "digest"
"""What robots.txt calls us."""

LARGEST_ROBOTS = 500_000
"""Bytes; RFC 9309 asks for 500 kibibytes at least."""

LONGEST_DELAY = 10.0
"""Seconds between two pages of a site; one that asks for more is asked as seldom as this."""

CLIENT_ERRORS = range(400, 500)


@dataclass(slots=True)
class _Site:
    """What the robots.txt of a site says."""

    rules: "Protego | None" = None
    """None where it has none, and all is allowed."""
    refusal: str | None = None
    """Why nothing is allowed now."""
    delay: float = 0.0
    """Seconds between two pages."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    fresh: bool = True
    """Whether no page of it has been asked for yet, so that there is nothing to wait for."""


class Robots:
    """Says which pages may be fetched; asks each site for its robots.txt once."""

    def __init__(self, getter: Getter, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        self._getter = getter
        self._sleep = sleep
        self._sites: dict[str, asyncio.Task[_Site]] = {}

    async def permit(self, url: str) -> str | None:
        """Wait until a page may be fetched; return None then, or why it may not."""
        site = await self._site(url)
        if refusal := self._refusal(site, url):
            return refusal
        if site.delay:
            async with site.turn:
                if not site.fresh:
                    await self._sleep(site.delay)
                site.fresh = False
        return None

    async def refusal(self, url: str) -> str | None:
        """Return why a page may not be fetched; None where it may."""
        return self._refusal(await self._site(url), url)

    def _refusal(self, site: _Site, url: str) -> str | None:
        if site.rules and not site.rules.can_fetch(url, PRODUCT):
            return "robots.txt of the site does not allow it"
        return site.refusal

    async def _site(self, url: str) -> _Site:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._sites:
            self._sites[origin] = asyncio.create_task(self._ask(origin))
        return await asyncio.shield(self._sites[origin])

    async def _ask(self, origin: str) -> _Site:
        answer = await self._getter.get(Request(f"{origin}/robots.txt", "text/plain", largest=LARGEST_ROBOTS))
        return await asyncio.to_thread(_read, answer)


def _read(answer: Answer | Failure) -> _Site:
    if isinstance(answer, Failure):
        if answer.gone or answer.status in CLIENT_ERRORS:
            return _Site()
        return _Site(refusal=f"robots.txt of the site cannot be read: {answer.problem}")
    from protego import Protego

    rules = Protego.parse(answer.data.decode("utf-8", "replace"))
    delay = rules.crawl_delay(PRODUCT) or 0.0
    return _Site(rules, delay=min(delay, LONGEST_DELAY) if delay > 0 else 0.0)  # of "nan" neither holds
