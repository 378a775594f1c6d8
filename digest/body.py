"""The one body format: sanitised HTML, its visible text, and the way from one to the other.

The HTML that is handled here comes out of the sanitiser, so it is well formed:
every tag is closed, every `<` is a tag, and only `&amp; &lt; &gt; &nbsp;` are
written as entities. In a `Body` the visible characters of the HTML are exactly
those of the text, block for block; that is what makes an offset into the text
a place on the page. Pictures have no characters: they are taken out of the
HTML, and each keeps the place that it stood in.
"""

import html as html_entities
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice, takewhile
from typing import NamedTuple
from urllib.parse import unquote

from digest.records import Block, BlockKind, Illustration, Picture

TOKEN = re.compile(r'<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?:[^>"]|"[^"]*")*>|[^<]+')
LINK_TAG = re.compile(r"<a[ >]|<(?P<end>/)a>")
UNIT = re.compile(r"&[a-z]+;|.", re.DOTALL)

KINDS: dict[str, BlockKind | None] = {
    "p": None,
    "div": None,
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "li": "item",
    "dt": "item",
    "dd": "item",
    "blockquote": "quote",
    "pre": "code",
    "figcaption": "caption",
    "td": "cell",
    "th": "cell",
    "caption": "caption",
    "figure": None,
    "ul": None,
    "ol": None,
    "dl": None,
    "table": None,
    "thead": None,
    "tbody": None,
    "tfoot": None,
    "tr": None,
}
"""The tags that part blocks, and the kind of block that they make of the text in them."""

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}

BREAKS = {"br", "hr"}

MAY_BE_EMPTY = {"td", "th", "tr", "thead", "tbody", "tfoot", "table", "caption"}
"""The tags that stay without anything in them: a table keeps its shape. A link or heading of nothing goes."""

MAY_HOLD_A_PICTURE = {"li", "dt", "dd"}
"""The tags that stay for a picture alone: in a list it may stand in nothing else."""

PLACE = "place:"
"""What the sanitiser writes before the path of a picture beside the article."""

ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')

COUNTER_PIXELS = 2
"""A picture of no more is there to count readers."""

BLOCK_TAG = re.compile(rf"</?(?:{'|'.join(KINDS)}|br|hr)(?:[^>\"]|\"[^\"]*\")*>")

UNSEEN_RANGES = (
    (0x00, 0x08),
    (0x0E, 0x1F),
    (0x7F, 0x84),
    (0x86, 0x9F),
    (0xAD, 0xAD),  # soft hyphen
    (0x180E, 0x180E),
    (0x200B, 0x200B),  # zero-width space
    (0x202A, 0x202E),  # embeddings and overrides of writing direction: they make a text lie
    (0x2060, 0x2064),
    (0x2066, 0x2069),
    (0xD800, 0xDFFF),  # lone surrogates
    (0xFDD0, 0xFDEF),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xFFFE, 0xFFFF),
)
"""Characters that nobody sees, or that no page, feed or terminal can carry."""

UNSEEN = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in UNSEEN_RANGES)}]+")

ODD_SPACES = dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85), " ")
"""What a terminal obeys of the spaces that preformatted text keeps."""


def plain_text(text: str) -> str:
    """Return a text on one line, composed (NFC), without what nobody can see.

    >>> plain_text("  Cafe" + chr(0x301) + " opens" + chr(0x200B) + " ")
    'Café opens'

    """
    return " ".join(_composed(text).split())


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", UNSEEN.sub("", text))


def _single_spaced(text: str) -> str:
    """A text with one space wherever it has some, at its ends too."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def cut_at_space(text: str, longest: int) -> str:
    """Return a text, cut at the last space before `longest` characters, with an ellipsis, where it has more.

    >>> cut_at_space("Rain fell all day", 12), cut_at_space("Rain", 12)
    ('Rain fell…', 'Rain')

    """
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "…"


@dataclass(frozen=True, slots=True)
class Body:
    """An article's body as HTML and as text, character for character the same."""

    html: str
    text: str
    blocks: tuple[Block, ...]
    illustrations: tuple[Illustration, ...] = ()
    lost_pictures: int = 0
    """Pictures whose place is no path and no address."""


