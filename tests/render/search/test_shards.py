from itertools import pairwise

import pytest

from digest.render.search.postings import put_together
from digest.render.search.shards import (
    SHARD_BYTES,
    Entries,
    Entry,
    Shard,
    cut_shards,
    mix_entries,
    write_entries,
)


def entries_of(*entries: Entry) -> Entries:
    [mixed] = mix_entries([], entries)
    return mixed


def cut(*parts: tuple[Entry, ...]) -> list[Shard]:
    return [*cut_shards(entries_of(*part) for part in parts)]


WORDS = tuple((f"wörd{number:05d}", "abc") for number in range(10_000))


def test_entries_of_words_stand_as_in_a_file() -> None:
    entries = write_entries(put_together({"rain": [2], "été": [0, 9]}))
    assert (entries.text.decode(), entries.sizes.tolist()) == ("rain $ été !# ", [7, 9])


def test_others_stand_among_the_words() -> None:
    words = [write_entries(put_together({"a": [0], "c": [0]})), write_entries(put_together({"d": [0]}))]
    mixed = mix_entries(words, [("#t", "x"), ("b*", "y"), ("c*", "z"), ("e*", "z")])
    assert b"".join(part.text for part in mixed) == b"#t x a ! b* y c ! c* z d ! e* z "


def test_files_are_of_even_size() -> None:
    sizes = [len(shard.text) + 1 for shard in cut(WORDS)[:-1]]
    assert min(sizes) > 0.99 * SHARD_BYTES
    assert max(sizes) <= SHARD_BYTES


@pytest.mark.parametrize("size", [1, 7, 1_999, 9_999])
def test_files_are_the_same_however_their_words_come(size: int) -> None:
    parts = [WORDS[start : start + size] for start in range(0, len(WORDS), size)]
    assert cut(*parts) == cut(WORDS)


def test_files_have_all_entries_in_their_order() -> None:
    shards = cut(WORDS)
    assert b" ".join(shard.text for shard in shards) == entries_of(*WORDS).text[:-1]
    assert all(shard.text.decode().startswith(f"{shard.first} ") for shard in shards)
    assert all(one.first < other.first for one, other in pairwise(shards))


def test_list_larger_than_a_file_has_a_file_of_its_own() -> None:
    large = ("b", "x" * 2 * SHARD_BYTES)
    assert [shard.first for shard in cut((("a", "x"), large, ("c", "x")))] == ["a", "b", "c"]


def test_no_word_has_no_file() -> None:
    assert cut() == []
