"""Every readability formula: its equation, its languages, and what a reader should know of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import Final

from digest.analyse import equations, scales
from digest.analyse.counts import SAMPLE_WORDS, TextCounts
from digest.analyse.equations import FLESCH_WEIGHTS, Equation
from digest.analyse.tokens import COMPLEX_FROM
from digest.phrases import Phrase
from digest.records import FormulaVersion

LEAST_WORDS: Final = 30
LEAST_SENTENCES: Final = 3
LEAST_SENTENCES_SMOG: Final = 10
"""McLaughlin took 30 sentences; few articles have as many, and below 10 a single one weighs too much."""

SPACELESS: Final = frozenset({"bo", "dz", "ja", "km", "lo", "my", "th", "und", "yue", "zh"})
"""The languages that no formula suits, for want of spaces between words; an unknown one may be among them."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A readability formula: how it is computed, and what a reader should know about it."""

    name: str
    """textstat's name of it, such as `flesch_reading_ease`."""
    title: str
    source: str
    """Author and year."""
    expression: str
    """The equation for a reader; the words in it are explained in docs/readability.md."""
    scale: str
    """Unit and usual range."""
    meaning: str
    """What it looks at, in a sentence."""
    compute: Equation
    languages: tuple[str, ...] = ("en",)
    """The roots of the language tags that it was made for; empty for any with spaces between words."""
    versions: tuple[FormulaVersion, ...] = ()
    """Those for single languages, where they have weights of their own."""
    limits: tuple[float, ...] = ()
    """Where one of the labels gives way to the next, from the easiest; empty where none is fit."""
    labelled: tuple[str, ...] = ()
    """The languages that the limits were set for; empty for all of the formula's own."""
    higher_is_easier: bool = False
    least_words: int = LEAST_WORDS
    least_sentences: int = LEAST_SENTENCES

    def suits(self, language: str) -> bool:
        """Say whether the formula was made for a language, given by its root."""
        return language in self.languages if self.languages else language not in SPACELESS

    def label(self, value: float, language: str = "en") -> str | None:
        """Say in a plain word how hard a text with this score is; None where no limits are set."""
        if not self.limits or (self.labelled and language not in self.labelled):
            return None
        return scales.label_value(value, self.limits, higher_is_easier=self.higher_is_easier)


def consensus_grade(counts: TextCounts) -> float:
    """Take the median of `GRADES` as far as the text is long enough for them."""
    return median(grade.compute(counts) for grade in GRADES if counts.sentences >= grade.least_sentences)


_FLESCH_AUTHORS: Final[Mapping[str, str]] = {
    "en": "Flesch 1948",
    "de": "Amstad 1978",
    "es": "Fernández Huerta 1959",
    "fr": Phrase("{} and {}", "Kandel", "Moles 1958"),
    "hu": "Dóra 2019",
    "it": Phrase("{} and {}", "Franchina", "Vacca 1986"),
    "nl": "Douma 1960",
    "ru": "Oborneva 2006",
}


def _flesch_expression(language: str) -> Phrase:
    return Phrase("{} − {} × words/sentences − {} × syllables/words", *FLESCH_WEIGHTS[language])


_GRADE_SCALE: Final = Phrase("grade of a United States school, about 1 to 17; lower is easier")
_grade = partial(Formula, scale=_GRADE_SCALE, limits=scales.GRADE_LIMITS)
_wiener = partial(
    Formula,
    source=Phrase("{} and {}", "Bamberger", "Vanecek 1984"),
    scale=Phrase("school grade, 4 to 15; lower is easier"),
    languages=("de",),
    limits=scales.GRADE_LIMITS,
)

READING_EASE: Final = Formula(
    name="flesch_reading_ease",
    title=Phrase("Flesch reading ease"),
    source=Phrase("{}, and others for their languages", "Flesch 1948"),
    expression=_flesch_expression("en"),
    scale=Phrase("about 0 to 100; higher is easier"),
    meaning=Phrase("Short sentences and words of few syllables score high."),
    compute=equations.flesch_reading_ease,
    languages=tuple(FLESCH_WEIGHTS),
    versions=tuple(
        FormulaVersion(language, author, _flesch_expression(language))
        for language, author in _FLESCH_AUTHORS.items()
    ),
    limits=scales.EASE_LIMITS,
    higher_is_easier=True,
)

