from itertools import pairwise

import pytest

from digest.analyse.formulas import FORMULAS, GRADES, Formula
from digest.analyse.readability import score_sentences
from digest.analyse.scales import LABELS


def formula_named(name: str) -> Formula:
    return next(formula for formula in FORMULAS if formula.name == name)


def test_no_two_formulas_share_a_name_or_a_title() -> None:
    assert len({formula.name for formula in FORMULAS}) == len({formula.title for formula in FORMULAS}) == 23


def test_consensus_leaves_out_what_is_no_grade_of_the_whole_text() -> None:
    names = {grade.name for grade in GRADES}
    assert names == {
        "flesch_kincaid_grade",
        "gunning_fog",
        "smog_index",
        "coleman_liau_index",
        "automated_readability_index",
    }


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
        ("szigriszt_pazos", 55.0, "Plain"),
        ("wiener_sachtextformel_1", 15.0, "Difficult"),
        ("gulpease_index", 80.0, "Very easy"),
        ("gulpease_index", 60.0, "Plain"),
        ("gulpease_index", 40.0, "Fairly difficult"),
        ("gulpease_index", 39.9, "Very difficult"),
        ("lix", 29.9, "Very easy"),
        ("lix", 30.0, "Easy"),
        ("lix", 45.0, "Plain"),
        ("lix", 55.0, "Difficult"),
        ("lix", 60.0, "Very difficult"),
        ("rix", 5.0, "Fairly difficult"),
        ("rix", 20.0, "Difficult"),
        ("mcalpine_eflaw", 20.0, "Very easy"),
        ("mcalpine_eflaw", 25.0, "Easy"),
        ("mcalpine_eflaw", 29.0, "Fairly difficult"),
        ("mcalpine_eflaw", 30.0, "Very difficult"),
        ("spache_readability", 3.0, None),
        ("osman", 60.0, None),
    ],
)
def test_label_is_that_of_the_band(name: str, value: float, label: str | None) -> None:
    assert formula_named(name).label(value) == label


def test_lix_has_words_only_where_its_author_set_them() -> None:
    lix = formula_named("lix")
    assert (lix.label(45, "sv"), lix.label(45, "fi")) == ("Plain", None)


def test_limits_part_as_many_bands_as_there_are_labels() -> None:
    for formula in FORMULAS:
        limits = formula.limits[::-1] if formula.higher_is_easier else formula.limits
        assert len(limits) in {0, len(LABELS) - 1}
        assert all(one <= other for one, other in pairwise(limits))


def test_harder_text_scores_harder_by_every_formula() -> None:
    easy = ["The dog ran to the red barn and sat down in the sun."] * 10
    clause = "notwithstanding considerable institutional opposition in any of its committees "
    hard = [f"{clause * 4}."] * 10
    for formula in FORMULAS:
        language = next(iter(formula.languages), "en")
        one, other = (score_sentences(text, language).value(formula.name) for text in (easy, hard))
        assert one is not None
        assert other is not None
        assert (one > other) == formula.higher_is_easier, formula.name
