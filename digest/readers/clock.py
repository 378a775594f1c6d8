"""Times of day as they stand beside dates in words: "at 5:48 pm GMT", "à 17h48", "17.48 Uhr", "下午5:48"."""

import re
from dataclasses import dataclass
from datetime import time

BESIDE = 40
"""Characters before and behind a date in which its time of day stands."""

OTHER_DATE = re.compile(r"[|•·]|\b(?:19|20)\d\d\b")
"""What begins another date, or something else."""

CLOCK = re.compile(
    r"(?<![\d.,:/+-])(?P<early>上午|凌晨|午前|오전)?(?P<late>下午|晚上|午後|오후)?[ ]?(?P<hour>\d{1,2})"
    r"(?:[ ]?(?P<sign>[:h.時时点])[ ]?(?P<minute>\d\d)(?!\d)(?::(?P<second>\d\d)(?!\d))?分?"
    r"|(?=[ ]?(?:[ap]\.?m\b|h\b|Uhr|uur)))"
    r"(?:[ ]?(?P<half>[ap]\.?m\b\.?|[مص](?!\w)))?(?P<word>[ ]?(?:Uhr|uur|hrs?|hs|h|horas|ч)\b)?"
    r"(?:[ ]?\(?(?P<zone>(?-i:[A-ZА-Я]{2,5})(?![^\W_])(?:[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d))?",
    re.IGNORECASE,
)

BEFORE_POINT = re.compile(r"(?:^|[,\0(-]|\b(?:at|um|kl|om|alle|ore|às|o|godz|в)\.?)[ ]?$", re.IGNORECASE)
"""What stands before "17.48" where that is a time of day, and nothing behind it tells."""

LATE = ("p", "م")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, and what zone it names."""

    time: time
    zone: str | None
    """As it is written, such as `GMT` or `+0100`."""


def read_clock(text: str, start: int, end: int) -> Clock | None:
    """Return the time of day beside the date that stands in a text from `start` to `end`; behind it first.

    >>> read_clock("March 6, 2025 at 5:48 pm GMT", 0, 13)
    Clock(time=datetime.time(17, 48), zone='GMT')

    """
    behind = OTHER_DATE.split(text[end : end + BESIDE], maxsplit=1)[0]
    before = OTHER_DATE.split(text[max(0, start - BESIDE) : start])[-1]
    for window in (f"\0{behind}", before):
        for found in CLOCK.finditer(window):
            if clock := _understand(found, window[: found.start()]):
                return clock
    return None


def _understand(found: re.Match[str], before: str) -> Clock | None:
    """The time that was found; None where there is no such hour, or it may be another number."""
    told = found["half"] or found["word"] or found["zone"]
    if found["sign"] == "." and not told and not BEFORE_POINT.search(before):
        return None
    hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
    if half and hour <= 12:  # noqa: PLR2004  hours of half a day
        hour = hour % 12 + 12 * (half in LATE)
    if found["late"] and hour < 12:  # noqa: PLR2004
        hour += 12
    try:
        return Clock(time(hour, int(found["minute"] or 0), int(found["second"] or 0)), found["zone"])
    except ValueError:
        return None
