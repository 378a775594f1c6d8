from datetime import UTC, date, datetime

import pytest

from digest.readers.feeds.entries import absolute_url, mend_html, read_date


def test_text_without_tags_gets_its_paragraphs() -> None:
    assert mend_html("One &amp; two\n\nThree") == "<p>One &amp; two</p><p>Three</p>"


@pytest.mark.parametrize(
    ("url", "base", "absolute"),
    [
        ("a", "https://e.example/b/", "https://e.example/b/a"),
        ("https://e.example/?utm_medium=x&id=1&fbclid=y", None, "https://e.example/?id=1"),
        ("https://e.example/?id=1&empty=", None, "https://e.example/?id=1&empty="),
        ("http://[", None, None),
        ("", "https://e.example/", None),
    ],
)
def test_address_is_absolute_and_tracks_nobody(url: str, base: str | None, absolute: str | None) -> None:
    assert absolute_url(url, base) == absolute


def test_other_parser_has_the_last_word_on_a_date() -> None:
    parsed = datetime(2024, 12, 2, 7, 0, tzinfo=UTC)
    assert read_date("02/12/2024 07:00", parsed) == parsed


def test_day_is_no_midnight() -> None:
    assert read_date("2024-12-02", datetime(2024, 12, 2, tzinfo=UTC)) == date(2024, 12, 2)
