from dataclasses import replace

import pytest
from samples import colour_at, opened, picture_file

from digest.pictures.cards import COVER_HEIGHT, COVER_WIDTH, HEIGHT, WIDTH, card_key, draw_card
from digest.pictures.faces import has_signs
from digest.records import SocialCard

PICTURE = picture_file((900, 600), (20, 90, 160), "JPEG")


def card(headline: str = "Four bridges closed", accent: str = "#a3180f", language: str = "en") -> SocialCard:
    return SocialCard(headline, "The Week", "The Post · 2 December 2024", accent, language=language)


def test_card_has_the_size_that_networks_ask_for() -> None:
    assert opened(draw_card(card())).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("headline", ["ዝናብ ዘነበ", "Rain \ufffe", "ښار", ""])
def test_headline_that_no_font_can_show_gives_way_to_drawn_columns(headline: str) -> None:
    assert draw_card(card(headline)) == draw_card(card("\ufffe"))


def test_drawn_columns_say_no_words_but_those_around_them() -> None:
    assert draw_card(replace(card("\ufffe"), line="\ufffe")) == draw_card(replace(card("\ufffe"), line=""))


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("مطر", "ar"),
        ("גשם", "he"),
        ("नदी का जल", "hi"),
        ("น้ำขึ้น", "th"),
        ("雨", "zh"),
        ("雨", "ja"),
        ("강", "ko"),
    ],
)
def test_headline_of_any_script_that_a_font_has_is_drawn(headline: str, language: str) -> None:
    if not has_signs(headline, language):
        pytest.skip("the font of this script is not installed")
    assert draw_card(card(headline, language=language)) != draw_card(card("\ufffe", language=language))


def test_pictogram_costs_a_headline_no_letter() -> None:
    assert draw_card(card("Rain 🌧")) == draw_card(card("Rain"))


def test_picture_stands_at_the_end_of_the_lines() -> None:
    data = draw_card(card(), PICTURE)
    assert (opened(data).format, colour_at(data, (WIDTH - 5, 300))) == ("JPEG", colour_at(PICTURE, (5, 5)))


def test_picture_stands_at_the_left_of_a_headline_from_the_right() -> None:
    if not has_signs("גשם", "he"):
        pytest.skip("the font of this script is not installed")
    data = draw_card(card("גשם", language="he"), PICTURE)
    assert colour_at(data, (5, 300)) == colour_at(PICTURE, (5, 5))


def test_picture_gives_way_to_a_word_that_needs_its_place() -> None:
    assert draw_card(card("Donaudampfschifffahrtsgesellschaft"), PICTURE) == draw_card(
        card("Donaudampfschifffahrtsgesellschaft")
    )


@pytest.mark.parametrize("picture", [None, PICTURE])
def test_cover_is_upright(picture: bytes | None) -> None:
    assert opened(draw_card(replace(card(), upright=True), picture)).size == (COVER_WIDTH, COVER_HEIGHT)


def test_line_with_a_sign_that_the_font_lacks_is_left_out() -> None:
    assert draw_card(replace(card(), line="ዝናብ ዘነበ")) == draw_card(replace(card(), line=""))


@pytest.mark.parametrize("headline", ["word " * 2_000, "x" * 5_000, "Ω" * 40 + " and more", ""])
def test_headline_of_any_length_stays_within_its_margins(headline: str) -> None:
    data = draw_card(card(headline))
    margin = opened(data).crop((WIDTH - 60, 100, WIDTH, HEIGHT)).convert("L")
    assert margin.getextrema() == (251, 251)


def test_accent_is_the_colour_of_the_bar() -> None:
    data = draw_card(card(accent="#0a64c8"))
    assert opened(data).convert("RGB").getpixel((600, 3)) == (10, 100, 200)


def test_card_is_small() -> None:
    assert len(draw_card(card("The council closes four bridges as the river rises by two metres"))) < 25_000


def test_another_headline_is_kept_under_another_name() -> None:
    assert card_key(card()) != card_key(card("Five bridges closed"))


def test_another_picture_is_kept_under_another_name() -> None:
    assert card_key(card()) != card_key(replace(card(), picture="pictures/a-960.jpg"))
