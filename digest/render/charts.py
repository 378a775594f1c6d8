"""Charts as SVG that stands in a page: what they share, and bars. Dots are in `dot_charts.py`.

Places along a line are percentages and heights are pixels, so a chart is as wide as its column while its
letters keep their size. Colours and letters are those of the style sheet, by class; nothing here has a style
of its own. On a page that runs from right to left, so does the chart.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markupsafe import Markup

BARS_HEIGHT: Final = 180
"""Pixels from the ground of the bars to the upper edge."""
ROOM_ABOVE: Final = 10
"""For half of the letters of the highest tick."""
MOST_LABELS: Final = 4
"""Below the bars, so that they have room on a telephone."""
WIDEST_BAR: Final = 0.08
"""Share of the width."""
BAR_OF_SLOT: Final = 0.7
EDGE: Final = 0.1
"""Labels whose middle is nearer to an edge of the chart than this share begin, or end, with their bar."""
BESIDE: Final = 8
"""Pixels between the chart and what stands beside it, in the room that the style sheet keeps."""

Say = Callable[[float], str]
"""A number as the page writes it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a chart is called, and which way it runs."""

    name: str
    """Unique on its page: what its parts are named by."""
    title: str
    description: str
    """What the chart shows, for those who do not see it."""
    say: Say
    mirrored: bool = False
    """Whether it runs from right to left."""

    def place(self, share: float) -> str:
        """The place of a share of the width, from 0 to 1, where reading begins at 0."""
        return f"{round(100 * (1 - share if self.mirrored else share), 2):g}%"


@dataclass(frozen=True, slots=True)
class Bar:
    """A count, and what stands below it if there is room."""

    label: str
    below: str
    """What the labels that follow share with it, such as their year."""
    count: int


def nice_ticks(lowest: float, highest: float, most: int = 5) -> tuple[float, ...]:
    """Return round numbers at equal steps that hold all values between two, in at most `most` + 1 steps.

    A step is 1, 2 or 5 times a power of ten, and 1 at least: nothing that is drawn here is known more
    closely. There are two ticks at least.

    >>> nice_ticks(0, 87), nice_ticks(31, 64), nice_ticks(0, 0)
    ((0, 20, 40, 60, 80, 100), (30, 40, 50, 60, 70), (0, 1))

    """
    rough = max((highest - lowest) / most, 1)
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * one for one in (1, 2, 5, 10) if power * one >= rough)
    first = int(lowest // step)
    last = max(-int(-highest // step), first + 1)
    return tuple(number * step for number in range(first, last + 1))


def draw_bars(frame: Frame, bars: Sequence[Bar]) -> "Markup":
    """Draw a bar for each count, with some of the labels below; there is one bar at least."""
    ticks = nice_ticks(0, max(bar.count for bar in bars), 4)
    slot = 1 / len(bars)
    width = min(BAR_OF_SLOT * slot, WIDEST_BAR)
    parts = [*_grid(frame, ticks)]
    for number, bar in enumerate(bars):
        parts += _bar(frame, (number + 0.5) * slot, width, bar.count / ticks[-1])
    parts += _labels(frame, bars, width)
    return draw_chart(frame, BARS_HEIGHT + 44, parts, "chart--bars")


def _grid(frame: Frame, ticks: Sequence[float]) -> Iterator[str]:
    beside = BESIDE if frame.mirrored else -BESIDE
    for tick in ticks:
        y = _height(tick / ticks[-1])
        yield f'<line class="chart__grid" x1="0%" x2="100%" y1="{y:g}" y2="{y:g}"/>'
        yield draw_text(frame, frame.say(tick), 0, y + 4, "end", f' dx="{beside}"')


def _height(share: float) -> float:
    """How far below the upper edge a share of the highest tick ends."""
    return round(BARS_HEIGHT - (BARS_HEIGHT - ROOM_ABOVE) * share, 1)


def _bar(frame: Frame, middle: float, width: float, share: float) -> Iterator[str]:
    if share:
        y = min(_height(share), BARS_HEIGHT - 1)
        x = frame.place(middle + width / 2 if frame.mirrored else middle - width / 2)
        yield (
            f'<rect class="chart__bar" x="{x}" y="{y:g}" width="{100 * width:.2f}%"'
            f' height="{round(BARS_HEIGHT - y, 1):g}"/>'
        )


def _labels(frame: Frame, bars: Sequence[Bar], width: float) -> Iterator[str]:
    """The labels of a few bars at equal distances, the first among them."""
    below = ""
    for number in range(0, len(bars), -(-len(bars) // MOST_LABELS)):
        bar = bars[number]
        share, anchor = _anchor((number + 0.5) / len(bars), width)
        yield draw_text(frame, bar.label, share, BARS_HEIGHT + 18, anchor)
        if bar.below != below:
            below = bar.below
            yield draw_text(frame, below, share, BARS_HEIGHT + 36, anchor)


def _anchor(middle: float, width: float) -> tuple[float, str]:
    """Where the label of a bar stands, and which part of it stands there."""
    if middle < EDGE:
        return middle - width / 2, "start"
    return (middle + width / 2, "end") if middle > 1 - EDGE else (middle, "middle")


def draw_text(
    frame: Frame, words: str, share: float, y: float, anchor: str = "start", attributes: str = ""
) -> str:
    """Return a line of text, anchored at a share of the width as reading goes; `attributes` are ours."""
    from markupsafe import escape

    return (
        f'<text x="{frame.place(share)}" y="{y:g}" text-anchor="{anchor}"{attributes}>{escape(words)}</text>'
    )


def draw_chart(frame: Frame, height: int, parts: Sequence[str], kind: str) -> "Markup":
    """Return the parts of a chart as a picture with a name and a description; `kind` is its class."""
    from markupsafe import Markup, escape

    title, description = f"{frame.name}-title", f"{frame.name}-description"
    return Markup(
        f'<svg class="chart {kind}" role="img" aria-labelledby="{title}" aria-describedby="{description}"'
        f' width="100%" height="{height}">\n'
        f'<title id="{title}">{escape(frame.title)}</title>\n'
        f'<desc id="{description}">{escape(frame.description)}</desc>\n' + "\n".join(parts) + "\n</svg>"
    )
