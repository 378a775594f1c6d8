"""The readability formulas over what was counted, and a plain word for each value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Final, NamedTuple

from digest.analyse.counts import TextCounts

LEAST_SENTENCES: Final = 3
LEAST_SENTENCES_SMOG: Final = 10
"""McLaughlin took 30 sentences; few articles have as many, and below 10 a single one weighs too much."""

LABELS: Final = (
    "Very easy",
    "Easy",
    "Fairly easy",
    "Plain",
    "Fairly difficult",
    "Difficult",
    "Very difficult",
)

EASE_LIMITS: Final = (90, 80, 70, 60, 50, 30)
"""Flesch 1948: the least reading ease for each label but the last."""
GRADE_LIMITS: Final = (6, 7, 8, 10, 13, 17)
"""The school grades that Flesch set beside his labels: where each label but the first begins."""
DALE_CHALL_LIMITS: Final = (5, 6, 7, 8, 9, 10)
"""Dale and Chall 1948: the score at which each label but the first begins."""


class FleschWeights(NamedTuple):
    """What reading ease starts from, and what it loses for each unit of the two means."""

    base: float
    words_per_sentence: float
    syllables_per_word: float


FLESCH_WEIGHTS: Final[Mapping[str, FleschWeights]] = {
    "en": FleschWeights(206.835, 1.015, 84.6),  # Flesch 1948
    "de": FleschWeights(180, 1, 58.5),  # Amstad 1978
    "es": FleschWeights(206.84, 1.02, 60),  # Fernández Huerta 1959
    "fr": FleschWeights(207, 1.015, 73.6),  # Kandel and Moles 1958
    "hu": FleschWeights(206.835, 1.015, 58.5),  # Dóra 2019
    "it": FleschWeights(217, 1.3, 60),  # Franchina and Vacca 1986
    "nl": FleschWeights(206.835, 0.93, 77),  # Douma 1960
    "ru": FleschWeights(206.835, 1.3, 60.1),  # Oborneva 2006
}


class GradeWeights(NamedTuple):
    """A formula of the form `first * one measure + second * another + constant`."""

    first: float
    second: float
    constant: float


FLESCH_KINCAID_WEIGHTS: Final = GradeWeights(0.39, 11.8, -15.59)  # Kincaid, Fishburne, Rogers, Chissom 1975
FOG_WEIGHTS: Final = GradeWeights(0.4, 0.4, 0)  # Gunning 1952
SMOG_WEIGHTS: Final = GradeWeights(1.043, 0, 3.1291)  # McLaughlin 1969
# Coleman and Liau 1975, whose own first weight is 0.0588; textstat's is kept so that both give one grade.
COLEMAN_LIAU_WEIGHTS: Final = GradeWeights(0.058, -0.296, -15.8)
ARI_WEIGHTS: Final = GradeWeights(4.71, 0.5, -21.43)  # Smith and Senter 1967
DALE_CHALL_WEIGHTS: Final = GradeWeights(0.1579, 0.0496, 3.6365)  # Dale and Chall 1948
DALE_CHALL_THRESHOLD: Final = 5
"""Percent of unfamiliar words above which the constant is added."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A readability formula: how it is computed, and what a reader should know about it."""

    name: str
    """textstat's name of it, such as `flesch_reading_ease`."""
    title: str
    source: str
    """Author and year."""
    scale: str
    """Unit and usual range."""
    meaning: str
    """What it looks at, in a sentence."""
    compute: Callable[[TextCounts], float]
    languages: tuple[str, ...] = ("en",)
    """The roots of the language tags that it was made for."""
    limits: tuple[float, ...] = GRADE_LIMITS
    """Where one of `LABELS` gives way to the next, from the easiest."""
    higher_is_easier: bool = False
    least_sentences: int = LEAST_SENTENCES

    def label(self, value: float) -> str:
        """Say in a plain word how hard a text with this score is."""
        passed = (value < limit if self.higher_is_easier else value >= limit for limit in self.limits)
        return LABELS[sum(passed)]


def flesch_reading_ease(counts: TextCounts) -> float:
    """Weigh sentence length and syllables; about 0 (hardest) to 100 (easiest), but not bounded."""
    weights = FLESCH_WEIGHTS[counts.language]
    sentences = weights.words_per_sentence * counts.words_per_sentence
    return weights.base - sentences - weights.syllables_per_word * counts.syllables_per_word


def flesch_kincaid_grade(counts: TextCounts) -> float:
    """Weigh sentence length and syllables; a school grade, below 0 for the simplest texts."""
    weights = FLESCH_KINCAID_WEIGHTS
    return _weigh(weights, counts.words_per_sentence, counts.syllables_per_word)


