"""What each line of a pasted page is, once its headline and the stretch of its body are known."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from digest.readers.paste.byline import is_name, read_byline, read_names
from digest.readers.paste.credits import strip_credit
from digest.readers.paste.cues import MENU_WORDS, OFFICES
from digest.readers.paste.dates import read_dates
from digest.readers.paste.signs import SENTENCE_WORDS, Sign
from digest.readers.paste.words import WORD, content_words

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

LONGEST_STANDFIRST = 70
"""Words."""
SHORTEST_STANDFIRST = 5
"""Words."""
LONGEST_HEADING = 16
"""Words."""
LONGEST_KICKER = 4
"""Words."""
BIOGRAPHY_LINES = 4
"""Lines that an author's name and biography take up at most, behind the text."""
MENU_LINES = 3
"""So many short lines in a row are a menu."""
LONGEST_CREDIT = 8
"""Words of a line that is a credit and no caption with one."""
LONGEST_OFFICE = 5
"""Words."""
LONGEST_MARK = 3
"""Words of a mark of change without a date."""
LEAD_LINES = 60
"""Lines of the body that a stand-first shares words with."""
SHORTEST_CAPTION = 3
"""Words."""
LONGEST_RELATED = 20
"""Words of another article's headline."""
LONGEST_BLOCK = 20
"""Lines on either side that are looked at for what stands together."""
TOP_LINES = 14
"""Lines between a headline and the last of its byline and dates, at most."""
SHINGLE = 6
"""Words in a row that show that a line is quoted from the body."""

GLUED = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
"""Where two entries of a menu are glued together."""
ABOUT = re.compile(r"(?:about|über|à propos de|sobre|over) ", re.IGNORECASE)
"""What stands before an author's name above a biography."""
ITEM = re.compile(r"(?:[•▪◦*–—-]|\d{1,3}[.)]) ?\S")
PLACE = re.compile(r"[^\W\d_][^\d.!?]{1,60}")


def assign_roles(signs: Sequence[Sign], body: range, headline: int | None) -> list[Role]:
    """Return the role of every line, in order."""
    roles: list[Role] = ["furniture"] * len(signs)
    top = 0 if headline is None else headline + 1
    start, end = _body_limits(signs, body, top)
    if headline is not None:
        roles[headline] = "headline"
        _assign_above(signs, headline, roles)
    _assign_top(signs, range(top if headline is not None else start, start), roles)
    _assign_body(signs, range(start, end), roles, signs[headline].text if headline is not None else "")
    _assign_below(signs, range(end, len(signs)), roles)
    return roles


def is_plain(signs: Sequence[Sign]) -> bool:
    """Say whether a text has nothing of a page about it: a headline perhaps, and the article."""
    return not any(_is_of_page(sign) for sign in signs)


def _is_of_page(sign: Sign) -> bool:
    if "byline" in sign.kinds:
        return read_byline(sign.text) is not None
    if "updated" in sign.kinds and sign.words <= LONGEST_MARK:
        return True
    return sign.aside and any(letter.isalnum() for letter in sign.text[:80])


def _body_limits(signs: Sequence[Sign], body: range, top: int) -> tuple[int, int]:
    """Return where the body begins and ends: below the byline, with the short sentences at its edges."""
    if is_plain(signs) or not body:
        return _plain_start(signs, top), len(signs)
    start = max(top, body.start)
    start = _after_standfirst(signs, top, start, body.stop)
    while start > top and _is_short_sentence(signs[start - 1]):
        start -= 1
    end = _before_biography(signs, range(start, max(body.stop, start)))
    if end < body.stop:
        return start, end
    while end < len(signs) and (_is_short_sentence(signs[end]) or _is_item(signs, end)):
        end += 1
    return start, end


def _before_biography(signs: Sequence[Sign], body: range) -> int:
    """Return where the body ends, without the author's name and a few lines on that person behind it."""
    for index in body[-BIOGRAPHY_LINES:][:-1]:
        name = ABOUT.sub("", signs[index].text)
        after = signs[index + 1].text.casefold()
        if is_name(name) and any(
            after.startswith(word) for word in (name.casefold(), name.split()[0].casefold())
        ):
            return index
        if name != signs[index].text and is_name(name) and name.casefold() in after:
            return index
    return body.stop


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
        before = [index for index in range(start, mark) if signs[index].anchors]
        short = all(signs[index].words <= LONGEST_STANDFIRST for index in before)
        if len(before) <= 1 and short and start <= mark:
            return _next_anchor(signs, mark + 1, stop)
    return start


