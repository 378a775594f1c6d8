"""The feeds of a page."""

import asyncio

import pytest

from digest.collect.discover import USUAL_PLACES, FoundFeed, discover, find_feeds
from digest.collect.exchange import Answer, Failure, Request

HOME = "https://post.example/town/"
RSS = (
    b'<?xml version="1.0"?>\n<!-- a -->\n<rss version="2.0"><channel><title>The Post</title></channel></rss>'
)
JSON = b'{"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "items": []}'


class Web:
    """Answers from what is given by address; everything else is missing."""

    def __init__(self, pages: dict[str, bytes], moved: dict[str, str] | None = None) -> None:
        self.pages, self.moved = pages, moved or {}
        self.asked: list[str] = []

    async def get(self, request: Request) -> Answer | Failure:
        self.asked.append(request.url)
        if request.url not in self.pages:
            return Failure(request.url, "there is no such page (404)", "look for it")
        return Answer(request.url, self.pages[request.url], moved_to=self.moved.get(request.url))


def link(href: str, kind: str = "application/rss+xml", title: str = "") -> str:
    return f'<link rel="alternate" type="{kind}" title="{title}" href="{href}">'


def found(page: str, kind: str = "stated") -> list[str]:
    return [feed.url for feed in find_feeds(page, HOME) if feed.kind == kind]


def discovered(web: Web, url: str = HOME) -> list[str]:
    result = asyncio.run(discover(web, url))
    assert not isinstance(result, Failure)
    return [feed.url for feed in result]


@pytest.mark.parametrize(
    "tag",
    [
        '<link rel="alternate" type="application/rss+xml" href="https://post.example/feed">',
        "<LINK HREF='/feed' TYPE=Application/Atom+XML REL='Alternate Home'/>",
        '<link href=" ../feed " rel=feed type="application/feed+json; charset=utf-8">',
        '<base href="/a/b/"><link href="../../feed#top" rel=alternate type="application/json">',
    ],
)
def test_stated_feed_is_found_however_it_is_written(tag: str) -> None:
    assert [url.partition("#")[0] for url in found(f"<html><head>{tag}</head></html>")] == [
        "https://post.example/feed"
    ]


@pytest.mark.parametrize(
    "tag",
    [
        '<link rel="stylesheet" type="application/rss+xml" href="/feed">',
        '<link rel="alternate" type="text/html" href="/feed">',
        '<link rel="alternate" type="application/rss+xml">',
        link("javascript:alert(1)"),
        link("file:///etc/passwd"),
        link("http://a:b@c.example/feed"),
        link("http://[::1/feed"),
        link(HOME),
    ],
)
def test_other_links_are_no_stated_feeds(tag: str) -> None:
    assert found(f"<html><head>{tag}</head></html>") == []


def test_feeds_of_comments_and_plain_json_come_last() -> None:
    head = (
        link("/wp-json/1", "application/json")
        + link("/comments/feed")
        + link("/a/feed", title="Rain » Kommentare")
        + link("/feed", title="The Post")
    )
    paths = [url.removeprefix("https://post.example") for url in found(f"<head>{head}</head>")]
    assert paths == ["/feed", "/wp-json/1", "/comments/feed", "/a/feed"]


def test_same_feed_is_found_once() -> None:
    page = f"<head>{link('/feed')}{link('https://post.example:443/feed')}</head><a href='/feed'>RSS</a>"
    assert [feed.url for feed in find_feeds(page, HOME)].count("https://post.example/feed") == 1
    assert found(page, "linked") == []


@pytest.mark.parametrize(
    "href",
    ["/rss", "/feeds/town", "news.xml", "/a.rss", "/?feed=rss2", "/index.atom", "/rss2/", "/news-feed"],
)
def test_link_that_looks_like_a_feed_is_one_perhaps(href: str) -> None:
    assert len(found(f'<p><a href="{href}">Follow us</a></p>', "linked")) == 1


@pytest.mark.parametrize(
    "href",
    [
        "/feedback",
        "/atomic",
        "/press",
        "/sitemap.xml",
        "mailto:rss@post.example",
        "/dialog/feed?a=b",
        "/a?b=my-feed",
    ],
)
def test_other_links_look_like_none(href: str) -> None:
    assert found(f'<p><a href="{href}">Follow us</a></p>', "linked") == []


def test_link_that_is_called_a_feed_is_one_perhaps() -> None:
    assert found('<p><a href="/follow">RSS feed</a></p>', "linked") == ["https://post.example/follow"]


def test_links_to_other_hosts_come_after_those_to_its_own() -> None:
    page = (
        '<p><a href="https://mill.example/feed">Mill</a> <a href="https://www.post.example/feed">RSS</a></p>'
    )
    assert found(page, "linked") == ["https://www.post.example/feed", "https://mill.example/feed"]


def test_usual_places_are_in_the_folder_of_the_page_then_at_its_root() -> None:
    assert found("<p>Rain</p>", "usual") == [
        *(f"https://post.example/town/{name}" for name in USUAL_PLACES),
        *(f"https://post.example/{name}" for name in USUAL_PLACES),
    ]


