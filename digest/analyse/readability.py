"""How hard a text is to read: every formula's score with a plain word, or the reason why there is none.

docs/readability.md tells readers what is done here.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from digest.analyse.counts import SYLLABLE_LANGUAGES, TextCounts, count_text
from digest.analyse.formulas import FORMULAS, Formula
from digest.records import Readability, Score

LEAST_WORDS: Final = 30

WORDS_PER_MINUTE: Final = 238
"""Silent reading of English non-fiction by adults: Brysbaert 2019, Journal of Memory and Language 109."""


def score_sentences(sentences: Sequence[str], language: str) -> Readability:
    """Score a text that is cut into sentences by every formula of `FORMULAS`, in that order.

    A formula that can't be applied gives a score without a value and with the reason: the text is too short,
    or the formula was not made for its language. Values are not rounded.

    Args:
        sentences: The sentences in any order; white space around them does not matter.
        language: BCP 47 or a locale's name: `en`, `pt-BR` and `en_GB` all do.

    """
    counts = count_text(sentences, language)
    scores = tuple(_apply(formula, counts) for formula in FORMULAS)
    return Readability(
        language=counts.language,
        words=counts.words,
        sentences=counts.sentences,
        syllables=counts.syllables,
        scores=scores,
    )


def reading_time_minutes(words: int) -> int:
    """Estimate the time to read so many words silently, to the nearest minute and at least 1.

    >>> [reading_time_minutes(words) for words in (0, 238, 356, 357)]
    [1, 1, 1, 2]

    """
    return max(1, (2 * words + WORDS_PER_MINUTE) // (2 * WORDS_PER_MINUTE))


def _apply(formula: Formula, counts: TextCounts) -> Score:
    reason = _why_absent(formula, counts)
    if reason is not None:
        return Score(formula.name, formula.title, None, reason=reason)
    value = formula.compute(counts)
    return Score(formula.name, formula.title, value, formula.label(value))


def _why_absent(formula: Formula, counts: TextCounts) -> str | None:
    if counts.language not in SYLLABLE_LANGUAGES:
        return f"no formula for {_name_language(counts.language)}"
    if counts.language not in formula.languages:
        return f"made for English; this text is in {_name_language(counts.language)}"
    if counts.words < LEAST_WORDS or counts.sentences < formula.least_sentences:
        needs = f"needs {LEAST_WORDS} words and {formula.least_sentences} sentences"
        return f"{needs}; this text has {counts.words} and {counts.sentences}"
    return None


@lru_cache(maxsize=64)
def _name_language(root: str) -> str:
    if root == "und":
        return "an unknown language"
    from babel import Locale

    return str(Locale("en").languages.get(root, f'the language "{root}"'))
