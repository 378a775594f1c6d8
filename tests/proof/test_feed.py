import pytest

from digest.proof.feed import find_in_feed
from digest.proof.shown import ShownSummary, ShownText

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>All</title>\n{}</feed>'


def summaries(entry: str) -> tuple[ShownSummary, ...]:
    shown = find_in_feed(ATOM.format(entry).encode())
    assert shown.faults == ()
    return shown.summaries


def test_summary_of_an_entry_is_that_of_its_link() -> None:
    entry = """<entry><title>R&amp;D</title>
<link href="a/"/><summary>It <!-- x --><![CDATA[<rained>]]>.</summary></entry>"""
    assert summaries(entry) == (ShownSummary(3, (), "It <rained>.", ShownText("R&D", 2, "a/")),)


def test_link_to_another_form_is_not_that_of_the_article() -> None:
    entry = '<entry><link rel="enclosure" href="b"/><summary>a</summary><link href="a"/></entry>'
    assert [one.credit and one.credit.link for one in summaries(entry)] == ["a"]


def test_html_of_an_entry_is_read_as_html() -> None:
    entry = """<entry><link href="a"/><content type="html">&lt;p>
&lt;a class="sentence" href="a#s1">It &amp;amp; I.&lt;/a></content></entry>"""
    (summary,) = summaries(entry)
    assert summary.sentences == (ShownText("It & I.", 2, "a#s1"),)
    assert summary.line == 3


def test_html_without_markup_is_read_as_a_whole() -> None:
    entry = '<entry><link href="a"/><summary type="html">&lt;p>It &amp;amp; I.</summary></entry>'
    assert [one.loose for one in summaries(entry)] == ["It & I."]


def test_rss_is_read_too() -> None:
    item = b"<item><title>A</title><link>a/</link><description>It.</description></item>"
    feed = b"<rss><channel><title>x</title>" + item + b"</channel></rss>"
    (summary,) = find_in_feed(feed).summaries
    assert (summary.loose, summary.credit) == ("It.", ShownText("A", 1, "a/"))


def test_xml_that_is_no_feed_shows_nothing() -> None:
    assert find_in_feed(b"<urlset><entry><summary>x</summary></entry></urlset>").summaries == ()


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>', "document type declaration"),
        (b"<a>\n&nope;</a>", "undefined entity"),
        (b"<a>", "no element found"),
        (b'<?xml version="1.0" encoding="nope"?><a/>', "unknown encoding"),
        (b"<a>" * 100_000, "no element found"),
    ],
)
def test_feed_that_cannot_be_read_is_a_fault(data: bytes, fault: str) -> None:
    assert fault in find_in_feed(data).faults[0].text
