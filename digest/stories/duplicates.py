"""Articles that are word for word the same: a dispatch that several papers print."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from digest.days import instant
from digest.records import Analysis

LONGEST_SILENCE = timedelta(days=14)
"""Between two printings of one text that still belong to one story."""


def group_duplicates(analyses: Sequence[Analysis]) -> tuple[tuple[Analysis, ...], ...]:
    """Return the analyses in groups of the same text at about the same time, in the order given."""
    groups: dict[bytes | int, list[Analysis]] = {}
    for place, analysis in enumerate(analyses):
        groups.setdefault(analysis.fingerprint or place, []).append(analysis)
    return tuple(part for group in groups.values() for part in _split_by_time(group))


def _split_by_time(group: Sequence[Analysis]) -> Iterator[tuple[Analysis, ...]]:
    """Part a group where nobody printed the text for long: a yearly notice is a story of each year."""
    if len(group) == 1:
        yield tuple(group)
        return
    parts: list[list[int]] = []
    for place in sorted(range(len(group)), key=lambda place: _moment(group[place])):
        if not parts or _moment(group[place]) - _moment(group[parts[-1][-1]]) > LONGEST_SILENCE:
            parts.append([])
        parts[-1].append(place)
    yield from (tuple(group[place] for place in sorted(part)) for part in parts)


def _moment(analysis: Analysis) -> datetime:
    return instant(analysis.article.published)
