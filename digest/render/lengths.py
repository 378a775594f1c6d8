"""The length of each sentence of an article, as a small chart."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Final

from digest.records import Analysis
from digest.render.hardest import HardSentence

HEIGHT: Final = 40
"""Of the chart, in its own units: that of the longest sentence."""
STEP: Final = 4
"""From one bar to the next; a bar takes three of them."""
FEWEST_SENTENCES: Final = 5


@dataclass(frozen=True, slots=True)
class LengthChart:
    """A bar for each sentence of a text, in its order, as paths of an SVG picture."""

    width: int
    height: int
    bars: str
    """The path of the bars of most sentences."""
    hard_bars: str
    """That of the sentences that are hardest to read; may be empty."""
    shortest: int
    """In words, as are those that follow."""
    median: float
    longest: int


def view_lengths(analysis: Analysis, hardest: Iterable[HardSentence]) -> LengthChart | None:
    """Draw the lengths of an article's sentences; None where they are few, or have no words to count."""
    words = [judged.words for judged in analysis.difficulties]
    if len(words) < FEWEST_SENTENCES or not all(words):
        return None
    hard = {one.number - 1 for one in hardest}
    longest = max(words)
    heights = [max(1, round(HEIGHT * count / longest)) for count in words]
    bars = list(enumerate(heights))
    return LengthChart(
        width=STEP * len(words) - 1,
        height=HEIGHT,
        bars=_path(bar for bar in bars if bar[0] not in hard),
        hard_bars=_path(bar for bar in bars if bar[0] in hard),
        shortest=min(words),
        median=float(median(words)),
        longest=longest,
    )


def _path(bars: Iterable[tuple[int, int]]) -> str:
    """Draw each bar from the ground up: its place and its height.

    >>> _path([(0, 10), (2, 40)])
    'M0 40v-10h3v10zM8 40v-40h3v40z'

    """
    return "".join(f"M{STEP * number} {HEIGHT}v-{height}h{STEP - 1}v{height}z" for number, height in bars)
