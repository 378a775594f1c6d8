"""The picture that social networks show with a link: a headline, the digest's name, a line below.

It is drawn with sixteen colours, four bits to a pixel: steps from paper to ink,
and steps from paper to the accent. Letters are laid out one after the other,
without the library for joined and right-to-left scripts, which not every system
has: the same headline gives the same bytes everywhere. A headline with a sign
that the font lacks has no card, rather than one with boxes.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from digest.records import SocialCard

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""In pixels: what the networks ask for."""

MARGIN = 80
WIDEST = WIDTH - 2 * MARGIN
BAND = 16
"""The height of the bar at the top."""

HEADLINE_TOP, HEADLINE_HEIGHT = 170, 350
HEADLINE_SIZES = (92, 80, 70, 60, 52)
"""Heights of letters in pixels; the largest in which a headline fits is taken."""

LEADING = 1.16
"""The distance of lines, in heights of letters."""

NAME_SIZE, LINE_SIZE = 40, 32

STEPS = 7
"""Shades between paper and full colour; more cannot be seen at this size."""

PAPER = (253, 251, 247)
INK = (28, 25, 21)

HALF = 160
"""Of 255: how dark the line below the headline is."""

FONT = "font_source_serif_pro"
LETTERS = "files/SourceSerifPro-Semibold.ttf"

NO_CHARACTER = "\uffff"

VERSION = 1
"""Raised when the same card would be drawn otherwise."""


def draw_card(card: SocialCard) -> bytes | None:
    """Return a card as a PNG file; None where the font lacks a sign of the headline.

    The lines around it are left out where it lacks one of theirs.
    """
    if not _has_signs(card.headline):
        return None
    card = replace(
        card,
        site=card.site if _has_signs(card.site) else "",
        line=card.line if _has_signs(card.line) else "",
    )
    ink, accent = _layer(_ink_texts(card)), _layer(_accent_texts(card))
    accent.paste(255, (0, 0, WIDTH, BAND))
    return _png(ink, accent, card.accent)


def card_key(card: SocialCard) -> str:
    """Return the name under which a card is kept: another for each program that draws it."""
    import PIL

    facts = (VERSION, PIL.__version__, card.headline, card.site, card.line, card.accent)
    return "card-" + blake2b(repr(facts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _ink_texts(card: SocialCard) -> Iterator[tuple[int, int, int, int, str]]:
    """Each text with its place, size and darkness."""
    size, lines = _fit_headline(card.headline)
    for number, line in enumerate(lines):
        yield MARGIN, HEADLINE_TOP + round(number * size * LEADING), size, 255, line
    below = HEIGHT - MARGIN - LINE_SIZE // 2
    yield MARGIN, below, LINE_SIZE, HALF, _cut(card.line, LINE_SIZE)


def _accent_texts(card: SocialCard) -> Iterator[tuple[int, int, int, int, str]]:
    yield MARGIN, MARGIN, NAME_SIZE, 255, _cut(card.site, NAME_SIZE)


def _layer(texts: Iterator[tuple[int, int, int, int, str]]) -> "Image":
    """How much each pixel is covered by some texts, from 0 to 255."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    for left, top, size, darkness, text in texts:
        draw.text((left, top), text, fill=darkness, font=_font(size))
    return image


def _png(ink: "Image", accent: "Image", colour: str) -> bytes:
    from PIL import Image, ImageChops

    steps = [round(level * STEPS / 255) for level in range(256)]
    shades = ImageChops.add(ink.point(steps), accent.point([step and step + STEPS for step in steps]))
    image = Image.frombytes("P", shades.size, shades.tobytes())
    full = tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
    ramps = ((PAPER,), _ramp(INK), _ramp(full))
    image.putpalette(list(chain.from_iterable(chain.from_iterable(ramps))))
    file = io.BytesIO()
    image.save(file, "PNG", bits=4, compress_level=6)
    return file.getvalue()


def _ramp(colour: Sequence[int]) -> list[tuple[int, ...]]:
    """The shades from nearly paper to a full colour."""
    return [
        tuple(
            round(ground + (full - ground) * step / STEPS) for ground, full in zip(PAPER, colour, strict=True)
        )
        for step in range(1, STEPS + 1)
    ]


def _fit_headline(headline: str) -> tuple[int, list[str]]:
    """The largest size in which a headline fits, and its lines; cut where there is none."""
    for size in HEADLINE_SIZES:
        lines = _wrap(headline, size)
        room = int(HEADLINE_HEIGHT // (size * LEADING))
        if len(lines) <= room and all(_width(line, size) <= WIDEST for line in lines):
            return size, lines
    rest = [" ".join(lines[room - 1 :])] if len(lines) >= room else []
    return size, [_cut(line, size) for line in [*lines[: room - 1], *rest]]


def _wrap(text: str, size: int) -> list[str]:
    """A text in lines that are no wider than the card allows; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, size) <= WIDEST:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(text: str, size: int) -> str:
    """A text, cut with an ellipsis where it is wider than the card allows."""
    if _width(text, size) <= WIDEST:
        return text
    ends = accumulate((_advance(sign, size) for sign in text), initial=_advance("…", size))
    return text[: sum(end <= WIDEST for end in ends) - 1].rstrip() + "…"


def _width(text: str, size: int) -> float:
    """In pixels; pairs of letters that are drawn nearer are not counted as such."""
    return sum(_advance(sign, size) for sign in text)


@lru_cache(maxsize=4_096)
def _advance(sign: str, size: int) -> float:
    return _font(size).getlength(sign)


@lru_cache(maxsize=16)
def _font(size: int) -> "FreeTypeFont":
    from importlib.resources import files

    from PIL import ImageFont

    with (files(FONT) / LETTERS).open("rb") as file:
        data = io.BytesIO(file.read())
    return ImageFont.truetype(data, size, layout_engine=ImageFont.Layout.BASIC)


def _has_signs(text: str) -> bool:
    return all(map(_has_sign, text))


@lru_cache(maxsize=4_096)
def _has_sign(sign: str) -> bool:
    """Whether the font has a sign; it draws all that it lacks alike."""
    font = _font(LINE_SIZE)
    drawn, lacking = (font.getmask(one, mode="L") for one in (sign, NO_CHARACTER))
    return sign.isspace() or (drawn.size, bytes(drawn)) != (lacking.size, bytes(lacking))
