"""The readability equations over what was counted, each with its author's weights.

Where textstat departs from the author, its figures stand here, so that both give one score for one text;
docs/readability.md says where.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from digest.analyse.counts import ARABIC_SYLLABLES_OFF, TextCounts

Equation = Callable[[TextCounts], float]


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
# Szigriszt Pazos 1993, whose own base is 206.835; textstat takes that of Fernández Huerta.
SZIGRISZT_WEIGHTS: Final = FleschWeights(206.84, 1, 62.3)


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
NEW_DALE_CHALL_THRESHOLD: Final = 0.05
"""textstat's newer version asks it of the score itself, and so adds the constant to nearly every text."""
SPACHE_WEIGHTS: Final = GradeWeights(0.141, 0.086, 0.839)  # Spache 1953
GUTIERREZ_WEIGHTS: Final = GradeWeights(-9.7, -0.35, 95.2)  # Gutiérrez de Polini 1972
CRAWFORD_WEIGHTS: Final = GradeWeights(-0.205, 0.049, -3.407)  # Crawford 1984
GULPEASE_WEIGHTS: Final = GradeWeights(300, -10, 89)  # Lucisano and Piemontese 1988
LINSEAR_THRESHOLD: Final = 20
"""Points a sentence up to which two are taken off."""


class WienerWeights(NamedTuple):
    """Weights of the percentages of polysyllables, long words and monosyllables, and of sentence length."""

    polysyllables: float
    words_per_sentence: float
    long_words: float
    monosyllables: float
    constant: float


WIENER_WEIGHTS: Final = (  # Bamberger and Vanecek 1984, the first to the fourth
    WienerWeights(0.1935, 0.1672, 0.1297, -0.0327, -0.875),
    WienerWeights(0.2007, 0.1682, 0.1373, 0, -2.779),
    WienerWeights(0.2963, 0.1905, 0, 0, -1.1144),
    WienerWeights(0.2744, 0.2656, 0, 0, -1.693),
)

OSMAN_BASE: Final = 200.791  # El-Haj and Rayson 2016
OSMAN_SENTENCE: Final = 1.015
OSMAN_WORD: Final = 24.181


def flesch_reading_ease(counts: TextCounts) -> float:
    """Weigh sentence length and syllables; about 0 (hardest) to 100 (easiest), but not bounded."""
    return _flesch(FLESCH_WEIGHTS[counts.language], counts)


def szigriszt_pazos(counts: TextCounts) -> float:
    """Weigh sentence length and syllables of a Spanish text; about 0 (hardest) to 100 (easiest)."""
    return _flesch(SZIGRISZT_WEIGHTS, counts)


def flesch_kincaid_grade(counts: TextCounts) -> float:
    """Weigh sentence length and syllables; a school grade, below 0 for the simplest texts."""
    weights = FLESCH_KINCAID_WEIGHTS
    return _weigh(weights, counts.words_per_sentence, counts.syllables_per_word)


def gunning_fog(counts: TextCounts) -> float:
    """Weigh sentence length and the percentage of complex words; a school grade.

    Gunning leaves out names, compounds and endings such as -ed; textstat leaves out its easy words instead.
    """
    return _weigh(FOG_WEIGHTS, counts.words_per_sentence, _percent(counts.complex_words, counts))


def smog_index(counts: TextCounts) -> float:
    """Take the root of the polysyllables in 30 sentences; a school grade, 3.1 where there are none."""
    root = float((30 * counts.polysyllables / counts.sentences) ** 0.5)
    return SMOG_WEIGHTS.first * root + SMOG_WEIGHTS.constant


def coleman_liau_index(counts: TextCounts) -> float:
    """Weigh letters and sentences for each 100 words; a school grade."""
    return _weigh(COLEMAN_LIAU_WEIGHTS, _percent(counts.letters, counts), _percent(counts.sentences, counts))


def automated_readability_index(counts: TextCounts) -> float:
    """Weigh characters for each token and words for each sentence; a school grade."""
    return _weigh(ARI_WEIGHTS, counts.characters / counts.tokens, counts.words_per_sentence)


def dale_chall_readability_score(counts: TextCounts) -> float:
    """Weigh the percentage of unfamiliar words and sentence length; about 1 (easy) to 10 and more.

    Dale and Chall count names and regular endings as familiar; textstat doesn't, so the score runs high.
    It jumps by the constant where the percentage passes `DALE_CHALL_THRESHOLD`.
    """
    percent = _percent(counts.unfamiliar_words, counts)
    score = _weigh(DALE_CHALL_WEIGHTS, percent, counts.words_per_sentence)
    return score if percent > DALE_CHALL_THRESHOLD else score - DALE_CHALL_WEIGHTS.constant


