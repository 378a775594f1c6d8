"""The letters that lead through a long list of names."""

import pytest

from digest.render.initials import by_initial, initial_of


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("ann", "A"),
        ("Émile", "E"),
        ("Ødegaard", "Ø"),
        ("жанна", "Ж"),
        ("نورا", "ن"),
        ("朝日新聞", "漢"),
        ("さくら", "あ"),
        ("カナ", "あ"),
        ("김민수", "가"),
        ("20 Minuten", "#"),
        ("<b>", "#"),
        ("\U0001f327", "#"),
        ("\u0301", "#"),
        ("", "#"),
    ],
)
def test_name_is_looked_up_under_its_letter(name: str, letter: str) -> None:
    assert initial_of(name) == letter


def test_names_are_counted_letter_by_letter() -> None:
    assert by_initial(["1", "Ann", "Åke", "Bo"]) == (("#", 1), ("A", 2), ("B", 1))
