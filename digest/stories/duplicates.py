"""Articles that are word for word the same: a dispatch that several papers print."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b

from digest.days import instant
from digest.records import Analysis, Article

FEWEST_WORDS = 40
"""Texts shorter than this must share their title too: two notes of one sentence are no syndicated article."""

LONGEST_SILENCE = timedelta(days=14)
"""Between two printings of one text that still belong to one story."""

WORD = re.compile(r"\w+")


def group_duplicates(analyses: Sequence[Analysis]) -> tuple[tuple[Analysis, ...], ...]:
    """Return the analyses in groups of the same text at about the same time, in the order given."""
    groups: dict[bytes, list[Analysis]] = {}
    for analysis in analyses:
        groups.setdefault(fingerprint(analysis.article), []).append(analysis)
    return tuple(part for group in groups.values() for part in _split_by_time(group))


def _split_by_time(group: Sequence[Analysis]) -> Iterator[tuple[Analysis, ...]]:
    """Part a group where nobody printed the text for long: a yearly notice is a story of each year."""
    if len(group) == 1:
        yield tuple(group)
        return
    parts: list[list[Analysis]] = []
    for analysis in sorted(group, key=_moment):
        if not parts or _moment(analysis) - _moment(parts[-1][-1]) > LONGEST_SILENCE:
            parts.append([])
        parts[-1].append(analysis)
    yield from (tuple(sorted(part, key=group.index)) for part in parts)


def _moment(analysis: Analysis) -> datetime:
    return instant(analysis.article.published)


def fingerprint(article: Article) -> bytes:
    """Return what two articles share if and only if they have the same words in the same order."""
    words = WORD.findall(article.text.casefold())
    if len(words) < FEWEST_WORDS:
        words = [*WORD.findall(article.title.casefold()), "\n", *words]
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