@pytest.mark.parametrize("page", [b"", b"\x00\xff\xfe", b"<p>" * 100_000, b"<a href='rss'>" * 90_000])
def test_page_that_cannot_be_read_has_the_usual_places(page: bytes) -> None:
    assert {feed.kind for feed in find_feeds(page, HOME)} == {"usual"}


@pytest.mark.parametrize(
    "data", [RSS, JSON, b"<feed xmlns='http://www.w3.org/2005/Atom'/>", b"\xef\xbb\xbf" + RSS]
)
def test_address_of_a_feed_is_taken_as_it_is(data: bytes) -> None:
    web = Web({HOME: data})
    assert discovered(web) == [HOME]
    assert web.asked == [HOME]


def test_feed_that_has_moved_is_taken_where_it_is_now() -> None:
    assert discovered(Web({HOME: RSS}, {HOME: "https://post.example/new"})) == ["https://post.example/new"]


@pytest.mark.parametrize(
    "data",
    [
        b'{"items": []}',
        b"<html><body><rss><item><title>a</title></item></rss></body></html>",
        b"<!-- <rss> --><html><item></item></html>",
        b"<opml><body/></opml>",
        b"just words",
        b"",
    ],
)
def test_what_only_looks_like_a_feed_is_none(data: bytes) -> None:
    assert isinstance(asyncio.run(discover(Web({HOME: data}), HOME)), Failure)


def test_feeds_of_a_page_are_those_that_answer_as_one() -> None:
    page = f"<head>{link('/gone')}{link('/page')}{link('/feed', title='Town')}{link('/json')}</head>".encode()
    root = "https://post.example"
    web = Web({HOME: page, f"{root}/page": page, f"{root}/feed": RSS, f"{root}/json": JSON})
    assert discovered(web) == [f"{root}/feed", f"{root}/json"]


def test_feed_that_a_page_states_is_taken_where_it_is_now() -> None:
    old, new = "https://post.example/feed", "https://post.example/new"
    assert discovered(Web({HOME: f"<head>{link(old)}</head>".encode(), old: RSS}, {old: new})) == [new]


def test_feed_tells_its_title_itself() -> None:
    web = Web(
        {HOME: f"<head>{link('/feed', title='RSS 2.0')}</head>".encode(), "https://post.example/feed": RSS}
    )
    assert asyncio.run(discover(web, HOME)) == (FoundFeed("https://post.example/feed", "The Post", "stated"),)


def test_links_are_asked_where_the_page_states_no_feed() -> None:
    page = b"<p><a href='/news.xml'>News</a></p>"
    assert discovered(Web({HOME: page, "https://post.example/news.xml": RSS})) == [
        "https://post.example/news.xml"
    ]


def test_page_that_lists_feeds_is_looked_into() -> None:
    root = "https://post.example"
    page, listing = b"<p><a href='/about/rss'>RSS</a></p>", b"<p><a href='/sport.rss'>Sport</a></p>"
    web = Web({HOME: page, f"{root}/about/rss": listing, f"{root}/sport.rss": RSS, f"{root}/feed": RSS})
    assert discovered(web) == [f"{root}/sport.rss"]


def test_list_of_feeds_of_another_paper_is_not_looked_into() -> None:
    page, listing = b"<p><a href='https://mill.example/rss'>RSS</a></p>", b"<p><a href='/a.rss'>A</a></p>"
    web = Web({HOME: page, "https://mill.example/rss": listing, "https://mill.example/a.rss": RSS})
    assert isinstance(asyncio.run(discover(web, HOME)), Failure)


def test_first_usual_place_with_a_feed_ends_the_search() -> None:
    web = Web(
        {HOME: b"<p>Rain</p>", "https://post.example/rss.xml": RSS, "https://post.example/feed.xml": RSS}
    )
    assert discovered(web) == ["https://post.example/rss.xml"]
    assert web.asked[-1] == "https://post.example/rss.xml"


def test_feed_of_comments_is_taken_only_where_there_is_no_other() -> None:
    page = f"<head>{link('/comments/feed')}</head>".encode()
    root = "https://post.example"
    alone = Web({HOME: page, f"{root}/comments/feed": RSS})
    other = Web({HOME: page, f"{root}/comments/feed": RSS, f"{root}/feed": RSS})
    assert discovered(alone) == [f"{root}/comments/feed"]
    assert discovered(other) == [f"{root}/feed", f"{root}/comments/feed"]


def test_page_of_countless_links_makes_few_requests() -> None:
    links = "".join(f"<a href='/{number}/feed'>a</a>" for number in range(20_000))
    web = Web({HOME: f"<head>{''.join(link(f'/{n}') for n in range(500))}</head>{links}".encode()})
    assert isinstance(asyncio.run(discover(web, HOME)), Failure)
    assert len(web.asked) == 1 + 3 * 12


def test_page_that_does_not_answer_is_told_as_the_getter_tells_it() -> None:
    failure = asyncio.run(discover(Web({}), HOME))
    assert failure == Failure(HOME, "there is no such page (404)", "look for it")
