"""What stands around a pasted page's headline: kicker, stand-first, byline, dates, captions."""

import re
from collections.abc import Sequence

from digest.readers.paste.beside import Role, announces_caption, is_credit, side_role
from digest.readers.paste.byline import read_names
from digest.readers.paste.cues import MENU_WORDS, OFFICES, Kind
from digest.readers.paste.signs import LONGEST_STANDFIRST, Sign
from digest.readers.paste.words import WORD, content_words

SHORTEST_STANDFIRST = 5
"""Words."""
LONGEST_KICKER = 4
"""Words."""
BETWEEN: frozenset[Kind] = frozenset({"player", "newsletter"})
MENU_LINES = 3
"""So many short lines in a row are a menu."""
LONGEST_OFFICE = 5
"""Words."""
LONGEST_OFFICE_BELOW = 10
"""Words of an office right below a byline."""
LEAD_LINES = 60
"""Lines of the body that a stand-first shares words with."""
LONGEST_NAMES = 20
"""Words of a byline without "By"."""
GLUED = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
"""Where two entries of a menu are glued together."""
MENU = re.compile(rf"(?:{'|'.join(sorted(MENU_WORDS))})\b", re.IGNORECASE)
LONGEST_INVITATION = 16
"""Words of a line that invites to something, and is no stand-first."""
PLACE = re.compile(r"[^\W\d_][^\d.!?]{1,60}")


def assign_above(signs: Sequence[Sign], headline: int, roles: list[Role]) -> None:
    """Find the kicker and the dates above the headline."""
    kicker = headline - 1
    while kicker >= 0 and _passes_above(signs[kicker], signs[headline]):
        kicker -= 1
    text = signs[kicker].text if kicker >= 0 else ""
    for index in range(max(0, min(kicker, headline - 4)), headline):
        sign = signs[index]
        if sign.dated or sign.is_picture:
            roles[index] = side_role(sign)
        elif index == kicker or (sign.text == text and index >= kicker - 1):
            roles[index] = "kicker" if _is_kicker(signs, index, headline) else "furniture"


def _passes_above(sign: Sign, headline: Sign) -> bool:
    """Say whether a line may stand between kicker and headline: a date, a price, a length, the headline."""
    return sign.dated or sign.text == headline.text or not BETWEEN.isdisjoint(sign.kinds)


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


def assign_top(signs: Sequence[Sign], zone: range, roles: list[Role]) -> None:
    """Tell apart what stands between the headline and the body."""
    if not zone:
        return
    standfirst = None
    told = _words_of_article(signs, zone)
    for index in zone:
        sign = signs[index]
        after = signs[index + 1] if index + 1 < len(signs) else None
        if sign.aside or sign.kinds:
            roles[index] = side_role(sign)
        elif (after is not None and is_credit(after)) or _stands_by_caption(signs, index, zone, roles):
            roles[index] = "caption"
        elif _names_author(signs, index):
            roles[index] = "byline"
        elif standfirst is None and _is_below_picture(signs, index, zone, roles):
            roles[index] = "caption"
        elif (
            standfirst is None
            and not _is_office_below(signs, index, roles)
            and _is_standfirst(sign, signs[zone.start - 1].text, told)
        ):
            roles[index], standfirst = "standfirst", index
        elif sign.text.isupper() and index + 1 == zone.stop and PLACE.fullmatch(sign.text):
            roles[index] = "dateline"


def _stands_by_caption(signs: Sequence[Sign], index: int, zone: range, roles: list[Role]) -> bool:
    """Say whether a line stands right below a caption that has a blank line above it."""
    sign, above = signs[index], signs[index - 1]
    if announces_caption(signs, index):
        return True
    beside = index - 1 in zone and sign.line.follows and not above.line.follows
    return beside and roles[index - 1] == "caption"


def _is_below_picture(signs: Sequence[Sign], index: int, zone: range, roles: Sequence[Role]) -> bool:
    """Say whether a line without an end mark stands right below a credit, or a share bar below a byline."""
    sign = signs[index]
    if sign.ended or sign.words < SHORTEST_STANDFIRST or index - 1 not in zone or MENU.match(sign.text):
        return False
    if roles[index - 1] == "credit":
        return True
    return (
        not {"byline", "dateline"}.isdisjoint(roles[zone.start : index]) and "share" in signs[index - 1].kinds
    )


def _words_of_article(signs: Sequence[Sign], zone: range) -> frozenset[str]:
    """Return what headline and body are about, as far as their words tell."""
    texts = [sign.text for sign in signs[zone.stop : zone.stop + LEAD_LINES]]
    return frozenset().union(*map(content_words, (*texts, signs[zone.start - 1].text)))


def _is_standfirst(sign: Sign, headline: str, told: frozenset[str]) -> bool:
    """Say whether a line below the headline says what the article is about, and not the headline again."""
    if not SHORTEST_STANDFIRST <= sign.words <= LONGEST_STANDFIRST or sign.text.isupper():
        return False
    if MENU.match(sign.text) and sign.words <= LONGEST_INVITATION:
        return False
    if sign.text[0].isdigit() or headline.casefold().startswith(sign.text.casefold()):
        return False
    words = content_words(sign.text)
    return not words or not words.isdisjoint(told)


def _names_author(signs: Sequence[Sign], index: int) -> bool:
    """Say whether a line without "By" is a byline: names, with a date, a handle or "By" beside them."""
    sign = signs[index]
    dated = any(other.dated for other in signs[index + 1 : index + 2])
    if sign.words > LONGEST_NAMES or read_names(sign.text, caseless=dated) is None:
        return False
    near = [*signs[max(0, index - 1) : index], *signs[index + 1 : index + 3]]
    if "@" in sign.text or any(_is_office(other) for other in signs[index + 1 : index + 2]):
        return True
    return any(other.dated or "byline" in other.kinds for other in near)


def _is_office_below(signs: Sequence[Sign], index: int, roles: Sequence[Role]) -> bool:
    """Say whether a line is the office of the author whose name stands right above it."""
    sign = signs[index]
    return (
        roles[index - 1] == "byline"
        and not sign.ended
        and sign.words <= LONGEST_OFFICE_BELOW
        and (not OFFICES.isdisjoint(WORD.findall(sign.text.casefold())))
    )


def _is_office(sign: Sign) -> bool:
    """Say whether a short line is an author's office, as in "Ledger News, Gull Bay"."""
    return sign.words <= LONGEST_OFFICE and not OFFICES.isdisjoint(WORD.findall(sign.text.casefold()))
