"""Which articles are on something alike."""

from collections.abc import Collection, Iterable, Iterator
from itertools import permutations

import pytest
from conftest import article
from hypothesis import given
from hypothesis import strategies as st

from digest.records import Analysis, Readability, Story, Summary
from digest.render.likeness import Likeness
from digest.render.memory import Memory
from digest.render.related import recall_related, relate_articles
from digest.render.slugs import article_key

NO_SUMMARY = Summary((), "none")
READABILITY = Readability("en", 0, 0, 0, ())


def analysis(file: str, *keywords: str) -> Analysis:
    return Analysis(article(file, file=file), (), NO_SUMMARY, keywords, (), READABILITY, 1)


def story(*analyses: Analysis) -> Story:
    return Story(analyses, NO_SUMMARY)


def related_to(one: Analysis, *stories: Story) -> list[str]:
    return [found.article.file for found in relate_articles(stories)[article_key(one.article)]]


def keeping_memory() -> Memory:
    """A memory that keeps what it is told."""
    kept: dict[bytes, bytes] = {}
    return Memory(
        recall=lambda _, key: kept.get(key), remember=lambda _, key, value: kept.update({key: value})
    )


FLOOD = analysis("flood.md", "flood", "river Lune", "bridge")


def test_article_with_more_words_in_common_is_nearer() -> None:
    near = analysis("near.md", "river", "flood", "mill")
    far = analysis("far.md", "bridge", "steel", "works")
    assert related_to(FLOOD, story(FLOOD), story(far), story(near)) == ["near.md", "far.md"]


def test_rare_word_in_common_says_more_than_a_frequent_one() -> None:
    frequent = [analysis(f"{n}.md", "flood", f"other{n}", f"else{n}") for n in range(4)]
    rare = analysis("rare.md", "Lune", "sheep", "farm")
    assert related_to(FLOOD, story(FLOOD), *map(story, frequent), story(rare))[0] == "rare.md"


def test_articles_of_the_same_story_are_not_named() -> None:
    assert related_to(FLOOD, story(FLOOD, analysis("reprint.md", "flood", "river Lune", "bridge"))) == []


def test_article_with_no_word_in_common_is_not_named() -> None:
    assert related_to(FLOOD, story(FLOOD), story(analysis("chess.md", "chess"))) == []


def test_there_are_three_at_most() -> None:
    alike = [story(analysis(f"{n}.md", "flood", "river Lune")) for n in range(5)]
    assert related_to(FLOOD, story(FLOOD), *alike) == ["0.md", "1.md", "2.md"]


def test_nearest_articles_are_recalled_where_no_keyword_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = keeping_memory()
    stories = [
        story(FLOOD),
        story(analysis("near.md", "river", "flood")),
        story(analysis("chess.md", "chess")),
    ]
    found = relate_articles(stories)
    recall_related(stories, memory)
    monkeypatch.delattr("digest.render.likeness.Likeness.nearest")
    assert recall_related(stories, memory) == found


WORDS = st.lists(st.sampled_from("flood river bridge mill sheep farm chess snow".split()), max_size=3)
NEWS = st.lists(WORDS, min_size=4, max_size=24)


def stories_of(news: list[list[str]], in_pairs: Collection[int] = ()) -> list[Story]:
    """Stories of an article each, but for those that have the one before it too."""
    stories: list[list[Analysis]] = []
    for number, words in enumerate(news):
        if not stories or number not in in_pairs:
            stories.append([])
        stories[-1].append(analysis(f"{number}.md", *words))
    return [story(*members) for members in stories]


@given(
    news=NEWS,
    changes=st.dictionaries(st.integers(0, 23), WORDS, max_size=2),
    pairs=st.sets(st.integers(0, 23)),
)
def test_nearest_articles_are_those_found_from_nothing_whatever_has_changed(
    news: list[list[str]], changes: dict[int, list[str]], pairs: set[int]
) -> None:
    after = [changes.get(number, words) for number, words in enumerate(news)]
    for one, other in permutations([stories_of(news), stories_of(after), stories_of(after, pairs)], 2):
        for gone in (0, 1, len(other)):
            memory = keeping_memory()
            recall_related(one, memory)
            now = other[:gone] + other[gone + 1 :]
            assert recall_related(now, memory) == relate_articles(now)


def test_articles_in_another_order_have_the_same_beside_them() -> None:
    memory = keeping_memory()
    alike = [story(analysis(f"{n}.md", "flood")) for n in range(5)]
    recall_related(alike, memory)
    assert recall_related(alike[::-1], memory) == relate_articles(alike[::-1])


def test_only_articles_that_share_a_word_with_what_has_changed_are_compared_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory = keeping_memory()
    others = [story(analysis(f"{n}.md", f"place{n // 2}")) for n in range(20)]
    recall_related([story(FLOOD), *others], memory)
    compared: list[int] = []
    nearest = Likeness.nearest

    def note(likeness: Likeness, places: Iterable[int]) -> Iterator[list[int]]:
        compared.extend(places)
        return nearest(likeness, places)

    monkeypatch.setattr(Likeness, "nearest", note)
    recall_related([story(analysis("flood.md", "chess", "place4")), *others], memory)
    assert compared == [0, 9, 10]
