import pytest

from digest.render.search.forms import ENDINGS, endings_of


def test_endings_of_several_languages_stand_once_each() -> None:
    assert endings_of(["es", "en"]) == [["", "es", "s"], ["y", "ies"], ["z", "ces"]]


def test_language_of_a_region_is_the_language() -> None:
    assert endings_of(["pt-BR"]) == endings_of(["pt"])


def test_order_of_languages_does_not_matter() -> None:
    assert endings_of(["it", "de"]) == endings_of(["de", "it"])


def test_unknown_language_has_no_endings() -> None:
    assert endings_of(["fi", ""]) == []


@pytest.mark.parametrize("language", ENDINGS)
def test_endings_are_folded_as_words_are(language: str) -> None:
    assert all(ending.isascii() for group in endings_of([language]) for ending in group)
