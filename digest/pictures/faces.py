"""The letters on cards: which font has which sign.

One font comes with digest, for Latin, Greek and Cyrillic; those of other
scripts are packages that an editor may install (the extras `cards` and
`cards-cjk`). A sign that no font here has is lacking: nobody may draw it.
"""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

NO_CHARACTER = "\uffff"

WEIGHT = 600
"""Of fonts that have all weights: that of the one for Latin."""

NOMINAL_SIZE = 64
"""In which is looked whether a font has a sign, and how wide it is."""


SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Signs that say how the one before them is drawn."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file in a package."""

    package: str
    file: str
    shaped: bool = False
    """Whether its script has to be laid out by HarfBuzz, which places vowels around their consonants."""


def _noto(pack: str, name: str, axes: str = "wdth,wght", *, shaped: bool = False) -> Face:
    file = f"fonts/ofl/{name.lower()}/{name}[{axes}].ttf"
    return Face(f"justmytype_intl_{pack}", file, shaped)


FACES: Sequence[Face] = (
    Face("font_source_serif_pro", "files/SourceSerifPro-Semibold.ttf"),
    _noto("rtl", "NotoSansArabic"),
    _noto("rtl", "NotoSansHebrew"),
    _noto("south_asia", "NotoSansDevanagari", shaped=True),
    _noto("south_asia", "NotoSansBengali", shaped=True),
    _noto("south_asia", "NotoSansTamil", shaped=True),
    _noto("south_asia", "NotoSansTelugu", shaped=True),
    _noto("sea", "NotoSansThai", shaped=True),
    _noto("sea", "NotoSansLao", shaped=True),
    _noto("sea", "NotoSansKhmer", shaped=True),
    _noto("sea", "NotoSansMyanmar", shaped=True),
)

CHINESE, TRADITIONAL, JAPANESE, KOREAN = (
    _noto("cjk", f"NotoSans{one}", "wght") for one in ("SC", "TC", "JP", "KR")
)

TRADITIONAL_REGIONS = frozenset({"hant", "hk", "mo", "tw"})


@cache
def faces_for(language: str) -> tuple[Face, ...]:
    """The fonts that are here, in the order in which they are asked for the signs of a language's text.

    Chinese, Japanese and Korean write some signs with one code and different strokes.
    """
    return tuple(face for face in (*FACES, *_east_asian(language)) if _is_here(face))


def _east_asian(language: str) -> tuple[Face, ...]:
    tongue, *rest = language.lower().split("-")
    if tongue == "zh":
        traditional = TRADITIONAL_REGIONS.intersection(rest)
        return (TRADITIONAL, CHINESE) if traditional else (CHINESE, TRADITIONAL)
    return {"ja": (JAPANESE, CHINESE), "ko": (KOREAN, CHINESE)}.get(tongue, (CHINESE, JAPANESE, KOREAN))


@cache
def _is_here(face: Face) -> bool:
    try:
        return (files(face.package) / face.file).is_file() and (not face.shaped or _can_shape())
    except ModuleNotFoundError:
        return False


def _can_shape() -> bool:
    """Whether Pillow has HarfBuzz: it does where the system has FriBiDi too."""
    from PIL import features

    return bool(features.check("raqm"))


@lru_cache(maxsize=64)
def font(face: Face, size: int) -> "FreeTypeFont":
    """Return a font with letters of a height in pixels."""
    from PIL import ImageFont

    layout = ImageFont.Layout.RAQM if face.shaped else ImageFont.Layout.BASIC
    made = ImageFont.truetype(_font_file(face), size, layout_engine=layout)
    if "[" in face.file:
        standard = {b"Weight": WEIGHT}
        made.set_variation_by_axes(
            [standard.get(axis["name"] or b"", axis["default"] or 0) for axis in made.get_variation_axes()]
        )
    return made


def _font_file(face: Face) -> Path | io.BytesIO:
    """The file by its path, which is read as far as it is needed; its bytes where it stands in an archive."""
    file = files(face.package) / face.file
    return file if isinstance(file, Path) else io.BytesIO(file.read_bytes())


def runs(text: str, language: str) -> Iterator[tuple[Face, str]]:
    """Yield a text in stretches of one font each; a sign that none has belongs to the one before it."""
    told: list[tuple[Face, str]] = []
    faces = faces_for(language)
    for sign in text:
        last = told[-1][0] if told else faces[0]
        keeps = not sign.isalpha() and _has_sign(last, sign)
        face = last if keeps else next((one for one in faces if _has_sign(one, sign)), last)
        told.append((face, sign))
    for face, stretch in groupby(told, key=lambda one: one[0]):
        yield face, "".join(sign for _, sign in stretch)


def without_symbols(text: str, language: str) -> str:
    """Return a text without the pictograms, and the signs without a shape, that no font here has."""
    return "".join(
        sign
        for sign in text
        if has_signs(sign, language) or not (unicodedata.category(sign) in {"So", "Cf"} or sign in SELECTORS)
    )


def has_signs(text: str, language: str) -> bool:
    """Whether the fonts that are here have every sign of a text."""
    return all(any(_has_sign(face, sign) for face in faces_for(language)) for sign in text)


@lru_cache(maxsize=16_384)
def _has_sign(face: Face, sign: str) -> bool:
    """Whether a font has a sign; it draws all that it lacks alike."""
    if sign.isspace():
        return True
    if unicodedata.category(sign) == "Cf":
        return face.shaped
    drawn, lacking = (_probe(face).getmask(one, mode="L") for one in (sign, NO_CHARACTER))
    return (drawn.size, bytes(drawn)) != (lacking.size, bytes(lacking))


@cache
def _probe(face: Face) -> "FreeTypeFont":
    """A font that lays nothing out: HarfBuzz draws two boxes for a lacking sign of two parts."""
    from PIL import ImageFont

    return ImageFont.truetype(_font_file(face), NOMINAL_SIZE, layout_engine=ImageFont.Layout.BASIC)


def width(text: str, size: int, language: str) -> float:
    """In pixels; pairs of letters that are drawn nearer are not counted as such."""
    return sum(
        _advance(face, piece, size)
        for face, stretch in runs(text, language)
        for piece in ([stretch] if face.shaped else stretch)
    )


def strokes(text: str, size: int, language: str) -> Iterator[tuple[Face, str, float]]:
    """Yield what is drawn at once, with its font and its width in pixels."""
    for face, stretch in runs(text, language):
        for piece in _pieces(face, stretch):
            yield face, piece, width(piece, size, language)


def _pieces(face: Face, text: str) -> list[str]:
    """A text with each sign by itself whose room is misjudged."""
    parted = groupby(text, key=lambda sign: sign if _is_misjudged(face, sign) else "")
    return ["".join(signs) for _, signs in parted]


@lru_cache(maxsize=16_384)
def _is_misjudged(face: Face, sign: str) -> bool:
    """Whether a sign is said to take less room than it does.

    Quotation marks and the like, which a font makes of one sign drawn twice, get the room of that one.
    """
    if face.shaped:
        return False
    probe = _probe(face)
    return probe.getbbox(sign, anchor="ls")[2] > probe.getlength(sign) + NOMINAL_SIZE / 10


@lru_cache(maxsize=16_384)
def _advance(face: Face, text: str, size: int) -> float:
    letters = font(face, size)
    if len(text) == 1 and _is_misjudged(face, text):
        left, _, right, _ = letters.getbbox(text, anchor="ls")
        return left + right
    return letters.getlength(text)
