"""The templates with what every page shares."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from digest.errors import TemplateError
from digest.keys import key_of
from digest.phrases import Phrase
from digest.records import FormulaNote, LongPage, Page, Plan
from digest.render.environment import template_notice
from digest.render.feed_links import feed_links
from digest.render.headers import page_policy
from digest.render.interface import Interface
from digest.render.linked_data import Node, breadcrumbs, graph
from digest.render.links import relative_link, web_address
from digest.render.look import Look
from digest.render.open_graph import page_properties
from digest.render.sisters import sisters
from digest.render.site import SEARCH_PAGE, Site
from digest.render.views import Link
from digest.render.wording import direction, say_number

if TYPE_CHECKING:
    from jinja2 import Environment

    from digest.render.social import CardFile, DrawCard


Made = Page | LongPage | Iterable[Page]
"""What a plan makes."""

FRONT = "index.html"
"""The path of the front page."""


@dataclass(frozen=True)
class Renderer:
    """Templates with what every page shares."""

    environment: "Environment"
    site: Site
    formulas: Sequence[FormulaNote]
    interface: Interface
    look: Look
    cards: Mapping[str, "CardFile"]
    """What social networks show, by the path of the page."""
    assets: Mapping[str, Page] = field(default_factory=dict)
    """The files that pages ask for, by the name of their template."""
    draw: "DrawCard | None" = None
    """How to draw a card, and the cover of an e-book."""
    basis: bytes | None = None
    """What changes with all that every page shows; None where nobody knows that."""

    def plan(
        self,
        path: str,
        make: Callable[..., Made],
        *given: object,
        rests_on: Iterable[object],
        others: Iterable[str] = (),
    ) -> Plan:
        """Plan files that are made when they are wanted, by calling a function with this renderer.

        Args:
            path: That of the first of them.
            make: Makes them.
            given: What the function is given besides.
            rests_on: All that they show and that is not the same on every page. The marks of articles and
                editions stand for these.
            others: The paths of the others.

        """
        known = self._shared_basis and self.site.marks
        basis = key_of(self._shared_basis, path, *rests_on) if known else None
        return Plan(path, partial(self._make, make, given), tuple(others), basis)

    @cached_property
    def _shared_basis(self) -> bytes | None:
        return None if self.basis is None else key_of(self.basis, self._nav())

    def _make(self, make: Callable[..., Made], given: Sequence[object]) -> Sequence[Page | LongPage]:
        """Make planned files.

        Raises:
            TemplateError: A template is missing, or cannot be rendered.

        """
        try:
            made = make(self, *given)
            return (made,) if isinstance(made, Page | LongPage) else tuple(made)
        except Exception as error:
            if not (notice := template_notice(error)):
                raise
            raise TemplateError(notice) from error

    def page(
        self,
        path: str,
        template: str,
        *,
        title: str = "",
        trail: Sequence[Link] = (),
        nodes: Sequence[Node] = (),
        **values: object,
    ) -> Page:
        """Render a template to a page.

        Besides `values` it is given what templates/README.md lists for every template: `title` and `heading`
        (the same as it stands on the page), `site`, `path`, `canonical`, `link` (a path within the site → the
        link to it), `asset` (the name of an asset → the link to it), what `Interface` says, and so on. A
        title that is a phrase is said in the site's language.

        Args:
            path: Where the page stands.
            template: The name of its template.
            title: What the page is called.
            trail: The pages between the front page and this one.
            nodes: What the page says of itself to programs, beside its breadcrumbs.
            values: What this template needs besides.

        """
        given = self._of_the_site | self._of_a_page(path, title, trail, nodes) | values
        return Page(path, self.environment.get_template(template).render(**given).encode())

    @cached_property
    def _of_the_site(self) -> dict[str, object]:
        """What is the same on every page; a page may be given another policy or other feeds."""
        settings, interface = self.site.settings, self.interface
        return {
            "site": settings.site,
            "theme": settings.theme,
            "palette": self.look.palette,
            "measures": self.look.measures,
            "direction": direction(self.site.language),
            "number": partial(say_number, language=self.site.language),
            "say": interface.say,
            "say_number_of": interface.say_number_of,
            "say_all": interface.say_all,
            "show": interface.show,
            "plain": interface.plain,
            "plain_number_of": interface.plain_number_of,
            "comma": interface.comma,
            "tongue": interface.tongue,
            "nav": self._nav(),
            "search_page": SEARCH_PAGE if settings.search.enabled else None,
            "sisters": sisters(settings.site),
            "policy": page_policy(settings),
            "feeds": feed_links(settings.site.title, "index.html"),
            "properties": page_properties(self.site.language),
            "social": None,
            "before": None,
            "after": None,
            "alternates": (),
        }

    def _of_a_page(
        self, path: str, title: str, trail: Sequence[Link], nodes: Sequence[Node]
    ) -> dict[str, object]:
        name = self.interface.name(title)
        whole_trail = () if path == FRONT else (Link(Phrase("Front page"), FRONT), *trail)
        return {
            "path": path,
            "canonical": web_address(self.site.settings.site.base_url, path),
            "link": partial(relative_link, path),
            "asset": lambda asset: relative_link(path, self.assets[asset].path),
            "title": name,
            "heading": self.interface.say(title) if isinstance(title, Phrase) else title,
            "trail": whole_trail,
            "linked_data": graph(*nodes, *self._breadcrumbs(path, title, whole_trail)),
        }

    def _breadcrumbs(self, path: str, title: str, trail: Sequence[Link]) -> Sequence[Node]:
        steps = [(self.interface.name(link.name), link.path) for link in trail]
        return (breadcrumbs(self.site, path, (*steps, (self.interface.name(title), path))),) if trail else ()

    def _nav(self) -> tuple[Link, ...]:
        site = self.site
        entries = (
            (Link(Phrase("Topics"), "topics/index.html"), site.topics),
            (Link(Phrase("Sources"), "sources/index.html"), site.sources),
            (Link(Phrase("Authors"), "authors/index.html"), site.authors),
            (Link(Phrase("Archive"), "archive/index.html"), site.editions),
        )
        return tuple(link for link, members in entries if members)
