"""Where the articles of content/ are from: which entry of which feed, which address."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from digest.errors import SourceError
from digest.project import CONTENT, load_contents
from digest.readers import READERS, read_source
from digest.readers.clean import clean_url
from digest.readers.encoding import decode_source
from digest.readers.found import ReadingDefaults
from digest.readers.front_matter import MOST_CHARACTERS, split_front_matter
from digest.records import Source

HEAD_LINE = re.compile(r"(guid|feed|url|link|canonical)[ \t]*:[ \t]*(.*)", re.IGNORECASE)
PLAIN = re.compile(r"[A-Za-z0-9](?:(?!: | #)[^\n])*")
QUOTED = re.compile(r"'((?:[^'\n]|'')*)'")
ADDRESS = re.compile(rb"https?://([^\s\"'<>\\]{1,2000})")
ADDRESS_KEYS = ("url", "link", "canonical")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the article of a file is from, as its front matter says."""

    file: str
    """Relative to content/."""
    guid: str | None = None
    feed: str | None = None
    url: str | None = None


@dataclass(slots=True)
class Origins:
    """The files of content/ by what their articles are made from."""

    by_entry: dict[tuple[str, str], Origin] = field(default_factory=dict)
    """By address of the feed and GUID."""
    by_url: dict[str, Origin] = field(default_factory=dict)
    others: dict[str, list[Source]] = field(default_factory=dict)
    """By addresses without their scheme: the files without front matter of their own that mention them."""
    defaults: ReadingDefaults | None = None

    def add(self, origin: Origin) -> None:
        """Take a file in; where two are from one place, the first counts."""
        if origin.guid and origin.feed:
            self.by_entry.setdefault((origin.feed, origin.guid), origin)
        if origin.url:
            self.by_url.setdefault(origin.url, origin)

    def find_url(self, url: str) -> Origin | None:
        """The file whose article has an address."""
        if url not in self.by_url and self.defaults:
            for source in self.others.pop(url.partition("://")[2], ()):
                for known in _addresses(source, self.defaults):
                    self.by_url.setdefault(known, Origin(source.path, url=known))
        return self.by_url.get(url)


def find_origins(project: Path, defaults: ReadingDefaults) -> Origins:
    """Look through content/; of pages and feeds only what they mention, as reading them all takes long."""
    origins = Origins(defaults=defaults)
    if not (project / CONTENT).is_dir():
        return origins
    for source in load_contents(project, frozenset(READERS)).sources:
        if source.path.lower().endswith((".md", ".markdown")):
            origins.add(read_origin(source))
        else:
            for address in {
                html.unescape(one.decode("utf-8", "replace")) for one in ADDRESS.findall(source.data)
            }:
                origins.others.setdefault(address, []).append(source)
    return origins


def read_origin(source: Source) -> Origin:
    """Return where the article of a Markdown file is from; broken front matter says nothing."""
    head = source.data[: MOST_CHARACTERS * 4]
    try:
        facts = _plain_facts(head)
        if facts is None:
            text, _ = decode_source(source.data, source.path)
            facts = {
                key: str(fact.value) for key, fact in split_front_matter(text, source.path).facts.items()
            }
    except SourceError:
        return Origin(source.path)
    url = next((facts[key] for key in ADDRESS_KEYS if key in facts), None)
    return Origin(source.path, facts.get("guid"), facts.get("feed"), clean_url(url) if url else None)


def _plain_facts(head: bytes) -> dict[str, str] | None:
    """The facts on plain lines of YAML, as we write them; None where only a parser can tell."""
    if not head.startswith(b"---"):
        return None if head.startswith((b"+++", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) else {}
    end = head.find(b"\n---", 3)
    if end < 0:
        return None
    facts = {}
    for line in head[:end].decode("utf-8", "replace").splitlines():
        if found := HEAD_LINE.fullmatch(line):
            value = found[2].rstrip()
            quoted = QUOTED.fullmatch(value)
            if not quoted and not PLAIN.fullmatch(value):
                return None
            facts[found[1].lower()] = quoted[1].replace("''", "'") if quoted else value
    return facts


def _addresses(source: Source, defaults: ReadingDefaults) -> Iterator[str]:
    try:
        yield from (one.url for one in read_source(source, defaults, root="").articles if one.url)
    except SourceError:
        return
