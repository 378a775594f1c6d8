"""Where in a pasted page the article's own text begins and ends, to the line."""

import re
from collections.abc import Sequence

from digest.readers.paste.biography import before_biography
from digest.readers.paste.byline import read_byline
from digest.readers.paste.signs import LONGEST_STANDFIRST, SENTENCE_WORDS, Sign

LONGEST_MARK = 3
"""Words of a mark of change without a date."""
TOP_LINES = 14
"""Lines between a headline and the last of its byline and dates, at most."""
ITEM = re.compile(r"(?:[•▪◦*–—-]|\d{1,3}[.)]) ?\S")


def body_limits(signs: Sequence[Sign], body: range, top: int) -> tuple[int, int]:
    """Return where the body begins and ends: below the byline, with the short sentences at its edges."""
    if is_plain(signs) or not body:
        return _plain_start(signs, top), len(signs)
    start = max(top, body.start)
    start = _after_standfirst(signs, top, start, body.stop)
    while start > top and _is_short_sentence(signs[start - 1]):
        start -= 1
    end = before_biography(signs, range(start, max(body.stop, start)))
    if end < body.stop:
        return start, end
    return start, _after_items(signs, end)


def _after_items(signs: Sequence[Sign], end: int) -> int:
    """Return where the short sentences and the list end that stand right below a body."""
    announced = False
    while end < len(signs):
        sign = signs[end]
        announced = sign.line.follows and announced and not sign.aside
        if not (announced or _is_short_sentence(sign) or _is_item(signs, end)):
            break
        announced = announced or signs[end - 1].text.endswith(":")
        end += 1
    return end


def is_plain(signs: Sequence[Sign]) -> bool:
    """Say whether a text has nothing of a page about it: a headline perhaps, and the article."""
    return not any(_is_of_page(sign) for sign in signs)


def _is_of_page(sign: Sign) -> bool:
    if "byline" in sign.kinds:
        return read_byline(sign.text) is not None
    if "updated" in sign.kinds and sign.words <= LONGEST_MARK:
        return True
    return sign.aside and any(letter.isalnum() for letter in sign.text[:80])


def _is_item(signs: Sequence[Sign], index: int) -> bool:
    """Say whether a line is an item of a list that the body announced, or that is marked as one."""
    sign, above = signs[index], signs[index - 1]
    if sign.aside:
        return bool(ITEM.match(above.text) and sign.is_address)
    if above.is_address and not ITEM.match(sign.text):
        return False
    return bool(ITEM.match(sign.text)) or above.text.endswith(":")


def _plain_start(signs: Sequence[Sign], top: int) -> int:
    """Return where the body of a plain text begins: after a stand-first, where more follows."""
    rest = signs[top : top + 3]
    standfirst = top > 0 and len(rest) == 3 and not rest[0].ended and rest[0].words > SENTENCE_WORDS  # noqa: PLR2004 - with two lines after it
    return top + 1 if standfirst and rest[1].anchors else top


def _is_short_sentence(sign: Sign) -> bool:
    return sign.ended and sign.words > 1 and not (sign.aside or sign.cut_off or sign.text.endswith(":"))


def _after_standfirst(signs: Sequence[Sign], top: int, start: int, stop: int) -> int:
    """Return where the body begins below the byline, dates and pictures at the top of the page."""
    marks = [index for index in range(top, min(top + TOP_LINES, stop)) if _is_top_mark(signs[index])]
    for mark in reversed(marks):
        before = [
            index for index in range(start, mark) if signs[index].anchors and not _repeats(signs, top, index)
        ]
        short = all(signs[index].words <= LONGEST_STANDFIRST for index in before)
        if len(before) <= 1 and short and start <= mark:
            return _next_anchor(signs, mark + 1, stop)
    return start


def _repeats(signs: Sequence[Sign], top: int, index: int) -> bool:
    """Say whether a line is the headline above the body once more."""
    return top > 0 and signs[index].text == signs[top - 1].text


def _next_anchor(signs: Sequence[Sign], index: int, stop: int) -> int:
    return next((later for later in range(index, stop) if signs[later].anchors), stop)


def _is_top_mark(sign: Sign) -> bool:
    """Say whether a line ends the matter above the body: a byline, a date, a mark of change."""
    if sign.anchors:
        return False
    return sign.dated or "updated" in sign.kinds or read_byline(sign.text) is not None
