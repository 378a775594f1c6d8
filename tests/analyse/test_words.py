"""The words of an article as they are written."""

import pytest

from digest.analyse.stretches import split_stretches
from digest.analyse.words import fold_words, tabulate_words
from digest.language import lexicon

ENGLISH = lexicon("en")


def test_elided_article_is_no_part_of_a_word() -> None:
    table = tabulate_words(split_stretches(["Il boit l’eau d'Évian."], "fr"))
    assert [table.text(place) for place in range(4)] == ["Il", "boit", "eau", "Évian"]


def test_contraction_leaves_no_keyword() -> None:
    assert fold_words("I’m sure they’re late", ENGLISH) == {"m", "sure", "re", "late"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rain fell", [False, True]),
        ("Rain\u00a0fell", [False, True]),
        ("Rain  fell", [False, False]),
        ("Rain, snow", [False, False]),
        ("Rain (snow", [False, False]),
        ("Rain – snow", [False, False]),
        ("rain/snow", [False, False]),
        ("Rome's mayor", [False, False]),
        ("l'eau", [False]),
    ],
)
def test_words_are_joined_by_a_single_space(sentence: str, expected: list[bool]) -> None:
    words = lexicon("fr") if sentence == "l'eau" else ENGLISH
    assert tabulate_words(split_stretches([sentence], words.code)).traits.joined.tolist() == expected


def test_words_of_two_sentences_are_not_joined() -> None:
    assert not tabulate_words(split_stretches(["Rain", "fell"], "en")).traits.joined.any()


def test_each_word_knows_its_sentence() -> None:
    assert tabulate_words(
        split_stretches(["Rain fell.", "", "–", "It stopped."], "en")
    ).sentence_of.tolist() == [
        0,
        0,
        3,
        3,
    ]


def test_no_sentences_have_no_words() -> None:
    assert tabulate_words(split_stretches([], "en")).folded == []


def test_first_word_tells_nothing_of_its_case() -> None:
    assert tabulate_words(split_stretches(["Rain fell in Rome."], "en")).telling.tolist() == [
        False,
        True,
        True,
        True,
    ]
