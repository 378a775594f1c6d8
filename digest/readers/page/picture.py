"""The picture that leads a page's article."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from digest.readers.page.charset import decode_page
from digest.readers.page.headline import same_words
from digest.readers.page.shown_pictures import Legend, ShownPicture, find_legend, first_figure, show_pictures
from digest.readers.page.statements import Statements
from digest.readers.page.tree import parse_page
from digest.readers.paste.credits import name_credited, split_credit
from digest.readers.pictures import SAVED_FOLDER, join_address, picture_marks, picture_place
from digest.records import Picture

ENDS = (".", "!", "?", "…", "”", '"')

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from digest.records import Source


def find_picture(
    tree: "HtmlElement", statements: Statements, headline: str | None, base: str | None
) -> Picture | None:
    """Return the picture that leads an article, as the page states it or else shows it; not cleaned yet.

    Of those that it states, the first counts that it shows too, else the first.
    Caption and credit are those that stand by the picture on the page, else
    those that are stated.

    Args:
        tree: The page, whole.
        statements: What it states.
        headline: Its headline, which is no caption.
        base: What relative addresses stand on.

    """
    shown = show_pictures(tree)
    pairs = list(_match(statements.pictures, shown, base))
    if pairs:
        stated, seen = next((pair for pair in pairs if pair[1]), pairs[0])
    elif seen := first_figure(tree, shown):
        stated = Picture(_best_place(seen, base))
    else:
        return None
    legend = find_legend(seen, shown) if seen else Legend()
    described = _describe(stated, legend, alt=(seen.image.get("alt") if seen else None) or None)
    if described.caption and same_words(described.caption, headline or ""):
        return replace(described, caption=None)
    if described.caption and described.caption == statements.publisher:
        return replace(described, caption=None, credit=described.credit or described.caption)
    return described


def _match(
    pictures: tuple[Picture, ...], shown: tuple[ShownPicture, ...], base: str | None
) -> Iterator[tuple[Picture, ShownPicture | None]]:
    """Every stated picture that has a proper address, with the one on the page that is the same."""
    for picture in pictures:
        place = join_address(base, picture.place)
        if place:
            marks = picture_marks(place)
            seen = next((one for one in shown if one.marks & marks), None)
            yield Picture(place, picture.caption, picture.credit, picture.alt), seen


def _describe(stated: Picture, legend: Legend, alt: str | None) -> Picture:
    """A stated picture with what stands by it on the page, else with what is stated.

    What is stated as the caption may be an alternative text; then it is no sentence.
    """
    caption, credit = split_credit(stated.caption or "")
    if not credit and not caption.endswith(ENDS):
        caption, alt = "", alt or caption
    caption = legend.caption or caption
    credit = legend.credit or name_credited(stated.credit or "") or credit
    return Picture(
        stated.place,
        caption or None,
        None if credit == caption else credit or None,
        alt or stated.alt or None,
    )


def _best_place(figure: ShownPicture, base: str | None) -> str:
    """The first of a picture's addresses that is one, else its path in the folder saved with the page."""
    full = (place for place in figure.places if not SAVED_FOLDER.match(place))
    return next((url for place in full if (url := join_address(base, place))), figure.places[0])


def find_saved_picture(source: "Source", picture: Picture) -> str | None:
    """Return the path of a picture in the folder saved with its page; None where it is in none.

    Raises:
        SourceError: The bytes are no page.

    """
    if SAVED_FOLDER.match(picture.place):
        return picture_place(picture.place, source.path)
    markup, _ = decode_page(source.data, source.path)
    marks = picture_marks(picture.place)
    same = (one for one in show_pictures(parse_page(markup, source.path)) if one.marks & marks)
    saved = (unquote(place) for one in same for place in one.places if SAVED_FOLDER.match(place))
    return next((path for place in saved if (path := picture_place(place, "")) and "/" in path), None)