def _next_anchor(signs: Sequence[Sign], index: int, stop: int) -> int:
    return next((later for later in range(index, stop) if signs[later].anchors), stop)


def _is_top_mark(sign: Sign) -> bool:
    """Say whether a line ends the matter above the body: a byline, a date, a mark of change."""
    if sign.anchors:
        return False
    return sign.dated or "updated" in sign.kinds or read_byline(sign.text) is not None


def _assign_above(signs: Sequence[Sign], headline: int, roles: list[Role]) -> None:
    """Find the kicker and the dates above the headline."""
    kicker = headline - 1
    while kicker >= 0 and (signs[kicker].dated or signs[kicker].text == signs[headline].text):
        kicker -= 1
    text = signs[kicker].text if kicker >= 0 else ""
    for index in range(max(0, headline - 4), headline):
        sign = signs[index]
        if sign.dated or sign.is_picture:
            roles[index] = _side_role(sign)
        elif index == kicker or (sign.text == text and index >= kicker - 1):
            roles[index] = "kicker" if _is_kicker(signs, index, headline) else "furniture"


def _is_kicker(signs: Sequence[Sign], index: int, headline: int) -> bool:
    """Say whether a line above the headline names its subject; the last of a menu only if more lines do."""
    sign = signs[index]
    if not (sign.text[0].isalnum() and sign.words <= LONGEST_KICKER) or sign.is_furniture or sign.ended:
        return False
    if not MENU_WORDS.isdisjoint(WORD.findall(GLUED.sub(" ", sign.text).casefold())):
        return False
    return not _ends_menu(signs, index) or any(_names(other, sign.text) for other in signs[headline + 1 :])


def _ends_menu(signs: Sequence[Sign], index: int) -> bool:
    """Say whether so many short lines stand right above a line that they must be a menu."""
    above = signs[max(0, index - MENU_LINES) : index]
    short = sum(sign.words <= LONGEST_KICKER and not sign.aside for sign in above)
    return short == MENU_LINES


def _names(sign: Sign, subject: str) -> bool:
    """Say whether a line consists of a subject, or is running text that has its words."""
    if sign.text.casefold() == subject.casefold():
        return True
    return (
        sign.anchors and bool(content_words(subject)) and content_words(subject) <= content_words(sign.text)
    )


def _side_role(sign: Sign) -> Role:
    """Return what a line is that stands beside the text, by its own words."""
    if "updated" in sign.kinds and not (sign.is_furniture or sign.anchors):
        return "update"
    if sign.dated and read_dates(sign.text).updated:
        return "update"
    if sign.is_picture:
        return "credit" if _is_credit(sign) else "caption"
    if read_byline(sign.text) or (sign.kinds and sign.kinds[0] == "byline" and sign.words <= LONGEST_CREDIT):
        return "byline"
    return "dateline" if sign.dated else "furniture"


def _is_credit(sign: Sign) -> bool:
    if "credit" not in sign.kinds or sign.repeats or sign.words > LONGEST_CREDIT:
        return False
    return len(strip_credit(sign.text).split()) < SHORTEST_CAPTION


def _assign_top(signs: Sequence[Sign], zone: range, roles: list[Role]) -> None:
    """Tell apart what stands between the headline and the body."""
    if not zone:
        return
    standfirst = None
    told = _words_of_article(signs, zone)
    for index in zone:
        sign = signs[index]
        after = signs[index + 1] if index + 1 < len(signs) else None
        if sign.aside or sign.kinds:
            roles[index] = _side_role(sign)
        elif (after is not None and _is_credit(after)) or _stands_by_caption(signs, index, zone, roles):
            roles[index] = "caption"
        elif _names_author(signs, index):
            roles[index] = "byline"
        elif standfirst is None and _is_standfirst(sign, signs[zone.start - 1].text, told):
            roles[index], standfirst = "standfirst", index
        elif sign.text.isupper() and index + 1 == zone.stop and PLACE.fullmatch(sign.text):
            roles[index] = "dateline"


