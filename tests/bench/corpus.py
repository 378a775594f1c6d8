"""The same articles as a project of ours, of Hugo's and of Pelican's.

An article is a record of RECORDS.jsonl.gz: some 700 words in paragraphs of three sentences. There are as many
a day as are asked for, from the end of 2024 backwards, of 40 sources and 200 authors. Where more articles are
wanted than there are records, each further turn through them takes half of its paragraphs from one record and
half from another, since two articles of the same text would be one story.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

SOURCES: Final = 40
AUTHORS: Final = 200
NEWEST: Final = date(2024, 12, 31)
SENTENCES_OF_A_PARAGRAPH: Final = 3
TITLE_CHARACTERS: Final = 120

DIGEST_TOML: Final = """\
[site]
title = "Digest"
base_url = "https://example.org/"

[images]
cards = false

[topics]
Politics = ["election", "government", "minister", "president", "senate"]
Business = ["bank", "company", "economy", "market", "shares"]
Sport = ["championship", "club", "goal", "league", "match"]
Health = ["cancer", "doctor", "hospital", "patients", "virus"]
"""
"""All features but cards; a site map needs the address of the site."""

HUGO_TOML: Final = """\
baseURL = "https://example.org/"
title = "Digest"
disableKinds = ["taxonomy", "term"]
"""

HUGO_LAYOUTS: Final = {
    "single": "<!doctype html><html><head><title>{{ .Title }}</title></head>"
    "<body><h1>{{ .Title }}</h1>{{ .Date }}{{ .Content }}</body></html>\n",
    "list": "<!doctype html><html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>"
    '{{ range .Paginator.Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
    '{{ template "_internal/pagination.html" . }}</body></html>\n',
    "index": "<!doctype html><html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>"
    '{{ range first 20 .Site.RegularPages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
    "</body></html>\n",
}
"""The plainest theme: no style, no script, no partial but that of page numbers."""

PELICAN_CONF: Final = """\
SITENAME = "Digest"
SITEURL = "https://example.org"
PATH = "content"
THEME = "simple"
TIMEZONE = "UTC"
DEFAULT_PAGINATION = 50
PLUGIN_PATHS = [{plugins!r}]
PLUGINS = ["lexrank_plugin"]
"""


@dataclass(frozen=True, slots=True)
class Written:
    """An article as all three have it."""

    number: int
    """From 0; the newest first."""
    day: date
    title: str
    paragraphs: tuple[str, ...]

    @property
    def name(self) -> str:
        """That of its file, without the suffix."""
        return f"article-{self.number:06d}"

    @property
    def source(self) -> str:
        """Who published it."""
        return f"Source {self.number % SOURCES}"

    @property
    def author(self) -> str:
        """Who wrote it."""
        return f"Author {self.number % AUTHORS}"

    @property
    def body(self) -> str:
        """Its text, in Markdown."""
        return "\n\n".join(self.paragraphs) + "\n"


def read_records(path: Path, limit: int) -> list[tuple[str, ...]]:
    """Return the sentences of the first records."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [tuple(json.loads(line)["sentences"]) for line, _ in zip(lines, range(limit), strict=False)]


def make_articles(records: Sequence[Sequence[str]], count: int, of_a_day: int) -> Iterator[Written]:
    """Yield so many articles, no two of the same text."""
    for number in range(count):
        turn, place = divmod(number, len(records))
        own = _paragraphs(records[place])
        if turn:
            own = [*own[::2], *_paragraphs(records[(place + turn) % len(records)])[1::2]]
        title = records[place][0][:TITLE_CHARACTERS] + (f" ({turn + 1})" if turn else "")
        yield Written(number, NEWEST - timedelta(days=number // of_a_day), title, tuple(own))


def _paragraphs(sentences: Sequence[str]) -> list[str]:
    step = SENTENCES_OF_A_PARAGRAPH
    return [" ".join(sentences[start : start + step]) for start in range(0, len(sentences), step)]


def write_digest(articles: Iterable[Written], project: Path) -> None:
    """Write a project of ours."""
    _write_marked(articles, project / "content")
    (project / "digest.toml").write_text(DIGEST_TOML, encoding="utf-8")


def write_hugo(articles: Iterable[Written], project: Path) -> None:
    """Write the same articles for Hugo, with the plainest theme."""
    _write_marked(articles, project / "content/posts")
    (project / "hugo.toml").write_text(HUGO_TOML, encoding="utf-8")
    layouts = project / "layouts"
    (layouts / "_default").mkdir(parents=True)
    for name, text in HUGO_LAYOUTS.items():
        folder = layouts if name == "index" else layouts / "_default"
        (folder / f"{name}.html").write_text(text, encoding="utf-8")


def _write_marked(articles: Iterable[Written], folder: Path) -> None:
    folder.mkdir(parents=True)
    for one in articles:
        title = json.dumps(one.title, ensure_ascii=False)
        facts = f"title: {title}\ndate: {one.day}\nsource: {one.source}\nauthor: {one.author}"
        (folder / f"{one.name}.md").write_text(f"---\n{facts}\n---\n\n{one.body}", encoding="utf-8")


def write_pelican(articles: Iterable[Written], project: Path) -> None:
    """Write the same articles for Pelican, with the plugin that lies beside this module."""
    folder = project / "content"
    folder.mkdir(parents=True)
    for one in articles:
        facts = f"Title: {one.title}\nDate: {one.day}\nSlug: {one.name}\nCategory: {one.source}"
        text = f"{facts}\nAuthor: {one.author}\n\n{one.body}"
        (folder / f"{one.name}.md").write_text(text, encoding="utf-8")
    settings = PELICAN_CONF.format(plugins=str(Path(__file__).parent.resolve()))
    (project / "pelicanconf.py").write_text(settings, encoding="utf-8")
