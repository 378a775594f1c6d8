"""What search engines read of the site: the site map and the rules for robots."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from digest.days import Moment, instant
from digest.records import Analysis, Edition, Page, Plan
from digest.render.links import web_address
from digest.render.renderer import Renderer
from digest.render.site import Site, day_path, edition_path
from digest.render.wording import iso_moment

SITE_MAP: Final = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class SiteMapLimits:
    """What one file of a site map may hold. Source: sitemaps.org, protocol 0.9."""

    addresses: int = 50_000
    size: int = 50 * 1024 * 1024
    """Bytes, uncompressed."""


PROTOCOL: Final = SiteMapLimits()

Changes = Mapping[str, Moment | None]
"""When what a page shows was changed last, by its path."""

FRAME_SIZE: Final = 1024
"""Bytes of a file, at most, that are no entry."""


@dataclass(frozen=True, slots=True)
class SiteMapEntry:
    """A page, or a file of a site map that has several."""

    address: str
    """Whole."""
    changed: str | None
    """The day of the last change, as far as the articles say; None where none does."""

    @property
    def size(self) -> int:
        """How many bytes it takes in the file, at most."""
        from markupsafe import escape

        return (
            len(escape(self.address).encode())
            + len("<sitemap><loc></loc><lastmod></lastmod></sitemap>\n")
            + 10
        )


def site_map_plans(
    renderer: Renderer, paths: Sequence[str], limits: SiteMapLimits = PROTOCOL
) -> Iterator[Plan]:
    """The site map, which names those pages of `paths` that are to be found, and the rules for robots.

    Where one file may not hold them all, `sitemap.xml` names the files `sitemap-1.xml` and so on. Without a
    base URL there is no site map: it may hold whole addresses only.
    """
    if renderer.site.settings.site.base_url:
        changes = dict(_changes(renderer.site))
        rests_on = [paths, limits, list(changes.items())]
        yield renderer.plan(SITE_MAP, _site_map, paths, changes, limits, rests_on=rests_on)
    yield renderer.plan("robots.txt", _robots, rests_on=[], others=[".nojekyll"])


def _robots(renderer: Renderer) -> Iterator[Page]:
    sitemap = web_address(renderer.site.settings.site.base_url, SITE_MAP)
    yield renderer.page("robots.txt", "robots.txt", sitemap=sitemap)
    yield Page(".nojekyll", b"")


def _site_map(
    renderer: Renderer, paths: Iterable[str], changes: Changes, limits: SiteMapLimits
) -> Iterator[Page]:
    parts = tuple(_parts(_entries(renderer.site, paths, changes), limits))
    if len(parts) == 1:
        yield renderer.page(SITE_MAP, "sitemap.xml", addresses=parts[0])
    else:
        yield from _several(renderer, parts)


def _several(renderer: Renderer, parts: Sequence[Sequence[SiteMapEntry]]) -> Iterator[Page]:
    """A file for each part, and the one that names them."""
    files = []
    for number, part in enumerate(parts, start=1):
        path = f"sitemap-{number}.xml"
        changed = max((one.changed for one in part if one.changed), default=None)
        files.append(SiteMapEntry(web_address(renderer.site.settings.site.base_url, path) or path, changed))
        yield renderer.page(path, "sitemap.xml", addresses=part)
    yield renderer.page(SITE_MAP, "sitemap-index.xml", files=files)


def _parts(entries: Iterable[SiteMapEntry], limits: SiteMapLimits) -> Iterator[tuple[SiteMapEntry, ...]]:
    """The entries in their order, as many in each part as it may hold; one part at least."""
    part: list[SiteMapEntry] = []
    size = FRAME_SIZE
    for entry in entries:
        if part and (len(part) == limits.addresses or size + entry.size > limits.size):
            yield tuple(part)
            part, size = [], FRAME_SIZE
        part.append(entry)
        size += entry.size
    yield tuple(part)


def _entries(site: Site, paths: Iterable[str], changes: Changes) -> Iterator[SiteMapEntry]:
    """Each page for readers, by path."""
    for path in sorted(paths):
        address = web_address(site.settings.site.base_url, path)
        if address and path.endswith("index.html"):
            moment = changes.get(path)
            yield SiteMapEntry(address, iso_moment(moment, site.zone)[:10] if moment else None)


def _changes(site: Site) -> Iterator[tuple[str, Moment | None]]:
    """When what a page shows was changed last: its articles, as they say themselves."""
    yield "index.html", _latest_of(site.editions[0])
    for edition in site.editions:
        yield edition_path(edition), _latest_of(edition)
    for story in site.stories:
        yield site.story_path(story), _latest(story.analyses)
    for analysis in site.analyses:
        yield site.article_path(analysis.article), _latest((analysis,))
    for day, analyses in site.days.items():
        yield day_path(day), _latest(analyses)
    for kind, groups in (("topics", site.topics), ("sources", site.sources), ("authors", site.authors)):
        for group in groups:
            yield group.path(kind), _latest(group.analyses)


def _latest_of(edition: Edition) -> Moment | None:
    return _latest(analysis for story in edition.stories for analysis in story.analyses)


def _latest(analyses: Iterable[Analysis]) -> Moment | None:
    articles = (one.article for one in analyses)
    return max((one.updated or one.published for one in articles), key=instant, default=None)
