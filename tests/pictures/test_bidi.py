import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.pictures.bidi import join_letters, runs_from_right, visual_order


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Rain", "Rain"),
        ("مطر", "\ufee3\ufec4\ufeae"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("سلام", "\ufeb3\ufefc\ufee1"),
        ("لا", "\ufefb"),
        ("مَطَر", "\ufee3\ufec4\ufeae"),
        ("پل", "\ufb58\ufede"),
        ("می\u200cرود", "\ufee3\ufbfd\ufead\ufeed\ufea9"),
        ("גשם", "גשם"),
    ],
)
def test_letters_have_the_forms_of_their_places(text: str, joined: str) -> None:
    assert join_letters(text) == joined


def test_letter_without_forms_of_its_own_is_told() -> None:
    assert join_letters("ښار") is None


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("אב גד", "דג בא"),
        ("אב 12 גד", "דג 12 בא"),
        ("אב 2.5%", "2.5% בא"),
        ("אב (גד)", "(דג) בא"),
        ("אב iPhone 15 גד", "דג iPhone 15 בא"),
        ("אב – 3", "3 – בא"),
        ("אב iPhone (15) גד", "דג iPhone (15) בא"),
        ("אב (15) גד", "דג (15) בא"),
        ("", ""),
    ],
)
def test_line_from_the_right_stands_in_the_order_in_which_it_is_drawn(line: str, shown: str) -> None:
    assert visual_order(line, from_right=True) == shown


def test_word_from_the_right_is_turned_within_a_line_from_the_left() -> None:
    assert visual_order("He said אב גד now.", from_right=False) == "He said דג בא now."


@pytest.mark.parametrize(
    ("text", "from_right"), [("Rain מטר", False), ("12 – אב c", True), ("مطر", True), ("…", False)]
)
def test_first_letter_says_where_a_text_begins(text: str, from_right: bool) -> None:
    assert runs_from_right(text) is from_right


@given(st.text(alphabet="abאבج12.,%()[] –", max_size=40), st.booleans())
def test_no_sign_is_lost_or_made(line: str, from_right: bool) -> None:
    shown = visual_order(line, from_right=from_right)
    plain = str.maketrans(")]", "([")
    assert sorted(shown.translate(plain)) == sorted(line.translate(plain))
