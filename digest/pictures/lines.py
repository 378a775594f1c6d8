"""A text in lines, broken as a printer would break them."""

import re
import unicodedata
from collections.abc import Sequence
from functools import partial

from digest.pictures.faces import width

CLOSING = frozenset(
    "、。，．・：；！？」』）］｝〉》】〕…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョะาำๅๆฯ’”!?,.:;)]}»%"
)
"""Signs that begin no line."""

OPENING = frozenset("「『（［｛〈《【〔‘“([{«เแโใไ$£€¥")
"""Signs that end no line."""

WITHOUT_SPACES = re.compile(
    r"[\u0e01-\u0eff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\u0000-\U0001ffff]"
)
"""A sign of a script that writes no spaces between words: Thai, Lao, Chinese, Japanese."""


def wrap(text: str, size: int, language: str, widest: float) -> list[str]:
    """Return a text in as few lines as its width allows, and those as even as they can be.

    A word that is wider has a line of its own.
    """
    pieces = _pieces(text)
    fill = partial(_fill, pieces, size, language)
    lines = fill(widest)
    narrow, wide = widest / 2, widest
    while len(lines) > 1 and wide - narrow > size / 4:
        middle = (narrow + wide) / 2
        tried = fill(middle)
        even = len(tried) <= len(lines) and all(width(line, size, language) <= middle for line in tried)
        narrow, wide, lines = (narrow, middle, tried) if even else (middle, wide, lines)
    return lines


def _pieces(text: str) -> list[str]:
    """What has to stay together, each with the space before it."""
    pieces: list[str] = []
    for word in text.split():
        start = " " if pieces else ""
        last = ""
        for sign in word:
            if last and not _may_part(last, sign):
                pieces[-1] += sign
            else:
                pieces.append(start + sign)
            start, last = "", sign
    return pieces


def _may_part(one: str, other: str) -> bool:
    """Whether a line may end between two signs of a word."""
    if other in CLOSING or one in OPENING or unicodedata.category(other).startswith("M"):
        return False
    return bool(WITHOUT_SPACES.match(one) or WITHOUT_SPACES.match(other))


def _fill(pieces: Sequence[str], size: int, language: str, widest: float) -> list[str]:
    lines: list[str] = []
    room = 0.0
    for piece in pieces:
        taken = width(piece, size, language)
        if lines and taken <= room:
            lines[-1] += piece
            room -= taken
        else:
            lines.append(piece.lstrip())
            room = widest - width(piece.lstrip(), size, language)
    return lines


def cut(text: str, size: int, language: str, widest: float) -> str:
    """Return a text, cut with an ellipsis where it is wider than that."""
    if width(text, size, language) <= widest:
        return text
    fitting, beyond = 0, len(text)
    while beyond - fitting > 1:
        middle = (fitting + beyond) // 2
        fits = width(text[:middle] + "…", size, language) <= widest
        fitting, beyond = (middle, beyond) if fits else (fitting, middle)
    return text[:fitting].rstrip() + "…"
