"""The page to search on, and the index that its script loads."""

from collections.abc import Iterator

from digest.phrases import Phrase
from digest.records import Page
from digest.render.renderer import Renderer
from digest.render.search.index import index_site, version_of
from digest.render.site import SEARCH_PAGE


def search_pages(renderer: Renderer) -> Iterator[Page]:
    """The page to search on, and every file of the index. The script is an asset."""
    site = renderer.site
    index = index_site(site)
    yield renderer.page(
        SEARCH_PAGE,
        "search.html",
        title=Phrase("Search"),
        version=version_of(index.pages),
        filters=(
            ("topic", Phrase("Topic"), Phrase("All topics"), site.topics),
            ("source", Phrase("Source"), Phrase("All sources"), site.sources),
        ),
        days=(("from", Phrase("From")), ("until", Phrase("Until"))),
        first_day=index.first_day,
        last_day=index.last_day,
    )
    yield from index.pages
