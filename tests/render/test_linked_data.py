"""What pages say of themselves as JSON-LD, read back as a program would."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urljoin

import pytest
from test_illustrations import LEAD
from test_illustrations import pages as illustrated_pages
from test_templates import (
    BASE,
    FIRST,
    SECOND,
    Outline,
    bare,
    bare_article,
    bare_site,
    edition,
    full,
    full_article,
    full_site,
    hostile_site,
    html_of,
    outline,
    render,
    story,
    with_base,
)

from digest.records import Section, Summary
from digest.render.linked_data import data_block

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
EVIL = """</script><script>alert(1)</script> <!-- <script> ]]> & \u2028\u2029 \\" 'x' 😀"""


def nodes(page: str) -> dict[str, dict[str, Any]]:
    """What a page says, by type."""
    (block,) = BLOCK.findall(page)
    document = json.loads(block)
    assert document.keys() == {"@context", "@graph"}
    assert document["@context"] == "https://schema.org"
    return {node["@type"]: node for node in document["@graph"]}


def steps(page: str) -> list[tuple[str, str]]:
    crumbs = nodes(page)["BreadcrumbList"]["itemListElement"]
    assert [one["position"] for one in crumbs] == list(range(1, len(crumbs) + 1))
    return [(one["name"], one["item"]) for one in crumbs]


def test_article_says_whose_it_is_and_what_the_page_is_made_of() -> None:
    node = nodes(full_site()["articles/full/index.html"])["NewsArticle"]
    page = f"{BASE}articles/full/"
    assert node == {
        "@type": "NewsArticle",
        "headline": "River falls after flood",
        "description": "Two days of high water are over.",
        "abstract": f"{FIRST} {SECOND}",
        "inLanguage": "en",
        "datePublished": "2025-03-06T07:30:00+00:00",
        "dateModified": "2025-03-06T09:00:00+00:00",
        "author": [{"@type": "Person", "name": "Ann Other"}, {"@type": "Person", "name": "Bob Second"}],
        "publisher": {"@type": "Organization", "name": "The Bridge"},
        "url": page,
        "mainEntityOfPage": page,
        "isBasedOn": "https://bridge.example/river?a=1&b=2",
        "isPartOf": {
            "@type": "CollectionPage",
            "name": "Thursday, March 6, 2025",
            "url": f"{BASE}editions/2025-03-06/",
        },
        "articleSection": ["Town"],
        "keywords": ["river", "flood"],
        "wordCount": 1200,
        "timeRequired": "PT6M",
        "sdPublisher": {"@type": "Organization", "name": "The Digest"},
    }


def test_article_says_nothing_that_nobody_knows() -> None:
    node = nodes(bare_site()["articles/bare/index.html"])["NewsArticle"]
    assert node.keys() == {
        "@type",
        "headline",
        "inLanguage",
        "url",
        "mainEntityOfPage",
        "isPartOf",
        "wordCount",
        "timeRequired",
        "sdPublisher",
    }


@pytest.mark.parametrize("doubt", ["date_assumed", "date_estimated"])
def test_date_that_nobody_states_is_not_said(doubt: str) -> None:
    article = bare_article(published=date(2025, 3, 6))
    article = replace(article, **{doubt: True})  # type: ignore[arg-type]  # the names are those of its fields
    pages = render(edition(story(bare(article))))
    assert "datePublished" not in nodes(pages["articles/bare/index.html"])["NewsArticle"]


def test_agency_that_wrote_an_article_is_no_person() -> None:
    pages = render(edition(story(full(full_article(authors=("Reuters",))))))
    (author,) = nodes(pages["articles/full/index.html"])["NewsArticle"]["author"]
    assert author == {"@type": "Organization", "name": "Reuters"}


def test_summary_of_the_publisher_is_the_abstract_where_the_page_shows_it() -> None:
    article = bare_article(excerpt="In their words.")
    shown = render(edition(story(replace(bare(article), summary=Summary((), "publisher")))))
    assert nodes(shown["articles/bare/index.html"])["NewsArticle"]["abstract"] == "In their words."
    hidden = render(edition(story(bare(article))))
    assert "abstract" not in nodes(hidden["articles/bare/index.html"])["NewsArticle"]


def test_picture_of_an_article_is_named_with_its_size() -> None:
    base = '[site]\nbase_url = "https://digest.example/d/"\n'
    made = illustrated_pages(replace(full_article("rain.md"), picture=LEAD), base, None)
    image = nodes(made["articles/rain/index.html"])["NewsArticle"]["image"]
    assert image["url"] == "https://digest.example/d/pictures/a-1000.jpg"
    assert (image["@type"], image["width"]) == ("ImageObject", 1000)


