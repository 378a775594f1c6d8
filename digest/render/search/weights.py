"""How much each word says of an article, for the order of what search finds."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from digest.records import Analysis
from digest.render.search.folding import search_words

LEVELS = 8
"""Weights are whole numbers from 0 to 7, so that one takes three bits."""

_SATURATION: Final = 2.0
"""BM25's k1: how slowly a word that comes again adds to its weight."""
_LENGTH_SHARE: Final = 0.5
"""BM25's b: how far a long article counts less."""
_USUAL_WORDS: Final = 500
"""A length set once, in place of the mean, so that no article's weights depend on the others."""
_MOST_COUNTED: Final = 60

_TITLE, _NAMES, _STANDFIRST, _SUMMARY = 8, 4, 3, 2
"""How many times in the body one time in each of these counts; names are keywords, tags and authors too."""


def word_levels(analysis: Analysis) -> Mapping[str, int]:
    """Return each word of an article with its level.

    The level is the weight that BM25F gives the word in this article (Robertson and Zaragoza 2009), without
    the rarity of the word, which the browser knows by the length of the word's list.
    """
    if (known := analysis.levels) is not None:
        return known
    article = analysis.article
    counts = Counter(search_words(article.text))
    levels = _levels(counts.total())
    names = (*analysis.keywords, *article.tags, *analysis.topics, *article.authors, article.source or "")
    summary = analysis.summary.text or article.excerpt or ""
    for text, weight in (
        (f"{article.title} {article.kicker or ''}", _TITLE),
        (" ; ".join(names), _NAMES),
        (article.standfirst or "", _STANDFIRST),
        (summary, _SUMMARY),
    ):
        for word in search_words(text):
            counts[word] += weight
    return {word: levels[min(count, _MOST_COUNTED)] for word, count in counts.items()}


def _levels(words: int) -> tuple[int, ...]:
    """The level for each count from 0 on, in an article of so many words."""
    damping = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * words / _USUAL_WORDS)
    return tuple(int(LEVELS * count / (count + damping) - 1e-9) for count in range(_MOST_COUNTED + 1))
