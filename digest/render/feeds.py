"""What machines read of the site: the feed, the site map, the rules for robots."""

from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from digest.days import instant
from digest.records import Analysis, Page
from digest.render.links import web_address
from digest.render.pages import Renderer
from digest.render.site import Site
from digest.render.views import view_card
from digest.render.wording import iso_moment, rfc3339

ENTRIES_OF_A_FEED = 50


def machine_pages(renderer: Renderer, pages: Iterable[Page]) -> Iterator[Page]:
    """Every file for machines; the site map names those of `pages` that are to be found.

    Without a base URL there is no site map: it may hold whole addresses only.
    """
    site = renderer.site
    yield _feed_page(renderer)
    base_url = site.settings.site.base_url
    if base_url:
        yield renderer.page("sitemap.xml", "sitemap.xml", addresses=tuple(_addresses(site, pages)))
    yield renderer.page("robots.txt", "robots.txt", sitemap=web_address(base_url, "sitemap.xml"))
    yield Page(".nojekyll", b"")


def _feed_page(renderer: Renderer) -> Page:
    site = renderer.site
    newest = site.analyses[:ENTRIES_OF_A_FEED]
    moments = [moment for one in newest for moment in (one.article.published, one.article.updated) if moment]
    return renderer.page(
        "feed.atom",
        "feed.atom",
        id=_feed_id(site, ""),
        updated=rfc3339(max(moments, key=instant), site.zone) if moments else "1970-01-01T00:00:00Z",
        entries=tuple(_entry(analysis, site) for analysis in newest),
    )


def _entry(analysis: Analysis, site: Site) -> dict[str, object]:
    article = analysis.article
    moment = article.updated or article.published
    path = site.article_path(article)
    return {
        "id": _feed_id(site, path),
        "card": view_card(analysis, site),
        "path": path,
        "address": web_address(site.settings.site.base_url, path),
        "updated": rfc3339(moment, site.zone) if moment else "1970-01-01T00:00:00Z",
        "topics": analysis.topics,
    }


def _feed_id(site: Site, path: str) -> str:
    """An identifier that stays the same as long as the site's address (or, without one, its title) does."""
    settings = site.settings.site
    return uuid5(NAMESPACE_URL, f"{settings.base_url or settings.title} {path}").urn


def _addresses(site: Site, pages: Iterable[Page]) -> Iterator[tuple[str, str | None]]:
    """The whole address of each page for readers, and the day of an article's last change."""
    changed = {
        site.article_path(analysis.article): analysis.article.updated or analysis.article.published
        for analysis in site.analyses
    }
    for page in sorted(pages, key=lambda one: one.path):
        address = web_address(site.settings.site.base_url, page.path)
        if address and page.path.endswith("index.html"):
            moment = changed.get(page.path)
            yield address, iso_moment(moment, site.zone)[:10] if moment else None