GRADES: Final = (
    _grade(
        name="flesch_kincaid_grade",
        title=Phrase("Flesch-Kincaid grade"),
        source=Phrase("{} and {}", "Kincaid, Fishburne, Rogers", "Chissom 1975"),
        expression=Phrase("0.39 × words/sentences + 11.8 × syllables/words − 15.59"),
        meaning=Phrase("The same two means as reading ease, weighed into a school grade."),
        compute=equations.flesch_kincaid_grade,
    ),
    _grade(
        name="gunning_fog",
        title=Phrase("Gunning fog index"),
        source=Phrase("{}; {} for Hungarian and Polish", "Gunning 1952", "textstat"),
        expression=Phrase("0.4 × (words/sentences + percent of complex words)"),
        meaning=Phrase(
            "Sentence length, and the share of uncommon words of three syllables and more; "
            "of four in Polish, of five in Hungarian."
        ),
        compute=equations.gunning_fog,
        languages=tuple(COMPLEX_FROM),
    ),
    _grade(
        name="smog_index",
        title=Phrase("SMOG grade"),
        source="McLaughlin 1969",
        expression=Phrase("1.043 × √(30 × polysyllables/sentences) + 3.1291"),
        meaning=Phrase("How many words of three syllables and more there are in 30 sentences."),
        compute=equations.smog_index,
        least_sentences=LEAST_SENTENCES_SMOG,
    ),
    _grade(
        name="coleman_liau_index",
        title=Phrase("Coleman-Liau index"),
        source=Phrase("{} and {}", "Coleman", "Liau 1975"),
        expression=Phrase("5.8 × letters/words − 29.6 × sentences/words − 15.8"),
        meaning=Phrase("Letters and sentences for each 100 words; no syllables are needed."),
        compute=equations.coleman_liau_index,
    ),
    _grade(
        name="automated_readability_index",
        title=Phrase("Automated readability index"),
        source=Phrase("{} and {}", "Smith", "Senter 1967"),
        expression=Phrase("4.71 × characters/tokens + 0.5 × words/sentences − 21.43"),
        meaning=Phrase("Characters for each word, and sentence length."),
        compute=equations.automated_readability_index,
    ),
)
"""The formulas whose value is a school grade and which see the whole text; the consensus is their median."""

ENGLISH: Final = (
    Formula(
        name="dale_chall_readability_score",
        title=Phrase("Dale-Chall score"),
        source=Phrase("{} and {}", "Dale", "Chall 1948"),
        expression=Phrase(
            "0.1579 × percent of unfamiliar words + 0.0496 × words/sentences, "
            "and 3.6365 more where over 5 percent are unfamiliar"
        ),
        scale=Phrase("about 1 to 10; lower is easier"),
        meaning=Phrase(
            "The share of words outside a list of about 3,000 that children know, and sentence length."
        ),
        compute=equations.dale_chall_readability_score,
        limits=scales.DALE_CHALL_LIMITS,
    ),
    _grade(
        name="consensus_grade",
        title=Phrase("Consensus grade"),
        source=Phrase("ours"),
        expression=Phrase("the median of Flesch-Kincaid, fog, SMOG, Coleman-Liau and automated readability"),
        meaning=Phrase("The middle one of five school grades; of four where the text is too short for SMOG."),
        compute=consensus_grade,
    ),
)

OWN_LANGUAGES: Final = (
    Formula(
        name="szigriszt_pazos",
        title=Phrase("Szigriszt-Pazos perspicuity"),
        source="Szigriszt Pazos 1993",
        expression=Phrase("206.84 − 62.3 × syllables/words − words/sentences"),
        scale=Phrase("about 0 to 100; higher is easier"),
        meaning=Phrase("Reading ease fitted anew to Spanish texts."),
        compute=equations.szigriszt_pazos,
        languages=("es",),
        limits=scales.SZIGRISZT_LIMITS,
        higher_is_easier=True,
    ),
    _wiener(
        name="wiener_sachtextformel_1",
        title=Phrase("First Wiener Sachtextformel"),
        expression=Phrase(
            "0.1935 × percent of polysyllables + 0.1672 × words/sentences "
            "+ 0.1297 × percent of long words − 0.0327 × percent of monosyllables − 0.875"
        ),
        meaning=Phrase(
            "Words of three syllables and more, of seven letters and more, of one syllable; "
            "and sentence length."
        ),
        compute=equations.wiener_sachtextformel(1),
    ),
    Formula(
        name="gulpease_index",
        title=Phrase("Gulpease index"),
        source=Phrase("{} and {}", "Lucisano", "Piemontese 1988"),
        expression=Phrase("89 + 300 × sentences/words − 10 × characters/tokens"),
        scale=Phrase("0 to 100; higher is easier"),
        meaning=Phrase("Short sentences and words of few letters score high; no syllables are needed."),
        compute=equations.gulpease_index,
        languages=("it",),
        limits=scales.GULPEASE_LIMITS,
        higher_is_easier=True,
    ),
    Formula(
        name="osman",
        title=Phrase("OSMAN"),
        source=Phrase("{} and {}", "El-Haj", "Rayson 2016"),
        expression=Phrase(
            "200.791 − 1.015 × words/sentences − 24.181 × (syllables + long words + faseeh words)/words"
        ),
        scale=Phrase("about 0 to 100; higher is easier"),
        meaning=Phrase("Sentence length, signs for each word, long words, and words of formal Arabic."),
        compute=equations.osman,
        languages=("ar",),
        higher_is_easier=True,
    ),
)

