"""What an address has answered: by its media type, then by its content."""

from datetime import UTC

import pytest

from digest.collect.answers import answer_suffix, read_answer
from digest.collect.exchange import Answer
from digest.errors import SourceError
from digest.readers.found import ReadingDefaults

URL = "https://post.example/2025-03-06-harbour-wall.html"


@pytest.mark.parametrize(
    ("media_type", "data", "suffix"),
    [
        ("text/html", b"<!doctype html><p>Rain", ".html"),
        ("text/html", b"Rain fell.", ".html"),
        ("text/html", b"<?xml version='1.0'?>\n<rss version='2.0'>", ".xml"),
        ("text/xml", b"<?xml version='1.0'?><html xmlns='x'><rss>", ".html"),
        ("application/xml", b"<feed xmlns='http://www.w3.org/2005/Atom'>", ".xml"),
        ("application/rss+xml", b"anything", ".rss"),
        ("application/feed+json", b"{}", ".json"),
        ("application/json", b"{}", ".json"),
        ("text/plain", b"Rain fell.", ".txt"),
        ("text/plain", b"\xef\xbb\xbf  <!DOCTYPE html><html>", ".html"),
        ("text/plain", b'{"version": "https://jsonfeed.org/version/1.1"}', ".json"),
        ("text/markdown", b"# Rain", ".md"),
        ("", b"Rain fell.", ".txt"),
        ("application/octet-stream", b"<html><p>Rain", ".html"),
        ("multipart/related", b"From: <Saved>", ".mhtml"),
    ],
)
def test_kind_of_an_answer(media_type: str, data: bytes, suffix: str) -> None:
    assert answer_suffix(Answer(URL, data, media_type=media_type)) == suffix


@pytest.mark.parametrize(
    ("media_type", "data", "told"),
    [
        ("application/pdf", b"", "a PDF document"),
        ("text/html", b"%PDF-1.7", "a PDF document"),
        ("image/svg+xml", b"a drawing", "a picture"),
        ("", b"\x89PNG\r\n", "a picture"),
        ("video/mp4", b"\0\0", "a video"),
        ("application/zip", b"\0", "of a kind that cannot be read"),
        ("application/octet-stream", b"\0\1", "of a kind that cannot be read"),
    ],
)
def test_answer_that_is_no_article_says_what_to_do(media_type: str, data: bytes, told: str) -> None:
    with pytest.raises(SourceError, match=rf"no page: it is {told}.*digest add -"):
        answer_suffix(Answer(URL, data, media_type=media_type))


def test_notices_name_the_address() -> None:
    reading, _ = read_answer(
        Answer(URL, b"Rain fell.\n", media_type="text/plain"), ReadingDefaults("en", UTC)
    )
    assert {notice.place for notice in reading.notices} == {URL}


def test_end_of_the_address_is_the_title_of_a_text_without_one() -> None:
    markdown = Answer(URL, b"Rain fell.\n", media_type="text/markdown")
    reading, _ = read_answer(markdown, ReadingDefaults("en", UTC))
    assert reading.articles[0].title == "Harbour wall"


@pytest.mark.parametrize("data", [b"", b"\0" * 9, b"<html>" * 3, b"<rss>"])
@pytest.mark.parametrize("media_type", ["text/html", "text/xml", "text/plain", "application/json", ""])
def test_answer_without_an_article_is_an_error_at_its_address(data: bytes, media_type: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_answer(Answer(URL, data, media_type=media_type), ReadingDefaults("en", UTC))
    assert {notice.place for notice in caught.value.notices} == {URL}
