"""The outlines of an OPML file, each with its place in the file's bytes, so that one can be changed alone.

A file with a document type declaration is not read at all: no list of feeds
needs one, and what it declares can make a small file grow without end.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.entities import html5

from digest.body import plain_text
from digest.errors import Notice, SubscriptionError

LARGEST_FILE = 5_000_000
"""Bytes; ten thousand feeds are some 2,000,000."""

DEEPEST = 100
"""Levels of elements."""

NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no XML may have."""

AMPERSAND = re.compile(r"&(?!#[0-9]{1,7};|#x[0-9a-fA-F]{1,6};)(?:([A-Za-z][A-Za-z0-9]{1,30};))?")
OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})

START_TAG = re.compile(rb"<(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")


@dataclass(frozen=True, slots=True)
class Element:
    """A stretch of the file's bytes: from `start` to `end`, its content from `inner` to `inner_end`."""

    start: int
    inner: int
    inner_end: int
    end: int

    @property
    def is_empty_tag(self) -> bool:
        """Whether it is one tag, such as `<body/>`."""
        return self.inner == self.end


@dataclass(frozen=True, slots=True)
class Outline:
    """One `<outline>`: a feed, or a folder around others."""

    attributes: Mapping[str, str]
    """Names in lower case; one with a namespace is that, a space and itself."""
    folders: tuple[str, ...]
    """The names of the outlines around it, the outermost first."""
    line: int
    element: Element

    @property
    def url(self) -> str | None:
        """The address of the feed, as written; None for a folder."""
        return self.attributes.get("xmlurl")

    @property
    def folder_name(self) -> str:
        """What a folder is called."""
        return plain_text(self.attributes.get("text") or self.attributes.get("title") or "")


@dataclass(frozen=True, slots=True)
class OutlineFile:
    """An OPML file, and where its outlines stand."""

    data: bytes
    """In UTF-8, without its declaration."""
    outlines: tuple[Outline, ...]
    """In the order of the file, those within others too."""
    body: Element | None


@dataclass(slots=True)
class _Reader:
    """What is known of a file, as far as it is read."""

    data: bytes
    position: Callable[[], int]
    line: Callable[[], int]
    open: list[tuple[str, dict[str, str], int, int]] = field(default_factory=list)
    """Name, attributes, line and start of each element that is open."""
    folders: list[str] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    body: Element | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2].lower()
        if not self.open and local != "opml":
            raise ValueError(f"no OPML: it is <{local:.40}>")
        if len(self.open) >= DEEPEST:
            raise ValueError(f"more than {DEEPEST} levels")
        lower = {key.lower(): value for key, value in reversed(attributes.items())}
        self.open.append((local, lower, self.line(), self.position()))
        if local == "outline":
            self.folders.append(plain_text(lower.get("text") or lower.get("title") or ""))

    def end(self, _name: str) -> None:
        local, attributes, line, start = self.open.pop()
        if local == "outline":
            self.folders.pop()
            folders = tuple(self.folders)
            self.outlines.append(Outline(attributes, folders, line, self._element(start)))
        elif local == "body" and len(self.open) == 1:
            self.body = self._element(start)

    def _element(self, start: int) -> Element:
        """The element that ends here; of `<a/>` the parser says where it ends, of `</a>` where it begins."""
        tag = START_TAG.match(self.data, start)
        inner = tag.end() if tag else start
        if self.data[inner - 2 : inner] == b"/>":
            return Element(start, inner, inner, inner)
        inner_end = self.position()
        return Element(start, inner, inner_end, self.data.index(b">", inner_end) + 1)


def read_outlines(data: bytes, place: str) -> OutlineFile:
    """Return the outlines of an OPML file in any encoding; ampersands that nobody escaped are forgiven.

    Raises:
        SubscriptionError: It is no OPML, no well-formed XML, too large, or too deep.

    """
    if len(data) > LARGEST_FILE:
        problem = f"{len(data):,} bytes; the limit is {LARGEST_FILE:,}"
        raise SubscriptionError(Notice(place, None, problem, "part it into several files"))
    # What reads feeds is not needed by commands that read no list of them.
    from digest.readers.feeds.decode import decode_feed

    text = AMPERSAND.sub(_escaped, NO_CHARACTER.sub("", decode_feed(data)))
    return _parse(text.encode("utf-8", "replace"), place)


def _escaped(ampersand: re.Match[str]) -> str:
    """An entity of XML as it is, one of HTML as its character, an ampersand alone as XML writes it."""
    name = ampersand[1]
    if name in OF_XML:
        return ampersand[0]
    return html5.get(name, f"&amp;{name}") if name else "&amp;"


def _parse(data: bytes, place: str) -> OutlineFile:
    from xml.parsers import expat

    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    reader = _Reader(data, lambda: parser.CurrentByteIndex, lambda: parser.CurrentLineNumber)

    def refuse(*_: object) -> None:
        raise ValueError("a document type declaration, which no list of feeds needs")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    remedy = "export it again, or mend this line"
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        problem = f"no well-formed XML: {expat.ErrorString(error.code)}"
        raise SubscriptionError(Notice(place, error.lineno, problem, remedy)) from error
    except ValueError as error:
        raise SubscriptionError(Notice(place, parser.CurrentLineNumber, str(error), remedy)) from error
    return OutlineFile(data, tuple(sorted(reader.outlines, key=lambda one: one.element.start)), reader.body)
