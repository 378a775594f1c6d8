"""Analyses in, stories out: which articles tell of one event."""

from collections.abc import Iterable

from digest.days import instant
from digest.records import Analysis, Story
from digest.stories.duplicates import group_duplicates


def group_analyses(analyses: Iterable[Analysis]) -> tuple[Story, ...]:
    """Return the stories, each article in one of them, in an order that the input's does not change."""
    ordered = sorted(analyses, key=_seniority)
    return tuple(Story(group, group[0].summary) for group in group_duplicates(ordered))


def _seniority(analysis: Analysis) -> tuple[object, ...]:
    """The order of articles: the editor's rank, the time of publication, the file."""
    article = analysis.article
    rank = article.weight if article.weight is not None else 10**9
    return rank, instant(article.published), article.file, article.entry, article.title, analysis.fingerprint