ANY_LANGUAGE: Final = (
    Formula(
        name="lix",
        title=Phrase("LIX"),
        source="Björnsson 1968",
        expression=Phrase("words/sentences + percent of long words"),
        scale=Phrase("about 20 to 70; lower is easier"),
        meaning=Phrase("Sentence length, and the share of words of seven letters and more."),
        compute=equations.lix,
        languages=(),
        limits=scales.LIX_LIMITS,
        labelled=("da", "en", "nb", "nn", "no", "sv"),
    ),
    Formula(
        name="rix",
        title=Phrase("RIX"),
        source="Anderson 1983",
        expression=Phrase("long words/sentences"),
        scale=Phrase("about 1 to 10; lower is easier"),
        meaning=Phrase("How many words of seven letters and more a sentence has."),
        compute=equations.rix,
        languages=(),
        limits=scales.RIX_LIMITS,
        labelled=("en",),
    ),
)

SPECIAL: Final = (
    _grade(
        name="linsear_write_formula",
        title=Phrase("Linsear Write"),
        source=Phrase("United States Air Force"),
        expression=Phrase(
            "(words of one or two syllables + 3 × polysyllables)/sentences over the first 100 words; "
            "half of that, or, from 20 down, half of 2 less"
        ),
        meaning=Phrase(
            "One point for a short word and three for a long one, in the first hundred words alone."
        ),
        compute=equations.linsear_write_formula,
        least_words=SAMPLE_WORDS,
    ),
    Formula(
        name="mcalpine_eflaw",
        title=Phrase("McAlpine EFLAW"),
        source="McAlpine 2006",
        expression=Phrase("(words + mini-words)/sentences"),
        scale=Phrase("about 10 to 40; lower is easier"),
        meaning=Phrase(
            "Sentence length for those who learn English, to whom a cluster of words of three letters "
            "and fewer is one more hurdle."
        ),
        compute=equations.mcalpine_eflaw,
        limits=scales.EFLAW_LIMITS,
    ),
    Formula(
        name="spache_readability",
        title=Phrase("Spache score"),
        source="Spache 1953",
        expression=Phrase("0.141 × words/sentences + 0.086 × percent of hard words + 0.839"),
        scale=Phrase("grade of the first three years of school; lower is easier"),
        meaning=Phrase(
            "For texts that are read to or by small children; beyond the third grade it says little."
        ),
        compute=equations.spache_readability,
    ),
    Formula(
        name="dale_chall_readability_score_v2",
        title=Phrase("New Dale-Chall score"),
        source=Phrase("{}, after {}", "textstat", Phrase("{} and {}", "Dale", "Chall 1948")),
        expression=Phrase("0.1579 × percent of hard words + 0.0496 × words/sentences + 3.6365"),
        scale=Phrase("about 4 to 10; lower is easier"),
        meaning=Phrase("Dale-Chall without the words of one syllable."),
        compute=equations.dale_chall_readability_score_v2,
    ),
    Formula(
        name="gutierrez_polini",
        title=Phrase("Gutiérrez de Polini comprehensibility"),
        source="Gutiérrez de Polini 1972",
        expression=Phrase("95.2 − 9.7 × letters/words − 0.35 × words/sentences"),
        scale=Phrase("about 20 to 70; higher is easier"),
        meaning=Phrase(
            "Letters for each word, and sentence length; fitted to schoolbooks of the sixth grade."
        ),
        compute=equations.gutierrez_polini,
        languages=("es",),
        higher_is_easier=True,
    ),
    Formula(
        name="crawford",
        title=Phrase("Crawford grade"),
        source="Crawford 1984",
        expression=Phrase("4.9 × syllables/words − 20.5 × sentences/words − 3.407"),
        scale=Phrase("years of primary school, about 1 to 6; lower is easier"),
        meaning=Phrase("Syllables and sentences for each 100 words; beyond primary school it says little."),
        compute=equations.crawford,
        languages=("es",),
    ),
    _wiener(
        name="wiener_sachtextformel_2",
        title=Phrase("Second Wiener Sachtextformel"),
        expression=Phrase(
            "0.2007 × percent of polysyllables + 0.1682 × words/sentences "
            "+ 0.1373 × percent of long words − 2.779"
        ),
        meaning=Phrase("The first without the words of one syllable."),
        compute=equations.wiener_sachtextformel(2),
    ),
    _wiener(
        name="wiener_sachtextformel_3",
        title=Phrase("Third Wiener Sachtextformel"),
        expression=Phrase("0.2963 × percent of polysyllables + 0.1905 × words/sentences − 1.1144"),
        meaning=Phrase("Words of three syllables and more, and sentence length."),
        compute=equations.wiener_sachtextformel(3),
    ),
    _wiener(
        name="wiener_sachtextformel_4",
        title=Phrase("Fourth Wiener Sachtextformel"),
        expression=Phrase("0.2744 × percent of polysyllables + 0.2656 × words/sentences − 1.693"),
        meaning=Phrase("The same two as the third, sentence length weighing more."),
        compute=equations.wiener_sachtextformel(4),
    ),
)
"""What is of use for some readers or texts only, or comes in more versions than one needs."""

FORMULAS: Final = (READING_EASE, *GRADES, *ENGLISH, *OWN_LANGUAGES, *ANY_LANGUAGE, *SPECIAL)
"""Every formula, in the order of the scores: of those that suit a language, the first two say most."""