@dataclass(slots=True)
class _BodyWriter:
    """What is written so far of a body, while its HTML is walked through."""

    html: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    """Characters of text so far."""
    block_start: int = 0
    last_run: int | None = None
    """The place in `html` of the current block's last run of text."""
    open_tags: list[str] = field(default_factory=list)
    levels: list[tuple[int, int]] = field(default_factory=list)
    """Of the headings that are open: the level as written, and that of the heading before."""
    last_level: int = 1
    pictures: list[tuple[int, str]] = field(default_factory=list)
    """Each picture's tag, and the piece of `html` that it stands before."""

    def write_tag(self, token: str, tag: str, *, end: bool) -> None:
        if tag == "img":
            self.pictures.append((len(self.html), token))
            return
        if tag in KINDS or tag in BREAKS:
            self.finish_block()
        if tag in HEADINGS:
            token = self._shift_heading(token, tag, end=end)
        if tag in KINDS and not end:
            self.open_tags.append(tag)
        elif tag in KINDS and tag in self.open_tags:
            while self.open_tags.pop() != tag:
                pass
        if end and tag not in MAY_BE_EMPTY and self._holds_nothing(tag):
            self._drop_empty_tag()
        else:
            self.html.append(token)

    def _holds_nothing(self, tag: str) -> bool:
        """Whether nothing stands between the tag and its end; a block must not part loose texts either."""
        before = self.html[-1] if self.html else ""
        opening = before.startswith("<") and not before.startswith(("</", "<br", "<hr"))
        parts_texts = tag in KINDS and len(self.html) > 1 and not BLOCK_TAG.fullmatch(self.html[-2])
        holds_picture = (
            tag in MAY_HOLD_A_PICTURE and self.pictures[-1:] and self.pictures[-1][0] == len(self.html)
        )
        return opening and not parts_texts and not holds_picture

    def _drop_empty_tag(self) -> None:
        """Take back the tag that was opened last; a picture in it stands where the tag stood."""
        self.html.pop()
        for number in range(len(self.pictures) - 1, -1, -1):
            place, token = self.pictures[number]
            if place <= len(self.html):
                break
            self.pictures[number] = (len(self.html), token)

    def _shift_heading(self, token: str, tag: str, *, end: bool) -> str:
        """Keep headings below the page's own title, and skip no level."""
        if end and self.levels:
            level, before = self.levels.pop()
            self.last_level = before if self._holds_nothing(tag) else level
        else:
            level = min(max(2, int(tag[1])), self.last_level + 1)
            self.levels.append((level, self.last_level))
            self.last_level = level
        return token.replace(tag, f"h{level}", 1)

    def write_run(self, run: str) -> None:
        text = _composed(unescape(run))
        if "pre" in self.open_tags:
            text = text.translate(ODD_SPACES)
            text = text.lstrip("\n") if self.last_run is None else text  # browsers leave the first one out
        else:
            text = _single_spaced(text)
            if text.startswith(" ") and (self.last_run is None or self.text[-1].endswith(" ")):
                text = text[1:]
        if text and (self.last_run is not None or not text.isspace()):
            self.last_run = len(self.html)
            self._append(text)

    def _append(self, text: str) -> None:
        if self.length == self.block_start and self.blocks:
            self.text.append("\n\n")
            self.length = self.block_start = self.length + 2
        self.text.append(text)
        self.length += len(text)
        self.html.append(escape(text))

    def finish_block(self) -> None:
        if self.last_run is None:
            return
        spare = len(self.text[-1]) - len(self.text[-1].rstrip())
        if spare:
            self.text[-1] = self.text[-1].rstrip()
            self.html[self.last_run] = escape(self.text[-1])
            self.length -= spare
        self.blocks.append(Block(self._kind(), self.block_start, self.length))
        self.block_start, self.last_run = self.length, None

    def _kind(self) -> BlockKind:
        return next((kind for tag in reversed(self.open_tags) if (kind := KINDS[tag])), "paragraph")


def escape(text: str) -> str:
    """Return a text as it stands between tags."""
    return html_entities.escape(text, quote=False)


def unescape(run: str) -> str:
    """Return the visible characters of a run between tags, as the sanitiser writes it."""
    if "&" not in run:
        return run
    return run.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\xa0").replace("&amp;", "&")


def read_body(clean_html: str) -> Body:
    """Bring sanitised HTML into the body format: spaces single, headings in order, blocks known."""
    writer = _BodyWriter()
    for token in TOKEN.finditer(clean_html):
        if token["tag"]:
            writer.write_tag(token[0], token["tag"], end=bool(token["end"]))
        else:
            writer.write_run(token[0])
    writer.finish_block()
    places = (0, *accumulate(map(len, writer.html)))
    pictures = [_read_picture(token, places[place]) for place, token in writer.pictures]
    return Body(
        "".join(writer.html),
        "".join(writer.text),
        tuple(writer.blocks),
        tuple(one for one in pictures if one and not _is_counter(one)),
        sum(one is None for one in pictures),
    )


def _read_picture(token: str, at: int) -> Illustration | None:
    """A picture as its tag says it; None where that leads nowhere."""
    facts = {name: plain_text(html_entities.unescape(value)) for name, value in ATTRIBUTE.findall(token)}
    source = facts.get("src", "")
    place = plain_text(unquote(source.removeprefix(PLACE))) if source.startswith(PLACE) else source
    if not place:
        return None
    width, height = (int(facts[name]) if facts.get(name) else None for name in ("width", "height"))
    picture = Picture(place, caption=facts.get("title") or None, alt=facts.get("alt") or None)
    return Illustration(picture, at, width, height)


def _is_counter(illustration: Illustration) -> bool:
    """Whether it is a dot that nobody is to see, by which the readers of a page or a mail are counted."""
    return any(
        size is not None and size <= COUNTER_PIXELS for size in (illustration.width, illustration.height)
    )


