"""Which articles are on something alike."""

import pytest
from conftest import article

from digest.records import Analysis, Readability, Story, Summary
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
    kept: dict[bytes, bytes] = {}

    def remember(_: str, key: bytes, value: bytes) -> None:
        kept[key] = value

    memory = Memory(recall=lambda _, key: kept.get(key), remember=remember)
    stories = [
        story(FLOOD),
        story(analysis("near.md", "river", "flood")),
        story(analysis("chess.md", "chess")),
    ]
    found = relate_articles(stories)
    recall_related(stories, memory)
    monkeypatch.delattr("digest.render.related._relate")
    assert recall_related(stories, memory) == found


def test_nearest_articles_are_found_again_where_a_keyword_has_changed() -> None:
    kept: dict[bytes, bytes] = {}
    memory = Memory(
        recall=lambda _, key: kept.get(key), remember=lambda _, key, value: kept.update({key: value})
    )
    recall_related([story(FLOOD), story(analysis("near.md", "river", "flood"))], memory)
    changed = [story(FLOOD), story(analysis("near.md", "chess"))]
    assert recall_related(changed, memory) == relate_articles(changed)
