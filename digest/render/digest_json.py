"""The same digest for programs: digest.json, whose schema is docs/digest.schema.json.

It has a line for each item of its lists, and is written line by line: with 10,000 articles it has 80 MB.
"""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from digest.keys import split_keys
from digest.records import Analysis, Article, Edition, LongPage, Plan, Story
from digest.render.illustrations import view_picture
from digest.render.renderer import Renderer
from digest.render.site import Group, Site, edition_files, edition_path
from digest.render.spread import LanguageSpread, language_spreads
from digest.render.wording import iso_moment

if TYPE_CHECKING:
    from msgspec.json import Encoder

DIGEST_JSON: Final = "digest.json"

START_OF_ARTICLES: Final = b' "articles": [\n'
"""The line before those of the articles, which come last."""

LINES_AT_ONCE: Final = 1 << 20
"""Bytes of lines that are read at a time."""

VERSION = 1
"""Raised when a program that reads it would have to change: when a property goes, or means another thing."""


def json_plan(renderer: Renderer) -> Plan:
    """digest.json: editions, stories, sources and articles, each with its page."""
    return renderer.plan(DIGEST_JSON, _json_page, rests_on=[renderer.site.whole_mark])


def _json_page(renderer: Renderer) -> LongPage:
    return LongPage(DIGEST_JSON, partial(_write, renderer))


def _write(renderer: Renderer) -> Iterator[bytes]:
    site, settings = renderer.site, renderer.site.settings.site
    before = _LinesBefore(site.memory.as_made(DIGEST_JSON), site.memory.marks)
    yield b'{\n "version": %d,\n' % VERSION
    yield b' "title": %s,\n' % write_item(settings.title)
    yield b' "base_url": %s,\n' % write_item(settings.base_url)
    yield b' "language": %s,\n' % write_item(settings.language)
    yield from _list(b' "editions": [\n', (write_item(_edition(one, site)) for one in site.editions))
    yield from _list(b' "stories": [\n', (write_item(_story(one, site)) for one in site.stories))
    yield from _list(b' "sources": [\n', (write_item(_source(one)) for one in site.sources))
    yield from _list(START_OF_ARTICLES, _article_lines(site, before), end=b"\n ]\n}\n")


def _list(start: bytes, items: Iterable[bytes], end: bytes = b"\n ],\n") -> Iterator[bytes]:
    yield start
    between = b"  "
    for item in items:
        yield between + item
        between = b",\n  "
    yield end


def write_item(item: object) -> bytes:
    """Return a value as it stands in digest.json."""
    return _encoder().encode(item)


@cache
def _encoder() -> "Encoder":
    """Return what writes JSON; a phrase, which is a kind of text, as the text that it is."""
    from msgspec.json import Encoder

    return Encoder(enc_hook=str)


def _article_lines(site: Site, before: "_LinesBefore") -> Iterator[bytes]:
    """The lines of the articles; those that would be the same, as they were before."""
    for analysis in site.analyses:
        yield before.find(site.marks_of([analysis])) or write_item(_article(analysis, site))


class _LinesBefore:
    """The lines of the articles in the file as it was made, each with the mark that it had.

    The file is read once, from the first line to the last, as most articles stand in the order in which
    they stood. A line that was passed on the way to another one is not found any more.
    """

    def __init__(self, file: Path | None, marks: bytes) -> None:
        each = split_keys(marks)
        self._left = set(each) if file else set()
        self._lines = zip(each, _lines_of_articles(file), strict=False) if file else iter(())

    def find(self, mark: bytes) -> bytes | None:
        """Return the line that had a mark."""
        if mark not in self._left:
            return None
        for passed, line in self._lines:
            self._left.discard(passed)
            if passed == mark:
                return line
        return None


def _lines_of_articles(file: Path) -> Iterator[bytes]:
    lines = _read_lines(file)
    for line in lines:
        if line == START_OF_ARTICLES:
            break
    yield from (line.strip(b" ,\n") for line in lines)


