import re
from dataclasses import replace

import pytest
from conftest import article
from test_illustrations import LEAD, pages

from digest.records import SocialCard

BASE = '[site]\nbase_url = "https://digest.example/d/"\ntitle = "The Week"\n'


def pictured_by(made: dict[str, str], path: str) -> list[str]:
    return re.findall(r'<meta property="og:image" content="([^"]*)">', made[path])


def test_card_is_named_by_its_whole_address() -> None:
    made = pages(article("Rain"), BASE, lambda _: b"card")
    assert pictured_by(made, "articles/rain/index.html") == [
        "https://digest.example/d/articles/rain/card.png"
    ]


def test_front_page_has_the_card_of_its_edition() -> None:
    made = pages(article("Rain"), BASE, lambda _: b"card")
    assert pictured_by(made, "index.html") == ["https://digest.example/d/editions/2024-12-02/card.png"]


def test_every_card_is_a_file_of_the_site() -> None:
    made = pages(article("Rain"), BASE, lambda _: b"card")
    assert {"articles/rain/card.png", "editions/2024-12-02/card.png"} < made.keys()


def test_cards_and_cover_say_headline_site_source_and_day() -> None:
    drawn: dict[SocialCard, bytes] = {}
    pages(article("Rain", source="The Post"), BASE, lambda card: drawn.setdefault(card, b"card"))
    assert list(drawn) == [
        SocialCard("Rain", "The Week", "Monday, December 2, 2024", "#a3180f"),
        SocialCard("Rain", "The Week", "The Post · December 2, 2024", "#a3180f"),
        SocialCard("Rain", "The Week", "Monday, December 2, 2024", "#a3180f", upright=True),
    ]


def test_card_names_the_picture_of_its_article() -> None:
    drawn: dict[SocialCard, bytes] = {}
    pages(replace(article("Rain"), picture=LEAD), BASE, lambda card: drawn.setdefault(card, b"card"))
    assert {card.picture for card in drawn} == {"pictures/a-1000.jpg"}


def test_card_with_a_picture_is_called_what_it_is() -> None:
    made = pages(replace(article("Rain"), picture=LEAD), BASE, lambda _: b"card")
    assert pictured_by(made, "articles/rain/index.html") == [
        "https://digest.example/d/articles/rain/card.jpg"
    ]


def test_picture_of_the_article_stands_in_where_there_are_no_cards() -> None:
    made = pages(replace(article("Rain"), picture=LEAD), BASE)
    assert pictured_by(made, "articles/rain/index.html") == ["https://digest.example/d/pictures/a-1000.jpg"]


@pytest.mark.parametrize("toml", ["", BASE])
def test_without_address_or_pen_there_is_no_card(toml: str) -> None:
    made = pages(article("Rain"), toml, None if toml else lambda _: b"card")
    assert "og:image" not in made["index.html"] + made["articles/rain/index.html"]
    assert not any(path.endswith(".png") for path in made)
