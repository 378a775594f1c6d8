"""Pictures that tests make for themselves."""

import io

from PIL import Image


def picture_file(
    size: tuple[int, int] = (6, 4),
    colour: object = (200, 30, 20),
    kind: str = "PNG",
    mode: str = "RGB",
    **options: object,
) -> bytes:
    """Return a picture of one colour as a file."""
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, kind, **options)  # type: ignore[arg-type]  # a colour of any mode
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    """Return a picture's pixels."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def colour_at(data: bytes, place: tuple[int, int]) -> tuple[int, ...]:
    """Return a pixel's red, green and blue."""
    pixel = opened(data).convert("RGB").getpixel(place)
    assert isinstance(pixel, tuple)
    return tuple(int(level) for level in pixel)
