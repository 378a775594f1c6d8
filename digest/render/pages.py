"""All HTML pages of the site. A new kind of page is a module with a function, and a line in `html_pages`."""

from collections.abc import Iterator

from digest.phrases import Phrase
from digest.records import Page
from digest.render.archives import archive_pages
from digest.render.articles import article_page, story_page
from digest.render.editions import edition_page
from digest.render.headers import headers_page, page_policy
from digest.render.readability import view_formulas
from digest.render.renderer import Renderer
from digest.render.search.page import search_pages
from digest.render.site import edition_path
from digest.render.statistics import statistics_page


def html_pages(renderer: Renderer) -> Iterator[Page]:
    """Every page that people read, and what these ask for."""
    site = renderer.site
    yield edition_page(renderer, 0, "index.html")
    yield from (edition_page(renderer, n, edition_path(one)) for n, one in enumerate(site.editions))
    yield from (article_page(renderer, analysis) for analysis in site.analyses)
    yield from (story_page(renderer, story) for story in site.stories if len(story.analyses) > 1)
    yield from archive_pages(renderer)
    yield statistics_page(renderer)
    if site.settings.search.enabled:
        yield from search_pages(renderer)
    yield _about_page(renderer)
    yield from _lost_pages(renderer)
    yield from renderer.assets.values()
    yield from renderer.cards.values()


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
