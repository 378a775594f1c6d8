"""Which articles are on something alike, with what the build before knew of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from digest.records import Analysis, Story
from digest.render.likeness import Likeness, Members
from digest.render.memory import Memory
from digest.render.slugs import ArticleKey, article_key
from digest.store.packing import pack_values, unpack_values

FEWEST_KEPT: Final = 0.5
"""The share of the articles that have to be as they were; of fewer, no more is known than has to be found."""

NAME: Final = "related"
"""Under which the articles are remembered, with those nearest to each."""

Nearest = Sequence[Sequence[int]]
"""For each article, by its place, the places of those nearest to it."""


def relate_articles(stories: Sequence[Story]) -> Mapping[ArticleKey, tuple[Analysis, ...]]:
    """Return the articles nearest to each, the nearest first; those of its own story are not among them."""
    members = _members(stories)
    return _by_article(members, Likeness.of(members).nearest())


def recall_related(stories: Sequence[Story], memory: Memory) -> Mapping[ArticleKey, tuple[Analysis, ...]]:
    """Return the same, found anew only where something has changed that it rests on."""
    members = _members(stories)
    now = Likeness.of(members)
    known = _unpack(memory.recall(NAME, b""))
    if known is None:
        nearest: Nearest = list(now.nearest())
    elif known[0] == now:
        return _by_article(members, known[1])
    else:
        nearest = _amend(*known, now)
    memory.remember(NAME, b"", _pack(now, nearest))
    return _by_article(members, nearest)


def _members(stories: Sequence[Story]) -> Members:
    return [(number, analysis) for number, story in enumerate(stories) for analysis in story.analyses]


def _by_article(
    members: Members, nearest: Iterable[Sequence[int]]
) -> Mapping[ArticleKey, tuple[Analysis, ...]]:
    return {
        article_key(analysis.article): tuple([members[other][1] for other in near])
        for (_, analysis), near in zip(members, nearest, strict=True)
    }


def _pack(likeness: Likeness, nearest: Nearest) -> bytes:
    return pack_values((likeness.names, likeness.words, likeness.stories, nearest))


def _unpack(data: bytes | None) -> tuple[Likeness, Nearest] | None:
    if data is None:
        return None
    names, words, stories, nearest = unpack_values(data)
    return Likeness([(file, entry) for file, entry in names], words, stories), nearest


def _amend(before: Likeness, nearest: Nearest, now: Likeness) -> Nearest:
    """The nearest to each; those of articles for which all is as it was are known."""
    places = {name: place for place, name in enumerate(now.names)}
    moved = [places.get(name, -1) for name in before.names]
    if sum(place >= 0 for place in moved) < FEWEST_KEPT * len(places):
        return list(now.nearest())
    changed = _changed(before, now, moved)
    compared = {word for place in changed for word in now.words[place]}
    for own, place in zip(before.words, moved, strict=True):
        if place < 0 or place in changed:
            compared.update(own)
    again = sorted(changed.union(*map(now.compared_by, compared)))
    amended: list[Sequence[int]] = [()] * len(places)
    for near, place in zip(nearest, moved, strict=True):
        if place >= 0:
            amended[place] = [moved[other] for other in near]
    if again:
        for place, near in zip(again, now.nearest(again), strict=True):
            amended[place] = near
    return amended


def _changed(before: Likeness, now: Likeness, moved: Sequence[int]) -> set[int]:
    """The places of articles that are new, or have other words, other weights of them, or another story."""
    words_before = dict(zip(moved, before.words, strict=True))
    changed = {place for place, own in enumerate(now.words) if words_before.get(place) != own}
    if changed or -1 in words_before:
        for word, weight in now.weights.items():
            if before.weights.get(word, weight) != weight:
                changed.update(now.holders[word])
    stories_before = set(_stories(before))
    places = iter(range(len(now.names)))
    for story in _stories(now):
        own_places = [next(places) for _ in story]
        if story not in stories_before:
            changed.update(own_places)
    return changed


def _stories(likeness: Likeness) -> Iterator[tuple[ArticleKey, ...]]:
    """The articles of each story, in their order."""
    for _, members in groupby(zip(likeness.stories, likeness.names, strict=True), key=itemgetter(0)):
        yield tuple(name for _, name in members)
