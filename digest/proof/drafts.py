"""What is gathered while a page is read: words, summaries, article texts, each finished by `shown`."""

from dataclasses import dataclass, field
from itertools import pairwise

from digest.proof.shown import SPACES, ShownBody, ShownMark, ShownSummary, ShownText, shown_line


@dataclass(slots=True)
class WordsDraft:
    """An element whose words are gathered."""

    line: int
    link: str | None = None
    pieces: list[str] = field(default_factory=list)

    def shown(self) -> ShownText:
        """Return the words on one line."""
        self.pieces = ["".join(self.pieces)]
        return ShownText(shown_line(self.pieces[0]), self.line, self.link)


@dataclass(slots=True)
class CardDraft:
    """An `<article>`, or the page outside of all."""

    headline: WordsDraft | None = None
    stray: "SummaryDraft | None" = None
    """The sentences that stand in no summary."""


@dataclass(slots=True)
class SummaryDraft:
    """An element that holds a summary, or the place of sentences outside of any."""

    line: int
    card: CardDraft
    sentences: list[WordsDraft] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)

    def shown(self) -> ShownSummary:
        """Return the summary with the headline that it stands under."""
        headline = self.card.headline
        return ShownSummary(
            self.line,
            tuple(sentence.shown() for sentence in self.sentences),
            shown_line("".join(self.loose)),
            headline.shown() if headline else None,
        )


@dataclass(slots=True)
class _Piece:
    """One `<mark>`: where it opens and, once it is known, where it closes."""

    name: str
    """Empty for a further piece of the mark before."""
    line: int
    opens: tuple[int, int]
    """Number of the block, and characters of the block before it."""
    closes: tuple[int, int] = (-1, -1)


@dataclass(slots=True)
class BodyDraft:
    """The text of an article, as far as its page is read."""

    line: int
    blocks: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)
    _open: list[_Piece] = field(default_factory=list)
    _block: list[str] = field(default_factory=list)
    _length: int = 0
    _line: int = 0

    def write(self, text: str, line: int, *, preformatted: bool) -> None:
        """Add a run of text to the block."""
        if not preformatted:
            text = SPACES.sub(" ", text)
            if text.startswith(" ") and (not self._block or self._block[-1].endswith(" ")):
                text = text[1:]
        if text:
            self._line = self._line if self._block else line
            self._block.append(text)
            self._length += len(text)

    def finish_block(self) -> None:
        """End the block, at the edge of an element that stands by itself."""
        block = "".join(self._block)
        if block.strip(" \t\n\f\r"):
            self.blocks.append(block)
            self.lines.append(self._line)
        self._block, self._length = [], 0

    def open_mark(self, name: str, line: int) -> None:
        """Begin a mark here."""
        self.pieces.append(_Piece(name, line, self._place))
        self._open.append(self.pieces[-1])

    def close_mark(self) -> None:
        """End the mark that was begun last."""
        self._open.pop().closes = self._place

    @property
    def _place(self) -> tuple[int, int]:
        return len(self.blocks), self._length

    def shown(self) -> ShownBody:
        """Return the whole text with its marks."""
        self.finish_block()
        marks: list[list[_Piece]] = []
        for piece in self.pieces:
            if piece.name or not marks:
                marks.append([])
            marks[-1].append(piece)
        blocks = tuple(
            ShownText(block.strip(" \t\n\f\r"), line)
            for block, line in zip(self.blocks, self.lines, strict=True)
        )
        led = [len(block) - len(block.lstrip(" \t\n\f\r")) for block in self.blocks]
        return ShownBody(self.line, blocks, tuple(self._finish_mark(pieces, led) for pieces in marks))

    def _finish_mark(self, pieces: list[_Piece], led: list[int]) -> ShownMark:
        """One mark; `led` says how much white space each block begins with."""
        (number, start), (last, end) = pieces[0].opens, pieces[-1].closes
        joined = all(one.closes == other.opens for one, other in pairwise(pieces))
        whole = joined and number == last < len(self.blocks)
        text = self.blocks[number][start:end] if whole else ""
        return ShownMark(pieces[0].name, text, pieces[0].line, number, start - led[number] if whole else 0)
