"""What a feed shows: the summary of each entry, as a feed reader would take it.

A feed with a document type declaration is not read at all: no feed needs one,
and what it declares can make a small file grow without end.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from digest.proof.entries import EntryText, show_entry
from digest.proof.shown import Shown, ShownText, shown_line

ATOM = "http://www.w3.org/2005/Atom "
RSS_CONTENT = "http://purl.org/rss/1.0/modules/content/ "
FEEDS = frozenset({f"{ATOM}feed", "rss"})
ENTRIES = frozenset({f"{ATOM}entry", "item"})
TITLES = frozenset({f"{ATOM}title", "title"})
TEXTS = frozenset({f"{ATOM}summary", f"{ATOM}content", "description", f"{RSS_CONTENT}encoded"})
"""Elements that hold a summary; a name is its namespace and itself, parted by a space."""
HTML = frozenset({"html", "text/html"})


@dataclass(slots=True)
class _Text:
    """An element of an entry that holds a text."""

    name: str
    kind: str
    """`text`, `html` or `xhtml`."""
    line: int
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _FeedReader:
    """What is known of a feed, as far as it is read."""

    line: Callable[[], int]
    depth: int = 0
    root: str = ""
    entry: int | None = None
    """The depth of the entry that is open."""
    texts: list[_Text] = field(default_factory=list)
    """Those of the entry."""
    open: _Text | None = None
    open_depth: int = 0
    link: str | None = None
    shown: list[Shown] = field(default_factory=list)
    """What each entry shows."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.root = self.root or name
        if name in ENTRIES and self.entry is None and self.root in FEEDS:
            self.entry, self.texts, self.link = self.depth, [], None
        elif self.entry is not None and self.depth == self.entry + 1:
            self._start_child(name, attributes)

    def _start_child(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{ATOM}link" and attributes.get("rel", "alternate") == "alternate":
            self.link = self.link or attributes.get("href")
        elif name in TITLES | TEXTS | {"link"}:
            kind = attributes.get("type", "text" if name.startswith(ATOM) else "html")
            self.open, self.open_depth = _Text(name, kind, self.line()), self.depth
            self.texts.append(self.open)

    def text(self, data: str) -> None:
        if self.open:
            self.open.pieces.append(data)

    def end(self, _name: str) -> None:
        if self.open and self.depth == self.open_depth:
            if self.open.name == "link":
                self.link = self.link or "".join(self.open.pieces).strip()
            self.open = None
        if self.entry == self.depth:
            self._finish_entry()
            self.entry = None
        self.depth -= 1

    def _finish_entry(self) -> None:
        titles = (one for one in self.texts if one.name in TITLES)
        title = next(titles, _Text("", "text", self.line()))
        credit = ShownText(shown_line("".join(title.pieces)), title.line, self.link)
        texts = (
            EntryText("".join(one.pieces), one.line, markup=one.kind in HTML)
            for one in self.texts
            if one.name in TEXTS
        )
        self.shown.append(show_entry(texts, credit))


def find_in_feed(data: bytes) -> Shown:
    """Return what an XML file shows; nothing where it is no feed."""
    from xml.parsers import expat

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    reader = _FeedReader(lambda: parser.CurrentLineNumber)

    def refuse(*_: object) -> None:
        raise ValueError("a document type declaration, which no feed needs")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        problem = f"no well-formed XML: {expat.ErrorString(error.code)}"
        return Shown(faults=(ShownText(problem, error.lineno),))
    except (ValueError, LookupError) as error:  # LookupError: of an encoding
        return Shown(faults=(ShownText(str(error), parser.CurrentLineNumber),))
    return Shown.joined(reader.shown)
