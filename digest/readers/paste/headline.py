"""Which line of a pasted page is the article's headline."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from digest.readers.paste.byline import is_name, read_byline
from digest.readers.paste.limits import is_plain
from digest.readers.paste.signs import Sign
from digest.readers.paste.words import content_words, cut_words

Clue = Literal[
    "body",
    "lead",
    "length",
    "excess",
    "stopped",
    "furniture",
    "neutral",
    "date",
    "byline",
    "contained",
    "inside",
    "next",
    "name",
]

WEIGHTS: Mapping[Clue, float] = {
    "body": 4.0,
    "lead": 4.0,
    "length": 1.4,
    "excess": -2.8,
    "stopped": -4.0,
    "furniture": 1.5,
    "neutral": -0.5,
    "date": 2.0,
    "byline": 2.2,
    "contained": 1.6,
    "inside": -3.2,
    "next": 1.2,
    "name": -0.8,
}
"""How much each clue speaks for a headline.

Ours: fitted by softmax regression on pasted pages of 80 sites, then rounded.
"""

LONGEST = 40
"""Words of a headline at most."""
FEWEST_CONTAINED = 3
"""Words of a line that can be sought in others: fewer stand anywhere."""
STANDFIRST_WORDS = range(3, 31)
LEAD_LINES, LEAD_CHARACTERS = 8, 1200
"""How much of the body's beginning is its lead."""
NEAR_LINES = 8
"""How far below a headline its date and byline stand at most."""
FEWEST_UPPER_WORDS, MOST_UPPER_WORDS = 6, 22
"""Words of a headline that may stand above a stand-first that looks more like one; a kicker has fewer."""
FEWEST_UPPER_WORDS_PLAIN = 3
"""The same in a text that is no page."""
MOST_BEHIND = 5.0
"""How far its score may stay behind theirs."""
LONGEST_KICKER = 4
"""Words."""
LONGER = 1.2
"""How many times longer than its headline a stand-first is, as a rule."""
MOST_BEHIND_SHORTER = 2.5
"""How far a headline's score may stay behind a line below that is no longer than it."""
MOST_RIVALS = 400
"""Candidates that are looked at, the nearest to the body: a page's menus have no end."""

OPENING_QUOTES, CLOSING_QUOTES = '“«„"', '”»“"'
MENU = re.compile(r"\S (?:[·•|]) \S.* (?:[·•|]) \S")
"""A row of words that are parted by signs."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What candidates are held against."""

    signs: Sequence[Sign]
    body: range
    words: frozenset[str]
    lead: frozenset[str]
    whole: str
    """All lines, case-folded; the start of it where there is too much."""


def find_headline(signs: Sequence[Sign], body: range) -> int | None:
    """Return the index of the headline's line, None where no line is one."""
    if not body:
        return _first_of_notes(signs)
    plain = is_plain(signs)
    candidates = [
        index
        for index in range(_last_place(signs, body))
        if _may_be(signs, index, body) and not (plain and _is_sentence(signs[index]))
    ][-MOST_RIVALS:]
    if not candidates:
        return None
    page = _hold(signs, body)
    scores = {index: _score(page, index) for index in candidates}
    best = max(candidates, key=lambda index: scores[index])
    upper = _upper(page, best)
    if upper is None:
        return best
    longer = _is_longer(page, best, upper)
    together = all(sign.line.follows for sign in signs[upper + 1 : best + 1])
    stacked = _is_below_kicker(signs, upper, best)
    if not (longer or together or stacked):
        return best
    most = MOST_BEHIND if longer or stacked else MOST_BEHIND_SHORTER
    return upper if scores.get(upper, -math.inf) > scores[best] - most else best


def _first_of_notes(signs: Sequence[Sign]) -> int | None:
    """Return where the headline of a poem or a list stands: first; None where there is one line only."""
    lines = [index for index, sign in enumerate(signs) if not (sign.aside or read_byline(sign.text))]
    return lines[0] if len(lines) > 1 and not signs[lines[0]].ended else None


def _is_top_mark(signs: Sequence[Sign]) -> bool:
    """Say whether the first of some lines is a date or a byline."""
    return any(sign.dated or read_byline(sign.text) is not None for sign in signs[:1])


