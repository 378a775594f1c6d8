"""Which stories of a front page show their picture, and how large."""

from dataclasses import replace

from conftest import article
from test_illustrations import FILES, LEAD, images

from digest.analyse import analyse_article
from digest.edition import make_editions
from digest.records import Article
from digest.render import render_site
from digest.render.environment import theme_loader
from digest.settings import Settings
from digest.stories import group_analyses

NAMES = ("mill", "mine", "moor", "mole")


def pictured(name: str) -> Article:
    body = f"The {name} rose. Every {name} fell. No {name} stood. One {name} was sold. A {name} came back."
    return replace(article(name.title(), body, file=f"{name}.md", topic="Town"), picture=LEAD)


def front_page() -> list[dict[str, str]]:
    settings = Settings()
    analyses = [analyse_article(pictured(name), settings.summary, settings.topics) for name in NAMES]
    editions = make_editions(group_analyses(analyses), settings)
    shown = {(f"{name}.md", "a.jpg"): FILES for name in NAMES}
    rendering = render_site(editions, settings, (), theme_loader(), pictures=shown)
    return images(next(page.data.decode() for page in rendering.pages if page.path == "index.html"))


def test_lead_and_first_story_of_a_section_choose_among_the_widths() -> None:
    assert ["srcset" in image for image in front_page()] == [True, True, False, False]


def test_others_of_a_section_have_the_narrowest_file() -> None:
    assert front_page()[-1] == {
        "src": "pictures/a-480.jpg",
        "width": "480",
        "height": "320",
        "loading": "lazy",
        "decoding": "async",
        "alt": "",
    }


def test_only_the_first_picture_is_fetched_at_once() -> None:
    assert [image.get("loading") for image in front_page()] == [None, "lazy", "lazy", "lazy"]
