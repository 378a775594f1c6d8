"""The words of a text as search compares them: without case, accents and other spellings of one letter.

A browser folds what a reader types in the same way. What it needs for that goes there as a table
(`folding_table`), so that each rule stands here alone.
"""

import re
import unicodedata
from typing import Final

LONGEST_WORD = 24
"""Characters of a word that count."""

DROPPED: Final = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
"""Accents, Hebrew and Arabic vowel signs, and what nobody sees; as ranges of a regular expression."""

WORD_SIGNS: Final = (
    "\u0900-\u0963\u0971-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ecd\u102b-\u103e"
    "\u17b6-\u17d3\u3099\u309a"
)
"""Vowel signs of South Asia and the like, which are part of a word though no letters."""

SPACELESS: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Scripts that put no space between words: Thai to Khmer, kana, and Chinese characters."""

SPELT_AS: Final = {
    **dict(zip("øðđħıłŋςæœßþ", "o d d h i l n σ ae oe ss th".split(), strict=True)),
    **dict(zip("ٱىیکةھہ", "اييكههه", strict=True)),
    **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)},
}
"""Letters that no decomposition leads to, as they are looked for; likewise Arabic and Persian digits."""

_ODD = re.compile(f"[{DROPPED}{''.join(SPELT_AS)}]")
_WORD = re.compile(rf"[^\W_][\w{WORD_SIGNS}]*")
_SPACELESS = re.compile(f"[{SPACELESS}]")
_RUN = re.compile(f"[{SPACELESS}]+|[^{SPACELESS}]+")


def fold(text: str) -> str:
    """Return a text in the letters that search compares.

    >>> fold("Łódź, STRAẞE, ﬁnal, أحمد")
    'lodz, strasse, final, احمد'

    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text).lower()
    return unicodedata.normalize("NFC", _ODD.sub(_spell, text))


def _spell(letter: re.Match[str]) -> str:
    return SPELT_AS.get(letter[0], "")


def search_words(text: str) -> list[str]:
    """Return the words of a text, folded, in their order; the first 24 characters of each.

    Where a script puts no space between words, every two characters that stand together are one.

    >>> search_words("L’Été 2024: 今天天")
    ['l', 'ete', '2024', '今天', '天天']

    """
    folded = fold(text)
    words: list[str] = _WORD.findall(folded)
    if text.isascii() or not _SPACELESS.search(folded):
        return [word[:LONGEST_WORD] for word in words]
    return [part for word in words for run in _RUN.findall(word) for part in _parts(run)]


def _parts(run: str) -> list[str]:
    """The words that search knows a run of letters by, all with spaces around words or all without."""
    if not _SPACELESS.match(run):
        return [run[:LONGEST_WORD]]
    return [run[place : place + 2] for place in range(len(run) - 1)] or [run]


def folding_table() -> dict[str, object]:
    """Return what a browser needs to fold as `search_words` does."""
    return {
        "dropped": DROPPED,
        "letters": "".join(SPELT_AS),
        "spelt": list(SPELT_AS.values()),
        "signs": WORD_SIGNS,
        "spaceless": SPACELESS,
        "longest": LONGEST_WORD,
    }
