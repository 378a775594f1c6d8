"""What a reader finds in a source file, and how it becomes articles."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from digest.body import Body, plain_text
from digest.errors import Notice, SourceError
from digest.language import detect_language
from digest.readers.clean import clean_body, clean_url
from digest.readers.dates import date_in_name, in_zone, parse_date
from digest.readers.front_matter import Fact
from digest.records import Article, Source


@dataclass(frozen=True, slots=True)
class ReadingDefaults:
    """What holds for an article that does not say."""

    language: str
    """For a text too short to tell its language."""
    timezone: tzinfo
    """For a time of day without a zone."""
    url: str | None = None
    """Where it comes from, if that is known."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article as its reader leaves it: nothing is checked or cleaned yet."""

    html: str
    stated: Mapping[str, Fact]
    """By the keys of `KEYS`; what the editor or the publisher states."""
    guessed: Mapping[str, Fact]
    """The same, as concluded from the text; counts where nothing is stated."""
    line: int = 1
    """Where the article begins in its source file."""
    notices: tuple[Notice, ...] = ()


Reader = Callable[[Source, str], tuple[Found, ...]]
"""Source file, and its path as the user knows it → what is in it. Raises SourceError."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles of a source file, and what is to be said of it."""

    articles: tuple[Article, ...]
    notices: tuple[Notice, ...]


KEYS: Mapping[str, str] = {
    "title": "title",
    "headline": "title",
    "standfirst": "standfirst",
    "subtitle": "standfirst",
    "description": "standfirst",
    "deck": "standfirst",
    "kicker": "kicker",
    "author": "authors",
    "authors": "authors",
    "byline": "authors",
    "by": "authors",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "updated": "updated",
    "modified": "updated",
    "lastmod": "updated",
    "source": "source",
    "publisher": "source",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "lang": "language",
    "language": "language",
    "topic": "topics",
    "topics": "topics",
    "category": "topics",
    "categories": "topics",
    "section": "topics",
    "tag": "tags",
    "tags": "tags",
    "keywords": "tags",
    "summary": "excerpt",
    "slug": "slug",
    "alias": "aliases",
    "aliases": "aliases",
    "weight": "weight",
    "draft": "draft",
}
"""The keys of front matter, in the words of static site generators and of feeds, and what they state."""

WORDS_OF_A_TITLE = 10
"""Words of the text that serve as the title of an article without one."""

LONGEST_LINE = 600
"""Characters of a title, a name or a stand-first; beyond that it is no such thing."""


