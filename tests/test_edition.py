from conftest import RAIN, article

import digest
from digest.edition import make_editions
from digest.records import Edition, Story
from digest.settings import parse_settings


def stories(*articles: digest.Article) -> tuple[Story, ...]:
    return digest.group(articles)


def titles(edition: Edition) -> list[str]:
    return [story.articles[0].title for story in edition.stories]


def texts(number: int) -> str:
    """An article's text that no other number has."""
    return RAIN + f"\nThe gauge at the mill stood at {number} centimetres at noon.\n"


def test_each_day_with_articles_has_an_edition_the_latest_first() -> None:
    found = stories(
        article("A", texts(1), "a.md", date="2024-12-02"),
        article("B", texts(2), "b.md", date="2024-12-04"),
        article("C", texts(3), "c.md", date="2024-12-02"),
    )
    editions = make_editions(found, parse_settings(""))
    assert [edition.key for edition in editions] == ["2024-12-04", "2024-12-02"]


def test_week_is_a_setting() -> None:
    found = stories(
        article("A", texts(1), "a.md", date="2024-12-02"), article("B", texts(2), "b.md", date="2024-12-08")
    )
    editions = make_editions(found, parse_settings('edition.period = "week"'))
    assert [edition.key for edition in editions] == ["2024-W49"]


def test_day_of_an_article_is_that_of_the_sites_time_zone() -> None:
    found = stories(article("A", date="2024-12-02T23:30:00Z"))
    editions = make_editions(found, parse_settings('site.timezone = "Asia/Tokyo"'))
    assert editions[0].key == "2024-12-03"


def test_story_with_the_editors_lowest_weight_leads() -> None:
    found = stories(
        article("A", texts(1), "a.md", date="2024-12-02T09:00:00Z"),
        article("B", texts(2), "b.md", date="2024-12-02T08:00:00Z", weight="2"),
        article("C", texts(3), "c.md", date="2024-12-02T07:00:00Z", weight="1"),
    )
    assert titles(make_editions(found, parse_settings(""))[0]) == ["C", "B", "A"]


def test_story_that_more_sources_tell_goes_before_a_newer_one() -> None:
    found = stories(
        article("New", texts(1), "a.md", date="2024-12-02T09:00:00Z"),
        article("Told twice", texts(2), "b.md", date="2024-12-02T07:00:00Z", source="The Post"),
        article("Again", texts(2), "c.md", date="2024-12-02T08:00:00Z", source="The Echo"),
    )
    assert titles(make_editions(found, parse_settings(""))[0]) == ["Told twice", "New"]


def test_brief_does_not_lead() -> None:
    found = stories(
        article("Brief", "It rained all day.", "a.md", date="2024-12-02T09:00:00Z"),
        article("Report", texts(1), "b.md", date="2024-12-02T07:00:00Z"),
    )
    assert titles(make_editions(found, parse_settings(""))[0]) == ["Report", "Brief"]


def test_sections_follow_the_order_of_the_settings_and_end_with_the_rest() -> None:
    found = stories(
        article("Lead", texts(0), "0.md", weight="1"),
        article("A", texts(1), "a.md", topic="Culture"),
        article("B", texts(2), "b.md", topic="Culture"),
        article("C", texts(3), "c.md", topic="sport"),
        article("D", texts(4), "d.md"),
        article("E", texts(5), "e.md", topic="World"),
    )
    settings = parse_settings('[topics]\nSport = ["chess"]\nWorld = ["peace"]')
    sections = make_editions(found, settings)[0].sections
    assert [section.topic for section in sections] == ["sport", "World", "Culture", None]


def test_article_without_topic_gets_the_one_whose_words_it_has() -> None:
    settings = parse_settings('[topics]\nSport = ["chess"]\nWeather = ["flood", "river"]')
    from digest.analyse import analyse_article

    analysis = analyse_article(article("Flood in the lower town"), settings.summary, settings.topics)
    assert analysis.topics == ("Weather",)
