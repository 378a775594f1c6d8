"""What charts share, and bars."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_templates import HOSTILE

from digest.render.charts import BARS_HEIGHT, Bar, Frame, draw_bars, nice_ticks

SCORES = st.floats(-1e9, 1e9)


def frame(title: str = "Rain", *, mirrored: bool = False) -> Frame:
    return Frame("rain", title, "How much it rained.", lambda number: f"{number:g}", mirrored)


def bars(*counts: int, below: str = "2025") -> list[Bar]:
    return [Bar(f"Day {number}", below, count) for number, count in enumerate(counts)]


def drawn(*counts: int, mirrored: bool = False) -> ET.Element:
    return ET.fromstring(draw_bars(frame(mirrored=mirrored), bars(*counts)))


def share(place: str) -> float:
    return float(place.removesuffix("%"))


def labels(chart: ET.Element) -> list[ET.Element]:
    return [text for text in chart.iter("text") if (text.text or "").startswith("Day")]


@given(SCORES, SCORES, st.integers(1, 12))
def test_ticks_hold_all_values(one: float, other: float, most: int) -> None:
    ticks = nice_ticks(min(one, other), max(one, other), most)
    assert ticks[0] <= min(one, other) <= max(one, other) <= ticks[-1]


@given(SCORES, SCORES, st.integers(1, 12))
def test_ticks_stand_at_equal_distances(one: float, other: float, most: int) -> None:
    ticks = nice_ticks(min(one, other), max(one, other), most)
    assert len({right - left for left, right in pairwise(ticks)}) == 1


@given(SCORES, SCORES, st.integers(1, 12))
def test_ticks_are_few(one: float, other: float, most: int) -> None:
    assert 2 <= len(nice_ticks(min(one, other), max(one, other), most)) <= most + 2


@given(SCORES, SCORES)
def test_step_is_one_two_or_five_times_a_power_of_ten(one: float, other: float) -> None:
    first, second, *_ = nice_ticks(min(one, other), max(one, other))
    assert str(second - first).rstrip("0") in {"1", "2", "5"}


def test_highest_bar_ends_at_its_tick() -> None:
    highest, lower = (float(bar.attrib["height"]) for bar in drawn(4, 2).iter("rect"))
    assert highest == 2 * lower


def test_count_beside_one_a_million_times_as_high_is_still_seen() -> None:
    heights = [float(bar.attrib["height"]) for bar in drawn(1_000_000, 1).iter("rect")]
    assert min(heights) >= 1


def test_no_count_has_no_bar() -> None:
    assert len(list(drawn(3, 0, 1).iter("rect"))) == 2


@pytest.mark.parametrize("count", [1, 2, 8, 60])
@pytest.mark.parametrize("mirrored", [False, True])
def test_bars_stay_within_the_chart(count: int, mirrored: bool) -> None:  # a parameter
    places = [
        (share(bar.attrib["x"]), share(bar.attrib["width"]))
        for bar in drawn(*[1] * count, mirrored=mirrored).iter("rect")
    ]
    assert all(x >= 0 and x + width <= 100.01 for x, width in places)


@pytest.mark.parametrize("count", [1, 2, 4, 8, 15, 60])
def test_few_bars_have_a_label(count: int) -> None:
    assert 1 <= len(labels(drawn(*[1] * count))) <= 4


def test_label_at_the_far_edge_ends_with_its_bar() -> None:
    last = labels(drawn(*[1] * 10))[-1]
    assert (last.text, last.attrib["text-anchor"]) == ("Day 9", "end")
    assert share(last.attrib["x"]) <= 100


def test_year_is_said_once() -> None:
    chart = ET.fromstring(draw_bars(frame(), bars(*[1] * 4)))
    assert [text.text for text in chart.iter("text")].count("2025") == 1


def test_new_year_is_said() -> None:
    days = [Bar("Dec 31", "2024", 1), Bar("Jan 1", "2025", 1)]
    chart = ET.fromstring(draw_bars(frame(), days))
    assert {"2024", "2025"} <= {text.text for text in chart.iter("text")}


def test_numbers_of_the_scale_stand_beside_the_bars() -> None:
    numbers = [text for text in drawn(4).iter("text") if (text.text or "").isdigit() and "dx" in text.attrib]
    assert {number.attrib["x"] for number in numbers} == {"0%"}
    assert all(float(number.attrib["dx"]) < 0 for number in numbers)


def test_mirrored_chart_begins_at_the_right() -> None:
    places = [share(bar.attrib["x"]) for bar in drawn(1, 2, 3, mirrored=True).iter("rect")]
    assert places == sorted(places, reverse=True)


def test_chart_is_a_picture_with_name_and_description() -> None:
    chart = drawn(1)
    names = {child.attrib["id"]: child.text for child in chart if "id" in child.attrib}
    assert chart.attrib["role"] == "img"
    assert names[chart.attrib["aria-labelledby"]] == "Rain"
    assert names[chart.attrib["aria-describedby"]] == "How much it rained."


def test_hostile_words_stay_words() -> None:
    chart = draw_bars(frame(HOSTILE), [Bar(HOSTILE, HOSTILE, 1)])
    assert {child.tag for child in ET.fromstring(chart)} == {
        "title",
        "desc",
        "line",
        "text",
        "rect",
    }


def test_nothing_is_drawn_below_the_ground() -> None:
    bottoms = [float(bar.attrib["y"]) + float(bar.attrib["height"]) for bar in drawn(1, 7, 99).iter("rect")]
    assert bottoms == pytest.approx([BARS_HEIGHT] * 3)
