"""Lists of feeds as readers export them, and as we write them."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.addresses import address_key
from digest.body import plain_text
from digest.collect.feed import Subscription
from digest.collect.opml import NO_TOPIC, read_opml, write_opml
from digest.readers.mojibake import mend_misread

EXPORTS = Path(__file__).parent / "opml"

Facts = tuple[str, str | None, str | None]


def facts(data: bytes) -> list[Facts]:
    return [(feed.url, feed.source, feed.topic) for feed in read_opml(data, "feeds.opml")[0]]


def opml(body: str) -> bytes:
    return f'<opml version="2.0"><head/><body>{body}</body></opml>'.encode()


@pytest.mark.parametrize(
    ("reader", "feeds"),
    [
        (
            "feedly",
            [
                ("https://post.example/rss", "The Harbour Post", "Town"),
                ("https://mill.example/feed?a=1&b=2", "Mill & Market", "Town"),
            ],
        ),
        (
            "netnewswire",
            [
                ("https://post.example/rss", "The Harbour Post", None),
                ("http://mill.example/feed", "Mill", "Town"),
            ],
        ),
        (
            "inoreader",
            [
                ("https://mill.example/feed", "Mill", None),
                ("https://post.example/rss", "The Harbour Post", "Town"),
            ],
        ),
        (
            "miniflux",
            [("https://mill.example/feed", "Mill", None), ("https://post.example/rss", None, "Town")],
        ),
        (
            "freshrss",
            [
                ("https://mill.example/feed", "Mill", None),
                ("https://post.example/rss", "The Harbour Post", "Town"),
            ],
        ),
        (
            "thunderbird",
            [
                ("https://mill.example/feed", "Mill", None),
                ("https://post.example/rss", "The Harbour Post", "Town"),
            ],
        ),
    ],
)
def test_export_of_a_feed_reader_is_read(reader: str, feeds: list[Facts]) -> None:
    assert facts((EXPORTS / f"{reader}.opml").read_bytes()) == feeds


@pytest.mark.parametrize("name", ["xmlUrl", "xmlurl", "XMLURL"])
def test_address_is_found_in_any_case(name: str) -> None:
    assert facts(opml(f'<outline text="a" {name}="http://a.example/"/>'))[0][0] == "http://a.example/"


def test_topic_is_the_innermost_folder() -> None:
    nested = '<outline text="News"><outline title="Town"><outline text="a" xmlUrl="http://a.example/"/>'
    assert facts(opml(f"{nested}</outline></outline>"))[0][2] == "Town"


def test_topic_without_a_folder_is_the_first_category() -> None:
    body = '<outline text="a" xmlUrl="http://a.example/" category="/Sport/Chess/,/Town"/>'
    assert facts(opml(body))[0][2] == "Chess"


def test_first_of_two_spellings_of_an_attribute_counts() -> None:
    body = '<outline xmlUrl="http://a.example/" XMLURL="http://b.example/"/>'
    assert facts(opml(body)) == [("http://a.example/", None, None)]


def test_folder_is_a_better_topic_than_a_category() -> None:
    body = '<outline text="Town"><outline xmlUrl="http://a.example/" category="/Sport"/></outline>'
    assert facts(opml(body))[0][2] == "Town"


@pytest.mark.parametrize(
    "url", ["/feed", "post.example/feed", "", "file:///etc/passwd", "javascript:a()", "http://a:b@c.example/"]
)
def test_address_that_nobody_can_ask_is_told_with_its_line(url: str) -> None:
    feeds, notices = read_opml(
        opml(f'\n<outline xmlUrl="{url}"/><outline xmlUrl="http://a.example"/>'), "a.opml"
    )
    assert [feed.url for feed in feeds] == ["http://a.example"]
    assert [(notice.place, notice.line) for notice in notices] == [("a.opml", 2)]


def test_same_feed_twice_is_once() -> None:
    body = '<outline text="a" xmlUrl="http://a.example"/><outline text="b" xmlUrl="HTTP://A.example:80/#x"/>'
    assert facts(opml(body)) == [("http://a.example", "a", None)]


def test_feed_is_placed_by_its_line() -> None:
    data = (EXPORTS / "freshrss.opml").read_bytes()
    assert [feed.place for feed in read_opml(data, "feeds.opml")[0]] == ["feeds.opml:9", "feeds.opml:12"]


def test_list_has_one_outline_for_a_feed_and_a_folder_for_a_topic() -> None:
    feeds = [
        Subscription("https://post.example/?a=1&b=2", "", 'The "Post"', "Town"),
        Subscription("https://mill.example/", "", full_text=True),
    ]
    assert write_opml(feeds, "Feeds of <Brill>").decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<opml version="2.0">\n'
        "  <head>\n"
        "    <title>Feeds of &lt;Brill&gt;</title>\n"
        "  </head>\n"
        "  <body>\n"
        '    <outline text="https://mill.example/" type="rss" xmlUrl="https://mill.example/"'
        ' xmlns:digest="urn:digest:feeds" digest:fullText="true"/>\n'
        '    <outline text="Town">\n'
        '      <outline text="The &quot;Post&quot;" title="The &quot;Post&quot;" type="rss"'
        ' xmlUrl="https://post.example/?a=1&amp;b=2"/>\n'
        "    </outline>\n"
        "  </body>\n"
        "</opml>\n"
    )


NAMES = st.none() | (
    (st.text(max_size=20) | st.sampled_from(sorted(NO_TOPIC)))
    .map(plain_text)
    .filter(lambda name: bool(name) and mend_misread(name) == name)
)
FEEDS = st.builds(
    Subscription,
    url=st.from_regex(r"https?://[a-z]{1,3}\.example(/[a-z&;'=?]{0,9})?", fullmatch=True),
    place=st.just(""),
    source=NAMES,
    topic=NAMES,
    full_text=st.booleans(),
)


# "https://a.example/?" is the same feed as the address without its end.
@given(st.lists(FEEDS, unique_by=lambda feed: address_key(feed.url)))
def test_written_list_reads_as_the_same_feeds(feeds: list[Subscription]) -> None:
    found, notices = read_opml(write_opml(feeds, "Feeds"), "")
    assert {replace(feed, place="") for feed in found} == set(feeds)
    assert notices == ()


@given(FEEDS, st.sampled_from(["The Post", "All"]))
def test_feed_called_as_its_topic_keeps_it(feed: Subscription, name: str) -> None:
    feed = replace(feed, source=name, topic=name)
    assert read_opml(write_opml([feed], "Feeds"), "")[0][0].topic == name
