"""What an article is about, in a few words of its own."""

import pytest

from digest.analyse.keywords import keywords, sentence_keywords

TALKS = (
    "The envoy Adam Boehler met negotiators in Doha on Monday. Boehler said that the talks on hostages would "
    "go on. Hostages have been held for 17 months. The White House backs the talks, and Mr. Boehler leads "
    "them. Negotiators of the White House know Doha well."
)


def test_full_name_stands_for_the_surname() -> None:
    found = keywords(TALKS)
    assert "Adam Boehler" in found
    assert not {"Boehler", "Adam", "Mr", "Mr. Boehler"} & set(found)


def test_name_of_two_words_stays_whole() -> None:
    found = keywords(TALKS)
    assert "White House" in found
    assert not {"White", "House"} & set(found)


def test_title_before_a_name_is_no_part_of_it() -> None:
    assert keywords("They met President Ana Sosa. It helped President Ana Sosa.")[0] == "Ana Sosa"


def test_words_before_a_title_are_no_part_of_the_name() -> None:
    assert "Ana Sosa" in keywords("They met Chilean President Ana Sosa.")


@pytest.mark.parametrize(
    ("text", "kept", "lost"),
    [
        ("They met Secretary of State Ana Sosa.", "Ana Sosa", "State"),
        ("They asked the Secretary of Defense for help.", "Defense", "of Defense"),
    ],
)
def test_office_is_no_part_of_a_name(text: str, kept: str, lost: str) -> None:
    found = keywords(text, limit=50)
    assert kept in found
    assert lost not in found


def test_office_of_a_common_word_is_no_name() -> None:
    assert "State" not in keywords("A state wrote to the Secretary of State.", limit=50)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("The firm asked $12.9bn of banks, and 20,000m of rail.", {"9bn", "12.9bn", "000m", "20,000m"}),
        ("Shops sell on Amazon.com and write to post@example.org today.", {"com", "post", "example", "org"}),
        ("See pic.shop.com/abXy12 for photographs.", {"com", "abXy12", "pic", "shop"}),
        ("A 29-year-old rode the 3pm train.", {"29-year-old", "3pm"}),
        ("A baker named Lee was supposed to bring forty loaves.", {"named", "supposed", "forty"}),
        ("Trains leave at 9 a.m. on Oct. 3 for Leeds.", {"a.m.", "Oct"}),
    ],
)
def test_scraps_and_numbers_are_no_keywords(text: str, lost: set[str]) -> None:
    assert set(keywords(text, limit=50)).isdisjoint(lost)


def test_shop_is_known_by_its_domain() -> None:
    assert "Amazon" in keywords("They sell on Amazon.com today.")


def test_english_article_is_no_italian_keyword() -> None:
    assert "the" not in keywords("Piace a tutti the voce di Roma.", language="it", limit=50)


def test_name_and_its_plural_are_one() -> None:
    found = keywords("She won a Bafta. The Baftas are old, and a Bafta is heavy.")
    assert [word for word in found if word.startswith("Bafta")] == ["Bafta"]


def test_verb_that_stands_once_comes_after_a_noun() -> None:
    assert keywords("They repaired bridges.") == ("bridges", "repaired")


def test_stop_words_numbers_and_days_are_no_keywords() -> None:
    assert {word.lower() for word in keywords(TALKS, limit=50)}.isdisjoint(
        {"the", "on", "17", "monday", "months"}
    )


def test_most_frequent_comes_first() -> None:
    assert keywords("Flood water rose. The flood closed roads. That flood hit farms.")[0] == "flood"


def test_singular_and_plural_are_one() -> None:
    found = keywords("The storm came. Many storms hit. All storms end.")
    assert [word for word in found if word.startswith("storm")] == ["storms"]


def test_pair_of_words_that_recurs_is_a_keyword() -> None:
    found = keywords("The acid rain fell. They measured acid rain there. Then acid rain stopped.")
    assert found[0] == "acid rain"
    assert not {"acid", "rain"} & set(found)


def test_headline_word_comes_before_an_equal() -> None:
    text = "Bakers met farmers there."
    assert keywords(text, title="Farmers")[0] == "farmers"
    assert keywords(text, title="Bakers")[0].lower() == "bakers"


def test_words_of_an_address_are_no_keywords() -> None:
    assert keywords("Floods came, see https://example.org/storm/photos for photographs.", limit=5) == (
        "photographs",
        "floods",
    )


def test_place_in_capitals_is_spelled_as_elsewhere() -> None:
    assert "Madrid" in keywords("MADRID - Police left. They returned to Madrid later.")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "La inundación cerró puentes. La inundación llegó con la lluvia.", "inundación"),
        ("de", "Das Hochwasser kam nachts. Das Hochwasser ging, und Hochwasser bleibt.", "Hochwasser"),
        ("zh", "新建污水处理厂。污水处理厂明年完工。", "污水处理"),
        ("ja", "地下鉄の建設が始まる。地下鉄の路線は長い。", "地下鉄"),
        ("cy", "Roedd y llifogydd yn fawr. Caeodd y llifogydd y bont.", "llifogydd"),
    ],
)
def test_keyword_in_another_language(language: str, text: str, expected: str) -> None:
    assert keywords(text, language=language)[0] == expected


def test_keywords_stand_in_the_text() -> None:
    assert all(word.lower() in TALKS.lower() for word in keywords(TALKS, limit=50))


def test_limit_is_kept() -> None:
    assert len(keywords(TALKS, limit=2)) == 2


@pytest.mark.parametrize("text", ["", "...", "12 345", "2003-04 to 10-11", "the of and", "\n\n"])
def test_text_that_says_nothing_has_no_keywords(text: str) -> None:
    assert keywords(text) == ()


def test_cut_sentences_have_the_keywords_of_their_text() -> None:
    sentences = ["Adam Boehler left Doha.", "Boehler likes Doha."]
    assert sentence_keywords(sentences) == keywords(" ".join(sentences))


@pytest.mark.parametrize("unit", ["a'", "A&", "Q1 Q2 of ", "今天", "A.", "Town left. ", "e\u0301"])
def test_hostile_megabyte_has_ten_keywords_at_most(unit: str) -> None:
    assert len(keywords(unit * (1_000_000 // len(unit)))) <= 10
