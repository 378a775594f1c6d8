"""The articles that content/ has already, by their addresses."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from digest.errors import SourceError
from digest.project import CONTENT, load_contents
from digest.readers import READERS, read_source
from digest.readers.addresses import drop_tracking
from digest.readers.found import ReadingDefaults
from digest.records import Source

PORTS = {"http": 80, "https": 443}


def article_key(url: str) -> str:
    """Return what the addresses of one article have in common.

    Two that differ only by http or https, `www.`, a slash at the end, what
    only tracks the reader, or a place within the page are of one article.
    Parameters, in their order, and all else of the host and the path tell two
    apart.

    >>> article_key("http://www.post.example/rain/?utm_source=mail#top")
    'post.example/rain'
    >>> article_key("https://post.example/?id=7")
    'post.example?id=7'

    """
    parts = urlsplit(drop_tracking(url))
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in {None, PORTS.get(parts.scheme)} else ""
    query = f"?{parts.query}" if parts.query else ""
    route = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}{route}"


@dataclass(slots=True)
class KnownArticles:
    """The articles of a project's content/; a file is read only when it may be the one that is asked for."""

    project: Path
    defaults: ReadingDefaults
    _sources: tuple[Source, ...] | None = None
    _added: dict[str, str] = field(default_factory=dict)
    _keys: dict[str, frozenset[str]] = field(default_factory=dict)

    def find(self, url: str | None) -> str | None:
        """Return the file, relative to content/, that has the article of an address; None for none."""
        if not url:
            return None
        key = article_key(url)
        if key in self._added:
            return self._added[key]
        # Most files do not hold the address at all, and need not be read.
        place = key.partition("?")[0].partition("#")[0]
        marks = {place.encode(), unquote(place).encode()}
        for source in self._load():
            if any(mark in source.data for mark in marks) and key in self._keys_of(source):
                return source.path
        return None

    def note(self, url: str | None, file: str) -> None:
        """Take in an article that was just added."""
        if url:
            self._added[article_key(url)] = file

    def _load(self) -> tuple[Source, ...]:
        if self._sources is None:
            there = (self.project / CONTENT).is_dir()
            self._sources = load_contents(self.project, frozenset(READERS)).sources if there else ()
        return self._sources

    def _keys_of(self, source: Source) -> frozenset[str]:
        if source.path not in self._keys:
            try:
                articles = read_source(source, self.defaults, root=f"{CONTENT}/").articles
            except SourceError:
                articles = ()
            self._keys[source.path] = frozenset(article_key(one.url) for one in articles if one.url)
        return self._keys[source.path]
