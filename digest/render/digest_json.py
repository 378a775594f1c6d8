"""The same digest for programs: digest.json."""

import json
from dataclasses import asdict

from digest.records import Analysis, Edition, Page, Story
from digest.render.site import Site, edition_path
from digest.render.wording import iso_moment

VERSION = 1
"""Raised when a program that reads digest.json would have to change."""


def json_page(site: Site) -> Page:
    """Return digest.json: editions, stories and articles, each with its page."""
    settings = site.settings.site
    document = {
        "version": VERSION,
        "title": settings.title,
        "base_url": settings.base_url,
        "language": settings.language,
        "editions": [_edition(edition, site) for edition in site.editions],
        "stories": [_story(story, site) for story in site.stories],
        "articles": [_article(analysis, site) for analysis in site.analyses],
    }
    return Page("digest.json", (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())


def _edition(edition: Edition, site: Site) -> dict[str, object]:
    return {
        "key": edition.key,
        "page": edition_path(edition),
        "first_day": edition.first_day.isoformat(),
        "last_day": edition.last_day.isoformat(),
        "stories": [site.story_path(story) for story in edition.stories],
    }


def _story(story: Story, site: Site) -> dict[str, object]:
    return {
        "page": site.story_path(story),
        "title": story.articles[0].title,
        "articles": [site.article_path(article) for article in story.articles],
    }


def _article(analysis: Analysis, site: Site) -> dict[str, object]:
    article, readability = analysis.article, analysis.readability
    return {
        "file": article.file,
        "page": site.article_path(article),
        "title": article.title,
        "standfirst": article.standfirst,
        "published": iso_moment(article.published, site.zone) if article.published else None,
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
        "reading_time_minutes": analysis.reading_time_minutes,
        "readability": {
            "language": readability.language,
            "words": readability.words,
            "sentences": readability.sentences,
            "syllables": readability.syllables,
            "scores": [asdict(score) for score in readability.scores],
        },
        "sentences": [
            {"start": sentence.start, "end": sentence.end, **asdict(judged)}
            for sentence, judged in zip(analysis.sentences, analysis.difficulties, strict=True)
        ],
    }
