import pytest

from digest.render.search import postings
from digest.render.search.postings import (
    LAST,
    MORE,
    SHARD_BYTES,
    WIDE,
    cut_shards,
    gather_postings,
    put_together,
    sort_key,
    write_entries,
    write_lists,
)
from digest.render.search.weights import LEVELS

NOTHING = put_together({})


def write_list(numbers: list[int]) -> str:
    return write_lists(put_together({"rain": numbers}))[0]


def read_list(signs: str) -> list[int]:
    """Read a list as a browser does."""
    numbers, before, step, unit = [], 0, 0, 1
    for sign in signs:
        value = (LAST + MORE).index(sign)
        step, unit = step + value * unit, unit * len(MORE)
        if sign in LAST:
            numbers.append(before + step)
            before, step, unit = (numbers[-1] // LEVELS + 1) * LEVELS, 0, 1
    return numbers


@pytest.mark.parametrize("number", [0, 44, 45, 90, 91, 2114, 2115, 99_999, 10**9])
def test_number_is_read_as_it_was_written(number: int) -> None:
    assert read_list(write_list([number])) == [number]


def test_list_is_read_as_it_was_written() -> None:
    numbers = [3, 8, 17, 4000, 400_007]
    assert read_list(write_list(numbers)) == numbers


def test_signs_of_a_list_need_no_escape() -> None:
    assert not set(LAST + MORE) & set(' "\\<')


def test_words_are_in_the_order_of_a_browser() -> None:
    assert sorted(["\ufb01", "\U0001d4d0", "a"], key=sort_key) == ["a", "\U0001d4d0", "\ufb01"]


def test_beginning_of_too_many_words_has_a_list_with_their_highest_levels(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postings, "SHARD_BYTES", 20)
    words = put_together({"rain": [2, 9], "rains": [7], "rat": [17], "sun": [0]})
    entries = dict(write_entries(words, NOTHING, 3))
    assert read_list(entries[f"ra{WIDE}"]) == [7, 9, 17]
    assert f"s{WIDE}" not in entries


def test_beginning_of_few_words_has_no_list() -> None:
    assert [word for word, _ in write_entries(put_together({"rain": [2]}), NOTHING, 1)] == ["rain"]


def test_groups_have_lists_among_the_words() -> None:
    groups = put_together({"#town": [0, 8]})
    assert write_entries(put_together({"rain": [2]}), groups, 2) == [("#town", "!!"), ("rain", "$")]


def test_articles_of_a_word_are_gathered_with_its_levels() -> None:
    gathered = gather_postings([{"rain": 2, "wind": 1}, {}, {"rain": 7, "\ufb01": 0}])
    numbers = {
        word: gathered.numbers[start:end].tolist()
        for word, start, end in zip(gathered.words, gathered.starts, gathered.starts[1:], strict=False)
    }
    assert numbers == {"rain": [2, 23], "wind": [1], "\ufb01": [16]}


def test_lists_of_many_words_are_each_as_if_alone() -> None:
    lists = {"a": [0, 9, 4_000], "b": [], "c": [100_007], "d": [7, 8]}
    assert write_lists(put_together(lists)) == [write_list(one) for one in lists.values()]


def test_no_article_has_no_word() -> None:
    assert write_entries(gather_postings([]), NOTHING, 0) == []


def test_files_are_of_even_size() -> None:
    shards = cut_shards([(f"word{number:05d}", "abc") for number in range(10_000)])
    sizes = [sum(len(word) + len(signs) + 2 for word, signs in shard) for shard in shards[:-1]]
    assert min(sizes) > 0.99 * SHARD_BYTES
    assert max(sizes) <= SHARD_BYTES


def test_list_larger_than_a_file_has_a_file_of_its_own() -> None:
    large = ("b", "x" * 2 * SHARD_BYTES)
    assert cut_shards([("a", "x"), large, ("c", "x")]) == [(("a", "x"),), (large,), (("c", "x"),)]