def _last_place(signs: Sequence[Sign], body: range) -> int:
    """Return the index that the headline stands above: the body's first quarter may be a teaser's text."""
    return min(len(signs), body.start + max(2, len(body) // 4))


def _may_be(signs: Sequence[Sign], index: int, body: range) -> bool:
    """Say whether a line can be a headline at all."""
    sign = signs[index]
    if sign.words > LONGEST or sign.aside or sign.row or read_byline(sign.text):
        return False
    if index not in body:
        return sign.words > 1 or index == 0
    if sign.anchors and sign.stopped:
        return False
    if index > 0:
        return any(not above.anchors for above in signs[:index])
    return not sign.stopped or _is_top_mark(signs[1:2])


def _is_sentence(sign: Sign) -> bool:
    """Say whether a line is a sentence or a quotation from end to end."""
    return sign.stopped or (sign.ended and sign.text[0] in OPENING_QUOTES and sign.text[-1] in CLOSING_QUOTES)


def _hold(signs: Sequence[Sign], body: range) -> _Page:
    """Gather the words that candidates are held against."""
    texts = [signs[index].text.casefold() for index in body if signs[index].anchors]
    lead = " ".join(texts[:LEAD_LINES])[:LEAD_CHARACTERS]
    whole = "\n".join(sign.text for sign in signs).casefold()
    return _Page(
        signs, body, frozenset(cut_words(" ".join(texts))), frozenset(cut_words(lead)), whole[:100_000]
    )


def _score(page: _Page, index: int) -> float:
    """Return how surely a line is the headline: the weighted sum of its clues."""
    return sum(WEIGHTS[clue] * value for clue, value in _clues(page, index).items())


def _clues(page: _Page, index: int) -> dict[Clue, float]:
    """Return what speaks for a line or against it, most of it between 0 and 1."""
    sign, words = page.signs[index], content_words(page.signs[index].text)
    between = page.signs[index + 1 : max(page.body.start, index + 1)][:60]
    furniture = sum(other.aside for other in between)
    neutral = sum(not other.aside and not other.anchors for other in between)
    return {
        "body": len(words & page.words) / (len(words) + 1),
        "lead": len(words & page.lead) / (len(words) + 1),
        "length": math.log(min(sign.words, 20)),
        "excess": max(0, sign.words - 18) / 10,
        "stopped": float(sign.stopped) or 0.5 * sign.cut_off,
        "furniture": min(furniture, 10) / 10,
        "neutral": min(neutral, 10) / 5,
        "date": _nearness([other.dated for other in between], between),
        "byline": _nearness([read_byline(other.text) is not None for other in between[:NEAR_LINES]], between),
        "contained": float(_is_contained(page, sign)),
        "inside": _depth(page, index),
        "next": _next_agrees(page, index),
        "name": float(is_name(sign.text)),
    }


def _depth(page: _Page, index: int) -> float:
    """Return 0 where no text of the body stands above a line, more the more there is, up to 3."""
    if index not in page.body[1:]:
        return 0.0
    above = page.signs[page.body.start : index]
    return 1 + min(2.0, sum(other.words for other in above if other.anchors) / 40)


def _nearness(found: list[bool], between: Sequence[Sign]) -> float:
    """Return 1 where what was looked for comes next, less with each line before it, 0 where it is missing."""
    if True not in found[:NEAR_LINES]:
        return 0.0
    return 1 / (1 + sum(not other.is_furniture for other in between[: found.index(True)]))


def _is_contained(page: _Page, sign: Sign) -> bool:
    """Say whether the line stands within another, as in "Share …" or the path to the page."""
    text = sign.text.casefold()
    if not FEWEST_CONTAINED <= sign.words <= LONGEST:
        return False
    return page.whole.count(text) > f"\n{page.whole}\n".count(f"\n{text}\n")


def _next_agrees(page: _Page, index: int) -> float:
    """Return the share of the next line's words that stand in the body, where it may be a stand-first."""
    if index + 1 >= len(page.signs) or index + 1 in page.body:
        return 0.0
    after = page.signs[index + 1]
    words = content_words(after.text[:LEAD_CHARACTERS])
    usable = not after.aside and after.words in STANDFIRST_WORDS
    return len(words & page.words) / max(2, len(words)) if usable else 0.0


def _upper(page: _Page, index: int) -> int | None:
    """Return the line above a stand-first that was taken for the headline, None where there is none."""
    sign = page.signs[index]
    above = next(
        (other for other in range(index - 1, max(-1, index - 4), -1) if not _passes(page.signs[other])), None
    )
    if above is None:
        return None
    upper = page.signs[above]
    fewest = FEWEST_UPPER_WORDS_PLAIN if is_plain(page.signs) else FEWEST_UPPER_WORDS
    titled = (
        fewest <= upper.words <= MOST_UPPER_WORDS
        and not (upper.stopped or MENU.search(upper.text))
        and sign.text.casefold() not in upper.text.casefold()
    )
    return above if titled else None


def _is_below_kicker(signs: Sequence[Sign], upper: int, best: int) -> bool:
    """Say whether a kicker, a headline and a stand-first stand above one another, each of them alone."""
    stack = signs[max(0, upper - 1) : best + 2]
    if upper == 0 or best != upper + 1 or any(sign.line.follows for sign in stack):
        return False
    kicker = stack[0]
    return kicker.words <= LONGEST_KICKER and not (kicker.aside or kicker.ended)


def _is_longer(page: _Page, index: int, above: int) -> bool:
    """Say whether a line is so much longer than the one above it that it must be its stand-first."""
    upper = page.signs[above]
    return page.signs[index].words > upper.words * LONGER or _is_contained(page, upper)


def _passes(sign: Sign) -> bool:
    """Say whether a line may stand between a headline and its stand-first."""
    return sign.is_furniture or sign.words == 1 or read_byline(sign.text) is not None
