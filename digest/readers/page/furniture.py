"""What stands on a page beside its article: taken out of the tree before, and out of the text after."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from digest.readers.page.headline import same_words
from digest.readers.page.text_blocks import TextBlock
from digest.readers.paste.byline import read_byline
from digest.readers.paste.cues import Kind
from digest.readers.paste.dates import tells_date
from digest.readers.paste.lines import Line
from digest.readers.paste.signs import ADDRESS, SENTENCE_WORDS, Sign
from digest.readers.paste.words import find_kinds

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAMES = frozenset(
    "breadcrumb breadcrumbs byline bylines subscribe subscription signup newsletter newsletters promo promos"
    " affiliate disclaimer bio authorbio share sharing sharebar social socials related recommended"
    " recommendations caption captions figcaption credit comments disqus cookie cookies consent gdpr advert"
    " advertisement ads sponsor sponsored taboola outbrain tags taglist paywall eyebrow published timestamp"
    " dateline nav navigation navbar menu footer sidebar popup modal tooltip citation license"
    " copyright".split()
)
"""Words in the class or id of an element that make it no part of the article."""

NAME = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])")
LONGEST_ATTRIBUTE = 400
HIDDEN = re.compile(r"display:\s{0,3}none", re.IGNORECASE)
KEPT = frozenset({"html", "body", "article", "main"})
LARGEST_SHARE = 0.2
"""The share of a page's text that furniture has at most: many a site calls its whole page "has-sidebar"."""
MOST_PARAGRAPHS = 3
"""Paragraphs of running text in it."""
COMMENTS = frozenset({"comments", "commentlist", "disqus"})
"""What readers wrote is none of the article, however much it is; but a site may call all its page so."""

FURNITURE: frozenset[Kind] = frozenset(
    {
        "share",
        "comments",
        "related",
        "newsletter",
        "advertisement",
        "cookie",
        "tags",
        "copyright",
        "player",
        "credit",
        "caption",
    }
)
LONGEST_FURNITURE = 30
"""Words of a block that its wording can make furniture."""
SYNDICATION = re.compile(
    r"(?:The post|Der Beitrag|(?:L’|L'|Cet )article|La entrada|L['’]articolo|O post|Het bericht)\s.{1,400}"
    r"\b(?:appeared first on|erschien zuerst (?:auf|bei)|est apparu en premier sur|(?:se publicó|apareció)"
    r" primero en|(?:è apparso per primo|proviene) (?:su|da)|apareceu primeiro em|verscheen eerst op)\b"
)
"""What WordPress puts below an entry of a feed, about where it was first printed."""
HEAD_BLOCKS = 8
"""Blocks at the start among which the headline can stand once more."""


def prune(tree: "HtmlElement") -> None:
    """Take out of a page what its own names say is no article: captions, menus, boxes about authors.

    One walk counts text and paragraphs of every element, a second takes out.
    """
    body = tree.find("body")
    if body is None:
        return
    for element in [*body.iter("script", "style", "template", "iframe", "object", "embed", "svg")]:
        element.drop_tree()
    sizes = _sizes(body)
    largest = LARGEST_SHARE * sizes[body][0]
    for element in [*body.iter()]:
        length, paragraphs, articles = sizes[element]
        small = length < largest and paragraphs <= MOST_PARAGRAPHS and not articles
        if element is body or element.getparent() is None:
            continue
        if (small and _is_furniture(element)) or _holds_comments(element):
            element.drop_tree()


def _sizes(body: "HtmlElement") -> dict["HtmlElement", tuple[int, int, int]]:
    """Of each element: the characters of its text, its paragraphs of running text, the articles in it."""
    sizes: dict[HtmlElement, tuple[int, int, int]] = {}
    for element in reversed([*body.iter()]):
        length, paragraphs, articles = len(element.text or ""), 0, 0
        for child in element:
            of_child = sizes[child]
            length += of_child[0] + len(child.tail or "")
            paragraphs += of_child[1]
            articles += of_child[2] + (child.tag == "article")
        if element.tag == "p" and len("".join(element.itertext()).split()) >= SENTENCE_WORDS:
            paragraphs += 1
        sizes[element] = (length, paragraphs, articles)
    return sizes


