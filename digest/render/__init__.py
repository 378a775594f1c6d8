"""Editions in, pages out: first what there is to be made, and what each file rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import Notice, TemplateError
from digest.records import Edition, FormulaNote, LongPage, Page, PictureKey, Plan, ShownPicture
from digest.render.aliases import alias_plans
from digest.render.assets import add_assets
from digest.render.catalogs import Catalog
from digest.render.digest_json import json_plan
from digest.render.ebook import ebook_plans
from digest.render.environment import make_environment, template_notice
from digest.render.feeds import feed_plans
from digest.render.interface import Interface
from digest.render.look import drawn_accent, load_look, weak_contrasts
from digest.render.mail import mail_plans
from digest.render.memory import NO_MEMORY, Memory
from digest.render.pages import html_plans
from digest.render.renderer import Renderer
from digest.render.search.index import search_marks
from digest.render.site import SEARCH_FOLDER, Site, edition_file
from digest.render.site_map import site_map_plans
from digest.render.slugs import assign_slugs
from digest.render.social import DrawCard, card_files
from digest.settings import Settings

if TYPE_CHECKING:
    from jinja2 import BaseLoader


@dataclass(frozen=True, slots=True)
class Rendering:
    """The files of the site, and what is to be said of them."""

    plans: tuple[Plan, ...]
    notices: tuple[Notice, ...]
    marks: bytes = b""
    """Those of all articles, in their order."""
    search_marks: bytes = b""
    """Likewise in the order of search."""

    @property
    def pages(self) -> tuple[Page | LongPage, ...]:
        """Every file, made."""
        return tuple(page for plan in self.plans for page in plan.make())


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
    basis: bytes | None = None,
    memory: Memory = NO_MEMORY,
    root: str = "content/",
) -> Rendering:
    """Plan every file of the site.

    Args:
        editions: At least one, the latest first.
        settings: Those of the project.
        formulas: The readability formulas, for the page about the digest.
        templates: Where the templates are found.
        catalog: The translations of the interface; without them it is English.
        pictures: Those that can be shown.
        files: The files of these, by path.
        draw: How to draw cards for social networks and covers; without it there are none.
        basis: What changes with the code, the templates and the settings; None where nobody knows.
        memory: What is known of the site as it was published last.
        root: What to put before a source file's path in notices.

    Raises:
        TemplateError: A template is missing, or cannot be rendered.

    """
    articles = (article for edition in editions for story in edition.stories for article in story.articles)
    site = Site(settings, tuple(editions), assign_slugs(articles, root), pictures or {}, files or {}, memory)
    interface = Interface(site.language, catalog or {})
    environment = make_environment(templates)
    notices = list(site.slugs.notices)
    try:
        look = load_look(environment, settings.theme)
        notices += weak_contrasts(look, settings.theme)
        cards = card_files(site, drawn_accent(look)) if draw else {}
        renderer = add_assets(
            Renderer(
                environment,
                site,
                formulas,
                interface,
                look,
                cards,
                draw=draw,
                basis=basis,
            )
        )
    except Exception as error:
        if not (notice := template_notice(error)):
            raise
        raise TemplateError(notice) from error
    marks = site.marks_of(site.analyses)
    return Rendering(_plan_files(renderer, notices, root), tuple(notices), marks, search_marks(site))


def _plan_files(renderer: Renderer, notices: list[Notice], root: str) -> tuple[Plan, ...]:
    settings = renderer.site.settings
    plans = list(html_plans(renderer))
    plans += site_map_plans(renderer, [path for plan in plans for path in (plan.path, *plan.others)])
    plans += feed_plans(renderer)
    if settings.edition.email:
        plans += mail_plans(renderer)
    if settings.edition.ebook:
        plans += ebook_plans(renderer)
    plans.append(json_plan(renderer))
    taken = {path for plan in plans for path in (plan.path, *plan.others)} | {SEARCH_FOLDER}
    plans += alias_plans(renderer, taken, notices, root)
    return _in_order_of_work(plans, renderer.site)


def _in_order_of_work(plans: Sequence[Plan], site: Site) -> tuple[Plan, ...]:
    """Put plans that show the same texts beside each other: an edition's articles, then its e-book.

    So a text is fetched once for both. What shows the whole site comes first, so that no process is left
    with a long piece of work when the others have done theirs.
    """
    places = {
        path: place
        for place, edition in enumerate(site.editions)
        for path in (
            *(site.article_path(article) for story in edition.stories for article in story.articles),
            edition_file(edition, "epub"),
        )
    }
    return tuple(sorted(plans, key=lambda plan: places.get(plan.path, -1)))
