"""What a build costs against the number of articles, as an SVG that reads on light and dark grounds.

Two charts beside each other: seconds, both axes logarithmic, so that a cost that grows with the number of
articles is a line of slope one; and memory at the peak, both axes linear, so that it is a straight line.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import Any, Final

WIDTH: Final = 340
"""Of the ground of a chart, in pixels; likewise its height."""
HEIGHT: Final = 240
LEFT: Final = 56
GAP: Final = 190
"""Between the two, for the names of lines and the ticks of the second."""
TOP: Final = 44
BELOW: Final = 46
RIGHT: Final = 108
CEILING: Final = 2048
"""MiB that 100,000 articles may take."""

ROLE: Final = 'role="img" aria-labelledby="cost-title cost-text"'

STYLE: Final = """\
text { font: 12px system-ui, sans-serif; fill: #57606a; }
.title { font-weight: 600; }
.grid { stroke: #57606a; stroke-opacity: .22; }
.line { fill: none; stroke-width: 2; }
.one { stroke: #0969da; } .two { stroke: #1a7f37; stroke-dasharray: 6 4; }
.three { stroke: #9a6700; stroke-dasharray: 2 3; }
.limit { stroke: #cf222e; stroke-dasharray: 8 4; }
.dot { stroke-width: 6; stroke-linecap: round; stroke-dasharray: none; }
@media (prefers-color-scheme: dark) {
  text { fill: #b1bac4; } .grid { stroke: #b1bac4; }
  .one { stroke: #58a6ff; } .two { stroke: #3fb950; } .three { stroke: #d29922; } .limit { stroke: #ff7b72; }
}
"""

LINES: Final = (
    ("nothing", "one", "from nothing"),
    ("edited", "two", "one edited"),
    ("unchanged", "three", "nothing changed"),
)
"""Kind of build, class, and what stands beside its line."""

Row = Mapping[str, Any]
Point = tuple[float, float]
Place = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Axes:
    """Where numbers of articles and values stand in a chart."""

    across: Place
    up: Place
    across_ticks: Sequence[float]
    up_ticks: Sequence[float]


def draw_cost(rows: Sequence[Row]) -> str:
    """Return the chart of sizes that were measured, by rising number of articles; two at least."""
    width, height = LEFT + WIDTH + GAP + WIDTH + RIGHT, TOP + HEIGHT + BELOW
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {ROLE}>',
        '<title id="cost-title">What a build costs against the number of articles</title>',
        f'<desc id="cost-text">{escape(_describe(rows))}</desc>',
        f"<style>\n{STYLE}</style>",
        *_draw_time(rows),
        *_draw_memory(rows),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _describe(rows: Sequence[Row]) -> str:
    said = (
        f"{row['articles']:,} articles: {row['nothing']['seconds']:,.1f} s from nothing, "
        f"{row['edited']['seconds']:,.1f} s with one edited, {row['unchanged']['seconds']:,.1f} s unchanged, "
        f"{row['nothing']['memory']:,.0f} MiB"
        for row in rows
    )
    return "; ".join(said)


def _draw_time(rows: Sequence[Row]) -> Iterator[str]:
    series = {kind: [(row["articles"], row[kind]["seconds"]) for row in rows] for kind, _, _ in LINES}
    values = [value for points in series.values() for _, value in points]
    across, up = _powers([row["articles"] for row in rows]), _powers(values)
    axes = Axes(_logarithmic(across, LEFT, WIDTH), _logarithmic(up, TOP + HEIGHT, -HEIGHT), across, up)
    yield from _frame(axes, "Seconds of a build", LEFT)
    for kind, style, name in LINES:
        yield from _line(axes, series[kind], style, name)


def _draw_memory(rows: Sequence[Row]) -> Iterator[str]:
    left = LEFT + WIDTH + GAP
    points = [(row["articles"], row["nothing"]["memory"]) for row in rows]
    across = _steps(points[-1][0])
    up = _steps(max(CEILING, *(value for _, value in points)))
    axes = Axes(_linear(across, left, WIDTH), _linear(up, TOP + HEIGHT, -HEIGHT), across, up)
    yield from _frame(axes, "MiB at the peak, from nothing", left)
    yield from _line(axes, points, "one", "from nothing")
    height = axes.up(CEILING)
    yield f'<path class="line limit" d="M{left:.1f} {height:.1f}h{WIDTH}"/>'
    yield f'<text x="{left + WIDTH + 8}" y="{height + 4:.1f}">2 GiB</text>'


def _powers(values: Sequence[float]) -> list[float]:
    """The powers of ten that hold some values between them."""
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return [10.0**power for power in range(low, max(high, low + 1) + 1)]


def _steps(highest: float) -> list[float]:
    """Round numbers at equal steps from 0 to what holds the highest."""
    power = 10.0 ** floor(log10(highest))
    step = next(power * one for one in (0.2, 0.5, 1, 2) if highest / (power * one) <= 6)
    return [step * number for number in range(ceil(highest / step) + 1)]


def _logarithmic(ticks: Sequence[float], start: float, length: float) -> Place:
    low, high = log10(ticks[0]), log10(ticks[-1])
    return lambda value: start + length * (log10(value) - low) / (high - low)


def _linear(ticks: Sequence[float], start: float, length: float) -> Place:
    return lambda value: start + length * value / ticks[-1]


def _frame(axes: Axes, title: str, left: float) -> Iterator[str]:
    yield f'<text class="title" x="{left:.1f}" y="{TOP - 20}">{escape(title)}</text>'
    for tick in axes.up_ticks:
        y = axes.up(tick)
        yield f'<path class="grid" d="M{left:.1f} {y:.1f}h{WIDTH}"/>'
        yield f'<text x="{left - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{_number(tick)}</text>'
    for tick in axes.across_ticks:
        x = axes.across(tick)
        yield f'<path class="grid" d="M{x:.1f} {TOP}v{HEIGHT}"/>'
        yield f'<text x="{x:.1f}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{_number(tick)}</text>'
    yield f'<text x="{left + WIDTH / 2:.1f}" y="{TOP + HEIGHT + 38}" text-anchor="middle">articles</text>'


def _line(axes: Axes, points: Sequence[Point], style: str, name: str) -> Iterator[str]:
    placed = [(axes.across(count), axes.up(value)) for count, value in points]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in placed)
    yield f'<path class="line {style}" d="M{path}"/>'
    yield "".join(f'<path class="dot {style}" d="M{x:.1f} {y:.1f}h0"/>' for x, y in placed)
    x, y = placed[-1]
    yield f'<text x="{x + 8:.1f}" y="{y + 4:.1f}">{escape(name)}</text>'


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"
