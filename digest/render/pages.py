"""All HTML pages of the site. A new kind of page is a module with a function, and a line in `html_plans`."""

from collections.abc import Iterator

from digest.phrases import Phrase
from digest.records import Page, Plan
from digest.render.archives import archive_plans
from digest.render.articles import article_plan, story_plan
from digest.render.editions import edition_plan
from digest.render.headers import headers_page, page_policy
from digest.render.readability import view_formulas
from digest.render.renderer import FRONT, Renderer
from digest.render.search.page import search_plans
from digest.render.site import edition_path
from digest.render.social import CardFile
from digest.render.statistics import statistics_plan


def html_plans(renderer: Renderer) -> Iterator[Plan]:
    """Every page that people read, and what these ask for."""
    site = renderer.site
    yield edition_plan(renderer, 0, FRONT)
    yield from (edition_plan(renderer, n, edition_path(one)) for n, one in enumerate(site.editions))
    yield from (article_plan(renderer, analysis) for analysis in site.analyses)
    yield from (story_plan(renderer, story) for story in site.stories if len(story.analyses) > 1)
    yield from archive_plans(renderer)
    yield statistics_plan(renderer)
    if site.settings.search.enabled:
        yield from search_plans(renderer)
    yield renderer.plan("about/index.html", _about_page, rests_on=[])
    yield renderer.plan("404.html", _lost_pages, rests_on=[], others=["_headers"])
    for asset in renderer.assets.values():
        yield renderer.plan(asset.path, _asset, asset, rests_on=[])
    for card in renderer.cards.values():
        yield renderer.plan(card.path, _card, card, rests_on=[card.card])


def _asset(_: Renderer, page: Page) -> Page:
    return page


def _card(renderer: Renderer, file: CardFile) -> Iterator[Page]:
    if renderer.draw:
        yield Page(file.path, renderer.draw(file.card))


def _about_page(renderer: Renderer) -> Page:
    formulas = view_formulas(renderer.formulas, renderer.site)
    title = Phrase("How this digest is made")
    return renderer.page("about/index.html", "about.html", title=title, formulas=formulas)


def _lost_pages(renderer: Renderer) -> Iterator[Page]:
    """The page for addresses that lead nowhere, and the headers, which have to let its style pass."""
    from markupsafe import Markup

    settings = renderer.site.settings
    style = renderer.page("404.css", "404.css").data.decode()
    yield renderer.page(
        "404.html",
        "404.html",
        title=Phrase("Page not found"),
        style=Markup(style),  # the theme's own
        policy=page_policy(settings, style),
    )
    yield headers_page(settings, style, renderer.assets.values())
