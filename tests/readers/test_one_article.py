"""One article in every format that is read: as a page, a paste, two feeds, a mail and Markdown."""

from pathlib import Path

import pytest

import digest
from digest.records import Article

FOLDER = Path(__file__).parent / "fixtures" / "one_article"

NAMES = ("article.md", "article.html", "article.txt", "article.xml", "article.json", "article.eml")


def read(name: str) -> Article:
    return digest.read(FOLDER / name)[0]


def summary(article: Article) -> str:
    return digest.summarize(article.text, title=article.title).text


@pytest.mark.parametrize("name", NAMES)
def test_text_is_the_same_in_every_format(name: str) -> None:
    assert read(name).text == read("article.md").text


@pytest.mark.parametrize("name", NAMES)
def test_summary_is_the_same_in_every_format(name: str) -> None:
    assert summary(read(name)) == summary(read("article.md"))


@pytest.mark.parametrize("name", NAMES)
def test_facts_are_the_same_in_every_format(name: str) -> None:
    article = read(name)
    assert (article.title, article.authors, str(article.published)[:10]) == (
        "Harbour wall to be raised by a metre",
        ("Mia Stone",),
        "2025-03-06",
    )
