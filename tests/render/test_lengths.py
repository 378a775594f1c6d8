"""The chart of the lengths of an article's sentences."""

from conftest import RAIN, article

from digest.analyse import analyse_article
from digest.records import Analysis
from digest.render.hardest import hardest_sentences
from digest.render.lengths import HEIGHT, STEP, LengthChart, view_lengths
from digest.settings import SummarySettings

HARD = (
    "The administrative reorganisation of municipal responsibilities was recommended by representatives "
    "of international organisations, who had considered alternatives for approximately eighteen months.\n"
)


def analysed(body: str) -> Analysis:
    return analyse_article(article("Rain", body), SummarySettings())


def chart_of(body: str) -> LengthChart:
    analysis = analysed(body)
    chart = view_lengths(analysis, hardest_sentences(analysis))
    assert chart is not None
    return chart


def test_every_sentence_has_a_bar_in_its_order() -> None:
    chart = chart_of(RAIN)
    places = [int(part.split(" ")[0]) for part in (chart.bars + chart.hard_bars).split("M")[1:]]
    assert sorted(places) == [STEP * n for n in range(10)]


def test_longest_sentence_is_as_high_as_the_chart() -> None:
    chart = chart_of("One two three four. " * 5 + "One two three four five six seven eight. ")
    assert f"v-{HEIGHT}h" in chart.bars
    assert f"v-{HEIGHT // 2}h" in chart.bars


def test_hardest_sentence_stands_apart() -> None:
    chart = chart_of(RAIN + HARD)
    place = f"M{STEP * 10} "
    assert (place in chart.hard_bars, place in chart.bars) == (True, False)


def test_figures_are_words() -> None:
    chart = chart_of("One two. " * 3 + "One two three. " * 2)
    assert (chart.shortest, chart.median, chart.longest) == (2, 2, 3)


def test_few_sentences_have_no_chart() -> None:
    assert view_lengths(analysed("Rain fell. It stopped."), ()) is None