def dale_chall_readability_score_v2(counts: TextCounts) -> float:
    """Weigh the percentage of hard words and sentence length; about 4 (easy) to 10 and more."""
    score = _weigh(DALE_CHALL_WEIGHTS, _percent(counts.hard_words, counts), counts.words_per_sentence)
    plain = score - DALE_CHALL_WEIGHTS.constant
    return score if plain > NEW_DALE_CHALL_THRESHOLD else plain


def spache_readability(counts: TextCounts) -> float:
    """Weigh sentence length and the percentage of hard words; a grade of the first three years."""
    return _weigh(SPACHE_WEIGHTS, counts.words_per_sentence, _percent(counts.hard_words, counts))


def linsear_write_formula(counts: TextCounts) -> float:
    """Weigh the words of the first hundred by their syllables; a school grade."""
    sample = counts.sample
    if sample is None:
        raise ValueError("Linsear Write needs a sample of the text")
    points = sample.points / sample.sentences
    return (points if points > LINSEAR_THRESHOLD else points - 2) / 2


def mcalpine_eflaw(counts: TextCounts) -> float:
    """Add the mini-words of a sentence to its words; about 10 (easy) to 40."""
    return (counts.words + counts.mini_words) / counts.sentences


def lix(counts: TextCounts) -> float:
    """Add the percentage of long words to sentence length; about 20 (easy) to 70."""
    return counts.words_per_sentence + _percent(counts.long_words, counts)


def rix(counts: TextCounts) -> float:
    """Return the long words of a sentence; about 1 (easy) to 10."""
    return counts.long_words / counts.sentences


def gutierrez_polini(counts: TextCounts) -> float:
    """Weigh word and sentence length of a Spanish text; about 20 (hardest) to 70 (easiest)."""
    return _weigh(GUTIERREZ_WEIGHTS, counts.letters / counts.words, counts.words_per_sentence)


def crawford(counts: TextCounts) -> float:
    """Weigh sentences and syllables for each 100 words of a Spanish text; years of primary school."""
    return _weigh(CRAWFORD_WEIGHTS, _percent(counts.sentences, counts), _percent(counts.syllables, counts))


def gulpease_index(counts: TextCounts) -> float:
    """Weigh sentences and characters for each word of an Italian text; 0 (hardest) to 100 (easiest)."""
    sentences, characters = counts.sentences / counts.words, counts.characters / counts.tokens
    return _weigh(GULPEASE_WEIGHTS, sentences, characters)


def wiener_sachtextformel(variant: int) -> Equation:
    """Return the first to fourth formula for German non-fiction; it gives a school grade, about 4 to 15."""
    weights = WIENER_WEIGHTS[variant - 1]

    def compute(counts: TextCounts) -> float:
        return (
            weights.polysyllables * _percent(counts.polysyllables, counts)
            + weights.words_per_sentence * counts.words_per_sentence
            + weights.long_words * _percent(counts.long_words, counts)
            + weights.monosyllables * _percent(counts.monosyllables, counts)
            + weights.constant
        )

    return compute


def osman(counts: TextCounts) -> float:
    """Weigh sentence length and four counts of an Arabic text's words; about 0 (hardest) to 100 (easiest).

    textstat drops vowel signs before it looks for words with many of them, so it finds none.
    """
    arabic = counts.arabic
    if arabic is None:
        raise ValueError("OSMAN is for Arabic")
    hindrances = arabic.syllables - ARABIC_SYLLABLES_OFF + arabic.long_words + arabic.faseeh_words
    return OSMAN_BASE - OSMAN_SENTENCE * counts.words_per_sentence - OSMAN_WORD * hindrances / counts.words


def _flesch(weights: FleschWeights, counts: TextCounts) -> float:
    sentences = weights.words_per_sentence * counts.words_per_sentence
    return weights.base - sentences - weights.syllables_per_word * counts.syllables_per_word


def _weigh(weights: GradeWeights, first: float, second: float) -> float:
    return weights.first * first + weights.second * second + weights.constant


def _percent(number: int, counts: TextCounts) -> float:
    return 100 * number / counts.words
