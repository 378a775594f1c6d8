from markupsafe import Markup

from digest.phrases import LanguageName, Phrase, phrase_of_number
from digest.render.catalogs import Translation
from digest.render.interface import Interface


def translated(language: str, **phrases: str) -> Interface:
    named = {name.replace("_", " "): Translation((said,), lambda _: 0) for name, said in phrases.items()}
    return Interface(language, named)


def test_words_of_the_theme_stand_bare_in_an_english_site() -> None:
    assert Interface("en-GB").say("{} reports", 1200) == "1,200 reports"
    assert Interface("en").say("All for {}.", "<b> {}") == "All for &lt;b&gt; {}."


def test_words_that_no_catalog_has_are_marked_as_english() -> None:
    said = Interface("ar").say("All for {}.", "الخميس")
    assert said == '<span lang="en" dir="ltr">All for <bdi lang="ar">الخميس</bdi>.</span>'


def test_words_that_a_catalog_has_are_said_without_a_mark() -> None:
    assert translated("de", Summary="Zusammenfassung").say("Summary") == "Zusammenfassung"


def test_name_in_translated_words_is_isolated() -> None:
    said = Interface("ar", {"All for {}.": Translation(("نهاية: {}",), lambda _: 0)}).say(
        "All for {}.", "<b>"
    )
    assert said == "نهاية: <bdi>&lt;b&gt;</bdi>"


def test_translation_may_change_the_order_of_its_values() -> None:
    catalog = {"{} of {}": Translation(("{1}: {0}",), lambda _: 0)}
    assert Interface("de", catalog).say("{} of {}", 1, 2) == "2: 1"


def test_translation_is_escaped() -> None:
    assert translated("de", Summary="<b>").say("Summary") == "&lt;b&gt;"


def test_markup_stands_as_it_is_in_the_place_of_a_phrase() -> None:
    assert Interface("de").show(Markup("<a>x</a>")) == "<a>x</a>"


def test_phrase_within_a_phrase_is_translated_too() -> None:
    interface = translated("de", short="kurz")
    assert "None: kurz.</span>" in interface.say("None: {}.", Phrase("short"))


def test_language_is_named_in_the_language_of_the_site() -> None:
    assert Interface("de").plain("for {}", LanguageName("Arabic", "ar")) == "for Arabisch"


def test_phrase_of_a_number_has_the_form_of_the_site_s_language() -> None:
    words = Translation(("ein Wort", "{} Wörter"), lambda number: int(number != 1))
    said = [
        Interface("de", {"{} word": words}).say(phrase_of_number("{} word", "{} words", n)) for n in (1, 1200)
    ]
    assert said == ["ein Wort", "1.200 Wörter"]


def test_fraction_keeps_its_digits_in_the_form_of_the_language() -> None:
    assert Interface("de").plain("{}", 206.835) == "206,835"


def test_attribute_has_bare_text() -> None:
    assert Interface("de").plain("{}, page {}", "a < b", 2) == "a < b, page 2"


def test_several_phrases_are_parted_by_the_semicolon_of_the_language() -> None:
    interface = Interface(
        "ar", {"; ": Translation(("؛ ",), lambda _: 0), "a": Translation(("ا",), lambda _: 0)}
    )
    assert interface.say_all(["a", "a"]) == "ا؛ ا"


def test_language_without_a_catalog_is_said_in_english() -> None:
    assert (Interface("he").tongue, Interface("en-GB").tongue) == ("en", "en-GB")


def test_markup_and_text_of_the_same_words_are_not_taken_for_each_other() -> None:
    interface = Interface("en")
    assert [interface.say(words) for words in ("a & b", Markup("a & b"))] == ["a &amp; b", "a & b"]


def test_values_that_are_equal_and_not_written_alike_are_not_taken_for_each_other() -> None:
    interface = translated("de", short="kurz")
    values = (0.0, -0.0, "a & b", Markup("a & b"), "short", Phrase("short"))
    said = [interface.say("{}!", value).partition(">")[2] for value in values]
    assert len(set(said)) == len(values)


def test_phrase_is_not_taken_for_another_of_the_same_english_words() -> None:
    catalog = {
        "a {}": Translation(("ein {}",), lambda _: 0),
        "a b": Translation(("ein Anderes",), lambda _: 0),
    }
    interface = Interface("de", catalog)
    said = [interface.plain("{}!", phrase) for phrase in (Phrase("a b"), Phrase("a {}", "b"), Phrase("a b"))]
    assert said == ["ein Anderes!", "ein b!", "ein Anderes!"]
