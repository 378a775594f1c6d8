"""Text from right to left for a program that draws one sign after the other, from left to right.

Arabic letters are exchanged for their forms at the beginning, in the middle and
at the end of a word, which Unicode has as signs of their own; then the signs of
a line are put in the order in which they stand, as a card needs it: headlines
have no explicit marks of direction.

Source: Unicode Standard Annex 9, rules P2, P3, W2 to W7, N0 to N2, I1, I2, L2, L4.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby

ISOLATED, FINAL, INITIAL, MEDIAL = "isolated", "final", "initial", "medial"

FORMS_OF_ARABIC = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))

LAM = "\u0644"
TATWEEL = "\u0640"
"""The line that lengthens a word; it joins both its neighbours."""

MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")

BRACKETS = {"(": ")", "[": "]", "{": "}"}

STRONG = {"L": "L", "R": "R", "AL": "R"}

PARTING = {"EN": ("ES", "CS"), "AN": ("CS",)}
"""The signs that may part two halves of a number (W4)."""

FORMATS = "Cf"
MARKS = frozenset({"Mn", "Me"})


@cache
def _forms() -> Mapping[str, Mapping[str, str]]:
    """By letter, or by lam and alef: its signs by form."""
    forms: dict[str, dict[str, str]] = {}
    for code in (code for codes in FORMS_OF_ARABIC for code in codes):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        text = "".join(chr(int(letter, 16)) for letter in letters)
        if kind.strip("<>") in {ISOLATED, FINAL, INITIAL, MEDIAL} and (len(text) == 1 or text[0] == LAM):
            forms.setdefault(text, {}).setdefault(kind.strip("<>"), chr(code))
    return {text: made for text, made in forms.items() if len(text) == 1 or text[1] in "آأإا"}


def join_letters(text: str) -> str | None:
    """Return a text with its Arabic letters in the forms that they have in their words, without vowel marks.

    None where a letter has no such forms, as some of Pashto and of Africa have none.
    """
    if not any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text):
        return text
    letters = _pair(
        [sign for sign in text if unicodedata.category(sign) not in MARKS and not _is_hidden(sign)]
    )
    if any(_is_unknown(one) for one in letters):
        return None
    return "".join(
        _form(one, before, after)
        for before, one, after in zip(["", *letters], letters, [*letters[1:], ""], strict=False)
    )


def _is_hidden(sign: str) -> bool:
    """Whether a sign has no shape; the one that parts letters stays until they have theirs."""
    return unicodedata.category(sign) == FORMATS and sign != "\u200c"


def _pair(letters: Sequence[str]) -> list[str]:
    """Letters with each lam and the alef after it as one."""
    made: list[str] = []
    for letter in letters:
        if made and made[-1] == LAM and LAM + letter in _forms():
            made[-1] += letter
        else:
            made.append(letter)
    return made


def _is_unknown(letter: str) -> bool:
    arabic = unicodedata.bidirectional(letter[0]) == "AL" and letter.isalpha()
    return arabic and letter not in _forms() and letter != TATWEEL and not _is_form(letter)


def _is_form(letter: str) -> bool:
    return any(ord(letter[0]) in codes for codes in FORMS_OF_ARABIC)


def _form(letter: str, before: str, after: str) -> str:
    if letter == "\u200c":
        return ""
    forms = _forms().get(letter)
    if not forms:
        return letter
    back = FINAL in forms and _joins_on(before)
    on = INITIAL in forms and _joins_back(after)
    wanted = {(True, True): MEDIAL, (True, False): FINAL, (False, True): INITIAL}.get((back, on), ISOLATED)
    return forms.get(wanted) or forms.get(ISOLATED) or letter


def _joins_on(letter: str) -> bool:
    return letter == TATWEEL or INITIAL in _forms().get(letter, {})


def _joins_back(letter: str) -> bool:
    return letter == TATWEEL or FINAL in _forms().get(letter, {})


def runs_from_right(text: str) -> bool:
    """Whether a text's first letter that has a direction runs from right to left (P2, P3)."""
    ways = (STRONG.get(unicodedata.bidirectional(sign)) for sign in text)
    return next((way for way in ways if way), "L") == "R"


