"""Which addresses are of one article."""

from datetime import UTC
from pathlib import Path

import pytest

from digest.collect.known import KnownArticles, article_key
from digest.readers.found import ReadingDefaults


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("http://post.example/rain", "https://www.post.example/rain/"),
        ("https://post.example/rain?fbclid=x&id=1", "https://post.example/rain?id=1"),
        ("https://post.example:443/rain", "http://post.example:80/rain#c"),
        ("https://post.example", "https://post.example/"),
    ],
)
def test_forms_of_one_address(first: str, second: str) -> None:
    assert article_key(first) == article_key(second)


@pytest.mark.parametrize(
    "other",
    [
        "https://m.post.example/rain",
        "https://post.example/rain?id=1",
        "https://post.example/Rain",
        "https://post.example:8080/rain",
        "https://post.example/rain#!/2",
        "https://post.example/rain.html",
    ],
)
def test_other_addresses_are_of_other_articles(other: str) -> None:
    assert article_key("https://post.example/rain") != article_key(other)


def known(project: Path, text: str) -> KnownArticles:
    (project / "content").mkdir()
    (project / "content/a.md").write_text(text, encoding="utf-8")
    return KnownArticles(project, ReadingDefaults("en", UTC))


def test_file_with_the_address_in_another_form_is_found(tmp_path: Path) -> None:
    there = known(tmp_path, "---\nurl: http://www.post.example/örtlich/\n---\nRain.")
    assert there.find("https://post.example/%C3%B6rtlich?utm_source=x") == "a.md"


def test_file_that_only_links_to_the_address_is_not_the_article(tmp_path: Path) -> None:
    assert known(tmp_path, "See https://post.example/rain today.").find("https://post.example/rain") is None


def test_project_without_content_has_no_article(tmp_path: Path) -> None:
    assert KnownArticles(tmp_path, ReadingDefaults("en", UTC)).find("https://post.example/rain") is None