def canonical(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Bring facts under the names of an article's fields; keys that say nothing about it fall away."""
    return {KEYS[key]: fact for key, fact in facts.items() if key in KEYS}


def finish_article(
    found: Found, source: Source, place: str, entry: int, defaults: ReadingDefaults
) -> Reading:
    """Check and clean what was found.

    Raises:
        SourceError: A stated fact is impossible, or there is no text.

    """
    facts = _Facts({**found.guessed, **found.stated}, found.stated, place, found.line, list(found.notices))
    url = facts.url() or (clean_url(defaults.url) if defaults.url else None)
    body = clean_body(found.html, url)
    if not body.text.strip():
        raise SourceError(
            Notice(place, found.line, "no text to publish", "write the article, or remove the file")
        )
    if pictures := len(re.findall(r"<img\b", found.html, re.IGNORECASE)):
        facts.warn(
            f"{pictures} pictures left out" if pictures > 1 else "picture left out", "link to it instead"
        )
    title = facts.text("title") or facts.assumed(
        "no title", _title_from_name(source.path) or _first_words(body)
    )
    article = Article(
        title=title,
        html=body.html,
        text=body.text,
        blocks=body.blocks,
        language=facts.language() or detect_language(body.text, default=defaults.language),
        file=source.path,
        entry=entry,
        kicker=facts.text("kicker"),
        standfirst=facts.text("standfirst"),
        authors=facts.texts("authors"),
        published=_published(facts, found, source, defaults.timezone),
        updated=facts.date("updated", defaults.timezone),
        source=facts.text("source") or _host(url),
        url=url,
        topics=facts.texts("topics"),
        tags=facts.texts("tags"),
        excerpt=facts.text("excerpt", longest=5_000),
        slug=facts.text("slug"),
        aliases=facts.texts("aliases"),
        weight=facts.number("weight"),
        draft=facts.flag("draft"),
    )
    return Reading((article,), tuple(facts.notices))


def _published(facts: "_Facts", found: Found, source: Source, zone: tzinfo) -> date | datetime | None:
    """Front matter, else the file's name, else the text, else the file's own time with a warning."""
    if "published" in found.stated:
        return facts.date("published", zone)
    if in_name := date_in_name(PurePosixPath(source.path).name):
        return in_name
    if guessed := facts.date("published", zone):
        return guessed
    if source.modified:
        facts.warn(
            "no date; taken from the file's time",
            'state "date:" at the top, or begin the file\'s name with YYYY-MM-DD-',
        )
    return source.modified


def _title_from_name(path: str) -> str:
    """A readable title from a file's name, without its date; empty where the name has no word."""
    name = PurePosixPath(path)
    stem = name.parent.name if name.stem == "index" else name.stem
    words = plain_text(re.sub(r"^\d{4}-?\d{2}-?\d{2}[-_ ]*", "", stem).replace("-", " ").replace("_", " "))
    return words[:1].upper() + words[1:] if re.search(r"[^\W\d_]{2}", words) else ""


def _first_words(body: Body) -> str:
    words = body.text[:1_000].split()
    return " ".join(words[:WORDS_OF_A_TITLE]) + ("…" if len(words) > WORDS_OF_A_TITLE else "")


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


@dataclass(frozen=True, slots=True)
class _Facts:
    """Facts on their way into an article, and the notices that they cause."""

    facts: Mapping[str, Fact]
    stated: Mapping[str, Fact]
    """Those of `facts` that were not guessed."""
    place: str
    line: int
    notices: list[Notice]

    def warn(self, problem: str, remedy: str, key: str | None = None) -> None:
        line = self.facts[key].line if key and key in self.facts else None
        self.notices.append(Notice(self.place, line or self.line, problem, remedy, "warning"))

    def assumed(self, problem: str, value: str) -> str:
        self.warn(f'{problem}; taken as "{value}"', 'state "title: …" at the top, between two lines of ---')
        return value

    def _values(self, key: str) -> Iterator[str]:
        if fact := self.facts.get(key):
            values = fact.value if isinstance(fact.value, tuple) else (str(fact.value),)
            yield from (text for value in values if (text := plain_text(value)))

    def text(self, key: str, *, longest: int = LONGEST_LINE) -> str | None:
        """The text of a fact, cut at a space where it is too long."""
        text = next(self._values(key), None)
        if text is None or len(text) <= longest:
            return text
        self.warn(f"{key} of {len(text):,} characters", f"keep it under {longest}", key)
        return text[:longest].rsplit(" ", 1)[0] + "…"

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list, or of one text with commas; none twice."""
        fact = self.facts.get(key)
        values = list(self._values(key))
        if fact and not isinstance(fact.value, tuple):
            values = [text for value in values for part in re.split(r"[,;]", value) if (text := part.strip())]
        return tuple(dict.fromkeys(value[:LONGEST_LINE] for value in values))

    def date(self, key: str, zone: tzinfo) -> date | datetime | None:
        """The date of a fact; None where there is none, or where one that was guessed cannot be.

        Raises:
            SourceError: A stated date cannot be.

        """
        fact = self.facts.get(key)
        if fact is None:
            return None
        try:
            return (
                in_zone(fact.value, zone)
                if isinstance(fact.value, date)
                else parse_date(str(fact.value), zone)
            )
        except ValueError as error:
            if key not in self.stated:
                return None
            problem = f'impossible date "{fact.value!s:.40}"'
            notice = Notice(self.place, fact.line or self.line, problem, "write it as YYYY-MM-DD")
            raise SourceError([*self.notices, notice]) from error

    def url(self) -> str | None:
        stated = self.text("url", longest=2_000)
        url = clean_url(stated) if stated else None
        if stated and not url:
            self.warn(
                f'"{stated:.60}" is no web address; left out', "write one that begins with https://", "url"
            )
        return url

    def language(self) -> str | None:
        stated = self.text("language")
        if stated and not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", stated):
            self.warn(f'"{stated:.20}" is no language tag; left out', 'write one such as "en"', "language")
            return None
        return stated.replace("_", "-") if stated else None

    def number(self, key: str) -> int | None:
        stated = self.text(key)
        if stated and not re.fullmatch(r"-?\d{1,9}", stated):
            self.warn(f'{key} "{stated:.20}" is no whole number; left out', f"write {key}: 1", key)
            return None
        return int(stated) if stated else None

    def flag(self, key: str) -> bool:
        return (self.text(key) or "").lower() in {"true", "yes", "on", "1"}
