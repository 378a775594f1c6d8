"""The furniture in a piece of HTML that is all article: an entry of a feed, or a mail."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest.body import plain_text
from digest.errors import SourceError
from digest.readers.clean import is_deep
from digest.readers.markup import TAG
from digest.readers.page.furniture import clear_blocks, prune
from digest.readers.page.loose_text import wrap_loose_text
from digest.readers.page.text_blocks import BlockTag, TextBlock
from digest.readers.page.tree import LONGEST_MARKUP, PARTING, UNSEEN, parse_page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HOLDING = PARTING - {"br", "hr"}

TAGS: dict[str, BlockTag] = {
    "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6",
    "li": "li", "dd": "li", "dt": "li", "td": "tr", "th": "tr", "blockquote": "blockquote", "pre": "pre",
}  # fmt: skip
"""What a block is by its own tag, or by the one around it; any other is a paragraph."""

LEAST_KEPT = 0.5
"""The share of the words that must be left; a text that seems to be furniture for the most part is none."""


def clear_fragment(html: str, headline: str | None) -> str:
    """Return a piece of HTML without what a page would lose too: captions, share lines, the headline again.

    It comes back as it is where it is too large or too deep to be parsed, or where hardly any running text
    would be left: a short message or a list of links can be all that somebody wrote. Not safe by itself.
    """
    if len(html) > LONGEST_MARKUP or not TAG.search(html) or is_deep(html):
        return html
    try:
        tree = parse_page(f"<html><body>{html}</body></html>", "")
    except SourceError:
        return html
    body = tree.find("body")
    return html if body is None else _clear(body, tree, headline) or html


def _clear(body: "HtmlElement", tree: "HtmlElement", headline: str | None) -> str | None:
    """The HTML of what is left of a body; None where that is too little."""
    from lxml import etree

    words = sum(block.words for _, block in _blocks(body))
    prune(tree)
    wrap_loose_text(tree)
    found = [*_blocks(body)]
    kept = clear_blocks([block for _, block in found], headline)
    too_little = sum(block.words for block in kept) < LEAST_KEPT * words
    if too_little or not any(block.is_running for block in kept):
        return None
    staying = {id(block) for block in kept}
    for element, block in found:
        if id(block) not in staying:
            _empty(element)
    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in body)


def _blocks(body: "HtmlElement") -> Iterator[tuple["HtmlElement", TextBlock]]:
    """Every element that holds text and no other block, and what stands in it."""
    lists: dict[HtmlElement, int] = {}
    for element in body.iter(*HOLDING):
        if next(element.iterdescendants(*HOLDING), None) is not None:
            continue
        text = plain_text("".join(_seen(element)))
        if not text:
            continue
        parent = element.getparent()
        linked = sum(len(plain_text("".join(link.itertext()))) for link in element.iter("a"))
        group = lists.setdefault(parent, len(lists) + 1) if parent is not None else 0
        yield element, TextBlock(_tag(element), text, "", min(1.0, linked / len(text)), group)


def _seen(element: "HtmlElement") -> Iterator[str]:
    """The texts of an element; a break is a space."""
    for part in element.iter():
        if part.tag in UNSEEN:
            continue
        if part.tag == "br":
            yield " "
        if part.text:
            yield part.text
        if part.tail and part is not element:
            yield part.tail


def _tag(element: "HtmlElement") -> BlockTag:
    parent = element.getparent()
    around = str(parent.tag) if parent is not None else ""
    return TAGS.get(str(element.tag)) or TAGS.get(around, "p")


def _empty(element: "HtmlElement") -> None:
    """Take everything out of an element; what stands behind it stays."""
    tail = element.tail
    element.clear()
    element.tail = tail
