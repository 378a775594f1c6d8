"""Where in a pasted page the article's body lies."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from digest.readers.paste.cues import ENDS_ARTICLE, OPENS_LIST, Kind
from digest.readers.paste.signs import Sign

MOST_FOR_PARAGRAPH = 60.0
"""What a paragraph of running text counts at most, in words."""
FOR_SHORT_SENTENCE = 4.0
FOR_ROW = 1.0
AGAINST_OTHER = -3.0
AGAINST_FURNITURE = -6.0
AGAINST_DATE = -30.0
"""Dates stand above a body, and beside the teasers of other articles."""
AGAINST_LIST = -12.0
"""A heading of other articles, tags or menus."""
AGAINST_OTHERS_BAR = -70.0
"""The share bar of another article, where several stand on a page."""
AGAINST_END = -300.0
"""A line after which the article has seldom more to say."""
HANDICAP = 2.0
"""How many times greater than what stands above them the text below readers' comments must be."""
FOR_CUT_OFF = 0.0
"""Running text that is cut off with "…" is a teaser of another article as a rule."""

TURNS_AWAY: frozenset[Kind] = ENDS_ARTICLE | OPENS_LIST | {"newsletter"}
"""Kinds of lines that other things than the article may follow."""
MOST_TOLD = 0.7
"""The share of the words after which a heading of other articles may end the body."""
FEWEST_TEASER_LINES = 8
"""A shorter list of other articles stands within the body as often as behind it."""
MOST_LISTED = 5
"""Lines of a list of other articles, with its heading, that is set into a body."""
MOST_BETWEEN, LONGEST_BETWEEN = 2, 10
"""Lines between such a list and the next paragraph, and the words of each: an advertisement, a heading."""
RESUMED_LINES, RESUMED_ANCHORS = 5, 3
"""So much running text among the next lines shows that the article goes on."""
SPARSE = 0.4
"""The share of running text among the lines of a body at least; teasers have less."""


def weigh(sign: Sign) -> float:
    """Return how much a line speaks for the body's going on (above 0) or being over (below)."""
    if sign.anchors:
        return min(MOST_FOR_PARAGRAPH, sign.words) if not sign.cut_off else FOR_CUT_OFF
    return FOR_ROW if sign.row else _weigh_short(sign)


def _weigh_short(sign: Sign) -> float:
    """Return the same for a line that is no running text."""
    if sign.ends_article:
        return AGAINST_END
    if sign.opens_list:
        return AGAINST_LIST
    if sign.dated:
        return AGAINST_DATE
    if sign.is_furniture:
        return AGAINST_FURNITURE
    return FOR_SHORT_SENTENCE if sign.ended and sign.words > 1 else AGAINST_OTHER


def _weights(signs: Sequence[Sign]) -> Iterator[float]:
    """Yield the weight of each line; a share bar that comes back below "Related" is another article's."""
    bars: set[str] = set()
    listed = False
    for sign in signs:
        listed = listed or sign.opens_related
        is_bar = "share" in sign.kinds
        yield AGAINST_OTHERS_BAR if is_bar and listed and sign.text in bars else weigh(sign)
        if is_bar and not listed:
            bars.add(sign.text)


def find_body(signs: Sequence[Sign]) -> range:
    """Return the stretch of lines that is most surely the body, from an anchor line to an anchor line.

    It is the stretch with the greatest sum of weights, where what comes after readers' comments or
    the like must be twice as great to count; empty where there is no anchor line.
    Source: Bentley 1984, Programming Pearls, CACM 27(9): the maximum-sum stretch in linear time.
    """
    sums = (0.0, *accumulate(_weights(signs)))
    best, bar, lowest, found = 0.0, 0.0, 0, range(0)
    for end in range(1, len(sums)):
        if sums[end] - sums[lowest] > max(best, bar):
            best, found = sums[end] - sums[lowest], range(lowest, end)
        if sums[end] <= sums[lowest]:
            lowest = end
        if signs[end - 1].ends_article:
            bar = HANDICAP * best
    return _with_last_paragraphs(signs, _without_teasers(signs, found))


def _with_last_paragraphs(signs: Sequence[Sign], body: range) -> range:
    """Add paragraphs that stand alone behind a list of other articles, where blank lines set both off."""
    while body and (last := _behind_list(signs, body.stop)) is not None:
        body = range(body.start, last + 1)
        while _stands_alone(signs, body.stop):
            body = range(body.start, body.stop + 1)
    return body


def _behind_list(signs: Sequence[Sign], heading: int) -> int | None:
    """Return where the next paragraph stands behind a list of other articles and what is set below it."""
    if heading >= len(signs) or not signs[heading].opens_related or signs[heading].line.follows:
        return None
    stop = next(
        (index for index in range(heading + 1, len(signs)) if not signs[index].line.follows), len(signs)
    )
    listed = signs[heading:stop]
    if not 1 < len(listed) <= MOST_LISTED or any(sign.anchors and sign.stopped for sign in listed):
        return None
    behind = range(stop, min(len(signs), stop + MOST_BETWEEN + 1))
    place = next((index for index in behind if not _is_set_between(signs, index)), stop)
    return place if _stands_alone(signs, place) else None


def _is_set_between(signs: Sequence[Sign], index: int) -> bool:
    """Say whether a line alone is an advertisement, or may be the heading of what comes below it."""
    sign = signs[index]
    alone = not sign.line.follows and not any(below.line.follows for below in signs[index + 1 : index + 2])
    heads = not sign.ended and not sign.aside and sign.words <= LONGEST_BETWEEN
    return alone and (heads or "advertisement" in sign.kinds)


def _stands_alone(signs: Sequence[Sign], index: int) -> bool:
    """Say whether a line is a paragraph with a blank line above and below it."""
    if index >= len(signs) or signs[index].line.follows:
        return False
    alone = not any(below.line.follows for below in signs[index + 1 : index + 2])
    return alone and signs[index].anchors and signs[index].stopped


def _without_teasers(signs: Sequence[Sign], body: range) -> range:
    """Cut off what comes late and after a heading of other articles, where little of it is running text."""
    words = [sign.words if sign.anchors else 0 for sign in signs[body.start : body.stop]]
    anchors_left, told, total = sum(map(bool, words)), 0, sum(words)
    for index, count in zip(body, words, strict=True):
        anchors_left -= bool(count)
        told += count
        left = body.stop - index - 1
        late = told >= MOST_TOLD * total and left >= FEWEST_TEASER_LINES
        if late and anchors_left < SPARSE * left and _turns_away(signs[index]) and not _resumes(signs, index):
            return range(body.start, _after_anchor(signs, body, index))
    return body


def _turns_away(sign: Sign) -> bool:
    return not sign.anchors and not TURNS_AWAY.isdisjoint(sign.kinds)


def _resumes(signs: Sequence[Sign], index: int) -> bool:
    """Say whether running text goes on right below a line that was only set into it."""
    return sum(sign.anchors for sign in signs[index + 1 : index + 1 + RESUMED_LINES]) >= RESUMED_ANCHORS


def _after_anchor(signs: Sequence[Sign], body: range, index: int) -> int:
    """Return the place right after the last anchor line above a line."""
    return next((above + 1 for above in range(index - 1, body.start - 1, -1) if signs[above].anchors), index)