def test_front_page_says_what_the_digest_is() -> None:
    found = nodes(full_site()["index.html"])
    assert found["WebSite"]["url"] == BASE
    assert (found["WebSite"]["editor"]["name"], found["WebSite"]["description"]) == (
        "Eve Editor",
        "News & more",
    )
    assert found.keys() == {"WebSite", "CollectionPage"}


def listed(page: str) -> list[str]:
    entries = nodes(page)["CollectionPage"]["mainEntity"]["itemListElement"]
    return [one["url"] for one in entries]


def test_edition_lists_its_stories_in_their_order() -> None:
    pages = full_site()
    shown = [
        urljoin(BASE, link["href"]).removesuffix("index.html")
        for link in outline(pages["index.html"]).find("a")
        if link["href"].startswith(("articles/", "stories/")) and "#" not in link["href"]
    ]
    assert listed(pages["index.html"]) == list(dict.fromkeys(shown))


@pytest.mark.parametrize("path", ["topics/index.html", "topics/town/index.html", "archive/index.html"])
def test_archive_lists_the_pages_that_it_leads_to(path: str) -> None:
    page = full_site()[path]
    links = {
        urljoin(BASE + path, link["href"]).removesuffix("index.html") for link in outline(page).find("a")
    }
    assert listed(page)
    assert set(listed(page)) <= links


def test_second_page_of_an_archive_counts_on() -> None:
    stories = [story(full(full_article(f"a-{n}.md", aliases=()))) for n in range(51)]
    pages = render(edition(story(bare()), Section("Town", tuple(stories))), settings=with_base())
    (entry,) = nodes(pages["topics/town/page/2/index.html"])["CollectionPage"]["mainEntity"][
        "itemListElement"
    ]
    assert entry["position"] == 51


def test_every_page_below_the_front_page_says_the_way_to_it_and_shows_the_same() -> None:
    for path, text in full_site().items():
        if not path.endswith("index.html") or path == "index.html" or 'http-equiv="refresh"' in text:
            continue
        page: Outline = outline(text)
        (trail,) = re.findall(r'<nav class="trail".*?</nav>', text, re.DOTALL)
        shown = outline(trail)
        names = [" ".join(line.split()) for line in shown.text if line.strip()]
        links = [urljoin(BASE + path, link["href"]).removesuffix("index.html") for link in shown.find("a")]
        assert steps(text)[:-1] == list(zip(names, links, strict=True)), path
        assert steps(text)[-1][1] == BASE + path.removesuffix("index.html")
        assert page.find("nav", **{"aria-label": "You are here"}), path


def test_front_page_and_lost_pages_show_no_way() -> None:
    pages = full_site()
    assert "trail" not in pages["index.html"] + pages["404.html"]


def test_article_stands_below_its_edition() -> None:
    assert [name for name, _ in steps(full_site()["articles/full/index.html"])] == [
        "Front page",
        "Thursday, March 6, 2025",
        "River falls after flood",
    ]


def test_addresses_without_a_base_url_lead_from_the_page() -> None:
    pages = render(edition(story(full())))
    path = "articles/full/index.html"
    assert [urljoin(f"http://x/{path}", to) for _, to in steps(pages[path])] == [
        "http://x/index.html",
        "http://x/editions/2025-03-06/index.html",
        "http://x/articles/full/index.html",
    ]


def test_hostile_words_neither_end_the_block_nor_are_lost() -> None:
    pages = render(edition(story(full(full_article(title=EVIL, kicker=EVIL, standfirst=EVIL)))))
    page = pages["articles/full/index.html"]
    assert nodes(page)["NewsArticle"]["headline"] == EVIL
    assert (outline(page).crossed, outline(page).open) == ([], [])
    (block,) = BLOCK.findall(page)
    assert not set("<>&\u2028\u2029") & set(block)


def test_every_page_of_a_hostile_site_has_one_block_that_is_json() -> None:
    for path in html_of(hostile_site()):
        text = hostile_site()[path]
        if path != "404.html" and 'http-equiv="refresh"' not in text:
            assert nodes(text), path


def test_control_characters_are_escaped() -> None:
    signs = "".join(map(chr, range(0x20))) + "\x7f"
    assert json.loads(data_block([signs])) == [signs]
    assert not set(signs) & set(data_block([signs]))
