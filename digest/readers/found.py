"""What a reader finds in a source file, and how it becomes an article."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from digest.body import Body, plain_text
from digest.errors import Notice, SourceError
from digest.language import detect_language
from digest.readers.addresses import drop_tracking
from digest.readers.clean import clean_body, clean_url
from digest.readers.dates import date_in_name
from digest.readers.facts import Facts
from digest.readers.front_matter import Fact
from digest.readers.mojibake import seems_misread
from digest.readers.pictures import article_picture, as_shown
from digest.records import Article, Source

LONGEST_ARTICLE = 500_000
"""Characters of an article's text: some 80,000 words, a book."""

MOST_BLOCKS = 20_000
"""Paragraphs, list items and cells of a table."""

EARLIEST_FILE = 2000
"""The year; archives and images often carry a time that means nothing."""

WORDS_OF_A_TITLE = 10
"""Words of the text that serve as the title of an article without one."""


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
    id: str | None = None
    """What tells it from the others of its source file, in a format of many articles."""
    base: str | None = None
    """What relative links stand on; None for its address."""


Reader = Callable[[Source, str], tuple[Found, ...]]
"""Source file, and its path as the user knows it → what is in it. Raises SourceError."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles of a source file, and what is to be said of it."""

    articles: tuple[Article, ...]
    notices: tuple[Notice, ...]


def finish_article(
    found: Found, source: Source, place: str, entry: int, defaults: ReadingDefaults
) -> Reading:
    """Check and clean what was found.

    Raises:
        SourceError: A stated fact is impossible, or there is no text, or too long a one.

    """
    facts = Facts({**found.guessed, **found.stated}, found.stated, place, found.line, list(found.notices))
    url = facts.url() or (clean_url(drop_tracking(defaults.url)) if defaults.url else None)
    base = clean_url(found.base) if found.base else None
    body = clean_body(found.html, base or url, beside=base is None)
    if not body.text.strip():
        raise SourceError(
            Notice(place, found.line, "no text to publish", "write the article, or remove the file")
        )
    refuse_long(body.text, place, found.line)
    if len(body.blocks) > MOST_BLOCKS:
        problem = f"an article of {len(body.blocks):,} paragraphs; the limit is {MOST_BLOCKS:,}"
        raise SourceError(Notice(place, found.line, problem, "part it into several files"))
    picture = as_shown(article_picture(facts, source.path, found.base or url), body.illustrations)
    _tell_broken_text(facts, body, source)
    if lost := body.lost_pictures:
        problem = f"{lost} pictures lead nowhere" if lost > 1 else "a picture leads nowhere"
        facts.warn(f"{problem}; left out", "put the file beside the article, and name it")
    title = facts.text("title") or facts.assumed(
        "no title", _title_from_name(source.path) or _first_words(body)
    )
    language, language_assumed = _language(facts, body, defaults.language)
    published, assumed = _published(facts, source, defaults.timezone, language)
    article = Article(
        title=title,
        html=body.html,
        text=body.text,
        blocks=body.blocks,
        illustrations=body.illustrations,
        language=language,
        language_assumed=language_assumed,
        file=source.path,
        entry=entry,
        id=found.id,
        kicker=facts.text("kicker"),
        standfirst=facts.text("standfirst"),
        authors=facts.texts("authors"),
        published=published,
        date_assumed=assumed,
        date_estimated=not assumed and _is_estimated(facts, source),
        updated=facts.date("updated", defaults.timezone, language),
        source=facts.text("source") or _host(url),
        url=url,
        topics=facts.texts("topics"),
        tags=facts.texts("tags"),
        excerpt=facts.text("excerpt", longest=5_000),
        picture=picture,
        slug=facts.text("slug"),
        aliases=facts.texts("aliases"),
        weight=facts.number("weight"),
        draft=facts.flag("draft"),
    )
    return Reading((article,), tuple(facts.notices))


def refuse_long(text: str, place: str, line: int) -> None:
    """Refuse a text of more than `LONGEST_ARTICLE`.

    Raises:
        SourceError: It has more.

    """
    if len(text) > LONGEST_ARTICLE:
        problem = f"an article of {len(text):,} characters; the limit is {LONGEST_ARTICLE:,}"
        raise SourceError(Notice(place, line, problem, "part it into several files"))


def _tell_broken_text(facts: Facts, body: Body, source: Source) -> None:
    """Warn of characters that were lost, or seem misread, before the file was written."""
    broken = body.text.count("\ufffd")
    if broken and not any("\ufffd" in notice.problem for notice in facts.notices):
        place = source.data.find("\ufffd".encode())
        line = source.data.count(b"\n", 0, place) + 1 if place >= 0 else facts.line
        problem = f"{broken:,} characters were lost; shown as \ufffd"
        facts.notices.append(Notice(facts.place, line, problem, "write them anew", "warning"))
    if piece := seems_misread(body.text):
        facts.warn(f'"{piece}" seems misread, as do others', "compare it with the original")


def _language(facts: Facts, body: Body, default: str) -> tuple[str, bool]:
    """The stated language, else that of the words; whether it is only assumed.

    Words that are too few to tell take the default in silence: most often it is right.
    """
    if stated := facts.language():
        return stated, False
    found = detect_language(body.text, default=default)
    if found.rival:
        problem = f'language unsure: "{found.language}" or "{found.rival}"; taken as "{found.language}"'
        facts.warn(problem, facts.stating(f"language: {found.language}"))
    return found.language, not found.sure


def _published(
    facts: Facts, source: Source, zone: tzinfo, language: str
) -> tuple[date | datetime | None, bool]:
    """The date of the front matter, the file's name, the text, or the file; whether it is only assumed."""
    in_text = facts.date("published", zone, language)
    if "published" in facts.stated and in_text:
        return in_text, False
    if in_name := date_in_name(PurePosixPath(source.path).name):
        return in_name, False
    if in_text and not _is_to_come(in_text, source.modified):
        return in_text, False
    if in_text:
        facts.warn(f"the date {in_text:%Y-%m-%d} in the text is to come; left out", facts.dating())
    if source.modified:
        facts.warn("no date; taken from the file's time", facts.dating())
    return source.modified, source.modified is not None


def _is_estimated(facts: Facts, source: Source) -> bool:
    """Whether the date is a page's estimate, and not that of the file's name, which goes before it."""
    in_name = "published" not in facts.stated and date_in_name(PurePosixPath(source.path).name)
    return facts.flag("date_estimated") and not in_name


def _is_to_come(guessed: date, modified: date | None) -> bool:
    """Whether a date lies after the file was written; a file's time before 2000 is none."""
    if modified is None or modified.year < EARLIEST_FILE:
        return False
    day = guessed.date() if isinstance(guessed, datetime) else guessed
    return day > modified + timedelta(days=1)


def _title_from_name(path: str) -> str:
    """A readable title from a file's name, without its date; empty where the name has no word."""
    name = PurePosixPath(path)
    stem = name.parent.name if name.stem == "index" else name.stem
    words = plain_text(re.sub(r"^\d{4}-?\d{2}-?\d{2}[-_ ]*", "", stem).replace("-", " ").replace("_", " "))
    return words[:1].upper() + words[1:] if re.search(r"(?<!\w)[^\W\d_]{3,}(?!\w)", words) else ""


def _first_words(body: Body) -> str:
    words = body.text[:1_000].split()
    return " ".join(words[:WORDS_OF_A_TITLE]) + ("…" if len(words) > WORDS_OF_A_TITLE else "")


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
