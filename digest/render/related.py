"""Which articles are on something alike."""

from collections.abc import Mapping, Sequence
from math import log, sqrt
from typing import Final

from digest.records import Analysis, Story
from digest.render.slugs import ArticleKey, article_key

MOST_RELATED: Final = 3
LEAST_LIKENESS: Final = 0.1
"""The cosine below which two articles have no more than a word in common."""
MOST_ARTICLES_OF_A_WORD: Final = 100
"""A word of more says little, and would make the time grow with the square of the articles."""

Weights = Mapping[str, float]


def relate_articles(stories: Sequence[Story]) -> Mapping[ArticleKey, tuple[Analysis, ...]]:
    """Return the articles nearest to each, the nearest first; those of its own story are not among them.

    Likeness is the cosine over the words of the keywords, each weighed by its inverse document frequency.
    Only articles that share a word are compared.

    Source: Salton and Buckley 1988 (tf-idf; here each word of an article counts once).

    """
    members = [(number, analysis) for number, story in enumerate(stories) for analysis in story.analyses]
    words = [_words(analysis) for _, analysis in members]
    holders: dict[str, list[int]] = {}
    for place, own in enumerate(words):
        for word in own:
            holders.setdefault(word, []).append(place)
    weights = {word: log(1 + len(members) / len(places)) for word, places in holders.items()}
    norms = [sqrt(sum(weights[word] ** 2 for word in own)) for own in words]
    related = {}
    for place, (story, analysis) in enumerate(members):
        products = _products(words[place], holders, weights)
        likeness = {
            other: product / (norms[place] * norms[other])
            for other, product in products.items()
            if members[other][0] != story
        }
        near = sorted((-round(like, 9), other) for other, like in likeness.items() if like >= LEAST_LIKENESS)
        related[article_key(analysis.article)] = tuple(members[other][1] for _, other in near[:MOST_RELATED])
    return related


def _words(analysis: Analysis) -> tuple[str, ...]:
    """The words of an article's keywords, each once."""
    words = (word for keyword in analysis.keywords for word in keyword.casefold().split())
    return tuple(dict.fromkeys(words))


def _products(
    words: Sequence[str], holders: Mapping[str, Sequence[int]], weights: Weights
) -> dict[int, float]:
    """The inner product with each article that shares a word."""
    products: dict[int, float] = {}
    for word in words:
        if len(holders[word]) <= MOST_ARTICLES_OF_A_WORD:
            for place in holders[word]:
                products[place] = products.get(place, 0.0) + weights[word] ** 2
    return products
