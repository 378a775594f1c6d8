"""What pages tell link previews and search engines in their heads."""

import re
from dataclasses import replace

import pytest
from test_templates import (
    BASE,
    HOSTILE,
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

from digest.records import Section

ARTICLE = "articles/full/index.html"


def told(page: str) -> list[tuple[str, str]]:
    return [(one["property"], one["content"]) for one in outline(page).find("meta") if "property" in one]


def links(page: str, rel: str) -> list[str]:
    return [link["href"] for link in outline(page).find("link", rel=rel)]


def test_article_tells_its_times_authors_section_and_tags() -> None:
    assert [one for one in told(full_site()[ARTICLE]) if one[0].startswith("article:")] == [
        ("article:published_time", "2025-03-06T07:30:00+00:00"),
        ("article:modified_time", "2025-03-06T09:00:00+00:00"),
        ("article:author", f"{BASE}authors/ann-other/"),
        ("article:author", f"{BASE}authors/bob-second/"),
        ("article:section", "Town"),
        ("article:tag", "flood"),
        ("article:tag", "river"),
    ]


def test_authors_are_named_too() -> None:
    names = [one["content"] for one in outline(full_site()[ARTICLE]).find("meta", name="author")]
    assert names == ["Ann Other", "Bob Second"]


def test_address_of_an_author_is_that_of_a_profile() -> None:
    pages = full_site()
    for address in [content for name, content in told(pages[ARTICLE]) if name == "article:author"]:
        page = pages[address.removeprefix(BASE) + "index.html"]
        assert ("og:type", "profile") in told(page)


def test_article_without_facts_tells_none() -> None:
    page = bare_site()["articles/bare/index.html"]
    assert [name for name, _ in told(page) if name.startswith("article:")] == []
    assert ("og:type", "article") in told(page)


def test_language_of_a_preview_is_that_of_its_title() -> None:
    pages = full_site()
    assert ("og:locale", "en_US") in told(pages["index.html"])
    assert ("og:locale", "ar_EG") in told(pages["articles/arabic/index.html"])


def test_every_page_is_its_own_canonical_page_but_the_lost_one() -> None:
    for path, text in full_site().items():
        if path.endswith("index.html") and 'http-equiv="refresh"' not in text:
            assert links(text, "canonical") == [BASE + path.removesuffix("index.html")], path
    assert links(full_site()["404.html"], "canonical") == []


def test_preview_without_a_picture_is_a_small_one() -> None:
    assert outline(full_site()["index.html"]).find("meta", name="twitter:card", content="summary")


def test_pages_of_an_archive_name_the_ones_before_and_after() -> None:
    stories = [story(full(full_article(f"a-{n}.md", aliases=()))) for n in range(101)]
    pages = render(edition(story(bare()), Section("Town", tuple(stories))))
    found = [
        (links(pages[f"topics/town/{page}index.html"], rel))
        for page in ("", "page/2/", "page/3/")
        for rel in ("prev", "next")
    ]
    assert found == [
        [],
        ["page/2/index.html"],
        ["../../index.html"],
        ["../3/index.html"],
        ["../2/index.html"],
        [],
    ]


def test_editions_name_the_ones_before_and_after() -> None:
    older = edition(story(bare(bare_article("old.md"))), key="2025-03-05")
    pages = render(edition(story(full())), older)
    assert links(pages["index.html"], "prev") == ["editions/2025-03-05/index.html"]
    assert links(pages["editions/2025-03-05/index.html"], "next") == ["../2025-03-06/index.html"]


def test_pages_for_readers_may_be_found_and_the_others_not() -> None:
    for path, page in html_of(full_site()).items():
        hidden = path == "404.html" or page.find("meta", **{"http-equiv": "refresh"})
        rules = "noindex" if hidden else "max-image-preview:large"
        assert [one["content"] for one in page.find("meta", name="robots")] == [rules], path


SISTERS = (("en", "https://other.example/"), ("de", "https://d.example/"), ("x-default", BASE))


def test_front_page_names_itself_and_its_sisters_in_other_languages() -> None:
    pages = render(edition(story(full())), settings=with_base(translations=SISTERS))
    found = outline(pages["index.html"]).find("link", rel="alternate")
    assert [(one["hreflang"], one["href"]) for one in found if "hreflang" in one] == [
        ("en", BASE),
        ("de", "https://d.example/"),
        ("x-default", BASE),
    ]


@pytest.mark.parametrize("path", ["archive/index.html", "editions/2025-03-06/index.html"])
def test_other_pages_have_no_sisters_of_their_own(path: str) -> None:
    pages = render(edition(story(full())), settings=with_base(translations=SISTERS))
    assert not re.search(r"<link[^>]*hreflang", pages[path])


def test_readers_find_the_other_languages_on_every_page() -> None:
    pages = render(edition(story(full())), settings=with_base(translations=(*SISTERS, ("ar", "http://a.x/"))))
    for path in ("index.html", ARTICLE):
        found = [link for link in outline(pages[path]).find("a") if "hreflang" in link]
        assert [(one["href"], one["lang"], one["dir"]) for one in found] == [
            ("https://d.example/", "de", "ltr"),
            ("http://a.x/", "ar", "rtl"),
        ]
        assert ">Deutsch</a>" in pages[path]


def test_without_an_address_of_its_own_the_front_page_names_no_sisters_to_search_engines() -> None:
    settings = with_base(translations=SISTERS)
    pages = render(
        edition(story(full())), settings=replace(settings, site=replace(settings.site, base_url=None))
    )
    assert not re.search(r"<link[^>]*hreflang", pages["index.html"])


def test_hostile_facts_stay_words() -> None:
    page = hostile_site()["articles/hostile/index.html"]
    assert ("article:section", HOSTILE) in told(page)
    assert [one["content"] for one in outline(page).find("meta", name="author")] == [HOSTILE]