def visual_order(line: str, *, from_right: bool) -> str:
    """Return a line with its signs in the order in which they stand, from left to right."""
    if not from_right and not any(unicodedata.bidirectional(sign) in {"R", "AL", "AN"} for sign in line):
        return line
    base = 1 if from_right else 0
    levels = [_level(kind, base) for kind in _resolved(line, "R" if base else "L")]
    signs = [
        sign.translate(MIRRORED) if level % 2 else sign for sign, level in zip(line, levels, strict=True)
    ]
    for highest in range(max(levels, default=0), 0, -1):
        places = _turned(levels, highest)
        signs, levels = [signs[place] for place in places], [levels[place] for place in places]
    return "".join(signs)


def _turned(levels: Sequence[int], highest: int) -> list[int]:
    """The places of signs, each stretch of that level or a higher one back to front (L2)."""
    places: list[int] = []
    for within, group in groupby(range(len(levels)), key=lambda place: levels[place] >= highest):
        places += sorted(group, reverse=within)
    return places


def _level(kind: str, base: int) -> int:
    """I1, I2."""
    return {"L": (0, 2), "R": (1, 1)}.get(kind, (2, 2))[base]


def _resolved(line: str, base: str) -> list[str]:
    """Each sign's direction: `L`, `R`, or `EN` and `AN` for numbers."""
    kinds = _with_numbers([unicodedata.bidirectional(sign) for sign in line], base)
    for start, end in _pairs(line):
        kinds[start] = kinds[end] = _bracket_side(kinds, start, end, base)
    made: list[str] = []
    place = 0
    for neutral, group in groupby(kinds, key=lambda kind: kind == "ON"):
        length = len(stretch := list(group))
        place += length
        if neutral:
            sides = {_side(made[-1]) if made else base, _side(kinds[place]) if place < len(kinds) else base}
            stretch = [sides.pop() if len(sides) == 1 else base] * length
        made += stretch
    return made


def _pairs(line: str) -> list[tuple[int, int]]:
    """The places of brackets that belong together, by the place of the first."""
    opened: list[int] = []
    pairs = []
    for place, sign in enumerate(line):
        if sign in BRACKETS:
            opened.append(place)
        elif sign in BRACKETS.values():
            fitting = [number for number, start in enumerate(opened) if BRACKETS[line[start]] == sign]
            if fitting:
                pairs.append((opened[fitting[-1]], place))
                del opened[fitting[-1] :]
    return sorted(pairs)


def _bracket_side(kinds: Sequence[str], start: int, end: int, base: str) -> str:
    """The direction of two brackets: the line's if anything in them has it, else that before them (N0)."""
    within = {_side(kind) for kind in kinds[start + 1 : end] if kind != "ON"}
    if base in within or not within:
        return base if within else "ON"
    before = next((_side(kind) for kind in reversed(kinds[:start]) if kind != "ON"), base)
    return before if before in within else base


def _side(kind: str) -> str:
    """Numbers count as running from the right to those beside them (N1)."""
    return "L" if kind == "L" else "R"


def _with_numbers(kinds: list[str], base: str) -> list[str]:
    """The kinds of signs after W2 to W7: `L`, `R`, `EN`, `AN`, else `ON`."""
    strong = base
    for place, kind in enumerate(kinds):
        if kind in STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
    for place in range(1, len(kinds) - 1):
        before, kind, after = kinds[place - 1 : place + 2]
        if before == after and kind in PARTING.get(before, ()):
            kinds[place] = before
    kinds = _with_signs_of_numbers(kinds)
    strong = base
    for place, kind in enumerate(kinds):
        strong = STRONG.get(kind, strong)
        if kind == "EN" and strong == "L":
            kinds[place] = "L"
        elif kind not in {"EN", "AN"}:
            kinds[place] = STRONG.get(kind, "ON")
    return kinds


def _with_signs_of_numbers(kinds: list[str]) -> list[str]:
    """W5: percent signs and currencies beside a number are part of it."""
    made: list[str] = []
    place = 0
    for kind, group in groupby(kinds):
        length = len(list(group))
        place += length
        beside = (made[-1:] == ["EN"]) or kinds[place : place + 1] == ["EN"]
        made += ["EN" if kind == "ET" and beside else kind] * length
    return made
