"""The main text of a page."""

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from digest.body import escape
from digest.readers.page.furniture import clear_blocks, prune
from digest.readers.page.loose_text import keep_spaces, wrap_loose_text
from digest.readers.page.text_blocks import BlockTag, TextBlock, read_blocks, running_words
from digest.readers.page.tree import PageLine, page_lines
from digest.readers.paste.body import find_body
from digest.readers.paste.lines import Line
from digest.readers.paste.signs import observe

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_TEXT = 1_000_000
"""Characters of text, beyond which only the search for running text is tried: it is linear."""

MOST_ELEMENTS = 40_000
"""Elements, likewise."""

GAINS = 1.1
"""How many times more running text trafilatura's wider search must find."""
COVERED = 0.8
"""The share of a page's running text that a search found, from which no wider one is tried."""
HARDLY_ANY = 150
"""Words of running text that are few enough to doubt that all was found."""
GOES_ON = 1.4
"""How many times more running text the stretch has that goes on where a search broke off."""
NEARLY_ALL = 0.9
LINKED = 0.7
"""The share of a line that is a link where it leads elsewhere."""
SHORTEST_TITLE = 4
"""Words of another article's headline."""
FAR_MORE = 6
"""How many times more running text the page must have then."""


def extract_blocks(tree: "HtmlElement", headline: str | None) -> tuple[TextBlock, ...]:
    """Return the blocks of a page's main text; the tree is changed.

    trafilatura finds it, with its wider search where that finds more. Where
    both find hardly anything on a page full of running text, or break off in
    the middle of it, the stretch of lines counts that is the body of a pasted page.
    """
    prune(tree)
    wrap_loose_text(tree)
    lines = page_lines(tree)
    keep_spaces(tree)
    on_page = sum(len(line.text.split()) for line in lines if _is_running(line))
    long = sum(len(line.text) for line in lines) > LONGEST_TEXT or sum(1 for _ in tree.iter()) > MOST_ELEMENTS
    blocks = () if long else _search(tree, wide=False)
    found = running_words(blocks)
    if not long and found < COVERED * on_page:
        wider = _search(tree, wide=True)
        if running_words(wider) > GAINS * found:
            blocks, found = wider, running_words(wider)
    if found < COVERED * on_page:
        stretch = _find_stretch(lines)
        more = running_words(stretch)
        if (found < HARDLY_ANY and more > FAR_MORE * found) or (
            more > GOES_ON * found and goes_on(stretch, blocks)
        ):
            blocks = stretch
    return clear_blocks(blocks, headline)


def goes_on(stretch: Sequence[TextBlock], blocks: Sequence[TextBlock]) -> bool:
    """Say whether a stretch of the page goes on with the text of some blocks, and leads to nothing else.

    Nearly all their running text stands in it, and none of its lines is another article's headline.
    """
    if any(block.linked > LINKED and block.words >= SHORTEST_TITLE for block in stretch):
        return False
    texts = {block.text for block in stretch}
    there = running_words([block for block in blocks if block.text in texts])
    return there >= NEARLY_ALL * running_words(blocks) > 0


def _search(tree: "HtmlElement", *, wide: bool) -> tuple[TextBlock, ...]:
    """What trafilatura finds, in its balanced mode or in the one that favours recall."""
    import trafilatura

    found = trafilatura.bare_extraction(
        deepcopy(tree),
        include_comments=False,
        include_formatting=True,
        include_links=True,
        favor_recall=wide,
    )
    body = getattr(found, "body", None)
    return () if body is None else tuple(read_blocks(body))


def _is_running(line: PageLine) -> bool:
    return TextBlock("p", line.text, "", line.linked).is_running


def _find_stretch(lines: Sequence[PageLine]) -> tuple[TextBlock, ...]:
    """The body as the reader of pasted pages would find it in the page's lines."""
    signs = observe([Line(number, line.text, follows=False) for number, line in enumerate(lines, start=1)])
    body = find_body(signs)
    return tuple(
        TextBlock(_tag(lines[place]), lines[place].text, escape(lines[place].text), lines[place].linked)
        for place in body
    )


def _tag(line: PageLine) -> BlockTag:
    if line.tag in {"h1", "h2"}:
        return "h2"
    if line.tag in {"h3", "h4", "h5", "h6"}:
        return "h3"
    return "li" if line.tag == "li" else "p"
