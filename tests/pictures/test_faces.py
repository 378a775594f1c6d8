import pytest

from digest.pictures.faces import FACES, faces_for, has_signs, runs, width, without_symbols


@pytest.mark.parametrize("text", ["Größe", "Ελλάδα", "Їжак", "Łódź", "Tiếng Việt", "“It’s” – 5 € … №"])
def test_latin_greek_and_cyrillic_have_their_signs(text: str) -> None:
    assert has_signs(text, "en")


@pytest.mark.parametrize("text", ["ዝናብ", "\ufffe", "𓀀"])
def test_sign_of_no_font_is_told(text: str) -> None:
    assert not has_signs(text, "en")


def test_text_in_one_script_is_one_run() -> None:
    assert [text for _, text in runs("Rain, 2 metres", "en")] == ["Rain, 2 metres"]


def test_runs_join_to_the_text() -> None:
    text = "Rain ٨ مطر (2) ዝናብ"
    assert "".join(stretch for _, stretch in runs(text, "en")) == text


def test_pictograms_that_no_font_has_are_left_out() -> None:
    assert without_symbols("Rain 🌧\ufe0f & sun", "en") == "Rain  & sun"


def test_width_is_that_of_the_letters() -> None:
    assert width("WW", 60, "en") == 2 * width("W", 60, "en") > width("il", 60, "en") > 0


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant-TW", "ja", "ko"])
def test_letters_that_come_with_digest_are_asked_first(language: str) -> None:
    assert faces_for(language)[0] == FACES[0]


def test_quotation_mark_has_room_for_both_its_strokes() -> None:
    assert width("“", 60, "en") > 1.5 * width("’", 60, "en")
