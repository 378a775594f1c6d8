import pytest

from digest.errors import SourceError
from digest.readers.feeds import parse_feed, xml_feed
from digest.readers.feeds.entries import Feed
from digest.readers.feeds.xml_feed import MOST_TAGS

ITEM = "<item>{}<description>Rain.</description></item>"
RSS = f"<rss version='2.0'><channel><title>T</title>{ITEM}</channel></rss>"


def parse(inner: str) -> Feed:
    return parse_feed(RSS.format(inner).encode(), "a.xml")


@pytest.mark.parametrize(
    "feed",
    [
        "<rss version='0.91'><channel><item><title>A</title></item></channel></rss>",
        "<RDF xmlns='http://purl.org/rss/1.0/'><channel/><item><title>A</title></item></RDF>",
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>A</title></entry></feed>",
    ],
)
def test_older_kinds_are_feeds(feed: str) -> None:
    assert [entry.title for entry in parse_feed(feed.encode(), "a.xml").entries] == ["A"]


def test_broken_xml_is_read_and_its_line_told() -> None:
    feed = parse("\n<title>Rain & hail&nbsp;now</title>")
    assert feed.entries[0].title == "Rain & hail now"
    assert (feed.notices[0].line, feed.notices[0].severity) == (2, "warning")


def test_entity_bomb_does_not_go_off() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "boom">{entities}]>' + RSS.format("<title>&e11;</title>")
    assert len(parse_feed(bomb.encode(), "a.xml").entries[0].title) < 100


def test_file_that_an_entity_names_is_not_read(tmp_path: object) -> None:
    outside = f'<!DOCTYPE rss [<!ENTITY file SYSTEM "file://{tmp_path}/x">]>' + RSS.format(
        "<title>&file;</title>"
    )
    assert "file" in parse_feed(outside.encode(), "a.xml").entries[0].title


def test_author_of_many_letters_is_no_author() -> None:
    assert parse(f"<author>{'a' * 60_000}</author>").entries[0].authors == ()


def test_tags_beyond_the_limit_are_left_out() -> None:
    tags = "".join(f"<category>{number}</category>" for number in range(30_000))
    assert len(parse(tags).entries[0].tags) == MOST_TAGS


@pytest.mark.parametrize("number", ["55296", "0", "x110000", "9" * 5_000])
def test_number_of_no_character_is_left_out(number: str) -> None:
    assert parse(f"<title>Ra&#{number};in</title>").entries[0].title == "Rain"


def test_many_brackets_end() -> None:
    assert parse("<" * 20_000).title == "T"


def test_deep_nesting_ends() -> None:
    assert parse("<x>" * 20_000 + "</x>" * 20_000).title == "T"


@pytest.mark.parametrize(
    ("inner", "problem"),
    [
        ("".join(f"<a xmlns:n{number}='u{number}'/>" for number in range(400)), "400 namespaces"),
        (f"<a xml:base='http://e.example/{'a/' * 2_000}'/>", "xml:base"),
    ],
)
def test_feed_that_would_take_for_ever_or_breaks_the_parser_is_refused(inner: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        parse(inner)


def test_e_mail_address_is_no_name() -> None:
    feed = (
        parse("<author>desk@courier.example (Ada Lee)</author>"),
        parse("<author>desk@courier.example</author>"),
    )
    assert [one.entries[0].authors for one in feed] == [("Ada Lee",), ()]


def test_feed_that_its_parser_fails_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_data: object) -> None:
        raise KeyError("where")

    monkeypatch.setattr(xml_feed, "_parser", lambda: fail)
    with pytest.raises(SourceError, match="cannot be parsed"):
        parse("")


@pytest.mark.parametrize(
    ("guid", "url"), [("story-17", None), ("https://post.example/17", "https://post.example/17")]
)
def test_guid_is_an_address_only_where_it_is_a_whole_one(guid: str, url: str | None) -> None:
    home = "<channel><link>https://post.example/</link>"
    feed = parse_feed(
        RSS.replace("<channel>", home).format(f"<guid>{guid}</guid><title>Rain</title>").encode(), "a.xml"
    )
    assert feed.entries[0].url == url
