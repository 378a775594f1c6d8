from collections.abc import Iterable

import pytest

from digest.render.search import postings
from digest.render.search.postings import (
    Postings,
    gather_postings,
    join_postings,
    put_together,
    sort_key,
)

ARTICLES: tuple[dict[str, int], ...] = (
    {"rain": 2, "wind": 1},
    {},
    {"rain": 7, "\ufb01": 0},
    {"snow": 3, "rain": 4, "\U0001d4d0": 5},
)
LISTS = {"rain": [2, 23, 28], "snow": [27], "wind": [1], "\U0001d4d0": [29], "\ufb01": [16]}


def lists_of(parts: Iterable[Postings]) -> dict[str, list[int]]:
    return {
        word: part.numbers[start:end].tolist()
        for part in parts
        for word, start, end in zip(part.words, part.starts, part.starts[1:], strict=False)
    }


def test_words_are_in_the_order_of_a_browser() -> None:
    assert sorted(["\ufb01", "\U0001d4d0", "a"], key=sort_key) == ["a", "\U0001d4d0", "\ufb01"]


def test_articles_of_a_word_are_gathered_with_its_levels() -> None:
    assert [*lists_of(gather_postings(enumerate(ARTICLES)).parts()).items()] == [*LISTS.items()]


@pytest.mark.parametrize("most", [1, 2, 3, 5])
def test_parts_of_words_are_the_same_however_large_they_are(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(postings, "POSTINGS_OF_A_PART", most)
    assert [*lists_of(gather_postings(enumerate(ARTICLES)).parts()).items()] == [*LISTS.items()]


def test_no_part_has_more_than_one_list_beyond_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "POSTINGS_OF_A_PART", 2)
    parts = gather_postings(enumerate(ARTICLES)).parts()
    assert [part.starts.tolist() for part in parts] == [[0, 3], [0, 1, 2], [0, 1, 2]]


def test_numbers_of_articles_may_have_gaps() -> None:
    gathered = gather_postings([(3, {"rain": 1}), (70, {"rain": 0})])
    assert lists_of(gathered.parts()) == {"rain": [25, 560]}


def test_no_article_has_no_word() -> None:
    assert [*gather_postings([]).parts()] == []


def test_postings_are_joined_in_the_order_of_words_and_articles() -> None:
    one = put_together({"rain": [2, 28], "wind": [1], "\U0001d4d0": [29]})
    other = put_together({"rain": [23], "snow": [27], "\ufb01": [16]})
    assert [*lists_of([join_postings(one, other)]).items()] == [*LISTS.items()]


def test_word_without_articles_is_dropped() -> None:
    joined = join_postings(put_together({"hail": [], "rain": [1]}), put_together({}))
    assert lists_of([joined]) == {"rain": [1]}
