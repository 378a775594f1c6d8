"""The pictures that a page shows, and the captions and credits that stand by them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from digest.body import plain_text
from digest.readers.page.tree import PARTING, UNSEEN
from digest.readers.paste.credits import name_credited, split_credit
from digest.readers.paste.signs import SENTENCE_WORDS
from digest.readers.pictures import LONGEST_PLACE, is_placeholder, picture_marks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_PICTURES = 500
"""Pictures of a page that are looked at."""
MOST_LEVELS = 6
"""Elements around a picture among which its caption is looked for."""
MOST_ELEMENTS = 300
"""Elements in what is around a picture; in more there is an article."""
LONGEST_CAPTION = 700
"""Characters; beyond that it is a text of its own."""
SMALL = 200
"""Pixels of width up to which a picture leads nothing."""
NEAR = 5
"""Paragraphs between the headline and the picture that leads, at most."""

SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "data-srcset", "srcset", "data-lazy-srcset")
NAME = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])")
CAPTIONS = frozenset("caption captions figcaption legend legende caption__text".split())
CREDITS = frozenset("credit credits copyright photographer photocredit imagecredit attribution".split())
LONGEST_ATTRIBUTE = 400
WITHIN = frozenset({"body", "main", "html"})
"""Elements that hold far more than a picture and its caption."""
ELSEWHERE = frozenset({"a", "nav", "aside", "footer", "header"})
"""Elements in which a picture leads no article: it leads to another, or stands on every page."""
NO_TEXT = UNSEEN | {"button"}


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture as the page shows it."""

    image: "HtmlElement"
    places: tuple[str, ...]
    """The addresses of its sizes, as they were written."""
    marks: frozenset[str]
    """What tells it from other pictures."""


@dataclass(frozen=True, slots=True)
class Legend:
    """What stands by a picture; each may be empty."""

    caption: str = ""
    credit: str = ""


def show_pictures(tree: "HtmlElement") -> tuple[ShownPicture, ...]:
    """Return the pictures of a page, in order, without logos, icons and stand-ins."""
    shown = []
    for image in islice(tree.iter("img"), MOST_PICTURES):
        places = tuple(dict.fromkeys(place for place in _places(image) if not is_placeholder(place)))
        if places:
            shown.append(ShownPicture(image, places, frozenset().union(*map(picture_marks, places))))
    return tuple(shown)


def _places(image: "HtmlElement") -> Iterator[str]:
    around = image.getparent()
    sources = around.iterchildren("source") if around is not None and around.tag == "picture" else ()
    for element in (image, *sources):
        for name in SOURCES:
            value = (element.get(name) or "").strip()
            if "srcset" in name:
                yield from (part.split()[0] for part in re.split(r",\s+", value) if part.split())
            elif value and not value.startswith("data:"):
                yield value[: LONGEST_PLACE + 1]


def find_legend(picture: ShownPicture, all_shown: tuple[ShownPicture, ...]) -> Legend:
    """Return caption and credit in the smallest element that has one, around a picture and no other."""
    others = {one.image for one in all_shown if not one.marks & picture.marks}
    for around in islice(picture.image.iterancestors(), MOST_LEVELS):
        large = sum(1 for _ in islice(around.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS
        if large or around.tag in WITHIN or any(image in others for image in around.iter("img")):
            break
        captions, credits_ = _read_legends(around)
        if captions or credits_:
            return _legend(captions, credits_)
    return Legend()


def _legend(captions: list[str], credits_: list[str]) -> Legend:
    caption, credit = split_credit(" ".join(dict.fromkeys(captions)))
    stated = [name for text in dict.fromkeys(credits_) if (name := name_credited(text))]
    return Legend("" if len(caption) > LONGEST_CAPTION else caption, ", ".join(stated) or credit)


def _read_legends(around: "HtmlElement") -> tuple[list[str], list[str]]:
    """The texts of captions, and those of credits, in an element."""
    from lxml import etree

    captions: list[str] = []
    credits_: list[str] = []
    open_kinds: list[list[str]] = []
    walk = etree.iterwalk(around, events=("start", "end"))
    text: list[str] = []
    for event, element in walk:
        starts = event == "start"
        kind = _kind(element, captions, credits_) if element is not around else None
        if starts and element.tag in NO_TEXT:
            walk.skip_subtree()
        if kind is not None or element.tag in PARTING:
            _note(text, open_kinds)
        if kind is not None:
            open_kinds = [*open_kinds, kind] if starts else open_kinds[:-1]
        piece = element.tail if not starts else None if element.tag in NO_TEXT else element.text
        if piece and open_kinds:
            text.append(piece)
    _note(text, open_kinds)
    return captions, credits_


def _note(text: list[str], open_kinds: list[list[str]]) -> None:
    if open_kinds and (whole := plain_text("".join(text))):
        open_kinds[-1].append(whole)
    text.clear()


def _kind(element: "HtmlElement", captions: list[str], credits_: list[str]) -> list[str] | None:
    """Where the text of an element goes: to the captions, the credits, or wherever that around it goes."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    words = {word.lower() for word in NAME.split(names[:LONGEST_ATTRIBUTE])}
    if element.tag == "figcaption":
        return captions
    if next(element.iter("img"), None) is not None:
        return None
    if words & CREDITS and not words & CAPTIONS:
        return credits_
    return captions if words & CAPTIONS else None


def first_figure(tree: "HtmlElement", shown: tuple[ShownPicture, ...]) -> ShownPicture | None:
    """Return the first large figure near a page's headline; None where there is none."""
    by_image = {one.image: one for one in shown}
    headed = next(tree.iter("h1"), None) is None
    paragraphs = 0
    for element in tree.iter("h1", "p", "img"):
        headed = headed or element.tag == "h1"
        if element.tag == "p" and headed:
            paragraphs += len("".join(element.itertext()).split()) >= SENTENCE_WORDS
        if paragraphs > NEAR:
            break
        if element in by_image and _leads(element, headed=headed):
            return by_image[element]
    return None


def _leads(image: "HtmlElement", *, headed: bool) -> bool:
    tags = {element.tag for element in image.iterancestors()}
    width = image.get("width") or ""
    small = width.isdecimal() and int(width[:6]) < SMALL
    within = headed or not tags.isdisjoint({"article", "main"})
    return "figure" in tags and within and not small and tags.isdisjoint(ELSEWHERE)
