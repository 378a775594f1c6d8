"""The same digest for programs: digest.json, whose schema is docs/digest.schema.json."""

import json
from collections.abc import Iterable, Iterator, Mapping

from digest.keys import KEY_BYTES
from digest.records import Analysis, Article, Edition, Page, Plan, Score, SentenceDifficulty, Story
from digest.render.illustrations import view_picture
from digest.render.renderer import Renderer
from digest.render.site import Group, Site, edition_files, edition_path
from digest.render.spread import Spread, language_spreads
from digest.render.wording import iso_moment

DIGEST_JSON = "digest.json"

LIST_OF_ARTICLES = ' "articles": [\n'
"""Where the last list begins, which has a line for each article."""

END_OF_LISTS = "\n ]\n}\n"

VERSION = 1
"""Raised when a program that reads it would have to change: when a property goes, or means another thing."""


def json_plan(renderer: Renderer) -> Plan:
    """digest.json: editions, stories, sources and articles, each with its page."""
    return renderer.plan(DIGEST_JSON, _json_page, rests_on=[renderer.site.whole_mark])


def _json_page(renderer: Renderer) -> Page:
    site = renderer.site
    known = _known_lines(renderer.recalled(DIGEST_JSON), renderer.recalled_marks)
    settings = site.settings.site
    document = {
        "version": VERSION,
        "title": settings.title,
        "base_url": settings.base_url,
        "language": settings.language,
        "editions": (_edition(edition, site) for edition in site.editions),
        "stories": (_story(story, site) for story in site.stories),
        "sources": (_source(group) for group in site.sources),
        "articles": (_line(analysis, site, known) for analysis in site.analyses),
    }
    return Page("digest.json", _write(document).encode())


def write_item(item: object) -> str:
    """Return an item of a list as the line that it stands on."""
    return f"  {json.dumps(item, ensure_ascii=False)}"


def _line(analysis: Analysis, site: Site, known: Mapping[bytes, str]) -> str:
    """The line of an article; as it was where that would be the same."""
    return known.get(site.marks_of([analysis])) or write_item(_article(analysis, site))


def _known_lines(before: str, marks: bytes) -> Mapping[bytes, str]:
    """The lines of the articles in the file as it was, by their marks then."""
    lines = before.rpartition(LIST_OF_ARTICLES)[2].removesuffix(END_OF_LISTS).split(",\n")
    each = [marks[start : start + KEY_BYTES] for start in range(0, len(marks), KEY_BYTES)]
    return dict(zip(each, lines, strict=True)) if len(each) == len(lines) else {}


def _write(document: Mapping[str, object]) -> str:
    """Return JSON with each item of a list on its own line; to indent it takes Python ten times as long."""
    members = (f" {json.dumps(name)}: {_write_member(value)}" for name, value in document.items())
    return "{\n" + ",\n".join(members) + "\n}\n"


def _write_member(value: object) -> str:
    if not isinstance(value, Iterator):
        return json.dumps(value, ensure_ascii=False)
    items = [item if isinstance(item, str) else write_item(item) for item in value]
    return "[\n" + ",\n".join(items) + "\n ]"


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
            "words": _facts(one.words),
            "score": {"name": one.score.name, "title": one.score.title, **_facts(one.scores)}
            if one.scores
            else None,
        }
        for one in language_spreads(analyses)
    ]


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
            "scores": [_facts(score) for score in readability.scores],
        },
        "sentences": [
            {"start": sentence.start, "end": sentence.end} | _facts(judged)
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


def _facts(record: Score | SentenceDifficulty | Spread) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__slots__}
