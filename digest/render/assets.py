"""The files that every page asks for, each under a name that changes with its bytes."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from digest.records import Page
from digest.render.renderer import Renderer

ASSETS: Final = ("style.css", "icon.svg", "theme.js")
"""Templates; a page links to what becomes of one with `asset(name)`."""

SEARCH_SCRIPT: Final = "search.js"
"""One more, where the site has a search."""

FINGERPRINT_DIGITS: Final = 8


def add_assets(renderer: Renderer) -> Renderer:
    """Return a renderer whose pages can link to the assets."""
    return replace(renderer, assets=_render_assets(renderer))


def _render_assets(renderer: Renderer) -> Mapping[str, Page]:
    search = (SEARCH_SCRIPT,) if renderer.site.settings.search.enabled else ()
    pages = (renderer.page(name, name) for name in (*ASSETS, *search))
    return {page.path: replace(page, path=fingerprinted(page)) for page in pages}


def fingerprinted(page: Page) -> str:
    """Return the path of an asset: a browser may keep it for ever, since other bytes have another path.

    >>> fingerprinted(Page("style.css", b"p { margin: 0 }"))
    'assets/style.ec85a183.css'

    """
    name = PurePosixPath(page.path)
    return f"assets/{name.stem}.{sha256(page.data).hexdigest()[:FINGERPRINT_DIGITS]}{name.suffix}"
