"""The pictures that a page states for its article: JSON-LD first, then Open Graph and its like."""

import html as html_entities
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from digest.body import plain_text
from digest.readers.pictures import LONGEST_PLACE, is_placeholder
from digest.records import Picture

Thing = Mapping[str, Any]
"""An object of JSON-LD."""

LONGEST_TEXT = 3_000
MOST_NESTING = 4
"""Levels of lists and of references from object to object."""
MOST_SIZES = 30
"""Pictures of one list that are looked at."""

METAS = (
    ("og:image:secure_url", "og:image:alt"),
    ("og:image", "og:image:alt"),
    ("og:image:url", "og:image:alt"),
    ("twitter:image", "twitter:image:alt"),
    ("twitter:image:src", "twitter:image:alt"),
)
"""Meta elements with a picture's address, the surest first, and those that say what it shows."""


def state_pictures(
    things: Sequence[Thing],
    articles: Sequence[Thing],
    pages: Sequence[Thing],
    metas: Mapping[str, Sequence[str]],
) -> Iterator[Picture]:
    """Yield the pictures that a page states, the surest first; their places are as they were written.

    Args:
        things: Every object of its JSON-LD.
        articles: Those that describe the article.
        pages: Those that describe the page.
        metas: The texts of its meta elements by their names.

    """
    by_id = {thing["@id"]: thing for thing in reversed(things) if isinstance(thing.get("@id"), str)}
    logos = {place for thing in articles for place, *_ in _images(_logo(thing), by_id)}
    stated = [thing.get(key) for thing in articles for key in ("image", "primaryImageOfPage")]
    stated += [thing.get(key) for thing in pages for key in ("primaryImageOfPage", "image")]
    for value in stated:
        found = [one for one in _images(value, by_id) if one[0] not in logos and not is_placeholder(one[0])]
        if found:
            place, _, thing = max(found, key=lambda one: one[1])
            yield _picture(place, thing)
    for address, alt in METAS:
        for place in metas.get(address, ())[:1]:
            if place not in logos and not is_placeholder(place):
                yield Picture(place, alt=next(iter(metas.get(alt, ())), None))


def _logo(thing: Thing) -> object:
    publisher = thing.get("publisher")
    return publisher.get("logo") if isinstance(publisher, dict) else None


def _images(value: object, by_id: Mapping[str, Thing]) -> Iterator[tuple[str, int, Thing]]:
    """The address, the width and the description of every picture in a value of JSON-LD."""
    waiting = [(value, 0)]
    for one, level in waiting:  # grows while it is walked through
        if level > MOST_NESTING or len(waiting) > MOST_SIZES:
            return
        if isinstance(one, list):
            waiting += [(inner, level + 1) for inner in one[:MOST_SIZES]]
        elif isinstance(one, str):
            yield one[: LONGEST_PLACE + 1].strip(), 0, {}
        elif isinstance(one, dict):
            place = next((one[key] for key in ("contentUrl", "url") if isinstance(one.get(key), str)), None)
            if place:
                yield place[: LONGEST_PLACE + 1].strip(), _width(one.get("width")), one
            elif isinstance(name := one.get("@id"), str):
                waiting.append((by_id.get(name, name) if level < MOST_NESTING else None, level + 1))
            else:
                waiting += [(one.get(key), level + 1) for key in ("url", "@list", "image")]


def _width(value: object) -> int:
    """A width in pixels; 0 where it is none."""
    if isinstance(value, dict):
        value = value.get("value")
    digits = str(value).strip().removesuffix("px")
    return int(digits) if digits.isdecimal() and len(digits) <= len("99999") else 0


def _picture(place: str, thing: Thing) -> Picture:
    credit = (_text(thing.get(key)) for key in ("creditText", "creator", "author", "copyrightHolder"))
    return Picture(
        place,
        caption=_text(thing.get("caption")) or None,
        credit=next(filter(None, credit), None),
        alt=_text(thing.get("alternateName")) or None,
    )


def _text(value: object) -> str:
    """The text of a value, of the first of several, or of its name."""
    for _ in range(MOST_NESTING):
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = value.get("name") or value.get("text")
    return plain_text(html_entities.unescape(value[:LONGEST_TEXT])) if isinstance(value, str) else ""
