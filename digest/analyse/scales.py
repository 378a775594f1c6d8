"""Where one plain word for the difficulty of a text gives way to the next, on the scale of each formula.

A scale has six limits for the seven `LABELS`; a limit that is given more than once leaves out the labels
between, for an author who prints fewer bands.
"""

import math
from typing import Final

from digest.phrases import Phrase

LABELS: Final = (
    Phrase("Very easy"),
    Phrase("Easy"),
    Phrase("Fairly easy"),
    Phrase("Plain"),
    Phrase("Fairly difficult"),
    Phrase("Difficult"),
    Phrase("Very difficult"),
)

EASE_LIMITS: Final = (90, 80, 70, 60, 50, 30)
"""Flesch 1948: the least reading ease for each label but the last."""
GRADE_LIMITS: Final = (6, 7, 8, 10, 13, 17)
"""The school grades that Flesch set beside his labels: where each label but the first begins."""
DALE_CHALL_LIMITS: Final = (5, 6, 7, 8, 9, 10)
"""Dale and Chall 1948: the score at which each label but the first begins."""
SZIGRISZT_LIMITS: Final = (85, 75, 65, 50, 35, 15)
"""Szigriszt Pazos 1993, whose seven bands begin one higher: he speaks of whole numbers."""
GULPEASE_LIMITS: Final = (80, 80, 80, 60, 40, 40)
"""Lucisano and Piemontese 1988: easy with primary school, middle school, high school, hard for all."""
LIX_LIMITS: Final = (30, 40, 40, 50, 50, 60)
"""Björnsson 1968: children's books, fiction, newspapers, official texts, and beyond."""
RIX_LIMITS: Final = (1.8, 2.4, 3.0, 4.5, 7.2, math.inf)
"""Anderson 1983, who gives the school grade for each; the highest is college."""
EFLAW_LIMITS: Final = (21, 26, 26, 26, 30, 30)
"""McAlpine 2006: very easy, quite easy, a little difficult, very confusing."""


def label_value(value: float, limits: tuple[float, ...], *, higher_is_easier: bool = False) -> str:
    """Say in a plain word how hard a text with this score is.

    >>> label_value(61.2, EASE_LIMITS, higher_is_easier=True), label_value(44, LIX_LIMITS)
    ('Plain', 'Plain')

    """
    passed = (value < limit if higher_is_easier else value >= limit for limit in limits)
    return LABELS[sum(passed)]
