"""Editions in, pages out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import Notice, TemplateError
from digest.records import Edition, FormulaNote, Page, PictureKey, ShownPicture
from digest.render.aliases import alias_pages
from digest.render.assets import add_assets
from digest.render.catalogs import Catalog
from digest.render.digest_json import json_page
from digest.render.ebook import ebook_pages
from digest.render.environment import make_environment, template_notice
from digest.render.feeds import feed_pages
from digest.render.interface import Interface
from digest.render.look import drawn_accent, load_look, weak_contrasts
from digest.render.mail import mail_pages
from digest.render.pages import html_pages
from digest.render.renderer import Renderer
from digest.render.site import Site
from digest.render.site_map import site_map_pages
from digest.render.slugs import assign_slugs
from digest.render.social import DrawCard, draw_cards
from digest.settings import Settings

if TYPE_CHECKING:
    from jinja2 import BaseLoader


@dataclass(frozen=True, slots=True)
class Rendering:
    """The files of the site, and what is to be said of them."""

    pages: tuple[Page, ...]
    notices: tuple[Notice, ...]


def render_site(
    editions: Sequence[Edition],
    settings: Settings,
    formulas: Sequence[FormulaNote],
    templates: "BaseLoader",
    *,
    catalog: Catalog | None = None,
    pictures: Mapping[PictureKey, ShownPicture] | None = None,
    files: Mapping[str, bytes] | None = None,
    draw: DrawCard | None = None,
    root: str = "content/",
) -> Rendering:
    """Render every file of the site.

    Args:
        editions: At least one, the latest first.
        settings: Those of the project.
        formulas: The readability formulas, for the page about the digest.
        templates: Where the templates are found.
        catalog: The translations of the interface; without them it is English.
        pictures: Those that can be shown.
        files: The files of these, by path.
        draw: How to draw cards for social networks and covers; without it there are none.
        root: What to put before a source file's path in notices.

    Raises:
        TemplateError: A template is missing, or cannot be rendered.

    """
    articles = (article for edition in editions for story in edition.stories for article in story.articles)
    site = Site(settings, tuple(editions), assign_slugs(articles, root), pictures or {}, files or {})
    interface = Interface(site.language, catalog or {})
    environment = make_environment(templates)
    notices = list(site.slugs.notices)
    try:
        look = load_look(environment, settings.theme)
        notices += weak_contrasts(look, settings.theme)
        cards = draw_cards(site, draw, drawn_accent(look))
        renderer = add_assets(Renderer(environment, site, formulas, interface, look, cards, draw=draw))
        pages = list(html_pages(renderer))
        pages += site_map_pages(renderer, pages)
        pages += feed_pages(renderer)
        if settings.edition.email:
            pages += mail_pages(renderer)
        if settings.edition.ebook:
            pages += ebook_pages(renderer)
        pages.append(json_page(site))
        pages += alias_pages(renderer, {page.path for page in pages}, notices, root)
    except Exception as error:
        if not (notice := template_notice(error)):
            raise
        raise TemplateError(notice) from error
    return Rendering(tuple(pages), tuple(notices))
