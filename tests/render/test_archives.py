"""The archives: what is older, or of one kind."""

from datetime import UTC, date, datetime, timedelta

from test_templates import bare, bare_article, edition, full, full_article, outline, render, story

from digest.records import Analysis, Edition, Section
from digest.render.archives import EDITIONS_OF_A_PAGE, NAMES_OF_A_PAGE


def daily(count: int) -> list[Edition]:
    """Editions of so many days, the latest on 3 March 2025."""
    days = [date(2025, 3, 3) - timedelta(days=n) for n in range(count)]
    return [
        edition(story(bare(bare_article(f"{day}.md", published=day))), key=day.isoformat()) for day in days
    ]


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
    pages = render(*daily(EDITIONS_OF_A_PAGE + 1))
    page = outline(pages["archive/2024/index.html"])
    assert page.words.count("1 story") == EDITIONS_OF_A_PAGE + 1 - 62
    assert "December 2024" in page.words
    assert "January 2025" not in page.words


def test_first_page_of_many_editions_has_the_latest_year_and_leads_to_all() -> None:
    page = outline(render(*daily(EDITIONS_OF_A_PAGE + 1))["archive/index.html"])
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
