"""Charts with a row for each name: a dot at the median, and a line for the middle half."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from digest.render.charts import Frame, draw_chart, draw_text, nice_ticks
from digest.render.columns import isolate
from digest.render.spread import Spread

if TYPE_CHECKING:
    from markupsafe import Markup

ROW_HEIGHT: Final = 48
"""Pixels of a row: its name, and the line below it."""
NAME_HEIGHT: Final = 24
"""Pixels of them that the name takes, where no line of the grid is drawn."""
WIDEST_NAME: Final = 36
"""Columns, of which a wide letter takes two."""
LEAST_RANGE: Final = 10
"""From the first tick to the last: a small difference is not to look like a large one."""


@dataclass(frozen=True, slots=True)
class DotRow:
    """What a group of articles scores."""

    name: str
    median: float
    spread: Spread | None
    """None for too few articles to have a middle half."""

    @property
    def figures(self) -> tuple[float, ...]:
        """All that is drawn of it."""
        quartiles = (self.spread.lower_quartile, self.spread.upper_quartile) if self.spread else ()
        return (self.median, *quartiles)


def draw_dots(frame: Frame, rows: Sequence[DotRow]) -> "Markup":
    """Draw a dot at the median of each row, and a line between its quartiles where these are known."""
    figures = [figure for row in rows for figure in row.figures]
    lacking = max(LEAST_RANGE - (max(figures) - min(figures)), 0)
    ticks = nice_ticks(min(figures) - lacking / 2, max(figures) + lacking / 2, 4)
    bottom = ROW_HEIGHT * len(rows)
    parts = [*_scale(frame, ticks, bottom)]
    for number, row in enumerate(rows):
        parts += _row(frame, row, ticks, ROW_HEIGHT * number)
    return draw_chart(frame, bottom + 24, parts, "chart--dots")


def _share(value: float, ticks: Sequence[float]) -> float:
    """How far along the line a value stands; at both ends there is room for half of a label."""
    return 0.05 + 0.9 * (value - ticks[0]) / (ticks[-1] - ticks[0])


def _scale(frame: Frame, ticks: Sequence[float], bottom: int) -> Iterator[str]:
    dashes = f"{ROW_HEIGHT - NAME_HEIGHT} {NAME_HEIGHT}"
    for tick in ticks:
        x = frame.place(_share(tick, ticks))
        yield (
            f'<line class="chart__grid" x1="{x}" x2="{x}" y1="{NAME_HEIGHT}" y2="{bottom}"'
            f' stroke-dasharray="{dashes}"/>'
        )
        yield draw_text(frame, frame.say(tick), _share(tick, ticks), bottom + 16, "middle")


def _row(frame: Frame, row: DotRow, ticks: Sequence[float], top: int) -> Iterator[str]:
    y = top + (NAME_HEIGHT + ROW_HEIGHT) // 2
    name = isolate(fit(row.name), "rtl" if frame.mirrored else "ltr")
    yield draw_text(frame, name, 0, top + 17, attributes=' class="chart__name"')
    yield draw_text(frame, frame.say(row.median), 1, top + 17, "end", ' class="chart__value"')
    yield f'<line class="chart__grid" x1="0%" x2="100%" y1="{y}" y2="{y}"/>'
    if row.spread:
        start, end = (frame.place(_share(quartile, ticks)) for quartile in row.figures[1:])
        yield f'<line class="chart__range" x1="{start}" x2="{end}" y1="{y}" y2="{y}"/>'
    yield f'<circle class="chart__dot" cx="{frame.place(_share(row.median, ticks))}" cy="{y}" r="6"/>'


def fit(name: str, columns: int = WIDEST_NAME) -> str:
    """Return a name that is cut where it would not fit into so many columns.

    >>> fit("The Lune Courier", 8), fit("朝日新聞", 8), fit("朝日新聞社", 8)
    ('The Lun…', '朝日新聞', '朝日新…')

    """
    widths = [_columns(sign) for sign in name]
    if sum(widths) <= columns:
        return name
    taken = 0
    for end, width in enumerate(widths):
        if taken + width > columns - 1:
            return name[:end].rstrip() + "…"
        taken += width
    return name


def _columns(sign: str) -> int:
    """Signs that stand on another take none."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
