"""Where the feeds stand: one in each form for the site, and for each topic, source and author."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

FEED_TYPES: Final[Mapping[str, str]] = {
    "feed.atom": "application/atom+xml",
    "feed.json": "application/feed+json",
}
"""The forms of a feed: the name of its file, and its type."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed, as a page names it."""

    name: str
    path: str
    type: str


def feed_links(name: str, home: str) -> tuple[FeedLink, ...]:
    """Return the feeds that stand beside a page, Atom first.

    >>> [feed.path for feed in feed_links("Rain", "topics/rain/index.html")]
    ['topics/rain/feed.atom', 'topics/rain/feed.json']

    """
    folder = home.rpartition("index.html")[0]
    return tuple(FeedLink(name, folder + file, kind) for file, kind in FEED_TYPES.items())


def feed_name(group: str | None, site: str) -> str:
    """Return what the feed of a group, or without one of the site, is called.

    >>> feed_name("Rain", "The Digest"), feed_name(None, "The Digest")
    ('Rain – The Digest', 'The Digest')

    """
    return f"{group} – {site}" if group else site
