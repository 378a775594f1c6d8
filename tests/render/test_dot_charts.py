"""Charts with a dot at the median of each row."""

from xml.etree import ElementTree as ET

import pytest
from test_templates import HOSTILE

from digest.render.charts import Frame
from digest.render.dot_charts import NAME_HEIGHT, ROW_HEIGHT, DotRow, draw_dots, fit
from digest.render.spread import Spread


def drawn(*rows: DotRow, mirrored: bool = False) -> ET.Element:
    frame = Frame("ease", "Ease", "How easy they are.", lambda number: f"{number:g}", mirrored)
    return ET.fromstring(draw_dots(frame, rows))


def row(median: float, spread: Spread | None = None, name: str = "The Bridge") -> DotRow:
    return DotRow(name, median, spread)


def dots(chart: ET.Element) -> list[float]:
    return [float(dot.attrib["cx"].removesuffix("%")) for dot in chart.iter("circle")]


def scale(chart: ET.Element) -> list[float]:
    return [float(text.text or "") for text in chart.iter("text") if text.attrib["text-anchor"] == "middle"]


def test_higher_score_stands_further_along() -> None:
    low, high = dots(drawn(row(40), row(60)))
    assert low < high


def test_mirrored_chart_runs_to_the_left() -> None:
    low, high = dots(drawn(row(40), row(60), mirrored=True))
    assert low > high


def test_line_runs_from_quartile_to_quartile() -> None:
    chart = drawn(row(50, Spread(4, 50, 40, 60)), row(40), row(60))
    (line,) = (one for one in chart.iter("line") if one.attrib["class"] == "chart__range")
    _, *ends = dots(chart)
    assert [float(line.attrib[end].removesuffix("%")) for end in ("x1", "x2")] == ends


def test_row_of_few_articles_has_no_line() -> None:
    assert not [one for one in drawn(row(50)).iter("line") if one.attrib["class"] == "chart__range"]


def test_small_difference_does_not_look_large() -> None:
    low, high = dots(drawn(row(70), row(71)))
    assert high - low < 10


@pytest.mark.parametrize("score", [0, 0.0, 61.3, -40.2, 120.5])
def test_single_score_has_a_scale_around_it(score: float) -> None:
    ticks = scale(drawn(row(score)))
    assert ticks[0] <= score <= ticks[-1]
    assert len(set(ticks)) == len(ticks) > 1


def test_grid_leaves_the_names_alone() -> None:
    chart = drawn(row(40), row(60))
    upright = [line for line in chart.iter("line") if line.attrib["x1"] == line.attrib["x2"]]
    assert {line.attrib["y1"] for line in upright} == {str(NAME_HEIGHT)}
    assert {line.attrib["stroke-dasharray"] for line in upright} == {
        f"{ROW_HEIGHT - NAME_HEIGHT} {NAME_HEIGHT}"
    }


def test_hostile_name_stays_a_name() -> None:
    chart = drawn(row(50, name=HOSTILE))
    assert {child.tag for child in chart} == {"title", "desc", "line", "text", "circle"}


def test_name_of_another_direction_keeps_its_own() -> None:
    words = [text.text for text in drawn(row(50, name="Rain (daily)"), mirrored=True).iter("text")]
    assert "\u2068Rain (daily)\u2069" in words


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Rain", "Rain"),
        ("R" * 37, "R" * 35 + "…"),
        ("報" * 19, "報" * 17 + "…"),
        ("e\u0301" * 36, "e\u0301" * 36),
    ],
)
def test_name_has_as_many_columns_as_there_is_room_for(name: str, shown: str) -> None:
    assert fit(name) == shown
