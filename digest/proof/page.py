"""What an HTML page shows: summaries, article texts, descriptions, found by the theme's markup.

The markup is told in templates/README.md under "What to keep":

    class="sentence"   a sentence of a summary, a link to its mark
    class="summary"    a summary: sentences of that kind, or a text, and nothing else
    class="headline"   what an `<article>` is called, with the link to its page
    class="text"       the text of the article, with `<mark id="s1">` and so on
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from digest.proof.drafts import BodyDraft, CardDraft, SummaryDraft, WordsDraft
from digest.proof.linked_data import TYPE, claims_of
from digest.proof.markup import EndTag, StartTag, Text, tokenize
from digest.proof.shown import Shown, ShownText, shown_line

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i img input ins kbd label mark q ruby rp rt s samp "
    "small span strong sub sup time tt u var wbr".split()
)
"""Elements that stand amid a line; every other one begins a line of its own."""

KEEP_A_PARAGRAPH = INLINE | (VOID - {"hr"}) | {"script", "style", "template"}
"""What may stand in a paragraph; everything else ends one that is left open."""

UNSHOWN = frozenset("head script style title template textarea iframe noembed noframes".split())

DESCRIPTIONS = frozenset({"description", "og:description", "twitter:description"})

CLOSED_BY_ITS_LIKE = frozenset("li dt dd tr td th option".split())

FARTHEST = 50
"""Levels up to which an end tag that was left out is looked for."""


@dataclass(slots=True)
class _Element:
    """An element that is open."""

    tag: str
    shown: bool = True
    preformatted: bool = False
    data: bool = False
    """Whether it is a script that holds JSON-LD."""
    link: str | None = None
    """Where the innermost link around it leads."""
    ends: list[str] = field(default_factory=list)
    """What ends with it: names in `BEGINNINGS`."""


@dataclass(slots=True)
class _PageReader:
    """What is known of a page, as far as it is read."""

    lines: Sequence[int]
    open: list[_Element] = field(default_factory=lambda: [_Element("")])
    open_tags: Counter[str] = field(default_factory=Counter)
    cards: list[CardDraft] = field(default_factory=lambda: [CardDraft()])
    """Those that are open, the innermost last."""
    summaries: list[SummaryDraft] = field(default_factory=list)
    bodies: list[BodyDraft] = field(default_factory=list)
    descriptions: list[ShownText] = field(default_factory=list)
    faults: list[ShownText] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    forwards: bool = False
    words: list[str] = field(default_factory=list)
    headline: WordsDraft | None = None
    summary: SummaryDraft | None = None
    sentence: WordsDraft | None = None
    body: BodyDraft | None = None

    def line(self, place: int) -> int:
        return bisect(self.lines, place) + 1

    def read_text(self, token: Text) -> None:
        inside = self.open[-1]
        if inside.data:
            self._read_data(token)
        if not inside.shown:
            return
        if self.body:
            self.body.write(token.text, self.line(token.place), preformatted=inside.preformatted)
        else:
            self._gather(token.text)

    def _read_data(self, token: Text) -> None:
        line = self.line(token.place)
        try:
            self.descriptions.extend(claims_of(token.text, line))
        except ValueError as error:
            self.faults.append(ShownText(f"its JSON-LD is no valid JSON: {error}", line))

    def _gather(self, text: str) -> None:
        """Give a run of text to whatever it is part of."""
        self.words.append(text)
        if self.headline:
            self.headline.pieces.append(text)
        if self.sentence:
            self.sentence.pieces.append(text)
        elif self.summary:
            self.summary.loose.append(text)

    def _part(self, tag: str) -> None:
        """Part the words before from those after, where a tag begins a line."""
        if tag in INLINE:
            return
        if self.body:
            self.body.finish_block()
        else:
            self._gather("\n")

    def read_start(self, token: StartTag) -> None:
        if token.name == "meta":
            self._read_meta(token)
        elif token.name == "base":
            self.faults.append(
                ShownText("a <base> element bends the links of the page", self.line(token.place))
            )
        self._close_implied(token.name)
        self._part(token.name)
        if token.name in VOID:
            return
        outer = self.open[-1]
        shown = outer.shown and token.name not in UNSHOWN and "hidden" not in token.attributes
        link = token.attributes.get("href") if token.name == "a" else outer.link
        if shown and link:
            self.links.add(link)
        data = token.name == "script" and token.attributes.get("type", "").strip().lower() == TYPE
        element = _Element(token.name, shown, outer.preformatted or token.name == "pre", data, link)
        self.open.append(element)
        self.open_tags[token.name] += 1
        if shown:
            self._begin(element, token)

    def _begin(self, element: _Element, token: StartTag) -> None:
        """Begin what the element is by its tag and its classes."""
        line = self.line(token.place)
        for name in (token.name, *token.attributes.get("class", "").split()):
            begin = BEGINNINGS.get(name)
            if begin and begin(self, line, token):
                element.ends.append(name)
        for words in (self.headline, self.sentence):
            if words and words.link is None:
                words.link = element.link

    def begin_card(self, _line: int, token: StartTag) -> bool:
        if token.name == "article":
            self.cards.append(CardDraft())
        return token.name == "article"

    def begin_headline(self, line: int, _token: StartTag) -> bool:
        if self.headline or self.cards[-1].headline:
            return False
        self.headline = self.cards[-1].headline = WordsDraft(line)
        return True

    def begin_summary(self, line: int, token: StartTag) -> bool:
        if self.summary or "summary" not in token.attributes.get("class", ""):
            return False  # inside another one, or the element of that name
        self.summary = SummaryDraft(line, self.cards[-1])
        self.summaries.append(self.summary)
        return True

    def begin_sentence(self, line: int, _token: StartTag) -> bool:
        if self.sentence:
            return False
        self.sentence = WordsDraft(line)
        self._summary_here(line).sentences.append(self.sentence)
        return True

    def begin_body(self, line: int, token: StartTag) -> bool:
        if self.body or token.name == "text":
            return False
        self.body = BodyDraft(line)
        self.bodies.append(self.body)
        return True

    def begin_mark(self, line: int, token: StartTag) -> bool:
        if self.body and token.name == "mark":
            self.body.open_mark(token.attributes.get("id", ""), line)
        return bool(self.body) and token.name == "mark"

    def _summary_here(self, line: int) -> SummaryDraft:
        if self.summary:
            return self.summary
        card = self.cards[-1]
        if not card.stray:
            card.stray = SummaryDraft(line, card)
            self.summaries.append(card.stray)
        return card.stray

    def _read_meta(self, token: StartTag) -> None:
        attributes, line = token.attributes, self.line(token.place)
        charset = attributes.get("charset", "utf-8")
        if charset.strip().lower() not in {"utf-8", "utf8"}:
            self.faults.append(ShownText(f'the page says that its encoding is "{charset:.20}"', line))
        self.forwards |= attributes.get("http-equiv", "").strip().lower() == "refresh"
        name = attributes.get("name", attributes.get("property", "")).strip().lower()
        if name in DESCRIPTIONS:
            self.descriptions.append(ShownText(shown_line(attributes.get("content", "")), line))

    def _close_implied(self, tag: str) -> None:
        """Close what a page may leave open: a paragraph before a block, an item before the next."""
        if tag not in KEEP_A_PARAGRAPH and self.open_tags["p"]:
            self._close("p")
        if tag in CLOSED_BY_ITS_LIKE and self.open_tags[tag]:
            ends = {tag, "ul", "ol", "dl", "table"}
            near = (one.tag for one in self.open[: -FARTHEST - 1 : -1] if one.tag in ends)
            if next(near, None) == tag:
                self._close(tag)

    def read_end(self, token: EndTag) -> None:
        if token.name in VOID:
            self._part(token.name)
        elif self.open_tags[token.name]:
            self._close(token.name)

    def _close(self, tag: str) -> None:
        """Close the innermost element of this tag, and all within it."""
        while True:
            element = self.open.pop()
            self.open_tags[element.tag] -= 1
            self._part(element.tag)
            for name in element.ends:
                self._end(name)
            if element.tag == tag:
                return

    def _end(self, name: str) -> None:
        if name == "article":
            self.cards.pop()
        elif name == "headline":
            self.headline = None
        elif name == "summary":
            self.summary = None
        elif name == "sentence":
            self.sentence = None
        elif name == "text":
            self._end_body()
        elif name == "mark" and self.body:
            self.body.close_mark()

    def _end_body(self) -> None:
        if self.body:
            self.body.finish_block()
        self.body = None

    def finish(self) -> Shown:
        """Return what the page shows; what it leaves open ends with it."""
        return Shown(
            tuple(summary.shown() for summary in self.summaries),
            tuple(self.descriptions),
            tuple(body.shown() for body in self.bodies),
            tuple(self.faults),
            frozenset() if self.forwards else frozenset(self.links),
            shown_line("".join(self.words)),
        )


BEGINNINGS = {
    "article": _PageReader.begin_card,
    "headline": _PageReader.begin_headline,
    "summary": _PageReader.begin_summary,
    "sentence": _PageReader.begin_sentence,
    "text": _PageReader.begin_body,
    "mark": _PageReader.begin_mark,
}
"""What begins with an element of this tag or class; each says whether it does."""


def read_page(html: str) -> Shown:
    """Return what an HTML page, or a piece of one, shows."""
    ends = accumulate(len(line) for line in re.split(r"(?<=\n)", html))
    reader = _PageReader(tuple(ends))
    for token in tokenize(html):
        if isinstance(token, Text):
            reader.read_text(token)
        elif isinstance(token, StartTag):
            reader.read_start(token)
        else:
            reader.read_end(token)
    return reader.finish()


def find_in_html(data: bytes) -> Shown:
    """Return what an HTML file shows."""
    try:
        return read_page(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Shown(faults=(ShownText("not UTF-8", line),))
