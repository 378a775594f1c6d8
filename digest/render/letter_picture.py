"""The picture of a letter: that of its first story, at an address or within the message."""

from dataclasses import dataclass

from digest.records import Article
from digest.render.illustrations import view_picture
from digest.render.links import web_address
from digest.render.site import Site

COLUMN, TALLEST = 552, 480
"""How wide and high it is shown at most, in pixels: the sheet of 600 without its margins."""

LARGEST_ENCLOSED = 250_000
"""Bytes of a picture within a message, which makes a third more of them."""

CONTENT_ID = "lead@digest.invalid"
"""Its name within a message (RFC 2392)."""


@dataclass(frozen=True, slots=True)
class LetterPicture:
    """The picture of a letter."""

    source: str
    """An address, `cid:` within a message."""
    width: int
    """In pixels, as it is shown."""
    height: int
    alt: str
    """Empty where nobody says what it shows."""


def linked_picture(article: Article, site: Site) -> LetterPicture | None:
    """Return the picture that leads an article at its address on the site; None where that is not known."""
    view = view_picture(article, site) if site.settings.images.email else None
    address = web_address(site.settings.site.base_url, view.path) if view and view.path else None
    if view is None or address is None or not view.width or not view.height:
        return None
    return _scaled(address, view.width, view.height, view.alt or view.caption or "")


def enclosed_picture(article: Article, site: Site) -> tuple[LetterPicture, bytes] | None:
    """Return it as a part of the message, in the widest file that is not too large, and that file."""
    view = view_picture(article, site) if site.settings.images.email else None
    files = [
        (one, site.files[one.path])
        for one in (view.renditions if view else ())
        if len(site.files.get(one.path, bytes(LARGEST_ENCLOSED + 1))) <= LARGEST_ENCLOSED
        and one.width <= 2 * COLUMN
    ]
    if view is None or not files:
        return None
    file, data = files[-1]
    return _scaled(f"cid:{CONTENT_ID}", file.width, file.height, view.alt or view.caption or ""), data


def _scaled(source: str, width: int, height: int, alt: str) -> LetterPicture:
    scale = min(1, COLUMN / width, TALLEST / height)
    return LetterPicture(source, max(1, round(width * scale)), max(1, round(height * scale)), alt)
