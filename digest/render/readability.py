"""What the templates are given of readability: scores, formulas, spreads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from digest.phrases import Phrase
from digest.records import Analysis, FormulaNote, FormulaVersion, Readability, Score
from digest.render.site import Site
from digest.render.spread import Spread, language_spreads
from digest.render.wording import as_heading, locale_of, say_number

FRONT_SCORES = 2
"""How many scores of a language an article's page shows at once, and the consensus; the others on request."""

CONSENSUS = "consensus_grade"

NOT_FOR_NEWS = frozenset({"dale_chall_readability_score"})
"""Formulas whose word says little of a news article: most count as very difficult."""

READINGS: Mapping[str, Phrase] = {
    "Very easy": Phrase("Very easy reading"),
    "Easy": Phrase("Easy reading"),
    "Fairly easy": Phrase("Fairly easy reading"),
    "Plain": Phrase("Plain reading"),
    "Fairly difficult": Phrase("Fairly difficult reading"),
    "Difficult": Phrase("Difficult reading"),
    "Very difficult": Phrase("Very difficult reading"),
}
"""What a card says, by the plain word for the difficulty."""


@dataclass(frozen=True, slots=True)
class Grade:
    """How hard a text is to read, in brief."""

    label: str
    """A plain word, such as "Plain"."""
    reading: str
    """The same for a card, such as "Plain reading"."""
    value: str
    title: str
    """The formula that the word comes from."""


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A row of the readability panel."""

    title: str
    value: str | None
    label: str | None
    reason: str | None
    meaning: str | None
    """What the formula looks at."""
    scale: str | None


@dataclass(frozen=True, slots=True)
class ReadabilityView:
    """The readability panel of an article's page."""

    grade: Grade | None
    words: str
    sentences: str
    words_per_sentence: str | None
    scores: tuple[ScoreView, ...]
    """Those that say most for the language."""
    more_scores: tuple[ScoreView, ...]
    """The others that were made for it."""
    missing: str | None
    """The one reason for all, where no score could be computed; there are none to show then."""


@dataclass(frozen=True, slots=True)
class SpreadView:
    """A median and quartiles, as the site's language writes them."""

    median: str
    lower_quartile: str
    upper_quartile: str


@dataclass(frozen=True, slots=True)
class LanguageSpreadView:
    """How long and how hard the articles of a source or an edition are."""

    language: str | None
    """Its name; None where all articles are in one language."""
    articles: int
    words: SpreadView
    title: str
    """The score's."""
    scores: SpreadView | None
    """None where too few articles have one."""


@dataclass(frozen=True, slots=True)
class FormulaView:
    """A readability formula on the page about the digest."""

    title: str
    source: str
    expression: str
    scale: str
    meaning: str
    versions: tuple[FormulaVersion, ...]
    """With the languages' names instead of their tags."""


@dataclass(frozen=True, slots=True)
class FormulaGroup:
    """The readability formulas that were made for the same languages."""

    languages: tuple[str, ...]
    """Their names; none where any will do that has spaces between words."""
    formulas: tuple[FormulaView, ...]


def view_grade(readability: Readability, site: Site) -> Grade | None:
    """Show the first score that has a plain word for the language."""
    for score in readability.labelled:
        if score.value is not None and score.label is not None and score.name not in NOT_FOR_NEWS:
            reading = READINGS.get(score.label, score.label)
            return Grade(score.label, reading, say_number(score.value, site.language), score.title)
    return None


def view_readability(
    readability: Readability, site: Site, notes: Sequence[FormulaNote] = ()
) -> ReadabilityView:
    """Show the scores that were made for the language with what they mean, or why there is none."""
    known_notes = {note.name: note for note in notes}
    scores = [score for score in readability.scores if score.suits_language]
    front = [*scores[:FRONT_SCORES], *(score for score in scores[FRONT_SCORES:] if score.name == CONSENSUS)]
    shown = {score.name for score in front}
    known = any(score.value is not None for score in scores)
    reasons = [score.reason for score in (scores or readability.scores)]
    mean = readability.words / readability.sentences if readability.sentences else None
    return ReadabilityView(
        grade=view_grade(readability, site),
        words=say_number(readability.words, site.language),
        sentences=say_number(readability.sentences, site.language),
        words_per_sentence=say_number(mean, site.language, 1) if mean is not None else None,
        scores=tuple(_view_score(score, site, known_notes) for score in front if known),
        more_scores=tuple(
            _view_score(score, site, known_notes) for score in scores if known and score.name not in shown
        ),
        missing=None if known else next(iter(reasons), None),
    )


def view_spreads(analyses: Sequence[Analysis], site: Site) -> tuple[LanguageSpreadView, ...]:
    """Show the median and the middle half of words and scores, for each language with enough articles."""
    several = len({analysis.readability.language for analysis in analyses}) > 1
    return tuple(
        LanguageSpreadView(
            language=name_language(one.language, site) if several else None,
            articles=one.words.articles,
            words=_view_spread(one.words, site),
            title=one.score.title,
            scores=_view_spread(one.scores, site) if one.scores else None,
        )
        for one in language_spreads(analyses)
    )


def _view_spread(spread: Spread, site: Site) -> SpreadView:
    figures = (spread.median, spread.lower_quartile, spread.upper_quartile)
    return SpreadView(*(say_number(figure, site.language) for figure in figures))


def view_formulas(notes: Sequence[FormulaNote], site: Site) -> tuple[FormulaGroup, ...]:
    """Show the readability formulas by their languages: those for several first."""
    groups: dict[tuple[str, ...], list[FormulaView]] = {}
    for note in notes:
        groups.setdefault(note.languages, []).append(_view_formula(note, site))
    ordered = sorted(groups, key=lambda languages: len(languages) == 1)
    return tuple(FormulaGroup(_name_languages(one, site), tuple(groups[one])) for one in ordered)


def _view_formula(note: FormulaNote, site: Site) -> FormulaView:
    versions = (replace(one, language=name_language(one.language, site)) for one in note.versions)
    return FormulaView(note.title, note.source, note.expression, note.scale, note.meaning, tuple(versions))


def name_language(tag: str, site: Site) -> str:
    """Return the name of a language as a line begins."""
    return _name_languages((tag,), site)[0]


def _name_languages(tags: Sequence[str], site: Site) -> tuple[str, ...]:
    """The names of languages, the first of them as a line begins."""
    known = locale_of(site.language).languages
    names = [str(known.get(tag, tag)) for tag in tags]
    return (*map(as_heading, names[:1]), *names[1:])


def _view_score(score: Score, site: Site, notes: Mapping[str, FormulaNote]) -> ScoreView:
    value = None if score.value is None else say_number(score.value, site.language, 1)
    label = None if score.name in NOT_FOR_NEWS else score.label
    note = notes.get(score.name)
    return ScoreView(
        title=score.title,
        value=value,
        label=label or Phrase("for comparison only"),
        reason=score.reason,
        meaning=note.meaning if note else None,
        scale=note.scale if note else None,
    )
