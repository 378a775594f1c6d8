import json
import pickle

from digest.phrases import LanguageName, Phrase, fill_places, phrase_of_number


def test_phrase_is_its_english_text() -> None:
    assert json.dumps({"reason": Phrase("needs {} words", 30)}) == '{"reason": "needs 30 words"}'


def test_phrase_keeps_its_words_and_values() -> None:
    phrase = Phrase("{} of {}", "a", 2)
    assert (phrase.words, phrase.values) == ("{} of {}", ("a", 2))


def test_phrase_of_one_has_the_form_for_one() -> None:
    assert [phrase_of_number("{} word", "{} words", n) for n in (0, 1, 2)] == ["0 words", "1 word", "2 words"]


def test_form_may_depend_on_a_number_that_is_not_said() -> None:
    assert phrase_of_number("rare word: {}", "rare words: {}", 2, "a, b") == "rare words: a, b"


def test_phrase_crosses_a_process_boundary_with_its_values() -> None:
    phrase = phrase_of_number("{} in {}", "{}s in {}", 3, 3, LanguageName("German", "de"))
    again = pickle.loads(pickle.dumps(phrase))  # noqa: S301  our own
    assert (again, again.words, again.many, again.number) == (phrase, phrase.words, phrase.many, 3)
    assert again.values[1].tag == "de"


def test_places_may_be_numbered() -> None:
    assert fill_places("{1}: {0}", ["a", "b"]) == "b: a"


def test_braces_are_braces_where_there_are_no_values() -> None:
    assert fill_places("a {} b", []) == "a {} b"


def test_braces_in_a_value_are_no_places() -> None:
    assert fill_places("{} {}", ["{}", "b"]) == "{} b"