def _stands_by_caption(signs: Sequence[Sign], index: int, zone: range, roles: list[Role]) -> bool:
    """Say whether a line stands right below a caption that has a blank line above it."""
    sign, above = signs[index], signs[index - 1]
    beside = index - 1 in zone and sign.line.follows and not above.line.follows
    return beside and roles[index - 1] == "caption"


def _words_of_article(signs: Sequence[Sign], zone: range) -> frozenset[str]:
    """Return what headline and body are about, as far as their words tell."""
    texts = [sign.text for sign in signs[zone.stop : zone.stop + LEAD_LINES]]
    return frozenset().union(*map(content_words, (*texts, signs[zone.start - 1].text)))


def _is_standfirst(sign: Sign, headline: str, told: frozenset[str]) -> bool:
    """Say whether a line below the headline says what the article is about, and not the headline again."""
    if not SHORTEST_STANDFIRST <= sign.words <= LONGEST_STANDFIRST or sign.text.isupper():
        return False
    if sign.text[0].isdigit() or headline.casefold().startswith(sign.text.casefold()):
        return False
    words = content_words(sign.text)
    return not words or not words.isdisjoint(told)


def _names_author(signs: Sequence[Sign], index: int) -> bool:
    """Say whether a line without "By" is a byline: names, with a date, a handle or "By" beside them."""
    sign = signs[index]
    if sign.words > LONGEST_RELATED or read_names(sign.text) is None:
        return False
    near = [*signs[max(0, index - 1) : index], *signs[index + 1 : index + 3]]
    if "@" in sign.text or any(_is_office(other) for other in signs[index + 1 : index + 2]):
        return True
    return any(other.dated or "byline" in other.kinds for other in near)


def _is_office(sign: Sign) -> bool:
    """Say whether a short line is an author's office, as in "Ledger News, Gull Bay"."""
    return sign.words <= LONGEST_OFFICE and not OFFICES.isdisjoint(WORD.findall(sign.text.casefold()))


def _assign_body(signs: Sequence[Sign], body: range, roles: list[Role], headline: str) -> None:
    """Tell paragraphs and headings from what is strewn between them."""
    quotable = _shingles(signs, body)
    in_list = False
    for index in body:
        sign = signs[index]
        in_list = sign.opens_related or (in_list and _goes_on_listing(signs, index))
        if sign.aside:
            roles[index] = _side_role(sign)
        elif _is_above_credit(signs, index):
            roles[index] = "caption"
        elif in_list or sign.text == headline:
            roles[index] = "furniture"
        elif _is_quoted(sign, index, quotable):
            roles[index] = "pull quote"
        else:
            roles[index] = "heading" if _is_heading(signs, index, body) else "body"


def _is_above_credit(signs: Sequence[Sign], index: int) -> bool:
    """Say whether a line is a caption with its credit on the next line, both apart from the text above."""
    sign, below = signs[index], signs[index + 1 : index + 2]
    if not below or not _is_credit(below[0]) or sign.words > LONGEST_STANDFIRST:
        return False
    return not sign.ended or (below[0].line.follows and not sign.line.follows)


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
    if sign.words > LONGEST_HEADING or sign.anchors or (sign.ended and not sign.text.endswith("?")):
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
    for index in body:
        if signs[index].anchors:
            for shingle in _runs(signs[index].text):
                found.setdefault(shingle, index)
    return found


def _runs(text: str) -> Iterator[Shingle]:
    words = WORD.findall(text.casefold())
    return zip(*(words[offset:] for offset in range(SHINGLE)), strict=False)


def _is_quoted(sign: Sign, index: int, quotable: dict[Shingle, int]) -> bool:
    """Say whether a line only repeats, larger, what a longer paragraph says."""
    if not SHINGLE <= sign.words <= LONGEST_STANDFIRST:
        return False
    places = [quotable.get(shingle, index) for shingle in _runs(sign.text)]
    return bool(places) and all(place != index for place in places)


def _assign_below(signs: Sequence[Sign], rest: range, roles: list[Role]) -> None:
    """Find pictures and a byline right below the body; all else there is furniture."""
    for index in rest[:4]:
        sign = signs[index]
        if sign.ends_article or sign.opens_list:
            return
        if sign.is_picture or read_byline(sign.text):
            roles[index] = _side_role(sign)
