"""How hard a text is to read: every formula's score with a plain word, or the reason why there is none.

docs/readability.md tells readers what is done here.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from digest.analyse.counts import TextCounts, TokenTable, count_tokens, tabulate_tokens
from digest.analyse.formulas import FORMULAS, Formula
from digest.analyse.stretches import split_stretches
from digest.phrases import LanguageName, Phrase
from digest.records import Readability, Score

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
    return score_tokens(tabulate_tokens(split_stretches(sentences, language)))


def score_tokens(table: TokenTable) -> Readability:
    """Score a text, given by its tokens, as `score_sentences` does."""
    counts = count_tokens(table)
    scores = tuple(
        prepared if isinstance(prepared, Score) else _apply(*prepared, counts)
        for prepared in _prepare_formulas(counts.language)
    )
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


@lru_cache(maxsize=16)
def _prepare_formulas(language: str) -> tuple[Score | tuple[Formula, str], ...]:
    """Return each formula with its title in a language, or the score of one that does not suit it."""
    titled = ((formula, _title_versions(formula).get(language, formula.title)) for formula in FORMULAS)
    return tuple(
        (formula, title)
        if formula.suits(language)
        else Score(formula.name, title, None, reason=_why_unsuited(language), suits_language=False)
        for formula, title in titled
    )


def _apply(formula: Formula, title: str, counts: TextCounts) -> Score:
    reason = _why_too_short(formula, counts)
    if reason is not None:
        return Score(formula.name, title, None, reason=reason)
    value = formula.compute(counts)
    return Score(formula.name, title, value, formula.label(value, counts.language))


def _title_versions(formula: Formula) -> dict[str, str]:
    """Return the formula's title for each language that has a version of its own, by another author."""
    others = (version for version in formula.versions if version.source not in formula.source)
    return {one.language: Phrase("{} ({})", formula.title, _without_year(one.source)) for one in others}


def _without_year(source: str) -> str:
    """The authors of a source, whose last word is the year."""
    if isinstance(source, Phrase):
        *first, last = source.values
        return Phrase(source.words, *first, str(last)[:-5])
    return source[:-5]


def _why_too_short(formula: Formula, counts: TextCounts) -> Phrase | None:
    if counts.words >= formula.least_words and counts.sentences >= formula.least_sentences:
        return None
    return Phrase(
        "needs {} words and {} sentences; this text has {} and {}",
        formula.least_words,
        formula.least_sentences,
        counts.words,
        counts.sentences,
    )


def _why_unsuited(language: str) -> Phrase:
    if any(formula.suits(language) for formula in FORMULAS):
        return Phrase("not made for {}", _name_language(language))
    return Phrase("no formula for {}", _name_language(language))


def _name_language(root: str) -> str:
    if root == "und":
        return Phrase("an unknown language")
    name = "English" if root == "en" else _english_name(root)
    return LanguageName(name, root) if name else Phrase('the language "{}"', root)


def _english_name(root: str) -> str | None:
    from babel import Locale  # what it knows of English takes as long to load as two articles

    return Locale("en").languages.get(root)