def _read_lines(file: Path) -> Iterator[bytes]:
    """Yield the lines of a file, which is open only while some are read: nobody may ask for the last one."""
    place, lines = 0, [b""]
    while lines:
        try:
            with file.open("rb") as opened:
                opened.seek(place)
                lines = opened.readlines(LINES_AT_ONCE)
                place = opened.tell()
        except OSError:  # the others are written anew
            return
        yield from lines


def _edition(edition: Edition, site: Site) -> dict[str, object]:
    return {
        "key": edition.key,
        "page": edition_path(edition),
        "files": edition_files(edition, site.settings.edition),
        "first_day": edition.first_day.isoformat(),
        "last_day": edition.last_day.isoformat(),
        "stories": [site.story_path(story) for story in edition.stories],
        "spread": _spreads(analysis for story in edition.stories for analysis in story.analyses),
    }


def _story(story: Story, site: Site) -> dict[str, object]:
    return {
        "page": site.story_path(story),
        "title": story.articles[0].title,
        "articles": [site.article_path(article) for article in story.articles],
    }


def _source(group: Group) -> dict[str, object]:
    return {
        "name": group.name,
        "page": group.path("sources"),
        "articles": len(group.analyses),
        "spread": _spreads(group.analyses),
    }


def _spreads(analyses: Iterable[Analysis]) -> list[dict[str, object]]:
    return [
        {
            "language": one.language,
            "words": one.words,
            "score": _scores(one),
        }
        for one in language_spreads(analyses)
    ]


def _scores(spread: LanguageSpread) -> dict[str, object] | None:
    score, scores = spread.score, spread.scores
    if scores is None:
        return None
    return {
        "name": score.name,
        "title": score.title,
        "articles": scores.articles,
        "median": scores.median,
        "lower_quartile": scores.lower_quartile,
        "upper_quartile": scores.upper_quartile,
    }


def _article(analysis: Analysis, site: Site) -> dict[str, object]:
    article, readability = analysis.article, analysis.readability
    return {
        "file": article.file,
        "entry": article.entry,
        "page": site.article_path(article),
        "title": article.title,
        "standfirst": article.standfirst,
        "published": iso_moment(article.published, site.zone) if article.published else None,
        "date_assumed": article.date_assumed,
        "date_estimated": article.date_estimated,
        "updated": iso_moment(article.updated, site.zone) if article.updated else None,
        "source": article.source,
        "authors": article.authors,
        "url": article.url,
        "language": article.language,
        "language_assumed": article.language_assumed,
        "topics": analysis.topics,
        "tags": article.tags,
        "keywords": analysis.keywords,
        "summary": [
            {"text": sentence.text, "start": sentence.start, "end": sentence.end, "reasons": sentence.reasons}
            for sentence in analysis.summary.sentences
        ],
        "summary_method": analysis.summary.method,
        "summary_note": analysis.summary.note,
        "excerpt": article.excerpt,
        "picture": _picture(article, site),
        "reading_time_minutes": analysis.reading_time_minutes,
        "readability": {
            "language": readability.language,
            "words": readability.words,
            "sentences": readability.sentences,
            "syllables": readability.syllables,
            "scores": readability.scores,
        },
        "sentences": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "words": judged.words,
                "difficulty": judged.difficulty,
                "reasons": judged.reasons,
            }
            for sentence, judged in zip(analysis.sentences, analysis.difficulties, strict=True)
        ],
    }


def _picture(article: Article, site: Site) -> dict[str, object] | None:
    view = view_picture(article, site)
    if view is None:
        return None
    widest = view.renditions[-1] if view.renditions else None
    return {
        "path": widest.path if widest else None,
        "address": view.address,
        "width": widest.width if widest else None,
        "height": widest.height if widest else None,
        "alt": view.alt,
        "caption": view.caption,
        "credit": view.credit,
    }
