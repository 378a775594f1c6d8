"""The picture that leads an entry of a feed: as the feed states it, else the first in the entry's text."""

import html as html_entities
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from digest.body import plain_text
from digest.readers.markup import visible_text
from digest.readers.paste.credits import name_credited, split_credit
from digest.readers.pictures import is_placeholder, join_address, picture_marks
from digest.records import Picture

SMALL = 150
"""Pixels of width or height up to which a picture in a text is a mark, a face or a button."""
LONGEST_CAPTION = 700
"""Characters."""
MOST_PICTURES = 50
"""Pictures of one entry that are looked at."""

IMG = re.compile(r"<img\b[^<>]{0,8000}>?", re.IGNORECASE)
ATTRIBUTE = re.compile(
    r"\s(src|alt|width|height|class)\s{0,3}=\s{0,3}(?:\"([^\"]*)(?:\"|\Z)|'([^']*)(?:'|\Z)|([^\s>\"']+))",
    re.IGNORECASE,
)
CAPTION_WITHIN = 3_000
"""Characters behind a picture in which its caption stands."""
NEXT_FIGURE = re.compile(r"<img\b|</figure\b", re.IGNORECASE)
PICTURE_NAME = re.compile(r"\.(?:avif|gif|jpe?g|png|webp)$", re.IGNORECASE)


def choose_picture(stated: Iterable[Picture], html: str, base: str | None) -> Picture | None:
    """Return the first stated picture that has a proper address, else the first in an entry's text.

    Args:
        stated: What the feed states, the surest first.
        html: The entry's text; not safe.
        base: What relative addresses stand on.

    """
    in_text = tuple(_pictures_in(html, base))
    for picture in stated:
        place = join_address(base, picture.place)
        if place and not is_placeholder(place):
            marks = picture_marks(place)
            same = next((one for one in in_text if picture_marks(one.place) & marks), Picture(place))
            caption, credit = split_credit(visible_text(picture.caption or ""))
            return Picture(
                place,
                caption[:LONGEST_CAPTION] or same.caption,
                name_credited(plain_text(picture.credit or "")) or credit or same.credit,
                picture.alt or same.alt,
            )
    return next(iter(in_text), None)


def _pictures_in(html: str, base: str | None) -> Iterator[Picture]:
    """The pictures in a text, in order, that are large enough for all that is said of them."""
    for tag in islice(IMG.finditer(html), MOST_PICTURES):
        values = {
            found[1].lower(): next(filter(None, found.groups()[1:]), "")
            for found in ATTRIBUTE.finditer(tag[0])
        }
        source = html_entities.unescape(values.get("src", ""))
        place = join_address(base, source) if source.strip() and not _is_small(values) else None
        if place and not is_placeholder(place):
            caption, credit = split_credit(_caption_after(html, tag.end()))
            alt = plain_text(html_entities.unescape(values.get("alt", "")))
            yield Picture(place, caption[:LONGEST_CAPTION] or None, credit or None, alt or None)


def _is_small(values: Mapping[str, str]) -> bool:
    sizes = (values.get(name, "") for name in ("width", "height"))
    return "emoji" in values.get("class", "") or any(
        re.fullmatch("[0-9]{1,5}", size) and int(size) <= SMALL for size in sizes
    )


def _caption_after(html: str, end: int) -> str:
    """The caption of the figure that a picture, ending there, stands in."""
    own = NEXT_FIGURE.split(html[end : end + CAPTION_WITHIN], maxsplit=1)[0]
    _, opening, rest = own.partition("<figcaption")
    return visible_text(rest.partition("</figcaption")[0].partition(">")[2]) if opening else ""


def stated_pictures(entry: dict[str, Any]) -> Iterator[Picture]:
    """Yield the pictures that an entry of RSS or Atom, as feedparser gives it, states; the surest first.

    Large ones of Media RSS come before small ones, and both before enclosures.
    Source of the elements: Media RSS 1.5.1.
    """
    credit = next((str(one.get("content", "")) for one in entry.get("media_credit", ())), None)
    caption = str(entry.get("media_description") or "")[:LONGEST_CAPTION]
    contents = [one for one in entry.get("media_content", ()) if _is_image(one)]
    for one in sorted([*contents, *entry.get("media_thumbnail", ())], key=_width, reverse=True):
        if one.get("url"):
            yield Picture(str(one["url"]), caption, credit)
    for link in entry.get("enclosures", ()):
        if str(link.get("type", "")).startswith("image/") and link.get("href"):
            yield Picture(str(link["href"]), caption, credit)


def _is_image(content: dict[str, Any]) -> bool:
    kind = str(content.get("medium") or content.get("type") or "")
    return kind.startswith("image") or (
        not kind and PICTURE_NAME.search(str(content.get("url", ""))) is not None
    )


def _width(content: dict[str, Any]) -> int:
    width = str(content.get("width", ""))
    return int(width) if re.fullmatch("[0-9]{1,5}", width) else 0
