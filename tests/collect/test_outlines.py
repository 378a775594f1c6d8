"""OPML files, well and badly made."""

import pytest

from digest.collect.outlines import read_outlines
from digest.errors import SubscriptionError

OPML = '<opml version="2.0"><body><outline text="Rain &amp; Hail é" xmlUrl="http://a.example"/></body></opml>'


def names(data: bytes) -> list[str]:
    return [outline.folder_name for outline in read_outlines(data, "feeds.opml").outlines]


def refusal(data: bytes) -> str:
    with pytest.raises(SubscriptionError) as caught:
        read_outlines(data, "feeds.opml")
    return str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        OPML.encode(),
        b"\xef\xbb\xbf" + OPML.encode(),
        OPML.encode("utf-16"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>' + OPML).encode("latin-1"),
        ('<?xml version="1.0" encoding="utf-16"?>' + OPML).encode("utf-16-le"),
        ('\n<?xml version="1.0"?>' + OPML).encode(),
        OPML.encode("cp1252"),
        OPML.replace("&amp;", "&").encode(),
        OPML.replace("é", "&eacute;").encode(),
        OPML.replace("é", "&#xE9;\x01").encode(),
        OPML.replace("<opml", '<OPML xmlns="http://opml.example/"').replace("</opml", "</OPML").encode(),
    ],
)
def test_name_is_read_in_any_encoding(data: bytes) -> None:
    assert names(data) == ["Rain & Hail é"]


def test_element_knows_its_place_in_the_bytes() -> None:
    file = read_outlines(
        '<opml><body>é<outline text=">"/> <outline a=\'"\'>x/></outline></body></opml>'.encode(), ""
    )
    spans = [one.element for one in file.outlines]
    assert [file.data[span.start : span.end] for span in spans] == [
        b'<outline text=">"/>',
        b"<outline a='\"'>x/></outline>",
    ]
    assert [span.is_empty_tag for span in spans] == [True, False]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "feeds.opml:1: no well-formed XML"),
        (b"<opml><body>\n<outline></body></opml>", "feeds.opml:2: no well-formed XML: mismatched tag"),
        (b"\n<rss><channel/></rss>", "feeds.opml:2: no OPML: it is <rss>"),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "feeds.opml:1: a document type declaration"),
        (b"<opml>" + b"<outline>" * 200_000, "feeds.opml:1: more than 100 levels"),
        (b" " * 5_000_001, "feeds.opml: 5,000,001 bytes; the limit is 5,000,000"),
        (b"\x1f\x8b\x00\x00", "feeds.opml:1: no well-formed XML"),
    ],
)
def test_file_that_cannot_be_read_is_told_with_its_line(data: bytes, told: str) -> None:
    assert refusal(data).startswith(told)
