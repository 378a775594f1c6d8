"""A page's markup as a tree, and the lines of text that a reader of it sees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.body import plain_text
from digest.errors import Notice, SourceError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_ELEMENTS = 80_000
"""Elements of a page; a long article on a heavy site has 10,000."""

LONGEST_MARKUP = 9_000_000
"""Characters of a page without what is embedded in it. From ten million on libxml2 loses text in silence."""

EMBEDDED = re.compile(r"data:[a-z]+/[a-z0-9.+-]+[^\s\"'<>)]{200,}", re.IGNORECASE)
"""A picture or font written out in the page itself."""

NO_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    r"|&#(?:0*+(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])|[xX]0*+(?:[0-8bcefBCEF]|1[\da-fA-F]|[fF]{3}[efEF]))(?![\da-fA-F]);?"
)
"""What libxml2 reads and will not write: neither as it is nor by its number has it a place in a tree."""

TAG = re.compile(
    r"<(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)(?P<rest>(?:[^>=]++|=\s*+\"[^\"]*+(?:\"|\Z)|=\s*+'[^']*+(?:'|\Z)|=)*+)(?:>|\Z)"
)
"""A tag with its attributes. It matches wherever a tag begins, so that a search takes linear time."""
QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
LONG_TAG = 1_000
MOST_ATTRIBUTES = 150
"""Attributes of a tag. libxml2 takes time in the square of them: 40,000 keep it busy for 10 seconds."""
LONGEST_ATTRIBUTE = 4_000
"""Characters of an attribute; longer ones hold no name, date or address."""

PARTING = frozenset(
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td th tr"
    " ul".split()
)
"""Tags that begin a new line."""

UNSEEN = frozenset("script style noscript template iframe svg head select textarea object math".split())


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of text as a reader of the page sees it."""

    text: str
    tag: str
    """The tag that it stands in, such as `p`."""
    linked: float
    """The share of its characters that lead elsewhere."""


def parse_page(markup: str, place: str) -> "HtmlElement":
    """Return the tree of a page; nothing is fetched, and what is nested deeper than 255 levels is left out.

    Raises:
        SourceError: There is no page in it, or one of more elements than any article has.

    """
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True
    )
    markup = TAG.sub(_without_attributes, EMBEDDED.sub("data:,", NO_CHARACTER.sub(" ", markup)))
    if len(markup) > LONGEST_MARKUP:
        problem = f"a page of {len(markup):,} characters; the limit is {LONGEST_MARKUP:,}"
        raise SourceError(Notice(place, None, problem, "paste the article's text into a .txt file"))
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError(Notice(place, None, "no web page in this file", "save the page again")) from error
    if tree.xpath("count(//*)") > MOST_ELEMENTS:
        problem = f"a page of more than {MOST_ELEMENTS:,} elements"
        raise SourceError(Notice(place, None, problem, "paste the article's text into a .txt file"))
    for element in tree.xpath(f"//*[@*[string-length() > {LONGEST_ATTRIBUTE}]]"):
        for name, value in element.items():
            if len(value) > LONGEST_ATTRIBUTE:
                del element.attrib[name]
    return tree


def _without_attributes(tag: re.Match[str]) -> str:
    """A tag as it is; one of very many attributes without any."""
    if len(tag[0]) < LONG_TAG or len(QUOTED.sub("", tag["rest"]).split()) <= MOST_ATTRIBUTES:
        return tag[0]
    return f"<{tag['name']}>"


def page_lines(tree: "HtmlElement") -> tuple[PageLine, ...]:
    """Return the lines of a page's body, in order."""
    body = tree.find("body")
    return () if body is None else tuple(_lines(body))


def _lines(body: "HtmlElement") -> Iterator[PageLine]:
    from lxml import etree

    text: list[str] = []
    linked = 0
    open_tags, links, unseen = ["body"], 0, 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        starts = event == "start"
        if tag in PARTING:
            if line := plain_text("".join(text)):
                yield PageLine(line, open_tags[-1], min(1.0, linked / len(line)))
            text.clear()
            linked = 0
            if tag != "br":
                _note_tag(open_tags, tag, starts=starts)
        unseen += (tag in UNSEEN) * (1 if starts else -1)
        links += (tag == "a") * (1 if starts else -1)
        piece = element.text if starts else element.tail
        if piece and not unseen:
            text.append(piece)
            linked += len(piece.strip()) if links else 0
    if line := plain_text("".join(text)):
        yield PageLine(line, open_tags[-1], min(1.0, linked / len(line)))


def _note_tag(open_tags: list[str], tag: str, *, starts: bool) -> None:
    if starts:
        open_tags.append(tag)
    elif len(open_tags) > 1:
        open_tags.pop()
