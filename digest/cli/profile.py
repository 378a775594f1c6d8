"""What a build took, as a table for the terminal."""

from collections.abc import Iterable, Sequence
from typing import Final

from digest.stopwatch import Lap

HEADS: Final = ("stage", "count", "", "wall s", "processor s", "ms each")

RIGHT: Final = frozenset({1, 3, 4, 5})
"""Columns of numbers."""


def profile_table(laps: Iterable[Lap]) -> str:
    """Return a table with a line for each stage, its columns aligned by spaces."""
    rows = [HEADS, *(_row(lap) for lap in laps)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def _row(lap: Lap) -> tuple[str, ...]:
    each = lap.milliseconds_per_unit
    return (
        lap.stage,
        f"{lap.count:,}" if lap.unit else "",
        lap.unit,
        f"{lap.seconds:.3f}",
        f"{lap.processor_seconds:.3f}",
        "" if each is None else f"{each:.3f}",
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        text.rjust(width) if place in RIGHT else text.ljust(width)
        for place, (text, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()
