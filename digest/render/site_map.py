"""What search engines read of the site: the site map and the rules for robots."""

from collections.abc import Iterable, Iterator

from digest.records import Page
from digest.render.links import web_address
from digest.render.renderer import Renderer
from digest.render.site import Site
from digest.render.wording import iso_moment


def site_map_pages(renderer: Renderer, pages: Iterable[Page]) -> Iterator[Page]:
    """The site map, which names those of `pages` that are to be found, and the rules for robots.

    Without a base URL there is no site map: it may hold whole addresses only.
    """
    site = renderer.site
    base_url = site.settings.site.base_url
    if base_url:
        yield renderer.page("sitemap.xml", "sitemap.xml", addresses=tuple(_addresses(site, pages)))
    yield renderer.page("robots.txt", "robots.txt", sitemap=web_address(base_url, "sitemap.xml"))
    yield Page(".nojekyll", b"")


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
