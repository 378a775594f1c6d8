"""Cards: made once for an article, and told apart where they are shown."""

from dataclasses import replace

from conftest import article

from digest.edition import make_editions
from digest.records import Analysis, Readability, Story, Summary
from digest.render.site import Site
from digest.render.slugs import assign_slugs
from digest.render.views import view_card, view_story
from digest.settings import Settings

NO_SUMMARY = Summary((), "none")
ONE, OTHER = (
    Analysis(article(name, file=f"{name}.md"), (), NO_SUMMARY, (), (), Readability("en", 0, 0, 0, ()), 1)
    for name in ("rain", "snow")
)
STORY = Story((ONE, OTHER), NO_SUMMARY)


def site() -> Site:
    return Site(Settings(), make_editions([STORY], Settings()), assign_slugs(STORY.articles, ""))


def test_card_of_an_article_is_made_once() -> None:
    shown = site()
    assert view_card(ONE, shown) is view_card(ONE, shown)


def test_card_of_a_story_leaves_that_of_its_article_as_it_is() -> None:
    shown = site()
    reports = [
        card.reports for card in (view_card(ONE, shown), view_story(STORY, shown), view_card(ONE, shown))
    ]
    assert reports == [1, 2, 1]


def test_other_analysis_of_the_same_article_has_another_card() -> None:
    shown = site()
    view_card(ONE, shown)
    assert view_card(replace(ONE, reading_time_minutes=9), shown).minutes == 9
