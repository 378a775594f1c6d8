"""On the same sentences, words and syllables every score is textstat's."""

import re
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import THOROUGH
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from textstat.backend import metrics
from textstat.backend.counts import count_sentences
from textstat.backend.utils.constants import LANG_CONFIGS

import digest
from digest.analyse.equations import FLESCH_WEIGHTS
from digest.analyse.formulas import FORMULAS
from digest.analyse.readability import score_sentences
from digest.analyse.tokens import COMPLEX_FROM
from digest.language import detect_language
from digest.records import Readability

DOCS = Path(__file__).parents[2] / "docs" / "readability.md"

KNOWN_WORDS = (
    *(
        "rain",
        "harbour",
        "don't",
        "Parliament",
        "irresponsible",
        "1969",
        "we'll",
        "U",
        "DON'T",
        "shh",
        "Bath",
    ),
    *(
        "automobile",
        "niepodległościowy",
        "megszentségteleníthetetlen",
        "administración",
        "Grundstück",
        "città",
    ),
    *("المدينة", "مَدْرَسَةٌ", "والمهندسون", "السماء", "ظ", "،"),
)

# A word of any characters but those that end a sentence for textstat, our one departure, ’, and İ: it is two
# signs in lower case, and textstat has two counts of its syllables.
ANY_WORD = st.text(
    st.characters(exclude_categories=["Z", "C"], exclude_characters=".!?’İ"), min_size=1, max_size=20
)
WORD = st.one_of(st.sampled_from(KNOWN_WORDS), st.from_regex(r"\A[A-Za-z'-]{1,14}\Z"), ANY_WORD)
# textstat counts no sentence of fewer than three words.
SENTENCES = st.lists(
    st.lists(WORD, min_size=1, max_size=12).map(lambda words: f"Then it rained {' '.join(words)} again."),
    min_size=10,
    max_size=18,
)

AS_GIVEN: dict[str, Callable[[str], float]] = {
    "coleman_liau_index": metrics.coleman_liau_index,
    "automated_readability_index": metrics.automated_readability_index,
    "gulpease_index": metrics.gulpease_index,
    "gutierrez_polini": metrics.gutierrez_polini,
    "lix": metrics.lix,
    "mcalpine_eflaw": metrics.mcalpine_eflaw,
    "osman": metrics.osman,
    "rix": metrics.rix,
}
"""textstat's functions that do not ask for the language."""


def textstat_value(name: str, text: str, language: str) -> float:
    if name in AS_GIVEN:
        return AS_GIVEN[name](text)
    tag = "en_US" if language == "en" else language
    if name == "linsear_write_formula":
        return float(metrics.linsear_write_formula(text, tag, strict_lower=False, strict_upper=True))
    if name.startswith("wiener_sachtextformel_"):
        return float(metrics.wiener_sachtextformel(text, int(name[-1]), tag))
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # it takes the English list of words for Polish and Hungarian, and says so
        return float(getattr(metrics, name)(text, tag))


CASES: dict[str, set[str]] = {}
for _formula in FORMULAS:
    for _language in _formula.languages or ("da", "en", "pt", "sv", "tr"):
        if _formula.name != "consensus_grade":
            CASES.setdefault(_language, set()).add(_formula.name)


@pytest.mark.parametrize("language", sorted(CASES))
def test_scores_equal_those_of_textstat_where_its_sentences_are_ours(language: str) -> None:
    compared: set[str] = set()

    @settings(derandomize=True, database=None, max_examples=12 if THOROUGH else 4)
    @given(SENTENCES)
    def check(sentences: list[str]) -> None:
        text = " ".join(sentences)
        assume(count_sentences(text) == len(sentences))
        ours = score_sentences(sentences, language)
        for name in sorted(CASES[language]):
            if (value := ours.value(name)) is not None:
                assert value == pytest.approx(textstat_value(name, text, language), rel=0, abs=1e-9), name
                compared.add(name)

    check()
    assert compared == CASES[language]


def english(text: list[str]) -> Readability:
    return score_sentences(text, "en")


@pytest.mark.parametrize("language", sorted(FLESCH_WEIGHTS))
def test_weights_of_reading_ease_are_those_of_textstat(language: str) -> None:
    theirs = LANG_CONFIGS[language]
    keys = ("fre_base", "fre_sentence_length", "fre_syll_per_word")
    assert FLESCH_WEIGHTS[language] == pytest.approx(tuple(theirs[key] for key in keys))


def test_every_language_with_reading_ease_in_textstat_has_it_here() -> None:
    assert set(FLESCH_WEIGHTS) == {language for language, keys in LANG_CONFIGS.items() if "fre_base" in keys}


def test_every_language_with_a_fog_index_in_textstat_has_it_here() -> None:
    key = "syllable_threshold"
    assert {language: keys[key] for language, keys in LANG_CONFIGS.items() if key in keys} == COMPLEX_FROM


def test_every_score_of_textstat_is_here_or_explained() -> None:
    """Means, and what comes under another name: see docs/readability.md."""
    elsewhere = {
        *(
            "chars_per_word",
            "letters_per_word",
            "sentences_per_word",
            "syllables_per_word",
            "words_per_sentence",
        ),
        *("fernandez_huerta", "reading_time", "text_standard"),
    }
    ours = {re.sub(r"(sachtextformel)_\d", r"\1", formula.name) for formula in FORMULAS}
    assert set(metrics.__all__) - ours == elsewhere


def test_reading_ease_in_spanish_is_that_of_fernandez_huerta() -> None:
    sentences = [
        "El consejo de la ciudad aprobó el lunes la obra del puente.",
        "Nadie votó en contra de ella.",
    ] * 3
    expected = metrics.fernandez_huerta(" ".join(sentences), "es")
    assert score_sentences(sentences, "es").flesch_reading_ease == pytest.approx(expected, rel=0, abs=1e-9)


def doc_rows(columns: int) -> list[list[str]]:
    """Return the rows of docs/readability.md that end in textstat's figure and ours."""
    found: list[list[str]] = []
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        row = [cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")]
        if len(row) == columns and all(re.fullmatch("-?[0-9.]+", cell) for cell in row[-2:]):
            found.append([row[0] or found[-1][0], *row[1:]])  # a passage is given once for its scores
    return found


COUNTS, SCORES = doc_rows(3), doc_rows(4)


@pytest.mark.parametrize(("text", "theirs", "ours"), COUNTS, ids=range(len(COUNTS)))
def test_sentences_in_the_docs_are_counted_as_they_say(text: str, theirs: str, ours: str) -> None:
    counted = digest.score(text, language=detect_language(text, default="en").language).sentences
    assert (count_sentences(text), counted) == (int(theirs), int(ours))


@pytest.mark.parametrize(("text", "name", "theirs", "ours"), SCORES, ids=range(len(SCORES)))
def test_passages_in_the_docs_are_scored_as_they_say(text: str, name: str, theirs: str, ours: str) -> None:
    language, name = detect_language(text, default="en").language, name.strip("`")
    value = digest.score(text, language=language).value(name)
    assert (f"{textstat_value(name, text, language):.1f}", f"{value:.1f}") == (theirs, ours)


def test_docs_show_the_difference_in_five_languages() -> None:
    found = {detect_language(text, default="en").language for text, *_ in SCORES}
    assert found == {"de", "en", "es", "it", "pl"}
