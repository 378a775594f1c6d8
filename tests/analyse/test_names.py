"""Which words of an article are names."""

import pytest

from digest.analyse.names import find_names
from digest.analyse.stretches import split_stretches
from digest.analyse.words import tabulate_words
from digest.language import lexicon

ENGLISH = lexicon("en")


def names_in(*sentences: str) -> list[str]:
    table = tabulate_words(split_stretches(sentences, "en"))
    return [" ".join(map(table.text, range(start, end))) for start, end in find_names(table).spans]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The envoy Adam Boehler met them in Doha.", ["Adam Boehler", "Doha"]),
        ("Adam Boehler met them.", ["Adam Boehler"]),
        ("Increased hiring helped.", []),
        ("They met in the University of Leeds today.", ["University of Leeds"]),
        ("They flew to Paris, London and Rome.", ["Paris", "London", "Rome"]),
        ("They saw Rome's Colosseum today.", ["Rome", "Colosseum"]),
        ("They live in the US with us.", ["US"]),
        ("They heard Tom O'Neill and didn't leave.", ["Tom O'Neill"]),
        ("The U.S. Senate voted.", ["U.S. Senate"]),
        ("Including EDS, they have nine.", ["EDS"]),
        ("Including Tom Lee, they are nine.", ["Tom Lee"]),
        ("They said Thursday Intel rose.", ["Thursday", "Intel"]),
        ("They met Tom Lee Wednesday.", ["Tom Lee", "Wednesday"]),
        ("They sell it on Amazon.com today.", ["Amazon"]),
        ("Cap And Trade Created Hotspots", []),
        ("THE QUEEN OF RAGE WON.", []),
        ("it rained in rome .", []),
        ("They saw https://Example.com/Adam today.", []),
    ],
)
def test_names_of_a_sentence(sentence: str, expected: list[str]) -> None:
    assert names_in(sentence) == expected


def test_first_word_is_a_name_where_another_sentence_shows_it() -> None:
    assert names_in("Hamas left.", "They met Hamas.") == ["Hamas", "Hamas"]


def test_weekday_joins_a_name_that_recurs_with_it() -> None:
    assert names_in("They wait for Black Friday.", "They hate Black Friday.") == ["Black Friday"] * 2


def test_first_word_before_an_acronym_is_a_name_where_another_sentence_shows_it() -> None:
    assert names_in("Apple TV rose.", "They like Apple.") == ["Apple TV", "Apple"]


def test_first_word_is_no_name_where_another_sentence_has_it_in_lower_case() -> None:
    assert names_in("Police Monday left.", "They met police.") == ["Monday"]
