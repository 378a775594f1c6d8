"""Which articles are on something alike."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt
from typing import Final

from digest.keys import key_of
from digest.records import Analysis, Story
from digest.render.memory import Memory
from digest.render.slugs import ArticleKey, article_key

MOST_RELATED: Final = 3
LEAST_LIKENESS: Final = 0.1
"""The cosine below which two articles have no more than a word in common."""
MOST_ARTICLES_OF_A_WORD: Final = 100
"""A word of more says little, and would make the time grow with the square of the articles."""


NONE: Final = -1

Members = Sequence[tuple[int, Analysis]]
"""All articles, each with the number of its story."""

NAME: Final = "related"
"""Under which the numbers of the nearest articles are remembered."""


def recall_related(stories: Sequence[Story], memory: Memory) -> Mapping[ArticleKey, tuple[Analysis, ...]]:
    """Return the articles nearest to each, from memory where no keyword and no story has changed."""
    members = _members(stories)
    key = key_of([(number, analysis.keywords) for number, analysis in members])
    known = memory.recall(NAME, key)
    nearest = _unpack(known) if known is not None else _relate(members)
    if known is None:
        memory.remember(NAME, key, _pack(nearest))
    return _by_article(members, nearest)


def relate_articles(stories: Sequence[Story]) -> Mapping[ArticleKey, tuple[Analysis, ...]]:
    """Return the articles nearest to each, the nearest first; those of its own story are not among them.

    Likeness is the cosine over the words of the keywords, each weighed by its inverse document frequency.
    Only articles that share a word are compared.

    Source: Salton and Buckley 1988 (tf-idf; here each word of an article counts once).

    """
    members = _members(stories)
    return _by_article(members, _relate(members))


def _members(stories: Sequence[Story]) -> Members:
    return [(number, analysis) for number, story in enumerate(stories) for analysis in story.analyses]


def _by_article(
    members: Members, nearest: Iterable[Sequence[int]]
) -> Mapping[ArticleKey, tuple[Analysis, ...]]:
    return {
        article_key(analysis.article): tuple(members[other][1] for other in near)
        for (_, analysis), near in zip(members, nearest, strict=True)
    }


def _pack(nearest: Iterable[Sequence[int]]) -> bytes:
    """The places of the nearest to each, filled up with the number of none."""
    filled = (place for near in nearest for place in (*near, *[NONE] * (MOST_RELATED - len(near))))
    return array("i", filled).tobytes()


def _unpack(data: bytes) -> list[list[int]]:
    places = array("i", data).tolist()
    rows = (places[start : start + MOST_RELATED] for start in range(0, len(places), MOST_RELATED))
    return [[place for place in row if place != NONE] for row in rows]


def _relate(members: Members) -> list[list[int]]:
    """For each article, by its place, the places of those nearest to it."""
    words = [_words(analysis) for _, analysis in members]
    holders: dict[str, list[int]] = {}
    for place, own in enumerate(words):
        for word in own:
            holders.setdefault(word, []).append(place)
    weights = {word: log(1 + len(members) / len(places)) for word, places in holders.items()}
    norms = [sqrt(sum(weights[word] ** 2 for word in own)) for own in words]
    telling = {word: weights[word] ** 2 for word in holders if len(holders[word]) <= MOST_ARTICLES_OF_A_WORD}
    return list(_nearest(words, holders, telling, norms, [story for story, _ in members]))


def _words(analysis: Analysis) -> tuple[str, ...]:
    """The words of an article's keywords, each once."""
    words = (word for keyword in analysis.keywords for word in keyword.casefold().split())
    return tuple(dict.fromkeys(words))


def _nearest(
    words: Sequence[Sequence[str]],
    holders: Mapping[str, Sequence[int]],
    telling: Mapping[str, float],
    norms: Sequence[float],
    stories: Sequence[int],
) -> Iterator[list[int]]:
    """Yield for each article, by its place, the places of those nearest to it.

    `telling` has what each word that tells adds to the inner product of two articles.
    """
    import numpy as np

    places = {word: np.array(holders[word]) for word in telling}
    lengths, story_of = np.array(norms), np.array(stories)
    products = np.zeros(len(words))
    for place, own in enumerate(words):
        shared = [word for word in own if word in telling]
        if not shared:
            yield []
            continue
        for word in shared:
            products[places[word]] += telling[word]
        others = np.concatenate([places[word] for word in shared])
        likeness = products[others] / (lengths[place] * lengths[others])
        alike = (likeness >= LEAST_LIKENESS) & (story_of[others] != stories[place])
        found = dict(zip(others[alike].tolist(), likeness[alike].tolist(), strict=True))
        yield sorted(found, key=lambda other: (-round(found[other], 9), other))[:MOST_RELATED]
        products[others] = 0.0
