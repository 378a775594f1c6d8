import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms
from samples import colour_at, opened, picture_file

from digest.pictures.places import PictureError
from digest.pictures.renditions import MOST_SCANS, pack_pictures, render_picture, unpack_pictures


def nearly(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(first - second) <= 12 for first, second in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("width", "widths"),
    [(3, [3]), (480, [480]), (560, [560]), (600, [480, 600]), (1000, [480, 1000]), (2000, [480, 960, 1600])],
)
def test_widths_are_those_of_the_site_and_never_more_than_the_picture_has(
    width: int, widths: list[int]
) -> None:
    assert [one.width for one in render_picture(picture_file((width, 8)))] == widths


def test_sizes_are_those_of_the_files() -> None:
    made = render_picture(picture_file((1000, 500)))
    assert (
        [opened(one.data).size for one in made]
        == [(one.width, one.height) for one in made]
        == [(480, 240), (1000, 500)]
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_every_known_format_becomes_a_jpeg(kind: str) -> None:
    (made,) = render_picture(picture_file((40, 30), kind=kind))
    assert (opened(made.data).format, nearly(colour_at(made.data, (9, 9)), (200, 30, 20))) == ("JPEG", True)


@pytest.mark.parametrize(
    ("mode", "colour", "shown"),
    [
        ("1", 1, (255, 255, 255)),
        ("L", 90, (90, 90, 90)),
        ("LA", (90, 0), (255, 255, 255)),
        ("I;16", 40_000, (156, 156, 156)),
        ("RGBA", (200, 30, 20, 0), (255, 255, 255)),
        ("RGBA", (200, 30, 20, 255), (200, 30, 20)),
    ],
)
def test_every_mode_of_png_is_shown_on_white(mode: str, colour: object, shown: tuple[int, int, int]) -> None:
    (made,) = render_picture(picture_file((40, 30), colour, mode=mode))
    assert nearly(colour_at(made.data, (9, 9)), shown)


def test_transparent_colour_of_a_palette_is_white() -> None:
    file = io.BytesIO()
    Image.new("P", (40, 30), 0).save(file, "PNG", transparency=0)
    (made,) = render_picture(file.getvalue())
    assert colour_at(made.data, (9, 9)) == (255, 255, 255)


def test_colours_of_print_become_those_of_screens() -> None:
    (made,) = render_picture(picture_file((40, 30), (0, 0, 0, 255), kind="JPEG", mode="CMYK"))
    assert nearly(colour_at(made.data, (9, 9)), (0, 0, 0))


def test_colours_of_a_profile_become_those_of_the_web() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    (made,) = render_picture(picture_file((40, 30), icc_profile=profile))
    assert nearly(colour_at(made.data, (9, 9)), (200, 30, 20))


def test_broken_profile_is_passed_over() -> None:
    (made,) = render_picture(picture_file((40, 30), icc_profile=b"no profile"))
    assert nearly(colour_at(made.data, (9, 9)), (200, 30, 20))


def test_first_frame_of_a_moving_picture_is_shown() -> None:
    file = io.BytesIO()
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    (made,) = render_picture(file.getvalue())
    assert nearly(colour_at(made.data, (9, 9)), (255, 0, 0))


def test_first_frame_of_a_moving_webp_is_shown() -> None:
    file = io.BytesIO()
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    (made,) = render_picture(file.getvalue())
    assert nearly(colour_at(made.data, (9, 9)), (255, 0, 0))


@pytest.mark.parametrize("size", [(1, 1), (5_000, 3), (3, 9_000)])
def test_picture_of_any_shape_keeps_at_least_a_pixel(size: tuple[int, int]) -> None:
    made = render_picture(picture_file(size))
    assert all(one.width >= 1 and one.height >= 1 for one in made)


def test_picture_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    (made,) = render_picture(picture_file((40, 30), kind="JPEG", exif=exif))
    assert (made.width, made.height) == (30, 40)


def test_picture_on_its_side_is_as_wide_as_its_height_was() -> None:
    exif = Image.Exif()
    exif[0x0112] = 8
    made = render_picture(picture_file((3600, 1700), kind="JPEG", exif=exif))
    assert (made[-1].width, made[-1].height) == (1600, 3388)


def test_nothing_but_pixels_goes_through() -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = picture_file(
        (40, 30), kind="JPEG", exif=exif, comment=b"SECRET", icc_profile=profile, dpi=(300, 300)
    )
    (made,) = render_picture(data)
    assert set(opened(made.data).info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progression",
        "progressive",
    }


def test_comment_does_not_go_through() -> None:
    (made,) = render_picture(picture_file((40, 30), kind="JPEG", comment=b"SECRET"))
    assert b"SECRET" not in made.data


def test_same_file_gives_the_same_bytes() -> None:
    data = picture_file((700, 300), kind="JPEG")
    assert render_picture(data) == render_picture(data)


def png_of(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("hostile", "problem"),
    [
        (b"", "no picture"),
        (b"no picture", "no picture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "no picture"),
        (b"%PDF-1.4", "no picture"),
        (picture_file(kind="BMP"), "no picture"),
        (picture_file((400, 300), kind="JPEG")[:300], "damaged"),
        (picture_file((40, 30))[:60], "damaged"),
        (png_of(40, 30), "damaged"),
        (png_of(8_000, 8_000), "more than 50,000,000 pixels"),
        (png_of(20_000, 20_000), "more than 50,000,000 pixels"),
        (png_of(2**31 - 1, 2**31 - 1), "more than 50,000,000 pixels"),
        (png_of(0, 4), "damaged"),
        (b"\xff\xd8" + b"\xff\xda" * (MOST_SCANS + 1), "too many passes"),
    ],
    ids=range(13),
)
def test_what_is_no_honest_picture_is_refused(hostile: bytes, problem: str) -> None:
    with pytest.raises(PictureError, match=problem):
        render_picture(hostile)


def test_packed_pictures_are_unpacked_the_same() -> None:
    made = render_picture(picture_file((600, 300)))
    assert unpack_pictures(pack_pictures(made)) == made
