"""The blocks of an article's text, and their HTML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from digest.body import escape, plain_text
from digest.readers.page.loose_text import lost_spaces

if TYPE_CHECKING:
    from lxml.etree import _Element

BlockTag = Literal["p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "tr"]

SENTENCE_WORDS = 9
"""A block of so many words with an end mark is running text."""
PARAGRAPH_WORDS = 35
"""A block of so many words is running text however it ends."""
MOST_LINKED = 0.5
"""The share of a block's characters that are links, at most, where it is running text."""
UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
UNSPACED_PER_WORD = 2
END = re.compile(r"[.!?…:;。！？।؟][\"'”’»“)\]]{0,3}$")

INLINE = {"#b": "strong", "#i": "em", "#u": "u", "#sup": "sup", "#sub": "sub", "#t": "code"}
"""trafilatura's names of emphasis, in HTML."""
HEADINGS: dict[str | None, BlockTag] = {
    "h1": "h2",
    "h2": "h2",
    "h3": "h3",
    "h4": "h4",
    "h5": "h5",
    "h6": "h6",
}


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, heading, item of a list or row of a table."""

    tag: BlockTag
    text: str
    html: str
    """Without the block's own tag; not safe by itself."""
    linked: float = 0.0
    """The share of its characters that lead elsewhere."""
    group: int = 0
    """Blocks of one list or table have the same number."""
    ordered: bool = False
    """Whether it is an item of a numbered list."""

    @property
    def words(self) -> int:
        """How many words it has; in scripts without spaces, every two letters are one."""
        unspaced = 0 if self.text.isascii() else len(UNSPACED.findall(self.text))
        return len(self.text.split()) + unspaced // UNSPACED_PER_WORD

    @property
    def ended(self) -> bool:
        """Whether a mark ends it that ends a sentence."""
        return END.search(self.text[-5:]) is not None

    @property
    def is_heading(self) -> bool:
        """Whether it heads what is below it."""
        return self.tag.startswith("h")

    @property
    def is_running(self) -> bool:
        """Whether it is running text."""
        if self.linked >= MOST_LINKED or self.tag == "tr":
            return False
        words = self.words
        return (words >= SENTENCE_WORDS and self.ended) or words >= PARAGRAPH_WORDS


def running_words(blocks: Sequence[TextBlock]) -> int:
    """Return how many words of running text blocks have."""
    return sum(block.words for block in blocks if block.is_running)


def read_blocks(body: "_Element") -> Iterator[TextBlock]:
    """Cut what trafilatura found into blocks."""
    for number, element in enumerate(body, start=1):
        if element.tag == "list":
            ordered = element.get("rend") == "ol"
            yield from _blocks(_block(item, "li", number, ordered=ordered) for item in element.iter("item"))
        elif element.tag == "table":
            yield from _blocks(_block(row, "tr", number) for row in element.iter("row"))
        else:
            yield from _blocks([_block(element, _tag_of(element), number)])
        if element.tail and (text := plain_text(lost_spaces(element.tail))):
            yield TextBlock("p", text, escape(text))


def _blocks(found: "Iterator[TextBlock | None] | Sequence[TextBlock | None]") -> Iterator[TextBlock]:
    yield from (block for block in found if block is not None)


def _tag_of(element: "_Element") -> BlockTag:
    if element.tag == "head":
        return HEADINGS.get(element.get("rend"), "h3")
    if element.tag == "code":
        return "pre"
    return "blockquote" if element.tag == "quote" else "p"


def _block(element: "_Element", tag: BlockTag, group: int, *, ordered: bool = False) -> TextBlock | None:
    """One block; what is nested in it, such as a list in an item, becomes a part of its text."""
    html, text, linked = [], [], 0
    depth = 0
    from lxml import etree

    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        starts = event == "start"
        if starts and part is not element and part.tag == "list":
            walk.skip_subtree()  # its items are blocks of their own
            continue
        if part is not element:
            html.append(_inline(part, starts=starts))
            if part.tag in {"lb", "cell", "td", "th", "p", "item", "row"}:
                text.append(" ")
        depth += (part.tag == "ref") * (1 if starts else -1)
        piece = part.text if starts else part.tail if part is not element else None
        if piece:
            piece = lost_spaces(piece)
            html.append(escape(piece))
            text.append(piece)
            linked += len(piece) if depth else 0
    words = plain_text("".join(text))
    if not words:
        return None
    return TextBlock(tag, words, "".join(html), min(1.0, linked / len(words)), group, ordered)


def _inline(part: "_Element", *, starts: bool) -> str:
    """The tag of an element within a block, in HTML."""
    if part.tag == "lb":
        return "<br>" if starts else ""
    if part.tag == "ref":
        target = escape(part.get("target") or "").replace('"', "%22")
        return (f'<a href="{target}">' if target else "<a>") if starts else "</a>"
    if part.tag in {"cell", "td", "th"}:
        name = "th" if part.tag == "th" or part.get("role") == "head" else "td"
    elif part.tag in {"p", "item", "row", "head", "quote"}:
        return "<br>" if starts else ""
    else:
        name = INLINE.get(
            part.get("rend") or "", "code" if part.tag == "code" else "del" if part.tag == "del" else ""
        )
    return "" if not name else f"<{name}>" if starts else f"</{name}>"


def to_html(blocks: Sequence[TextBlock]) -> str:
    """Return the HTML of blocks, those of one list or table together."""
    parts: list[str] = []
    around = ""
    group = 0
    for block in blocks:
        wanted = {"li": "ol" if block.ordered else "ul", "tr": "table"}.get(block.tag, "")
        if (wanted, block.group if wanted else 0) != (around, group):
            parts += [f"</{around}>" if around else "", f"<{wanted}>" if wanted else ""]
            around, group = wanted, block.group if wanted else 0
        parts.append(f"<{block.tag}>{block.html}</{block.tag}>")
    parts.append(f"</{around}>" if around else "")
    return "".join(parts)
