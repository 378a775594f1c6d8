"""Asks for the feeds, all at the same time, and then for the pages of their entries."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from digest.collect.exchange import Answer, Failure, Getter, Request
from digest.collect.feed_pictures import NO_PICTURES, fetch_pictures
from digest.collect.files import mark_of
from digest.collect.full_text import NO_PAGES, Pages, fetch_pages
from digest.collect.incoming import FeedContents, read_answer
from digest.collect.pictures import PictureFile
from digest.collect.robots import Robots
from digest.collect.settle import wants_page
from digest.collect.state import KnownFeed
from digest.collect.subscriptions import Subscription
from digest.errors import Notice, SourceError

FEEDS = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1"
)
"""What a feed's server is asked for."""

AT_ONCE = 32
"""Feeds that are asked at the same time."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the network gave for a feed."""

    answer: Answer | Failure | None = None
    """None where it was not asked: it is retired, or asks to be left alone for now."""
    contents: FeedContents | None = None
    """None where nothing has changed, or nothing came."""
    pages: Pages = NO_PAGES
    pictures: Mapping[str, PictureFile] = field(default_factory=lambda: NO_PICTURES)
    """By the keys of the entries that they lead."""
    problem: Notice | None = None
    """Why the answer cannot be read."""


@dataclass(slots=True)
class Asker:
    """Asks for feeds; what it holds is the same for all of them. To be made within the event loop."""

    getter: Getter
    robots: Robots
    now: datetime
    named: bool = False
    """Whether the user has named the feeds to ask, so that retired ones are asked too."""
    pictures: bool = False
    """Whether to get the pictures that lead new and changed entries too."""
    whole: bool = False
    """Whether to ask for all that a feed has, even if nothing has changed."""
    asking: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def gather(self, subscription: Subscription, known: KnownFeed) -> Gathered:
        """Ask for a feed, and where the editor says so for the pages of its new and changed entries."""
        if self._rests(known):
            return Gathered()
        async with self.asking:
            answer = await self.getter.get(self._request(subscription, known))
        if isinstance(answer, Failure):
            return Gathered(answer)
        if answer.unchanged or self._is_unchanged(subscription, known, answer):
            return Gathered(replace(answer, unchanged=True))
        try:
            contents = await self._read(answer, subscription)
        except SourceError as error:
            return Gathered(answer, problem=error.notices[-1])
        fresh = [one for one in contents.entries if wants_page(one, known)]
        wanted = fresh if subscription.full_text else []
        pages = await fetch_pages(wanted, self.getter, self.robots) if wanted else NO_PAGES
        pictures = (
            await fetch_pictures(fresh, pages, self.getter, self.robots) if self.pictures else NO_PICTURES
        )
        return Gathered(answer, contents, pages, pictures)

    def _rests(self, known: KnownFeed) -> bool:
        retired = known.gone and not self.named
        return retired or bool(known.not_before and self.now < known.not_before)

    def _request(self, subscription: Subscription, known: KnownFeed) -> Request:
        url = known.moved_to or subscription.url
        if self._wants_all(subscription, known):
            return Request(url, FEEDS)
        return Request(url, FEEDS, known.etag, known.last_modified, known.found_at)

    def _wants_all(self, subscription: Subscription, known: KnownFeed) -> bool:
        """Whether it is not enough to know that a feed has not changed."""
        return self.whole or (subscription.full_text and known.teasers)

    def _is_unchanged(self, subscription: Subscription, known: KnownFeed, answer: Answer) -> bool:
        """Whether the server has sent the same bytes again, as those do that know no 304."""
        return not self._wants_all(subscription, known) and mark_of(answer.data) == known.answer

    async def _read(self, answer: Answer, subscription: Subscription) -> FeedContents:
        try:
            async with self.reading:
                return await asyncio.to_thread(read_answer, answer, subscription.url)
        except SourceError:
            raise
        except Exception as error:  # whatever a hostile feed sets off costs the others nothing
            raise SourceError(our_fault(subscription.url, error)) from error


def our_fault(url: str, error: Exception) -> Notice:
    """Return what is said of a feed that we fail on."""
    problem = f"cannot be read ({type(error).__name__}: {error!s:.100})"
    return Notice(url, None, problem, "report it as a fault of digest, with this address")
