"""The page of statistics: what was published when, and how hard it is to read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Final

from digest.days import day_of
from digest.phrases import Phrase
from digest.records import Analysis, Page, Plan
from digest.render.charts import Bar, Frame, Say, draw_bars
from digest.render.dot_charts import DotRow, draw_dots
from digest.render.readability import name_language
from digest.render.renderer import Renderer
from digest.render.site import Group
from digest.render.spread import LanguageSpread, Spread, language_spreads, spread_of
from digest.render.timeline import Span, count_over_time
from digest.render.views import Link
from digest.render.wording import direction, say_number, say_round_number, whole_hours

if TYPE_CHECKING:
    from markupsafe import Markup

STATISTICS: Final = "statistics/index.html"

LEAST_ROWS: Final = 2
"""Fewer spans, sources or topics have nothing to be compared with."""

ROWS_OF_A_CHART: Final = 20
"""Sources or topics in a chart: those with most articles."""

ROWS_OF_A_TABLE: Final = 200
"""The same in the table behind it."""

MOST_LANGUAGES: Final = 3
"""Languages whose readability is drawn: those with most articles."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of a table."""

    name: str
    path: str | None
    """Of the archive that has its articles."""
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart with the table that says the same."""

    title: str
    svg: "Markup"
    heads: tuple[str, ...]
    """The first is that of the names; the others are those of numbers."""
    rows: tuple[FigureRow, ...]
    language: str | None = None
    """The name of the language of the articles, where the digest has several."""
    score: str | None = None
    """What is measured, where it is a readability score."""
    scale: str | None = None
    """What its values mean."""
    note: str | None = None
    """How to read the chart."""


@dataclass(frozen=True, slots=True)
class ScoredGroup:
    """A source or topic with the scores of its articles in a language; there is one at least."""

    link: Link
    values: tuple[float, ...]

    @property
    def dots(self) -> DotRow:
        """What a chart shows of it."""
        return DotRow(self.link.name, median(self.values), spread_of(self.values))


def statistics_plan(renderer: Renderer) -> Plan:
    """The page of statistics."""
    return renderer.plan(STATISTICS, statistics_page, rests_on=[renderer.site.whole_mark])


def statistics_page(renderer: Renderer) -> Page:
    """Make the page of statistics."""
    site = renderer.site
    minutes = sum(analysis.reading_time_minutes for analysis in site.analyses)
    return renderer.page(
        STATISTICS,
        "statistics.html",
        title=Phrase("Statistics"),
        editions=len(site.editions),
        articles=len(site.analyses),
        words=sum(analysis.readability.words for analysis in site.analyses),
        minutes=minutes,
        hours=whole_hours(minutes),
        charts=(*_time_charts(renderer), *_readability_charts(renderer)),
    )


def _frame(renderer: Renderer, name: str, title: str, description: str, say: Say) -> Frame:
    plain = renderer.interface.plain
    return Frame(name, plain(title), plain(description), say, direction(renderer.site.language) == "rtl")


def _time_charts(renderer: Renderer) -> Iterator[ChartView]:
    site = renderer.site
    published = [
        (day_of(one.article.published, site.zone), one.readability.words)
        for one in site.analyses
        if one.article.published
    ]
    spans = count_over_time(published, site.language)
    if len(spans) < LEAST_ROWS:
        return
    articles, words = Phrase("Articles over time"), Phrase("Words over time")
    yield _time_chart(renderer, "articles", (articles, Phrase("Articles")), spans, lambda one: one.articles)
    yield _time_chart(renderer, "words", (words, Phrase("Words")), spans, lambda one: one.words)


def _time_chart(
    renderer: Renderer,
    name: str,
    title_and_head: tuple[str, str],
    spans: Sequence[Span],
    count: Callable[[Span], int],
) -> ChartView:
    title, head = title_and_head
    language = renderer.site.language
    most = max(spans, key=count)
    description = Phrase(
        "From {} to {}; at most {} ({}).", spans[0].name, spans[-1].name, count(most), most.name
    )
    frame = _frame(renderer, name, title, description, partial(say_round_number, language=language))
    return ChartView(
        title=title,
        svg=draw_bars(frame, [Bar(span.label, span.year, count(span)) for span in spans]),
        heads=(Phrase("Period"), head),
        rows=tuple(FigureRow(span.name, None, (say_number(count(span), language),)) for span in spans),
    )


def _readability_charts(renderer: Renderer) -> Iterator[ChartView]:
    """For each language with enough articles, since no score means the same in two of them."""
    site = renderer.site
    spreads = [one for one in language_spreads(site.analyses) if one.scores][:MOST_LANGUAGES]
    for number, one in enumerate(spreads, start=1):
        language = name_language(one.language, site) if len(spreads) > 1 else None
        for kind, title, head, groups in (
            ("sources", Phrase("Readability by source"), Phrase("Source"), site.sources),
            ("topics", Phrase("Readability by topic"), Phrase("Topic"), site.topics),
        ):
            rows = _scored_groups(kind, groups, one)
            if len(rows) >= LEAST_ROWS:
                name = f"{kind}-{number}"
                yield _readability_chart(renderer, name, (title, head), rows, one, language)


def _scored_groups(kind: str, groups: Sequence[Group], spread: LanguageSpread) -> tuple[ScoredGroup, ...]:
    """Each group that has scores of a language, the one with most of them first."""
    found = (
        ScoredGroup(Link(group.name, group.path(kind)), _scores(group.analyses, spread)) for group in groups
    )
    return tuple(sorted((one for one in found if one.values), key=lambda one: -len(one.values)))


def _scores(analyses: Sequence[Analysis], spread: LanguageSpread) -> tuple[float, ...]:
    own = (one.readability for one in analyses if one.readability.language == spread.language)
    values = (readability.value(spread.score.name) for readability in own)
    return tuple(value for value in values if value is not None)


def _readability_chart(
    renderer: Renderer,
    name: str,
    title_and_head: tuple[str, str],
    rows: Sequence[ScoredGroup],
    spread: LanguageSpread,
    language: str | None,
) -> ChartView:
    title, head = title_and_head
    say = partial(say_number, language=renderer.site.language)
    note = _note(len(rows))
    frame = _frame(renderer, name, title, note, say)
    return ChartView(
        title=title,
        svg=draw_dots(frame, [row.dots for row in rows[:ROWS_OF_A_CHART]]),
        heads=(head, Phrase("Articles"), Phrase("Median"), Phrase("Middle half")),
        rows=tuple(_figure_row(row, say) for row in rows[:ROWS_OF_A_TABLE]),
        language=language,
        score=spread.score.title,
        scale=next((one.scale for one in renderer.formulas if one.name == spread.score.name), None),
        note=note,
    )


def _note(rows: int) -> Phrase:
    if rows > ROWS_OF_A_CHART:
        return Phrase(
            "The dot is the median, the line the middle half of the articles; the {} with most articles.",
            ROWS_OF_A_CHART,
        )
    return Phrase("The dot is the median, the line the middle half of the articles.")


def _figure_row(row: ScoredGroup, say: Say) -> FigureRow:
    dots = row.dots
    figures = (say(len(row.values)), say(dots.median), _say_half(dots.spread, say))
    return FigureRow(row.link.name, row.link.path, figures)


def _say_half(spread: Spread | None, say: Say) -> str:
    """The quartiles; nothing where there are too few articles."""
    return f"{say(spread.lower_quartile)} – {say(spread.upper_quartile)}" if spread else ""
