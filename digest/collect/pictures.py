"""The files of pictures that lead articles: known by their own bytes, from the network or from the disk."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from digest.collect.exchange import Failure, Getter, Request
from digest.errors import SourceError
from digest.readers.pictures import SCHEME
from digest.records import Picture, Source

LARGEST_PICTURE = 15_000_000
"""Bytes."""

ACCEPT = "image/jpeg,image/png,image/webp,image/gif;q=0.9,image/avif;q=0.8,image/*;q=0.1"

OPENINGS = (
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
)
AVIF_BRANDS = (b"avif", b"avis")
BRANDS_WITHIN = 64
"""Bytes at the start of a file in which it names its brands. Source: ISO/IEC 14496-12, `ftyp`."""

PAGES = frozenset({".html", ".htm"})


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as a file, and the suffix that its bytes ask for."""

    data: bytes
    suffix: str


@dataclass(frozen=True, slots=True)
class NoPicture:
    """Why a picture could not be had."""

    problem: str
    remedy: str


def picture_suffix(data: bytes) -> str | None:
    r"""Return the suffix of a picture by its first bytes; None for what is no JPEG, PNG, GIF, WebP or AVIF.

    >>> picture_suffix(b"GIF89a\x01\x00"), picture_suffix(b"<svg xmlns=")
    ('.gif', None)

    """
    for opening, suffix in OPENINGS:
        if data.startswith(opening):
            return suffix
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    if data[4:8] == b"ftyp":
        brands = data[8 : min(BRANDS_WITHIN, int.from_bytes(data[:4], "big"))]
        return ".avif" if any(brand in brands for brand in AVIF_BRANDS) else None
    return None


def check_picture(data: bytes) -> PictureFile | NoPicture:
    """Return the bytes of a picture as a file, or why they are none."""
    if len(data) > LARGEST_PICTURE:
        return _too_large(len(data))
    suffix = picture_suffix(data)
    if suffix is None:
        return NoPicture("no JPEG, PNG, GIF, WebP or AVIF", "save it as one, and name it in the front matter")
    return PictureFile(data, suffix)


def _too_large(size: int) -> NoPicture:
    limit = LARGEST_PICTURE // 1_000_000
    return NoPicture(f"{size / 1e6:,.0f} MB; the limit is {limit}", "save a smaller one beside the article")


async def get_picture(picture: Picture, getter: Getter) -> PictureFile | NoPicture:
    """Get the picture at an address."""
    answer = await getter.get(Request(picture.place, ACCEPT, largest=LARGEST_PICTURE))
    if isinstance(answer, Failure):
        return NoPicture(answer.problem, answer.remedy)
    return check_picture(answer.data)


def read_picture(source: Source, picture: Picture, folder: Path) -> PictureFile | NoPicture | None:
    """Return the picture of an article as it lies beside its source file; None where it lies elsewhere.

    Args:
        source: The source file.
        picture: The picture of its article.
        folder: Where the source file lies. What leads out of it is not read.

    """
    place = _local_place(source, picture)
    if place is None:
        return None
    path = folder / place
    try:
        if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
            return NoPicture("no such file beside the article", "put it there, or take it out")
        if (size := path.stat().st_size) > LARGEST_PICTURE:
            return _too_large(size)
        return check_picture(path.read_bytes())
    except (OSError, RuntimeError, ValueError) as error:
        return NoPicture(f"cannot be read: {getattr(error, 'strerror', None) or error}", "mend its rights")


def _local_place(source: Source, picture: Picture) -> str | None:
    if PurePosixPath(source.path).suffix.lower() in PAGES:
        from digest.readers.page.picture import find_saved_picture

        try:
            return find_saved_picture(source, picture)
        except SourceError:
            return None
    return None if SCHEME.match(picture.place) else picture.place
