"""What is strewn between the paragraphs of a body: headings, captions, quotes, related articles."""

import re
from collections.abc import Iterator, Sequence

from digest.readers.paste.beside import Role, announces_caption, is_credit, side_role
from digest.readers.paste.byline import read_byline, read_names
from digest.readers.paste.credits import names_photographer
from digest.readers.paste.signs import LONGEST_STANDFIRST, Sign
from digest.readers.paste.words import cut_words

LONGEST_HEADING = 16
"""Words."""
LONGEST_RELATED = 20
"""Words of another article's headline."""
LONGEST_BLOCK = 20
"""Lines on either side that are looked at for what stands together."""
MOST_TOGETHER = 4
"""One paragraph in so many follows the one above it without a blank line, at most, where these part them."""
LINK = re.compile(r"https?://|www\.")
SHINGLE = 6
"""Words in a row that show that a line is quoted from the body."""


def assign_body(signs: Sequence[Sign], body: range, roles: list[Role], headline: str) -> None:
    """Tell paragraphs and headings from what is strewn between them."""
    quotable = _shingles(signs, body)
    in_list, apart = False, _are_apart(signs, body)
    for index in body:
        sign = signs[index]
        in_list = sign.opens_related or (in_list and _goes_on_listing(signs, index))
        if sign.is_address and not in_list and LINK.match(sign.text):
            roles[index] = "body"
        elif sign.aside:
            roles[index] = side_role(sign)
        elif names_photographer(sign.text):
            roles[index] = "credit"
        elif _is_caption(signs, index, apart=apart):
            roles[index] = "caption"
        elif in_list or sign.text == headline:
            roles[index] = "furniture"
        elif _is_quoted(sign, index, quotable):
            roles[index] = "pull quote"
        else:
            roles[index] = "heading" if _is_heading(signs, index, body) else "body"


def _is_caption(signs: Sequence[Sign], index: int, *, apart: bool) -> bool:
    """Say whether a line is a caption by what stands above or below it."""
    if announces_caption(signs, index) and not signs[index].anchors:
        return True
    return _is_above_credit(signs, index) or (apart and _is_glued_to_credit(signs, index))


def _is_above_credit(signs: Sequence[Sign], index: int) -> bool:
    """Say whether a line is a caption with its credit on the next line, both apart from the text above."""
    sign, below = signs[index], signs[index + 1 : index + 2]
    if not below or not is_credit(below[0]) or sign.words > LONGEST_STANDFIRST:
        return False
    return not sign.ended or (below[0].line.follows and not sign.line.follows)


def _are_apart(signs: Sequence[Sign], body: range) -> bool:
    """Say whether blank lines part the paragraphs of a body."""
    anchors = [signs[index] for index in body if signs[index].anchors]
    return sum(sign.line.follows for sign in anchors) * MOST_TOGETHER < len(anchors)


def _is_glued_to_credit(signs: Sequence[Sign], index: int) -> bool:
    """Say whether a credit stands right below a line, as below no paragraph where blank lines part them."""
    below = signs[index + 1 : index + 2]
    glued = bool(below) and below[0].line.follows and signs[index].words <= LONGEST_STANDFIRST
    return glued and (is_credit(below[0]) or names_photographer(below[0].text))


def _goes_on_listing(signs: Sequence[Sign], index: int) -> bool:
    """Say whether a line may be one more related headline; a blank line ends a list that has none."""
    sign = signs[index]
    if sign.words > (LONGEST_STANDFIRST if sign.cut_off else LONGEST_RELATED):
        return False
    telling = sign.stopped or (sign.anchors and not sign.cut_off)
    if telling and any(other.anchors and other.stopped for other in _block(signs, index)):
        return False
    if sign.stopped and not sign.line.follows:
        return False
    return sign.line.follows or not signs[index - 1].line.follows


def _block(signs: Sequence[Sign], index: int) -> Sequence[Sign]:
    """Return the lines that stand together with a line, no blank line between them; the nearest, if many."""
    start = stop = index
    while start > max(0, index - LONGEST_BLOCK) and signs[start].line.follows:
        start -= 1
    while stop + 1 < min(len(signs), index + LONGEST_BLOCK) and signs[stop + 1].line.follows:
        stop += 1
    return signs[start : stop + 1]


def _is_heading(signs: Sequence[Sign], index: int, body: range) -> bool:
    """Say whether a line heads the text below it: short, without an end mark, with running text next."""
    sign = signs[index]
    if sign.words > LONGEST_HEADING or (sign.ended and not sign.text.endswith("?")):
        return False
    if sign.anchors or sign.row:
        return False
    below = next(
        (signs[later] for later in range(index + 1, min(index + 5, body.stop)) if not signs[later].aside),
        None,
    )
    return below is not None and (below.anchors or below.stopped)


Shingle = tuple[str, ...]


def _shingles(signs: Sequence[Sign], body: range) -> dict[Shingle, int]:
    """Return where each run of six words first stands in the long lines of the body."""
    found: dict[Shingle, int] = {}
    for index in reversed(body):
        if signs[index].anchors:
            found.update(dict.fromkeys(_runs(signs[index].text), index))
    return found


def _runs(text: str) -> Iterator[Shingle]:
    words = cut_words(text)
    return zip(*(words[offset:] for offset in range(SHINGLE)), strict=False)


def _is_quoted(sign: Sign, index: int, quotable: dict[Shingle, int]) -> bool:
    """Say whether a line only repeats, larger, what a longer paragraph says."""
    if not SHINGLE <= sign.words <= LONGEST_STANDFIRST:
        return False
    places = [quotable.get(shingle, index) for shingle in _runs(sign.text)]
    return bool(places) and all(place != index for place in places)


def _is_signature(sign: Sign) -> bool:
    """Say whether a line is one person's name and nothing else."""
    named = None if sign.aside or sign.text.endswith(":") else read_names(sign.text)
    return named is not None and named.authors == (sign.text,)


def assign_below(signs: Sequence[Sign], rest: range, roles: list[Role]) -> None:
    """Find pictures and a byline right below the body; all else there is furniture.

    A name alone signs the article if nothing else does.
    """
    if rest and "byline" not in roles and _is_signature(signs[rest.start]):
        roles[rest.start] = "byline"
    for index in rest[:4]:
        sign = signs[index]
        if sign.ends_article or sign.opens_list:
            return
        if sign.is_picture or read_byline(sign.text):
            roles[index] = side_role(sign)
