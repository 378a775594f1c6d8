"""How old a story is in its edition."""

import pytest
from conftest import article

from digest.edition import make_editions
from digest.records import Analysis, Article, Readability, Story, Summary
from digest.render.ages import say_age
from digest.render.site import Site
from digest.render.slugs import assign_slugs
from digest.settings import EditionSettings, Settings, SiteSettings

NO_SUMMARY = Summary((), "none")


def dated(day: str) -> Article:
    return article("Rain", date=day, file=f"{day}.md")


def age(one: Article, *others: Article, period: str, language: str = "en") -> str | None:
    settings = Settings(site=SiteSettings(language=language), edition=EditionSettings(period=period))
    readability = Readability("en", 0, 0, 0, ())
    stories = [
        Story((Analysis(each, (), NO_SUMMARY, (), (), readability, 1),), NO_SUMMARY)
        for each in (one, *others)
    ]
    editions = make_editions(stories, settings)
    return say_age(one, editions[0], Site(settings, editions, assign_slugs((one, *others), "")))


@pytest.mark.parametrize(
    ("day", "said"),
    [("2024-12-02", "4 days before"), ("2024-12-05", "1 day before"), ("2024-12-06", None)],
)
def test_age_is_counted_from_the_newest_story(day: str, said: str | None) -> None:
    assert age(dated(day), dated("2024-12-06T08:00:00Z"), period="week") == said


def test_what_is_older_than_a_week_has_its_date() -> None:
    assert age(dated("2024-12-02"), dated("2024-12-20"), period="month") is None


def test_story_of_a_day_has_its_time() -> None:
    assert age(dated("2024-12-02T18:05:00Z"), period="day", language="de") == "18:05"


def test_story_of_a_day_without_a_time_has_its_date() -> None:
    assert age(dated("2024-12-02"), period="day") is None
