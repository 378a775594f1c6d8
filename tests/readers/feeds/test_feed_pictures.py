"""The picture that leads an entry of a feed."""

import json
from html import escape

import pytest

import digest
from digest.readers.feeds.pictures import choose_picture
from digest.records import Picture

RSS = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>The Courier</title>'
    "<link>https://courier.example/</link><item><title>Flood</title><guid>1</guid>%s</item></channel></rss>"
)
QUAY = "https://courier.example/quay-at-dawn.jpg"


def entry(facts: str, body: str = "<p>It rained.</p>") -> digest.Article:
    return digest.read((RSS % f"{facts}<description>{escape(body)}</description>").encode(), name="a.xml")[0]


def item(**facts: object) -> Picture | None:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": "1", "url": "https://courier.example/a", "content_html": "<p>It rained.</p>"} | facts
        ],
    }
    return digest.read(json.dumps(document).encode(), name="a.json")[0].picture


@pytest.mark.parametrize(
    "facts",
    [
        f'<media:content url="{QUAY}" medium="image"/>',
        f'<enclosure url="https://a.example/b" type="image/x"/><media:content url="{QUAY}" type="image/x"/>',
        f'<media:thumbnail url="{QUAY}"/>',
        f'<enclosure url="{QUAY}" type="image/jpeg" length="1"/>',
        f'<media:content url="https://a.example/a.mp4" type="video/mp4"/><media:thumbnail url="{QUAY}"/>',
        f'<media:thumbnail url="https://a.example/t" width="90"/><media:content url="{QUAY}" width="900"/>',
    ],
)
def test_feed_states_the_picture_of_an_entry(facts: str) -> None:
    assert entry(facts).picture == Picture(QUAY)


def test_caption_and_credit_of_media_rss_are_read_and_no_text() -> None:
    media = (
        f'<media:content url="{QUAY}" medium="image"><media:description>The quay at dawn, with boats.'
        "</media:description><media:credit>Ana Lens</media:credit></media:content>"
    )
    found = entry(media)
    assert (found.picture, found.text) == (
        Picture(QUAY, "The quay at dawn, with boats.", "Ana Lens"),
        "It rained.",
    )


def test_first_large_picture_of_the_text_leads_where_none_is_stated() -> None:
    body = (
        '<img src="/pixel.gif" width="1" height="1"><p>It rained.</p><figure>'
        '<img alt="Boats" src="/quay-at-dawn.jpg"><figcaption>The quay. Photo: Ana Lens</figcaption></figure>'
    )
    assert entry("", body).picture == Picture(QUAY, "The quay.", "Ana Lens", "Boats")


def test_caption_of_another_figure_is_not_taken() -> None:
    body = f'<img src="{QUAY}"><p>Rain.</p><figure><img src="/b.jpg"><figcaption>B.</figcaption></figure>'
    assert entry("", body).picture == Picture(QUAY)


@pytest.mark.parametrize(
    "body",
    [
        '<img src="javascript:x()">',
        '<img src="data:image/png;base64,AAAA">',
        '<img class="wp-smiley emoji" src="/a.png">',
        "<img>",
    ],
)
def test_what_is_no_picture_leads_no_entry(body: str) -> None:
    assert entry("", f"<p>It rained.</p>{body}").picture is None


def test_picture_of_a_podcast_is_none() -> None:
    assert entry('<itunes:image href="https://a.example/cover.jpg"/>').picture is None


@pytest.mark.parametrize(
    "facts", [{"image": QUAY}, {"banner_image": "/quay-at-dawn.jpg"}, {"image": ["x"], "banner_image": QUAY}]
)
def test_json_feed_states_the_picture(facts: dict[str, object]) -> None:
    assert item(**facts) == Picture(QUAY)


def test_attached_picture_of_a_json_feed_leads() -> None:
    assert item(attachments=[7, {"url": QUAY, "mime_type": "image/jpeg"}]) == Picture(QUAY)


def test_text_of_unclosed_tags_is_searched_in_linear_time() -> None:
    assert choose_picture((), "<img " + ' src="' * 200_000, None) is None


def test_entry_that_has_only_the_text_of_its_video_has_that_text() -> None:
    media = f'<media:thumbnail url="{QUAY}"/><media:description>Boats.</media:description>'
    feed = RSS % media
    assert digest.read(feed.encode(), name="a.xml")[0].text == "Boats."
