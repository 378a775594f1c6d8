"""A picture's file in, the files in which the site shows it out.

Every picture is published as JPEG, whatever it was: browsers, e-mail programs,
e-book readers and social networks all show it. Nothing of the file but its
pixels goes through, so that neither a place nor a thumbnail of what was cut
away is published.
"""

import io
import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.pictures.places import PictureError

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
"""The decoders that may look at a file, by Pillow's names; what its name says does not count."""

WIDTHS = (480, 960, 1600)
"""In pixels: a telephone, a column or a telephone with fine pixels, a column with fine pixels."""

NEARLY = 1.2
"""A picture so little wider than one of `WIDTHS` is not made in that width too."""

MOST_PIXELS = 50_000_000
"""Of a picture that is decoded at all; they take up to four bytes each."""

MOST_SCANS = 100
"""Passes in which a JPEG is stored: each takes few bytes and the time of a picture. Honest ones have 10."""

QUALITY = 80

ORIENTATION, LYING = 0x0112, frozenset(range(5, 9))
"""The tag of EXIF that says which side is up, and its values for pictures on their side."""

START_OF_SCAN = b"\xff\xda"

VERSION = 1
"""Raised when the same file would give other renditions."""


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """A picture in one size, as a JPEG file."""

    width: int
    """In pixels."""
    height: int
    data: bytes


def render_picture(data: bytes) -> tuple[EncodedPicture, ...]:
    """Return a picture in the widths of the site, the narrowest first, none wider than it is.

    Of a moving picture it is the first frame; transparent parts are white.

    Raises:
        PictureError: It is none, or damaged, or too large to decode.

    """
    if data.count(START_OF_SCAN) > MOST_SCANS:
        raise PictureError("is stored in too many passes")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # decoders tell oddities that nobody can mend
            return _render(data)
    except PictureError:
        raise
    except Exception as error:  # decoders fail in any way on bytes that are no honest picture
        raise PictureError("is damaged, or no picture") from error


def _render(data: bytes) -> tuple[EncodedPicture, ...]:
    from PIL import ImageOps

    image = _open(data)
    details = image.format == "JPEG"
    profile = image.info.get("icc_profile")
    lies = image.getexif().get(ORIENTATION) in LYING
    image.draft("RGB", (1, WIDTHS[-1]) if lies else (WIDTHS[-1], 1))  # a JPEG is not decoded larger than that
    image.load()
    ImageOps.exif_transpose(image, in_place=True)
    image = _fit(_plain_mode(image), WIDTHS[-1])
    image = _to_srgb(_on_white(image), profile)
    image.info.clear()
    return tuple(_encode(_fit(image, width), fine_colours=not details) for width in _widths(image.width))


def _open(data: bytes) -> "Image":
    from PIL import Image

    too_large = PictureError(f"has more than {MOST_PIXELS:,} pixels")
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise too_large from error
    if image.width * image.height > MOST_PIXELS:
        raise too_large
    return image


def _plain_mode(image: "Image") -> "Image":
    """The picture in a mode that can be made smaller: no palette, eight bits of each colour."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda level: level / 256).convert("L")
    if image.mode in {"1", "L", "RGB", "CMYK"} and "transparency" not in image.info:
        return image.convert("L") if image.mode == "1" else image
    return image.convert("RGBA")


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _to_srgb(image: "Image", profile: bytes | None) -> "Image":
    """The picture in the colours of the web; without a profile that fits, its numbers are taken for these."""
    from PIL import ImageCms

    if not profile:
        return image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        changed = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert("RGB")
    return changed or image.convert("RGB")


def _widths(width: int) -> Sequence[int]:
    return [*(narrower for narrower in WIDTHS if narrower * NEARLY < width), min(width, WIDTHS[-1])]


def _fit(image: "Image", width: int) -> "Image":
    """The picture in this width, or as it is where it is narrower."""
    from PIL.Image import Resampling

    if image.width <= width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)


def _encode(image: "Image", *, fine_colours: bool) -> EncodedPicture:
    """The picture as a file; drawings and screens need colours as fine as their light."""
    file = io.BytesIO()
    subsampling = "4:4:4" if fine_colours else "4:2:0"
    image.save(file, "JPEG", quality=QUALITY, optimize=True, progressive=True, subsampling=subsampling)
    return EncodedPicture(image.width, image.height, file.getvalue())


def pack_pictures(pictures: Sequence[EncodedPicture]) -> bytes:
    """Return some pictures as one run of bytes, to be kept."""
    sizes = [(one.width, one.height, len(one.data)) for one in pictures]
    return json.dumps(sizes).encode() + b"\n" + b"".join(one.data for one in pictures)


def unpack_pictures(packed: bytes) -> tuple[EncodedPicture, ...]:
    """Return the pictures that were packed."""
    head, _, rest = packed.partition(b"\n")
    pictures, start = [], 0
    for width, height, length in json.loads(head):
        pictures.append(EncodedPicture(width, height, rest[start : start + length]))
        start += length
    return tuple(pictures)
