"""Editions in, pages out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest import errors
from digest.errors import Notice
from digest.records import Edition, FormulaNote, Page
from digest.render.aliases import alias_pages
from digest.render.digest_json import json_page
from digest.render.environment import TEMPLATES, make_environment
from digest.render.feeds import machine_pages
from digest.render.pages import Renderer, html_pages
from digest.render.site import Site
from digest.render.slugs import assign_slugs
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
    root: str = "content/",
) -> Rendering:
    """Render every file of the site.

    Args:
        editions: At least one, the latest first.
        settings: Those of the project.
        formulas: The readability formulas, for the page about the digest.
        templates: Where the templates are found.
        root: What to put before a source file's path in notices.

    Raises:
        TemplateError: A template is missing, or cannot be rendered.

    """
    from jinja2 import TemplateError

    articles = (article for edition in editions for story in edition.stories for article in story.articles)
    site = Site(settings, tuple(editions), assign_slugs(articles, root))
    renderer = Renderer(make_environment(templates), site, formulas)
    notices = list(site.slugs.notices)
    try:
        pages = list(html_pages(renderer))
        pages += machine_pages(renderer, pages)
        pages.append(json_page(site))
        pages += alias_pages(renderer, {page.path for page in pages}, notices, root)
    except (TemplateError, TypeError) as error:
        if not (notice := _template_notice(error)):
            raise
        raise errors.TemplateError(notice) from error
    return Rendering(tuple(pages), tuple(notices))


def _template_notice(error: Exception) -> Notice | None:
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return Notice(f"{TEMPLATES}/{error.name}", error.lineno, str(error.message), "mend the template")
    if isinstance(error, TemplateNotFound):
        return Notice(f"{TEMPLATES}/{error.name}", None, "no such template", "add it, or mend the name")
    if isinstance(error, TemplateError):
        return Notice(TEMPLATES + "/", None, str(error), "mend the project's own template")
    return None
