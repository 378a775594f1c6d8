"""The roles of a pasted page's lines, and which one a line beside the text has by its own words."""

from collections.abc import Sequence
from typing import Literal

from digest.readers.paste.byline import read_byline
from digest.readers.paste.credits import strip_credit
from digest.readers.paste.dates import read_dates
from digest.readers.paste.signs import Sign

Role = Literal[
    "kicker",
    "headline",
    "update",
    "standfirst",
    "byline",
    "dateline",
    "caption",
    "credit",
    "body",
    "heading",
    "pull quote",
    "furniture",
]
"""`dateline` is a line of place and date, `update` the mark or date of a change; `furniture` is all that the
page adds: menus, sharing, counts, other articles' headlines, newsletters, consent, advertisements, tags."""

LONGEST_CREDIT = 8
"""Words of a line that is a credit and no caption with one."""
LONGEST_ANNOUNCEMENT = 2
"""Words of a line that says that a caption comes."""
SHORTEST_CAPTION = 3
"""Words."""


def side_role(sign: Sign) -> Role:
    """Return what a line is that stands beside the text, by its own words."""
    if "updated" in sign.kinds and not (sign.is_furniture or sign.anchors):
        return "update"
    if sign.dated and read_dates(sign.text).updated:
        return "update"
    if sign.is_picture:
        return "credit" if is_credit(sign) else "caption"
    if read_byline(sign.text) or (sign.kinds and sign.kinds[0] == "byline" and sign.words <= LONGEST_CREDIT):
        return "byline"
    return "dateline" if sign.dated else "furniture"


def announces_caption(signs: Sequence[Sign], index: int) -> bool:
    """Say whether all that stands right above a line is that a caption comes, as in "Image caption,"."""
    above = signs[index - 1 : index]
    return bool(above) and above[0].words <= LONGEST_ANNOUNCEMENT and "caption" in above[0].kinds


def is_credit(sign: Sign) -> bool:
    """Say whether a line names who made a picture, and hardly tells what is on it."""
    if "credit" not in sign.kinds or sign.repeats or sign.words > LONGEST_CREDIT:
        return False
    return len(strip_credit(sign.text).split()) < SHORTEST_CAPTION
