"""A feed put in or taken out leaves the rest of the file as it is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.collect.feed import Subscription
from digest.collect.opml import read_opml
from digest.collect.outline_edits import insert_feeds, remove_feed
from digest.collect.outlines import read_outlines
from digest.errors import SubscriptionError

EXPORTS = sorted((Path(__file__).parent / "opml").glob("*.opml"))
RAIN = Subscription("https://rain.example/feed", "", "Rain")


def inserted(data: bytes, *feeds: Subscription) -> bytes:
    return insert_feeds(read_outlines(data, "feeds.opml"), feeds, "feeds.opml")


def removed(data: bytes, url: str) -> bytes:
    return remove_feed(read_outlines(data, "feeds.opml"), url)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda path: path.stem)
def test_export_is_the_same_after_a_feed_has_come_and_gone(export: Path) -> None:
    data = export.read_bytes()
    assert removed(inserted(data, RAIN), RAIN.url) == data


@pytest.mark.parametrize("export", EXPORTS, ids=lambda path: path.stem)
def test_feed_taken_out_of_an_export_leaves_all_other_lines(export: Path) -> None:
    lines = export.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if "https://post.example/rss" not in line]
    assert removed(export.read_bytes(), "https://post.example/rss").decode().splitlines() == kept


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<opml><body/></opml>", "<opml><body>\n  RAIN\n</body></opml>"),
        ("<opml><body></body></opml>", "<opml><body>\n  RAIN\n</body></opml>"),
        ("<opml>\n <body>\n </body></opml>", "<opml>\n <body>\n   RAIN\n </body></opml>"),
        ("<opml><body><!-- a --></body></opml>", "<opml><body><!-- a -->\n  RAIN\n</body></opml>"),
    ],
)
def test_feed_without_topic_stands_at_the_end(before: str, after: str) -> None:
    tag = '<outline text="Rain" title="Rain" type="rss" xmlUrl="https://rain.example/feed"/>'
    whole = '<?xml version="1.0" encoding="UTF-8"?>\n' + after.replace("RAIN", tag)
    assert inserted(before.encode(), RAIN).decode() == whole


@pytest.mark.parametrize(
    "folder",
    ['<outline text="Town"/>', '<outline text="Town"></outline>', '<outline title=" Town ">\n</outline>'],
)
def test_feed_stands_in_the_folder_of_its_topic(folder: str) -> None:
    feed = Subscription(RAIN.url, "", "Rain", "Town")
    data = inserted(f"<opml><body>{folder}</body></opml>".encode(), feed)
    assert data.count(b"Town") == 1
    assert read_opml(data, "")[0][0].topic == "Town"


def test_feed_stands_in_the_first_of_two_folders_of_its_topic() -> None:
    feed = Subscription(RAIN.url, "", "Rain", "Town")
    data = inserted(b'<opml><body><outline text="Town"/><outline text="Town"/></body></opml>', feed)
    assert data.index(b"rain.example") < data.index(b'<outline text="Town"/>')


@pytest.mark.parametrize(
    "other", ['type="include" url="http://a.example/a.opml"', 'xmlUrl="http://a.example/"']
)
def test_feed_stands_in_no_outline_that_is_no_folder(other: str) -> None:
    feed = Subscription(RAIN.url, "", "Rain", "Town")
    data = inserted(f'<opml><body><outline text="Town" {other}/></body></opml>'.encode(), feed)
    assert f'<outline text="Town" {other}/>'.encode() in data


def test_folder_of_a_new_topic_is_made_once() -> None:
    feeds = [Subscription(f"https://rain.example/{number}", "", None, "Town") for number in range(3)]
    assert inserted(b"<opml><body/></opml>", *feeds).count(b'<outline text="Town">') == 1


def test_feed_goes_wherever_it_stands() -> None:
    tag = '<outline xmlUrl="HTTPS://rain.example:443/feed"/>'
    data = f'<opml><body>{tag}<outline text="a">\n {tag}\n</outline></body></opml>'
    assert removed(data.encode(), RAIN.url).endswith(
        b'<opml><body><outline text="a">\n</outline></body></opml>'
    )


def test_what_stands_within_a_feed_stays() -> None:
    other = '<outline xmlUrl="https://hail.example/"/>'
    data = f'<opml><body><outline xmlUrl="{RAIN.url}">{other}</outline></body></opml>'
    assert removed(data.encode(), RAIN.url).endswith(f"<opml><body>{other}</body></opml>".encode())


def test_changed_file_is_utf_8_and_says_so() -> None:
    data = '<?xml version="1.0" encoding="ISO-8859-1"?><opml><body><outline text="é"/></body></opml>'.encode(
        "latin-1"
    )
    assert inserted(data, RAIN).decode().startswith('<?xml version="1.0" encoding="UTF-8"?>\n<opml>')


def test_file_without_body_takes_no_feed() -> None:
    with pytest.raises(SubscriptionError, match="without a body"):
        inserted(b"<opml/>", RAIN)


LAYOUTS = st.lists(
    st.sampled_from(['<outline text="Town">', "</outline>", '<outline text="a" xmlUrl="http://a.example"/>'])
    | st.sampled_from(["\n", " ", "<!-- <outline> -->", '<outline text="Town"/>', "x/>"]),
    max_size=12,
)


@given(LAYOUTS, st.sampled_from([None, "Town", "Sport"]))
def test_feed_put_into_any_layout_is_read_and_harms_nothing(layout: list[str], topic: str | None) -> None:
    opened = layout.count('<outline text="Town">')
    body = "".join(part for part in layout if part != "</outline>") + "</outline>" * opened
    data = f"<opml><body>{body}</body></opml>".encode()
    feed = Subscription(RAIN.url, "", "Rain", topic)
    before, after = read_opml(data, "")[0], read_opml(inserted(data, feed), "")[0]
    assert [one.url for one in before] == [one.url for one in after if one.url != RAIN.url]
    assert [one.topic for one in after if one.url == RAIN.url] == [topic]
