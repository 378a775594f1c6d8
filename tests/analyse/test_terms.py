"""The words of a text, in a form that two sentences can be compared by."""

import pytest

from digest.analyse.terms import content_terms, split_words, stop_words_of
from digest.language import Lexicon, lexicon


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rain FELL, again.", ["rain", "fell", "again"]),
        ("Café in 2025", ["café", "in", "2025"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("今天下雨", ["今天", "天下", "下雨"]),
        ("雨", ["雨"]),
        ("iPhoneを3台", ["iphoneを3台"]),
        ("... !", []),
        ("", []),
    ],
)
def test_words_of_a_sentence(sentence: str, expected: list[str]) -> None:
    assert split_words(sentence) == expected


def test_only_the_beginning_of_a_huge_sentence_is_read() -> None:
    assert len(split_words("rain " * 100_000)) == 400


def test_two_forms_of_a_word_are_one_term() -> None:
    assert content_terms(["elections", "election"], ()) == ["electi", "electi"]


def test_stop_words_and_letters_are_no_terms() -> None:
    assert content_terms(["the", "s", "rain"], {"the"}) == ["rain"]


def test_stop_words_come_from_the_table() -> None:
    english = lexicon("en")
    assert stop_words_of([["rain"]] * 5, english) is english.stop_words


def test_short_frequent_words_are_stop_words_where_there_is_no_table() -> None:
    sentences = [["yn", "glawio", f"dref{number}", "heddiw"] for number in range(10)]
    assert stop_words_of(sentences, Lexicon("cy")) == {"yn"}
