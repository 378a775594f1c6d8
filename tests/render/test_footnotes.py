"""The addresses that a printed page has as footnotes."""

import re
from pathlib import Path

from conftest import MakeProject, markdown

import digest
from digest.render.footnotes import linked_addresses

LISTED = re.compile(r"<li>(?:<bdi>[^<]*</bdi> )?<bdi dir=\"ltr\">([^<]*)</bdi>")


def addresses(page: Path) -> list[str]:
    """The addresses that a page lists, in its order."""
    return LISTED.findall(page.read_text(encoding="utf-8"))


def test_links_within_the_site_are_no_footnotes() -> None:
    assert linked_addresses('<a href="#s1">up</a> <a href="../sun/">sun</a> <a>none</a>') == ()


def test_address_that_is_linked_twice_has_two_numbers() -> None:
    link = '<a href="https://a.example/?a=1&amp;b=2">A</a>'
    assert linked_addresses(link + link) == ("https://a.example/?a=1&b=2",) * 2


def test_edition_lists_the_originals_in_the_order_of_its_headlines(make_project: MakeProject) -> None:
    words = ("Rain", "Snow", "Wind", "Hail")
    files = {
        f"content/{word}.md": markdown(
            f"{word} on Monday",
            f"The {word} came over the town on Monday and stayed for long.",
            url=f"https://a.example/{word.lower()}",
            topic=f"Topic {word}",
        )
        for word in words
    }
    page = digest.build(make_project(files)).site / "index.html"
    noted = re.findall(r'noted"><a href="articles/([a-z]+)/', page.read_text(encoding="utf-8"))
    assert len(noted) == 4
    assert addresses(page) == [f"https://a.example/{word}" for word in noted]


def test_headline_without_an_original_has_no_number(make_project: MakeProject) -> None:
    page = digest.build(make_project({"content/rain.md": markdown("Rain")})).site / "index.html"
    assert "noted" not in page.read_text(encoding="utf-8")


def test_article_lists_what_its_text_links_to(make_project: MakeProject) -> None:
    body = "It rained, says [the office](https://b.example/rain), for [days](https://c.example/)."
    site = digest.build(make_project({"content/rain.md": markdown("Rain", body)})).site
    assert addresses(site / "articles/rain/index.html") == ["https://b.example/rain", "https://c.example/"]


def test_address_in_the_words_of_another_attribute_is_none() -> None:
    body = (
        '<p><abbr title="a href=https://no.example/ >">b</abbr><a href="https://a.example/?b&amp;c">c</a></p>'
    )
    assert linked_addresses(body) == ("https://a.example/?b&c",)