def _holds_comments(element: "HtmlElement") -> bool:
    if element.tag in KEPT or next(element.iter("h1"), None) is not None:
        return False
    return not COMMENTS.isdisjoint((element.get("id") or "").lower().split("-"))


def _is_furniture(element: "HtmlElement") -> bool:
    if element.tag in KEPT:
        return False
    if element.tag == "figcaption" or element.get("hidden") is not None:
        return True
    if HIDDEN.search((element.get("style") or "")[:LONGEST_ATTRIBUTE]):
        return True
    names = (element.get("class") or "", element.get("id") or "")
    return any(
        not NAMES.isdisjoint(part.lower() for part in NAME.split(name))
        for name in names
        if name and len(name) < LONGEST_ATTRIBUTE
    )


def clear_blocks(blocks: Sequence[TextBlock], headline: str | None) -> tuple[TextBlock, ...]:
    """Return an article's blocks without its headline, and without what their words show to be furniture."""
    start = _after_headline(blocks, headline)
    kept = [block for block in _without_lists(blocks[start:]) if not _reads_as_furniture(block)]
    opening = next((place for place, block in enumerate(kept) if block.is_running), 0)
    kept = [block for place, block in enumerate(kept) if place >= opening or not _tells_of_article(block)]
    return tuple(kept[: _end(kept)])


def _end(blocks: Sequence[TextBlock]) -> int:
    """Where the text ends: before short notes on its making, and whatever only leads away."""
    end = len(blocks)
    while end and _is_behind_text(blocks[end - 1]):
        end -= 1
    return end


def _is_behind_text(block: TextBlock) -> bool:
    if block.tag in {"pre", "tr"}:
        return False
    if block.is_heading or _leads_away(block) or _signs_off(block) or SYNDICATION.match(block.text):
        return True
    sign = Sign(Line(1, block.text, follows=False))
    return block.words <= LONGEST_FURNITURE and sign.aside and not sign.dated


def _after_headline(blocks: Sequence[TextBlock], headline: str | None) -> int:
    """The place after the headline where it stands at the start of the text once more; 0 where it doesn't."""
    after = 0
    for place, block in enumerate(blocks[:HEAD_BLOCKS]):
        if headline and same_words(block.text, headline):
            after = place + 1
        elif block.is_running:
            break
    return after


def _reads_as_furniture(block: TextBlock) -> bool:
    """Whether a block's words are those of a page, not of an article."""
    if block.words > LONGEST_FURNITURE or block.tag == "pre":
        return False
    sentence = block.words >= SENTENCE_WORDS and block.ended
    return not FURNITURE.isdisjoint(find_kinds(block.text, is_sentence=sentence))


def _tells_of_article(block: TextBlock) -> bool:
    """Whether a block above the text is a byline or a date."""
    return read_byline(block.text) is not None or tells_date(block.text)


def _leads_away(block: TextBlock) -> bool:
    """Whether a block is hardly more than a link."""
    return block.linked > LINK_ONLY and not block.is_running


def _signs_off(block: TextBlock) -> bool:
    """Whether a block, last of all, is a rule of signs, an address, or says how to reach its author."""
    if not any(letter.isalnum() for letter in block.text) or ADDRESS.fullmatch(block.text):
        return True
    return block.words <= LONGEST_FURNITURE and "biography" in find_kinds(block.text, is_sentence=True)


LINK_ONLY = 0.8
"""The share of its characters that are links in a block that is hardly more than one."""


def _without_lists(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Leave out the items that follow a heading of other articles, as long as they only lead away."""
    listing = False
    for block in blocks:
        opens = "related" in find_kinds(block.text) if block.words <= LONGEST_FURNITURE else False
        listing = opens or (listing and _leads_away(block))
        if not listing or opens:
            yield block
