"""How long and how hard the articles of a source or an edition are, language by language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Final

from digest.records import Analysis, Score

LEAST_ARTICLES: Final = 3
"""Fewer have no middle half to speak of."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some figures, and the quartiles, between which the middle half of them lies."""

    articles: int
    """How many articles have such a figure."""
    median: float
    lower_quartile: float
    upper_quartile: float


@dataclass(frozen=True, slots=True)
class LanguageSpread:
    """The spread of words and of the first score among articles in one language."""

    language: str
    """The root of its tags, such as `en`."""
    words: Spread
    score: Score
    """The score that is meant; its value is that of one article."""
    scores: Spread | None
    """None where too few articles have one."""


def spread_of(values: Sequence[float]) -> Spread | None:
    """Return the spread of some figures, None for too few.

    Quartiles are interpolated between the figures next to them, the least and the greatest being the ends.

    >>> spread_of([1, 2, 3, 10])
    Spread(articles=4, median=2.5, lower_quartile=1.75, upper_quartile=4.75)

    """
    if len(values) < LEAST_ARTICLES:
        return None
    lower, median, upper = quantiles(values, n=4, method="inclusive")
    return Spread(len(values), median, lower, upper)


def language_spreads(analyses: Iterable[Analysis]) -> tuple[LanguageSpread, ...]:
    """Return the spreads of the languages that have enough articles, the one with most articles first.

    Articles in different languages are kept apart: no score means the same in two of them.
    """
    groups: dict[str, list[Analysis]] = {}
    for analysis in analyses:
        groups.setdefault(analysis.readability.language, []).append(analysis)
    ordered = sorted(groups, key=lambda language: (-len(groups[language]), language))
    spreads = (_language_spread(language, groups[language]) for language in ordered)
    return tuple(spread for spread in spreads if spread is not None)


def _language_spread(language: str, analyses: Sequence[Analysis]) -> LanguageSpread | None:
    words = spread_of([analysis.readability.words for analysis in analyses])
    if words is None:
        return None
    scores = analyses[0].readability.scores
    score = next((one for one in scores if one.suits_language), scores[0])
    values = [analysis.readability.value(score.name) for analysis in analyses]
    return LanguageSpread(language, words, score, spread_of([one for one in values if one is not None]))
