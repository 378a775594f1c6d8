from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from conftest import RAIN

import digest
from digest.errors import DigestError, SourceError
from digest.readers import read_source
from digest.readers.feeds import parse_feed
from digest.readers.feeds.entries import MOST_ENTRIES
from digest.readers.found import ReadingDefaults
from digest.records import Article, Source

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>The Lune Courier</title><link>https://courier.example/</link><language>en-gb</language>
%s
</channel></rss>
"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://courier.example/news/">
<title>The Lune Courier</title><author><name>Ada Lee</name></author>
%s
</feed>
"""

PROSE = "".join(f"<p>{paragraph}</p>" for paragraph in RAIN.split("\n\n"))


def item(inner: str = "", title: str = "Flood", body: str = PROSE) -> str:
    return f"<item><title>{title}</title><description><![CDATA[{body}]]></description>{inner}</item>"


def read(feed: str | bytes, name: str = "courier.xml") -> tuple[Article, ...]:
    return digest.read(feed if isinstance(feed, bytes) else feed.encode(), name=name)


def notices(feed: str) -> list[str]:
    defaults = ReadingDefaults("en", UTC)
    return [str(one) for one in read_source(Source("a.xml", feed.encode()), defaults).notices]


@pytest.mark.parametrize("name", ["a.rss", "a.atom", "a.rdf", "a.xml", "A.XML"])
def test_feed_is_read_whatever_its_suffix(name: str) -> None:
    assert [one.title for one in read(RSS % item(), name)] == ["Flood"]


def test_each_entry_is_an_article_that_knows_its_place_in_the_feed() -> None:
    articles = read(RSS % (item("<guid>1</guid>", "One") + item("<guid>2</guid>", "Two")))
    assert [(one.title, one.entry, one.id) for one in articles] == [("One", 0, "1"), ("Two", 1, "2")]


def test_facts_of_an_entry_are_those_of_its_article() -> None:
    facts = (
        "<link>https://courier.example/flood?utm_source=rss</link><dc:creator>Ada Lee</dc:creator>"
        "<dc:creator>Bo Ray</dc:creator><category>Weather</category><category>Rivers</category>"
        "<pubDate>Mon, 02 Dec 2024 08:30:00 +0100</pubDate>"
    )
    (found,) = read(RSS % item(facts))
    assert (found.authors, found.tags, found.source, found.language, found.url, found.published) == (
        ("Ada Lee", "Bo Ray"),
        ("Weather", "Rivers"),
        "The Lune Courier",
        "en-gb",
        "https://courier.example/flood",
        datetime(2024, 12, 2, 8, 30, tzinfo=timezone(timedelta(hours=1))),
    )


def test_full_content_is_the_body_and_another_summary_the_excerpt() -> None:
    full = f"<content:encoded><![CDATA[{PROSE}]]></content:encoded>"
    (found,) = read(RSS % item(full, body="The river is in the town."))
    assert found.text.split("\n\n")[0] == " ".join(RAIN.split("\n\n")[0].split("\n"))
    assert found.excerpt == "The river is in the town."


def test_summary_that_is_the_beginning_of_the_body_is_no_excerpt() -> None:
    full = f"<content:encoded><![CDATA[{PROSE}]]></content:encoded>"
    (found,) = read(RSS % item(full, body=RAIN[:80] + " […]"))
    assert found.excerpt is None


def test_relative_link_stands_on_the_base_that_the_feed_names() -> None:
    content = '<content type="html">&lt;p&gt;See &lt;a href="map">the map&lt;/a&gt;.&lt;/p&gt;</content>'
    entry = f"<entry><title>Map</title><link href='https://other.example/x'/>{content}</entry>"
    (found,) = read(ATOM % entry)
    assert '<a href="https://courier.example/news/map"' in found.html


def test_xhtml_and_the_author_of_the_feed_are_understood() -> None:
    content = (
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It rained.</p></div></content>'
    )
    (found,) = read(ATOM % f"<entry><title>Rain</title>{content}</entry>")
    assert (found.text, found.authors) == ("It rained.", ("Ada Lee",))


def test_markup_in_a_title_is_left_out() -> None:
    (found,) = read(RSS % item(title="Q&amp;amp;A: &lt;b&gt;floods&lt;/b&gt; &amp;#8211; why?"))
    assert found.title == "Q&A: floods – why?"


def test_entry_without_a_title_is_called_by_its_first_words() -> None:
    (found,) = read(RSS % "<item><description>The bridge is closed until noon.</description></item>")
    assert found.title == "The bridge is closed until noon."


def test_two_entries_with_one_id_are_one_article_the_newest() -> None:
    guid = "<guid>7</guid><pubDate>Mon, 0{} Dec 2024 08:00:00 GMT</pubDate>"
    articles = read(RSS % (item(guid.format(2), "Old") + item(guid.format(3), "New")))
    assert [one.title for one in articles] == ["New"]


def test_entry_without_an_id_is_known_by_its_address() -> None:
    assert read(RSS % item("<link>https://courier.example/a</link>"))[0].id == "https://courier.example/a"


def test_entry_without_id_and_address_is_known_by_its_content_wherever_it_stands() -> None:
    alone = read(RSS % item())[0].id
    second = read(RSS % (item(title="Another") + item()))[1].id
    assert alone == second


def test_year_one_is_no_date() -> None:
    (found,) = read(RSS % item("<pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate>"))
    assert found.published is None


def test_day_without_a_time_stays_a_day() -> None:
    assert read(RSS % item("<dc:date>2024-12-02</dc:date>"))[0].published == date(2024, 12, 2)


def test_attack_in_an_entry_does_not_come_through() -> None:
    (found,) = read(
        RSS % item("<link>javascript:alert(1)</link>", body="<p onclick='x()'>Rain<script>x()</script>")
    )
    assert (found.html, found.url) == ("<p>Rain</p>", None)


def test_entries_that_are_only_teasers_are_told_once() -> None:
    told = notices(
        RSS % (item("<guid>1</guid>", body="It rained…") + item("<guid>2</guid>", body="It snowed…"))
    )
    assert [one for one in told if "teasers" in one] == [
        "content/a.xml: 2 of 2 entries are teasers, with no full text (save their pages as text)"
    ]


def test_entry_without_a_text_costs_the_others_nothing_and_is_told() -> None:
    feed = RSS % (item("<guid>1</guid>") + "<item><title>Bare</title></item>")
    assert len(read(feed)) == 1
    assert any("1 of 2 entries have no text" in one for one in notices(feed))


def test_notice_names_the_line_of_the_entry() -> None:
    told = notices(
        RSS
        % (
            item("<guid>1</guid>", body="Rain.")
            + "\n\n"
            + item("<guid>2</guid>", body="<img src='data:,'>Rain")
        )
    )
    assert any(one.startswith("content/a.xml:8: a picture leads nowhere") for one in told)


def test_note_on_syndication_below_an_entry_is_left_out() -> None:
    note = '<p>The post <a href="/a">Flood</a> appeared first on <a href="/">The Courier</a>.</p>'
    (found,) = read(RSS % item(body=f"<p>It rained.</p>{note}"))
    assert found.text == "It rained."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("data.json", b'{"rows": [1, 2]}'),
        ("data.json", b"{"),
        ("deep.json", b"[" * 100_000),
        ("subscriptions.xml", b"<opml><body/></opml>"),
        ("page.xml", b"<!doctype html><html><body>Rain</body></html>"),
        ("nothing.xml", b"\0" * 100),
    ],
)
def test_file_that_is_no_feed_is_named_as_such(name: str, data: bytes) -> None:
    with pytest.raises(DigestError, match="no feed"):
        read(data, name)


def test_feed_without_entries_is_told() -> None:
    with pytest.raises(DigestError, match="no entry with a text"):
        read(RSS % "")


@pytest.mark.parametrize(
    "feed",
    [
        b"<rss><channel>" + b"<item/>" * (MOST_ENTRIES + 1) + b"</channel></rss>",
        b'{"version":"https://jsonfeed.org/version/1","items":[' + b"{}," * MOST_ENTRIES + b"{}]}",
    ],
)
def test_feed_of_too_many_entries_is_told(feed: bytes) -> None:
    with pytest.raises(SourceError, match="a feed of 10,001 entries; the limit is 10,000"):
        parse_feed(feed, "a.xml")