def gunning_fog(counts: TextCounts) -> float:
    """Weigh sentence length and the percentage of complex words; a school grade.

    Gunning leaves out names, compounds and endings such as -ed; textstat leaves out its easy words instead.
    """
    return _weigh(FOG_WEIGHTS, counts.words_per_sentence, 100 * counts.complex_words / counts.words)


def smog_index(counts: TextCounts) -> float:
    """Take the root of the polysyllables in 30 sentences; a school grade, 3.1 where there are none."""
    root = float((30 * counts.polysyllables / counts.sentences) ** 0.5)
    return SMOG_WEIGHTS.first * root + SMOG_WEIGHTS.constant


def coleman_liau_index(counts: TextCounts) -> float:
    """Weigh letters and sentences for each 100 words; a school grade."""
    letters, sentences = 100 * counts.letters / counts.words, 100 * counts.sentences / counts.words
    return _weigh(COLEMAN_LIAU_WEIGHTS, letters, sentences)


def automated_readability_index(counts: TextCounts) -> float:
    """Weigh characters for each token and words for each sentence; a school grade."""
    return _weigh(ARI_WEIGHTS, counts.characters / counts.tokens, counts.words_per_sentence)


def dale_chall_readability_score(counts: TextCounts) -> float:
    """Weigh the percentage of unfamiliar words and sentence length; about 1 (easy) to 10 and more.

    Dale and Chall count names and regular endings as familiar; textstat doesn't, so the score runs high.
    It jumps by the constant where the percentage passes `DALE_CHALL_THRESHOLD`.
    """
    percent = 100 * counts.unfamiliar_words / counts.words
    score = _weigh(DALE_CHALL_WEIGHTS, percent, counts.words_per_sentence)
    return score if percent > DALE_CHALL_THRESHOLD else score - DALE_CHALL_WEIGHTS.constant


def consensus_grade(counts: TextCounts) -> float:
    """Take the median of the formulas that give a school grade and for which the text is long enough."""
    return median(grade.compute(counts) for grade in GRADES if counts.sentences >= grade.least_sentences)


def _weigh(weights: GradeWeights, first: float, second: float) -> float:
    return weights.first * first + weights.second * second + weights.constant


_GRADE_SCALE: Final = "grade of a United States school, about 1 to 17; lower is easier"

READING_EASE: Final = Formula(
    "flesch_reading_ease",
    "Flesch reading ease",
    "Flesch 1948, and others for their languages",
    "about 0 to 100; higher is easier",
    "Short sentences and words of few syllables score high.",
    flesch_reading_ease,
    languages=tuple(FLESCH_WEIGHTS),
    limits=EASE_LIMITS,
    higher_is_easier=True,
)

GRADES: Final = (
    Formula(
        "flesch_kincaid_grade",
        "Flesch-Kincaid grade",
        "Kincaid, Fishburne, Rogers and Chissom 1975",
        _GRADE_SCALE,
        "The same two means as reading ease, weighed into a school grade.",
        flesch_kincaid_grade,
    ),
    Formula(
        "gunning_fog",
        "Gunning fog index",
        "Gunning 1952",
        _GRADE_SCALE,
        "Sentence length, and the share of uncommon words of three syllables and more.",
        gunning_fog,
    ),
    Formula(
        "smog_index",
        "SMOG grade",
        "McLaughlin 1969",
        _GRADE_SCALE,
        "How many words of three syllables and more there are in 30 sentences.",
        smog_index,
        least_sentences=LEAST_SENTENCES_SMOG,
    ),
    Formula(
        "coleman_liau_index",
        "Coleman-Liau index",
        "Coleman and Liau 1975",
        _GRADE_SCALE,
        "Letters and sentences for each 100 words; no syllables are needed.",
        coleman_liau_index,
    ),
    Formula(
        "automated_readability_index",
        "Automated readability index",
        "Smith and Senter 1967",
        _GRADE_SCALE,
        "Characters for each word, and sentence length.",
        automated_readability_index,
    ),
)
"""The formulas whose value is a school grade; the consensus is their median."""

FORMULAS: Final = (
    READING_EASE,
    *GRADES,
    Formula(
        "dale_chall_readability_score",
        "Dale-Chall score",
        "Dale and Chall 1948",
        "about 1 to 10; lower is easier",
        "The share of words outside a list of about 3,000 that children know, and sentence length.",
        dale_chall_readability_score,
        limits=DALE_CHALL_LIMITS,
    ),
    Formula(
        "consensus_grade",
        "Consensus grade",
        "ours",
        _GRADE_SCALE,
        "The median of the scores that are school grades.",
        consensus_grade,
    ),
)
"""Every formula, in the order of the scores."""
