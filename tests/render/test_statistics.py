"""The page of statistics."""

from dataclasses import replace
from datetime import date, timedelta

from test_spread import scored
from test_templates import HOSTILE, Outline, bare, bare_article, edition, outline, story

from digest.records import Analysis, FormulaNote, Section
from digest.render import render_site
from digest.render.environment import theme_loader
from digest.render.statistics import MOST_LANGUAGES, ROWS_OF_A_CHART, ROWS_OF_A_TABLE
from digest.settings import Settings, SiteSettings

EASE = FormulaNote("flesch_reading_ease", "Ease", "A", "1", "about 0 to 100; higher is easier", "Short.", ())


def page_of(*analyses: Analysis, settings: Settings | None = None) -> Outline:
    return outline(raw_page(*analyses, settings=settings))


def raw_page(*analyses: Analysis, settings: Settings | None = None) -> str:
    lead, *others = map(story, analyses)
    sections = (Section("Town", tuple(others)),) if others else ()
    editions = (edition(lead, *sections),)
    rendering = render_site(editions, settings or Settings(), (EASE,), theme_loader())
    return next(page.data.decode() for page in rendering.pages if page.path == "statistics/index.html")


def dated(number: int, **changes: object) -> Analysis:
    return bare(bare_article(f"{number}.md", published=date(2025, 3, 3) + timedelta(days=number), **changes))


def sources(count: int, language: str = "en") -> list[Analysis]:
    return [
        scored(100 + n + m, 40.0 + m, source=f"Paper {n}", language=language)
        for n in range(count)
        for m in range(2)
    ]


def titles(page: Outline) -> int:
    return len(page.find("h2"))


def test_two_days_are_drawn_with_a_table_behind_each_chart() -> None:
    page = page_of(dated(1), dated(2))
    assert "Articles over time" in page.words
    assert "Words over time" in page.words
    assert len(page.find("svg", role="img")) == len(page.find("table")) == 2


def test_single_article_is_not_compared_with_itself() -> None:
    page = page_of(dated(1))
    assert not page.find("svg")
    assert "too few articles" in page.words


def test_articles_without_a_date_have_no_place_in_time() -> None:
    assert "over time" not in page_of(bare(bare_article("1.md")), bare(bare_article("2.md"))).words


def test_sources_of_a_language_are_compared() -> None:
    page = page_of(*sources(2))
    assert "Readability by source" in page.words
    assert page.find("a", href="../sources/paper-1/index.html")


def test_what_a_score_means_stands_beside_it() -> None:
    assert "higher is easier" in page_of(*sources(2)).words


def test_each_language_has_charts_of_its_own() -> None:
    page = page_of(*sources(2), *sources(2, "de"))
    assert page.words.count("Readability by source English") == 1
    assert page.words.count("Readability by source German") == 1


def test_languages_with_most_articles_are_drawn() -> None:
    languages = ("en", "de", "fr", "es")
    page = page_of(*(one for language in languages for one in sources(2, language)))
    drawn = [one for one in page.find("title") if one.get("id", "").startswith("sources")]
    assert len(drawn) == MOST_LANGUAGES


def test_table_has_more_rows_than_the_chart() -> None:
    page = page_of(*sources(ROWS_OF_A_CHART + 5))
    assert len(page.find("circle")) == ROWS_OF_A_CHART
    assert len(page.find("th", scope="row")) == ROWS_OF_A_CHART + 5
    assert f"the {ROWS_OF_A_CHART} with most articles" in page.words


def test_table_of_very_many_rows_ends() -> None:
    assert len(page_of(*sources(ROWS_OF_A_TABLE + 5)).find("th", scope="row")) == ROWS_OF_A_TABLE


def test_source_with_a_hostile_name_is_only_a_name() -> None:
    hostile = [scored(100 + n, 50.0 + n, source=HOSTILE) for n in range(3)]
    page = page_of(*hostile, *sources(2))
    assert not page.crossed
    assert not [one for one in page.find("script") if one.keys() not in ({"src"}, {"type"})]


def test_ids_are_unique() -> None:
    ids = page_of(*sources(2), *sources(2, "de"), dated(1), dated(2)).attributes("id")
    assert len(ids) == len(set(ids))


def test_page_from_right_to_left_has_mirrored_charts() -> None:
    arabic = Settings(site=SiteSettings(language="ar"))
    plain, mirrored = raw_page(dated(1), dated(2)), raw_page(dated(1), dated(2), settings=arabic)
    first = '<rect class="chart__bar" x="21%"'
    assert (first in plain, first in mirrored) == (True, True)
    assert 'text-anchor="end" dx="8"' in mirrored


def test_order_of_articles_changes_nothing() -> None:
    some = [replace(one) for one in sources(3)]
    assert raw_page(*some) == raw_page(some[0], *some[:0:-1])
