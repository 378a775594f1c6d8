"""A sheet of paper to draw on: letters in ink and in an accent, bars, perhaps a picture."""

import io
from collections.abc import Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

from digest.pictures.bidi import visual_order
from digest.pictures.faces import FACES, font, strokes, width

if TYPE_CHECKING:
    from PIL.Image import Image

STEPS = 7
"""Shades between paper and full colour; more cannot be seen at this size."""

PAPER = (253, 251, 247)
INK = (28, 25, 21)

FULL = 255
"""How dark the darkest is."""

QUALITY = 82
"""Of the JPEG file that a sheet with a picture is."""


class Sheet:
    """What is drawn on so far: how much of each pixel is covered, from 0 to 255."""

    def __init__(self, size: tuple[int, int]) -> None:
        from PIL import Image

        self._ink, self._accent = Image.new("L", size, 0), Image.new("L", size, 0)
        self._pictures: list[tuple[tuple[int, int, int, int], bytes]] = []

    def write(
        self,
        line: str,
        box: tuple[int, int, int],
        size: int,
        language: str,
        *,
        from_right: bool = False,
        darkness: int = FULL,
        accent: bool = False,
    ) -> None:
        """Write a line into `box` (left, top, right), at the side where it begins."""
        from PIL import ImageDraw

        left, top, right = box
        line = visual_order(line, from_right=from_right)
        at = right - width(line, size, language) if from_right else left
        baseline = top + font(FACES[0], size).getmetrics()[0]
        draw = ImageDraw.Draw(self._accent if accent else self._ink)
        for face, piece, wide in strokes(line, size, language):
            # FreeType overflows on some heaps of marks ("raster overflow"); the others stand without them.
            with suppress(OSError):
                draw.text((at, baseline), piece, fill=darkness, font=font(face, size), anchor="ls")
            at += wide

    def fill(self, box: tuple[int, int, int, int], *, darkness: int = FULL, accent: bool = False) -> None:
        """Fill a box: left, top, right, bottom."""
        (self._accent if accent else self._ink).paste(darkness, box)

    def put(self, picture: bytes, box: tuple[int, int, int, int]) -> None:
        """Fill a box with the middle of a picture, below what is drawn."""
        self._pictures.append((box, picture))

    def file(self, accent: str) -> bytes:
        """Return all as a file, a JPEG where there is a picture, else a PNG; `accent` is `#rrggbb`."""
        colour = tuple(int(accent[place : place + 2], 16) for place in (1, 3, 5))
        return self._jpeg(colour) if self._pictures else self._png(colour)

    def _png(self, colour: Sequence[int]) -> bytes:
        """Sixteen colours, four bits to a pixel: steps from paper to ink, and from paper to the accent."""
        from PIL import Image, ImageChops

        steps = [round(level * STEPS / FULL) for level in range(FULL + 1)]
        accents = self._accent.point([step and step + STEPS for step in steps])
        shades = ImageChops.add(self._ink.point(steps), accents)
        image = Image.frombytes("P", shades.size, shades.tobytes())
        ramps = ((PAPER,), _ramp(INK), _ramp(colour))
        image.putpalette(list(chain.from_iterable(chain.from_iterable(ramps))))
        file = io.BytesIO()
        image.save(file, "PNG", bits=4, compress_level=6)
        return file.getvalue()

    def _jpeg(self, colour: tuple[int, ...]) -> bytes:
        from PIL import Image

        image = Image.new("RGB", self._ink.size, PAPER)
        for box, picture in self._pictures:
            image.paste(_middle(picture, (box[2] - box[0], box[3] - box[1])), box)
        image.paste(INK, mask=self._ink)
        image.paste(colour, mask=self._accent)
        file = io.BytesIO()
        image.save(file, "JPEG", quality=QUALITY, optimize=True, progressive=True, subsampling="4:4:4")
        return file.getvalue()


def _middle(picture: bytes, size: tuple[int, int]) -> "Image":
    """The middle of a picture, one of our own files, as large as that."""
    from PIL import Image, ImageOps

    return ImageOps.fit(Image.open(io.BytesIO(picture), formats=("JPEG",)), size)


def _ramp(colour: Sequence[int]) -> list[tuple[int, ...]]:
    """The shades from nearly paper to a full colour."""
    return [
        tuple(
            round(ground + (full - ground) * step / STEPS) for ground, full in zip(PAPER, colour, strict=True)
        )
        for step in range(1, STEPS + 1)
    ]
