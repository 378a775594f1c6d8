"""The feed of a page: stated in its head, linked from it, or in one of the usual places."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin, urlsplit

from digest.addresses import address_key, web_address
from digest.body import plain_text
from digest.collect.exchange import Answer, Failure, Getter, Request
from digest.errors import SourceError
from digest.readers.feeds import parse_feed
from digest.readers.feeds.decode import decode_feed, unpack
from digest.readers.feeds.entries import Feed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9,"
    " application/xhtml+xml;q=0.9, application/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
"""Of `<link>`; the last one is mostly said of other things, so that it comes last."""

USUAL_PLACES = ("feed", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json")

LIKE_A_FEED = re.compile(
    r"(?<!/dialog)[/._-](?:rss[0-9]?|feeds?|atom|rdf)(?:$|[/._-])|\.xml$(?<!sitemap\.xml)", re.IGNORECASE
)
"""In the path of an address. `/dialog/feed` is where a network is told to share a page."""
ASKS_FOR_A_FEED = re.compile(r"(?:^|&)\w{1,9}=(?:rss[0-9]?|feed|atom|rdf)(?:$|&)", re.IGNORECASE)
"""In its query."""
CALLED_FEED = re.compile(r"(?:rss|atom|xml|web\s?feed|feed)(?:[\s-]?feeds?)?", re.IGNORECASE)
"""The text of a link that leads to one."""
OF_COMMENTS = re.compile(r"comment|kommentar|comentari|commenti|reactie|komentar|評論|评论", re.IGNORECASE)

ROOT_OF_FEED = re.compile(
    r"(?:\s++|<\?(?:[^?]++|\?(?!>))*+\?>|<!--(?:[^-]++|-(?!->))*+-->"
    r"|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?+[^>]*+>)*+<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf)(?=[\s>/])",
    re.IGNORECASE,
)
"""The first element of a text, behind whatever may stand before it."""

MOST_CHECKED = 12
"""Addresses of one kind that are asked."""
MOST_LISTS = 2
"""Pages that may list feeds, and whose links are asked."""

FeedKind = Literal["itself", "stated", "linked", "usual"]


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """The address of a feed, or of what may be one."""

    url: str
    title: str | None
    """What the feed calls itself, else the page it."""
    kind: FeedKind
    """Whether the address asked is the feed itself, or how the page led to it."""
    comments: bool = False
    """Whether it seems to have what readers say, not articles."""


def find_feeds(page: bytes | str, url: str) -> tuple[FoundFeed, ...]:
    """Return what may be the feeds of a page, likeliest first, each once; nothing is asked.

    First what its head states, then what its links lead to, those of its own host before others, then the
    usual places in its folder and at its root. Of each kind feeds of comments come last.

    Args:
        page: Its HTML.
        url: Where it stands.

    """
    # The rules for articles on pages, which come with these, are not needed by commands that ask nobody.
    from digest.readers.page.charset import decode_page
    from digest.readers.page.tree import parse_page

    try:
        tree = parse_page(page if isinstance(page, str) else decode_page(page, url)[0], url)
    except SourceError:
        candidates = list(_usual(url))
    else:
        base = _base(tree, url)
        candidates = [*_stated(tree, base), *_linked(tree, base, url), *_usual(url)]
    found: dict[str, FoundFeed] = {}
    for candidate in candidates:
        if (key := address_key(candidate.url)) != address_key(url):
            found.setdefault(key, candidate)
    return tuple(found.values())


def _base(tree: "HtmlElement", url: str) -> str:
    """What the relative addresses of a page stand on."""
    element = next(iter(tree.iter("base")), None)
    return _absolute(element.get("href") if element is not None else None, url) or url


def _stated(tree: "HtmlElement", base: str) -> Iterable[FoundFeed]:
    found: list[tuple[int, FoundFeed]] = []
    for link in tree.iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        relations = (link.get("rel") or "").lower().split()
        address = _absolute(link.get("href"), base)
        if address and kind in FEED_TYPES and {"alternate", "feed"} & set(relations):
            title = plain_text(link.get("title") or "") or None
            last = kind == FEED_TYPES[-1]
            found.append((last, FoundFeed(address, title, "stated", _of_comments(address, title))))
    return (feed for _, feed in sorted(found, key=lambda one: (one[1].comments, one[0])))


def _linked(tree: "HtmlElement", base: str, url: str) -> Iterable[FoundFeed]:
    found: list[FoundFeed] = []
    for link in tree.iter("a"):
        text = plain_text((link.text or "")[:100])
        address = _absolute(link.get("href"), base)
        if address and (_looks_like_feed(address) or CALLED_FEED.fullmatch(text)):
            found.append(FoundFeed(address, text or None, "linked", _of_comments(address, text)))
    return sorted(found, key=lambda one: (one.comments, _host(one.url) != _host(url)))


def _usual(url: str) -> Iterator[FoundFeed]:
    for folder in dict.fromkeys((urljoin(url, "."), urljoin(url, "/"))):
        for name in USUAL_PLACES:
            if address := _absolute(name, folder):
                yield FoundFeed(address, None, "usual")


def _absolute(href: str | None, base: str) -> str | None:
    try:
        return web_address(urljoin(base, href.strip())) if href and href.strip() else None
    except ValueError:
        return None


def _looks_like_feed(url: str) -> bool:
    parts = urlsplit(url)
    return bool(LIKE_A_FEED.search(parts.path) or ASKS_FOR_A_FEED.search(parts.query))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _of_comments(url: str, title: str | None) -> bool:
    return bool(OF_COMMENTS.search(url) or (title and OF_COMMENTS.search(title)))


async def discover(getter: Getter, url: str) -> tuple[FoundFeed, ...] | Failure:
    """Return the feeds of an address, the likeliest first: itself, or those of the page that it is.

    Every address that is returned was asked, and has a feed. Of the usual places the first one counts.
    """
    answer = await getter.get(Request(url, accept=ACCEPT))
    if isinstance(answer, Failure):
        return answer
    if feed := _read_feed(answer):
        return (FoundFeed(_absolute(answer.moved_to, url) or url, feed.title, "itself"),)
    candidates = find_feeds(answer.data, answer.url)
    found: list[FoundFeed] = []
    for kind in ("stated", "linked", "usual"):
        if all(feed.comments for feed in found):
            feeds, pages = await _check(getter, [one for one in candidates if one.kind == kind])
            own = [page for page in pages if kind == "linked" and _host(page.url) == _host(answer.url)]
            found += feeds or await _check_lists(getter, own)
    if not found:
        problem = "neither a feed nor a page with one"
        return Failure(url, problem, "name the feed's own address, if there is one")
    return tuple(sorted(found, key=lambda feed: feed.comments))


async def _check(getter: Getter, candidates: Sequence[FoundFeed]) -> tuple[list[FoundFeed], list[Answer]]:
    """Those that are feeds, each with its address now and its own title; and what else has answered."""
    found: dict[str, FoundFeed] = {}
    others: list[Answer] = []
    for candidate in candidates[:MOST_CHECKED]:
        answer = await getter.get(Request(candidate.url, accept=ACCEPT))
        if isinstance(answer, Failure):
            continue
        feed = _read_feed(answer)
        if feed is None:
            others.append(answer)
            continue
        address = _absolute(answer.moved_to, candidate.url) or candidate.url
        checked = replace(candidate, url=address, title=feed.title or candidate.title)
        found.setdefault(address_key(address), checked)
        if candidate.kind == "usual":
            break
    return list(found.values()), others


async def _check_lists(getter: Getter, pages: Sequence[Answer]) -> list[FoundFeed]:
    """The feeds of the first page that has any; many a paper has a page that lists its feeds, called RSS."""
    for page in pages[:MOST_LISTS]:
        candidates = [one for one in find_feeds(page.data, page.url) if one.kind != "usual"]
        feeds, _ = await _check(getter, [replace(one, kind="linked") for one in candidates])
        if feeds:
            return feeds
    return []


def _read_feed(answer: Answer) -> Feed | None:
    """The feed in an answer; None where it is anything else, such as a page or other JSON."""
    try:
        text = decode_feed(unpack(answer.data, answer.url))
        if text.lstrip()[:1] != "{" and not ROOT_OF_FEED.match(text):
            return None
        return parse_feed(answer.data, answer.url)
    except SourceError:
        return None
