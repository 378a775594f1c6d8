"""The archives: what is older, or of one kind."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from test_templates import bare, bare_article, edition, full, full_article, outline, render, story

from digest.records import Analysis, Edition, Section
from digest.render.archives import EDITIONS_OF_A_PAGE, LETTERS_FROM, NAMES_OF_A_PAGE, PAGE_LENGTH


def daily(count: int) -> list[Edition]:
    """Editions of so many days, the latest on 3 March 2025."""
    days = [date(2025, 3, 3) - timedelta(days=n) for n in range(count)]
    return [
        edition(story(bare(bare_article(f"{day}.md", published=day))), key=day.isoformat()) for day in days
    ]


@cache
def many_days() -> dict[str, str]:
    return render(*daily(EDITIONS_OF_A_PAGE + 1))


def by(number: int, **changes: object) -> Analysis:
    return full(full_article(f"{number}.md", title=f"No {number}", aliases=(), **changes))


def week(*analyses: Analysis) -> Edition:
    lead, *others = map(story, analyses)
    sections = (Section("Town", tuple(others)),) if others else ()
    return Edition("2025-W10", "week", date(2025, 3, 3), date(2025, 3, 9), lead, sections)


def weekly(*analyses: Analysis) -> dict[str, str]:
    from digest.settings import EditionSettings, Settings

    return render(week(*analyses), settings=Settings(edition=EditionSettings("week")))


def test_few_editions_stand_on_one_page_by_year() -> None:
    pages = render(*daily(90))
    page = outline(pages["archive/index.html"])
    assert [one["id"] for one in page.find("h2")] == ["time-1", "time-2"]
    assert "2025" in page.words
    assert not [path for path in pages if path.startswith("archive/2")]


def test_many_editions_have_a_page_for_each_year() -> None:
    page = outline(many_days()["archive/2024/index.html"])
    assert page.words.count("1 story") == EDITIONS_OF_A_PAGE + 1 - 62
    assert "December 2024" in page.words
    assert "January 2025" not in page.words


def test_first_page_of_many_editions_has_the_latest_year_and_leads_to_all() -> None:
    page = outline(many_days()["archive/index.html"])
    assert "March 2025" in page.words
    assert "December 2024" not in page.words
    assert page.find("a", href="2024/index.html")
    assert page.find("a", href="2025/index.html")
    assert "62 editions" in page.words


def test_week_has_a_page_for_each_day_of_its_articles() -> None:
    pages = weekly(
        by(1, published=datetime(2025, 3, 4, 8, tzinfo=UTC)), by(2, published=date(2025, 3, 6)), bare()
    )
    assert outline(pages["archive/index.html"]).find("a", href="2025-03-04/index.html")
    day = outline(pages["archive/2025-03-06/index.html"])
    assert "March 6, 2025" in day.words
    assert day.find("a", href="../../articles/2/index.html")
    assert not day.find("a", href="../../articles/1/index.html")


def test_day_has_no_feed_of_its_own() -> None:
    pages = weekly(by(1, published=date(2025, 3, 6)))
    assert "archive/2025-03-06/feed.atom" not in pages
    page = outline(pages["archive/2025-03-06/index.html"])
    assert [link["href"] for link in page.find("link", rel="alternate")] == [
        "../../feed.atom",
        "../../feed.json",
    ]


def test_edition_of_a_day_needs_no_other_page_for_it() -> None:
    assert not [path for path in render(*daily(2)) if path.startswith("archive/2")]


def test_list_of_authors_is_paged() -> None:
    authors = tuple(f"Ann {n:03}" for n in range(NAMES_OF_A_PAGE + 1))
    pages = render(edition(story(by(1, authors=authors))))
    assert outline(pages["authors/index.html"]).find("a", rel="next", href="page/2/index.html")
    second = outline(pages["authors/page/2/index.html"])
    assert second.find("a", href="../../ann-200/index.html")
    assert "Page 2 of 2" in second.words


def test_names_are_sorted_without_their_accents() -> None:
    page = outline(render(edition(story(by(1, authors=("Zoe", "Émile", "Eva")))))["authors/index.html"])
    assert [link["href"] for link in page.find("a") if link["href"].startswith(("em", "ev", "zo"))] == [
        "emile/index.html",
        "eva/index.html",
        "zoe/index.html",
    ]


@cache
def named(count: int) -> dict[str, str]:
    """A site with so many authors, of whom each letter has as many."""
    names = tuple(f"{chr(65 + n * 26 // count)}da {n:04}" for n in range(count))
    return render(edition(story(full(full_article(authors=names)))))


def test_few_names_have_no_letters() -> None:
    page = outline(named(LETTERS_FROM - 1)["authors/index.html"])
    assert not page.find("nav", **{"aria-label": "Letters"})
    assert not page.find("h2")


def test_many_names_stand_under_their_letters() -> None:
    page = outline(named(LETTERS_FROM)["authors/index.html"])
    assert page.find("a", href="#letter-26")
    assert len(page.find("h2")) == 26


def test_letter_leads_to_the_page_that_has_its_names() -> None:
    pages = named(NAMES_OF_A_PAGE * 2)
    page = outline(pages["authors/index.html"])
    (last,) = (one for one in page.find("a") if one["href"].startswith("page/2/index.html#letter-13"))
    assert last["href"].partition("#")[2] in outline(pages["authors/page/2/index.html"]).attributes("id")


def test_letters_have_all_names_once() -> None:
    pages = named(NAMES_OF_A_PAGE * 2)
    rows = [
        one["href"].rpartition("da-")[2]
        for path in ("authors/index.html", "authors/page/2/index.html")
        for one in outline(pages[path]).find("a")
        if "da-" in one["href"]
    ]
    assert len(rows) == len(set(rows)) == NAMES_OF_A_PAGE * 2


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("authors/ann-other/index.html", "feed.atom"),
        ("authors/index.html", "../feed.atom"),
        ("archive/index.html", "../feed.atom"),
        ("archive/2025-03-06/index.html", "../../feed.atom"),
    ],
)
def test_every_archive_shows_its_feed(path: str, feed: str) -> None:
    page = weekly(by(1, published=date(2025, 3, 6)))[path]
    shown = page.partition('<p class="follow">')[2]
    assert shown.startswith(f'<a href="{feed}" type="application/atom+xml">')
    assert "Feed: " in shown


def test_page_of_several_leads_to_the_first_and_the_last() -> None:
    pages = weekly(*(by(n, published=date(2025, 3, 6)) for n in range(PAGE_LENGTH * 4 + 1)))
    page = outline(pages["sources/the-bridge/page/3/index.html"])
    assert page.find("a", href="../../index.html")
    assert page.find("a", href="../5/index.html")
    assert [one["href"] for one in page.find("a", **{"aria-current": "page"})] == ["index.html"]
