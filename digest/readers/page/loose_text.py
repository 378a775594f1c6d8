"""Text that stands in no block of its own, and the spaces beside links: what trafilatura would mix up."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from digest.readers.page.tree import PARTING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HOLDERS = frozenset("article aside body center div font main section span".split())
"""Tags that hold blocks, and text of their own only by carelessness."""

BLOCKS = PARTING - {"br"}

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike"
    " strong sub sup time tt u var wbr".split()
)

FEWEST_WORDS = 3
"""Words of a run of loose text that becomes a paragraph; a link or a count alone stays as it is."""

RUNNING_WORDS = 9
"""Words of at least one of the runs in a holder; else they are menus, counts and marks."""

KEPT_SPACE = "\u2420"
"""Stands for a space beside an inline element, as trafilatura loses some. It is a sign that nobody writes."""

Piece = tuple["HtmlElement | str", bool]


def wrap_loose_text(tree: "HtmlElement") -> None:
    """Make paragraphs of running text that stands loose beside blocks, or between two breaks in a row."""
    for holder in [*tree.iter(*HOLDERS)]:
        if not _has_loose_text(holder):
            continue
        runs = [
            ([node for node, _ in run], loose)
            for loose, run in groupby(_pieces(holder), key=lambda piece: piece[1])
        ]
        counts = [_count_words(nodes) for nodes, _ in runs]
        running = any(
            loose and count >= RUNNING_WORDS for count, (_, loose) in zip(counts, runs, strict=True)
        )
        if running and sum(map(bool, counts)) > 1:
            _refill(holder, runs, counts)


def _has_loose_text(holder: "HtmlElement") -> bool:
    """Whether text of the element's own stands beside blocks or breaks."""
    texts = (holder.text, *(child.tail for child in holder))
    loose = any(text and not text.isspace() for text in texts)
    return loose and any(child.tag not in INLINE for child in holder)


def _pieces(holder: "HtmlElement") -> Iterator[Piece]:
    """The texts and elements within a holder, in order, and whether each belongs to a loose run.

    A single break does; two with nothing between them part paragraphs.
    """
    if holder.text:
        yield holder.text, True
    after_break = False
    for child in holder:
        tail = child.tail or ""
        following = child.getnext()
        is_break = child.tag == "br"
        doubled = is_break and not tail.strip() and following is not None and following.tag == "br"
        yield child, not (doubled or after_break) if is_break else _is_inline(child)
        if tail:
            yield tail, not doubled
        after_break = doubled


def _is_inline(element: "HtmlElement") -> bool:
    return element.tag in INLINE and next(element.iter(*BLOCKS), None) is None


def _count_words(nodes: Sequence["HtmlElement | str"]) -> int:
    texts = (node if isinstance(node, str) else "".join(node.itertext()) for node in nodes)
    return len("".join(texts).split())


def _refill(
    holder: "HtmlElement", runs: Sequence[tuple[list["HtmlElement | str"], bool]], counts: Sequence[int]
) -> None:
    """Put what a holder has into it anew, each loose run of some words in a paragraph."""
    for child in [*holder]:
        holder.remove(child)
        child.tail = None
    holder.text = None
    for (nodes, loose), count in zip(runs, counts, strict=True):
        parent = holder
        if loose and count >= FEWEST_WORDS:
            parent = holder.makeelement("p")
            holder.append(parent)
        _fill(parent, nodes)


def _fill(parent: "HtmlElement", nodes: Sequence["HtmlElement | str"]) -> None:
    """Append texts and elements to an element."""
    for node in nodes:
        if not isinstance(node, str):
            parent.append(node)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + node
        else:
            parent.text = (parent.text or "") + node


def keep_spaces(tree: "HtmlElement") -> None:
    """Put `KEPT_SPACE` for the spaces between words and inline elements."""
    for element in tree.iter(*INLINE):
        tail = element.tail or ""
        if tail[:1].isspace() and tail.strip():
            element.tail = KEPT_SPACE + tail.lstrip()
        before, parent = element.getprevious(), element.getparent()
        if before is not None:
            before.tail = _with_kept_end(before.tail)
        elif parent is not None:
            parent.text = _with_kept_end(parent.text)


def _with_kept_end(text: str | None) -> str | None:
    return text.rstrip() + KEPT_SPACE if text and text[-1].isspace() and text.strip() else text


def lost_spaces(text: str) -> str:
    """Return a text with its spaces again.

    >>> lost_spaces("the" + KEPT_SPACE + "river")
    'the river'

    """
    return text.replace(KEPT_SPACE, " ")
