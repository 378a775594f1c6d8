from dataclasses import replace

import pytest
from samples import opened

from digest.pictures.cards import HEIGHT, WIDTH, card_key, draw_card
from digest.records import SocialCard


def card(headline: str = "Four bridges closed", accent: str = "#a3180f") -> SocialCard:
    return SocialCard(headline, "The Week", "The Post · 2 December 2024", accent)


def test_card_has_the_size_that_networks_ask_for() -> None:
    data = draw_card(card())
    assert data is not None
    assert opened(data).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("headline", ["Größe", "Ελλάδα", "Їжак", "Łódź", "Tiếng Việt", "“It’s” – 5 € … №"])
def test_headlines_in_latin_greek_and_cyrillic_are_drawn(headline: str) -> None:
    assert draw_card(card(headline)) != draw_card(card(""))


@pytest.mark.parametrize("headline", ["مطر", "雨", "גשם", "Rain 🌧", "Rain \ufffe"])
def test_headline_with_a_sign_that_the_font_lacks_has_no_card(headline: str) -> None:
    assert draw_card(card(headline)) is None


def test_line_with_a_sign_that_the_font_lacks_is_left_out() -> None:
    assert draw_card(replace(card(), line="٨ ديسمبر")) == draw_card(replace(card(), line=""))


@pytest.mark.parametrize("headline", ["word " * 2_000, "x" * 5_000, "Ω" * 40 + " and more", ""])
def test_headline_of_any_length_stays_within_its_margins(headline: str) -> None:
    data = draw_card(card(headline))
    assert data is not None
    margin = opened(data).crop((WIDTH - 60, 100, WIDTH, HEIGHT)).convert("L")
    assert margin.getextrema() == (251, 251)


def test_accent_is_the_colour_of_the_bar() -> None:
    data = draw_card(card(accent="#0a64c8"))
    assert data is not None
    assert opened(data).convert("RGB").getpixel((600, 3)) == (10, 100, 200)


def test_card_is_small() -> None:
    assert (
        len(draw_card(card("The council closes four bridges as the river rises by two metres")) or b"")
        < 25_000
    )


def test_another_headline_is_kept_under_another_name() -> None:
    assert card_key(card()) != card_key(card("Five bridges closed"))