def put_pictures(html: str, illustrations: Sequence[Illustration], tags: Sequence[str]) -> str:
    """Put the tags of pictures, or nothing where one is empty, into a body's HTML at their places."""
    ends = [*(one.at for one in illustrations), len(html)]
    pieces = [html[: ends[0]]]
    for tag, start, end in zip(tags, ends, ends[1:], strict=False):
        pieces += [tag, html[start:end]]
    return "".join(pieces)


class _Run(NamedTuple):
    """A run of text in the HTML and where it stands in the text."""

    html_start: int
    source: str
    start: int
    end: int

    def place(self, offset: int) -> int:
        """The place in the HTML at which the character `offset` of the text begins."""
        if "&" not in self.source:
            return self.html_start + offset - self.start
        units = UNIT.findall(self.source)
        return self.html_start + sum(len(unit) for unit in units[: offset - self.start])


def mark_spans(
    html: str,
    blocks: Sequence[Block],
    spans: Sequence[tuple[int, int, str]],
    anchors: Sequence[tuple[int, int, str]] = (),
    *,
    hard: Collection[str] = (),
    tails: Mapping[str, str] | None = None,
) -> str:
    """Put `<mark id=…>` around stretches of a body's text.

    Args:
        html: The HTML of a `Body`.
        blocks: Its blocks.
        spans: Start, end and id of each mark, in any order, none overlapping another or an anchor.
        anchors: The same for stretches that are only to be found, and get a `<span>`.
        hard: The ids of those that get the class `hard` too.
        tails: HTML without any visible character for the end of a stretch, by its id; it is a link, and left
            out where the stretch ends within another one.

    A stretch that begins or ends amid an inline element is marked piece by
    piece; the first piece has the id.

    """
    runs = tuple(_runs(html, blocks))
    ends = [run.end for run in runs]
    links = _link_tags(html) if tails else []
    insertions: list[tuple[int, str]] = []
    stretches = [(*one, "mark") for one in spans] + [(*one, "span") for one in anchors]
    for start, end, name, tag in sorted(stretches):
        pieces = [
            (run.place(max(start, run.start)), run.place(min(end, run.end)))
            for run in _runs_within(runs, ends, start, end)
        ]
        whole = _balanced(html, pieces[0][0], pieces[-1][1]) if pieces else None
        shown = [whole] if whole else pieces
        kind = ' class="hard"' if name in hard else ""
        for number, (first, last) in enumerate(shown, start=1):
            anchor = f' id="{html_entities.escape(name)}"' if number == 1 else ""
            tail = (tails or {}).get(name, "") if number == len(shown) and not _in_link(links, last) else ""
            insertions.append((first, f"<{tag}{anchor}{kind}>"))
            insertions.append((last, f"{tail}</{tag}>"))
    parts, done = [], 0
    for place, mark in insertions:
        parts += [html[done:place], mark]
        done = place
    return "".join([*parts, html[done:]])


def _runs_within(runs: Sequence[_Run], ends: Sequence[int], start: int, end: int) -> Iterator[_Run]:
    """The runs that have a character of a stretch; `ends` are those of all runs."""
    return takewhile(lambda run: run.start < end, islice(runs, bisect_right(ends, start), None))


def _link_tags(html: str) -> list[tuple[int, bool]]:
    """Where each tag of a link ends in a body's HTML, and whether it opens one."""
    return [(tag.end(), not tag["end"]) for tag in LINK_TAG.finditer(html)]


def _in_link(links: Sequence[tuple[int, bool]], place: int) -> bool:
    """Whether a place in a body's HTML is within a link."""
    before = bisect_right(links, (place, True))
    return before > 0 and links[before - 1][1]


def _runs(html: str, blocks: Sequence[Block]) -> Iterator[_Run]:
    """Every run of text with its offsets; the runs of a block follow one another without a gap."""
    ends = iter(blocks)
    block, offset = None, 0
    for token in TOKEN.finditer(html):
        if token["tag"]:
            continue
        if block is None or offset >= block.end:
            block = next(ends)
            offset = block.start
        length = len(unescape(token[0]))
        yield _Run(token.start(), token[0], offset, offset + length)
        offset += length


def _balanced(html: str, first: int, last: int) -> tuple[int, int] | None:
    """The stretch, widened over tags at its ends, in which every tag is closed; None if there is none."""
    while True:
        unopened, unclosed = _loose_tags(html[first:last])
        if not unopened and not unclosed:
            return first, last
        before = re.search(r"<[a-z][^<>]*>$", html[max(0, first - 2_000) : first]) if unopened else None
        after = re.match(r"</[a-z0-9]+>", html[last : last + 20]) if unclosed else None
        if before is None and after is None:
            return None
        first -= len(before[0]) if before else 0
        last += len(after[0]) if after else 0


def _loose_tags(fragment: str) -> tuple[int, int]:
    """How many closing tags lack their opening, and how many opening tags their closing."""
    unopened = unclosed = 0
    for token in TOKEN.finditer(fragment):
        if not token["tag"] or token["tag"] in {"br", "hr", "wbr", "img"}:
            continue
        if not token["end"]:
            unclosed += 1
        elif unclosed:
            unclosed -= 1
        else:
            unopened += 1
    return unopened, unclosed
