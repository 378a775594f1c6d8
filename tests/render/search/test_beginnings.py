import pytest
from test_lists import read_list

from digest.render.search import beginnings
from digest.render.search.beginnings import WIDE, Beginnings
from digest.render.search.postings import put_together
from digest.render.search.shards import Entry, write_entries

WORDS = {"rain": [2, 9], "rains": [7], "rat": [17], "sun": [0]}


@pytest.fixture(autouse=True)
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginnings, "SHARD_BYTES", 18)


def lists_of(*parts: dict[str, list[int]]) -> dict[str, list[int]]:
    """The lists of all wide beginnings of some words."""
    found = Beginnings(3)
    entries: list[Entry] = []
    for part in map(put_together, parts):
        entries += found.follow(part, write_entries(part).sizes)
    entries += found.finish()
    return {word: read_list(signs) for word, signs in entries}


def test_beginning_of_too_many_words_has_a_list_with_their_highest_levels() -> None:
    assert lists_of(WORDS)[f"ra{WIDE}"] == [7, 9, 17]


def test_beginning_of_few_words_has_no_list() -> None:
    assert lists_of(WORDS).keys() == {f"r{WIDE}", f"ra{WIDE}"}


def test_no_beginning_is_longer_than_six_letters() -> None:
    words = {f"beginning{number}": [number] for number in range(3)}
    assert lists_of(words).keys() == {f"{'beginning'[:length]}{WIDE}" for length in range(1, 7)}


def test_word_counts_among_its_own_beginnings() -> None:
    assert f"rain{WIDE}" in lists_of({"rain": [2, 9], "rainfalls": [7]})


def test_lists_are_the_same_however_their_words_come() -> None:
    parts = ({word: numbers} for word, numbers in WORDS.items())
    assert lists_of(*parts) == lists_of(WORDS)


def test_beginning_is_counted_in_letters() -> None:
    words = {f"\U0001d4d0\u00e9{number}": [number] for number in range(3)}
    assert f"\U0001d4d0\u00e9{WIDE}" in lists_of(words)
