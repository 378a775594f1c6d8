"""Divisions of English words, as pyphen has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import Pyphen

from digest.analyse.hyphenation import _levels, _patterns, count_divisions

PYPHEN = Pyphen(lang="en_US")


def test_patterns_are_those_of_pyphen() -> None:
    found = {}
    for letters, pattern in _patterns().items():
        if levels := {place: level for place, level in _levels(pattern) if level}:
            found[letters] = levels
    assert found == {
        letters: {start + at: int(level) for at, level in enumerate(levels) if level}
        for letters, (start, levels) in PYPHEN.hd.patterns.items()
    }


@pytest.mark.parametrize("word", ["a", "it", "table", "Zywicki", "renegotiates", "ﬁction", "weatherproof"])
def test_word_has_as_many_divisions_as_positions_in_pyphen(word: str) -> None:
    assert count_divisions(word) == len(PYPHEN.positions(word))


@given(st.text("abcdefghilmnoprstuyéİ'.", max_size=30))
def test_any_word_has_as_many_divisions_as_positions_in_pyphen(word: str) -> None:
    assert count_divisions(word) == len(PYPHEN.positions(word))


def test_no_word_is_kept() -> None:
    before = len(_patterns()), _levels.cache_info().currsize
    for number in range(1_000):
        count_divisions(f"{number}z{number}")
    assert (len(_patterns()), _levels.cache_info().currsize) == before
