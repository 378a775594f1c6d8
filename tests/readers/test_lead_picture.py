"""The picture that leads an article, as front matter names it."""

from dataclasses import replace

import pytest

import digest
from digest.errors import Notice
from digest.readers import read_source
from digest.readers.found import ReadingDefaults
from digest.readers.pictures import as_shown, is_placeholder, picture_marks, picture_place
from digest.records import Illustration, Picture, Source


def picture(head: str, *, name: str = "2025/rain.md", body: str = "Rain fell.") -> Picture | None:
    return digest.read(f"---\ntitle: Rain\n{head}\n---\n{body}\n".encode(), name=name)[0].picture


def notices(head: str, body: str = "Rain fell.") -> tuple[Notice, ...]:
    from datetime import UTC

    file = Source("rain.md", f"---\ntitle: Rain\n{head}\n---\n{body}\n".encode())
    return read_source(file, ReadingDefaults("en", UTC)).notices


@pytest.mark.parametrize(
    "head",
    [
        "image: quay.jpg\nimage_caption: The quay.\nimage_credit: A. Lens\nimage_alt: A quay",
        "image: quay.jpg\ncaption: The quay.\ncredit: A. Lens\nimage_alt: A quay",
        "image: {file: quay.jpg, caption: The quay., credit: A. Lens, alt: A quay}",
        "image:\n  src: ./quay.jpg\n  caption: The quay.\n  credit: A. Lens\n  alt: A quay",
    ],
)
def test_front_matter_names_the_picture_with_its_caption(head: str) -> None:
    assert picture(head) == Picture("quay.jpg", "The quay.", "A. Lens", "A quay")


def test_table_of_toml_names_the_picture() -> None:
    text = (
        b'+++\ntitle = "Rain"\n[image]\nurl = "https://post.example/q.png"\ncredit = "A. Lens"\n+++\nRain.\n'
    )
    assert digest.read(text, name="rain.md")[0].picture == Picture(
        "https://post.example/q.png", credit="A. Lens"
    )


def test_key_line_above_a_paste_names_the_picture() -> None:
    text = b"Title: Rain\nImage: quay.jpg\n\nRain fell on the town, and the river rose.\n"
    assert digest.read(text, name="rain.txt")[0].picture == Picture("quay.jpg")


@pytest.mark.parametrize("line", [b"Image: Getty", b"Credit: A. Lens", b"Caption: The quay at dawn"])
def test_credit_line_of_a_paste_is_no_picture(line: bytes) -> None:
    text = b"Rain over Brill\n" + line + b"\n\nRain fell on the town, and the river rose by two metres.\n"
    assert digest.read(text, name="rain.txt")[0].picture is None


@pytest.mark.parametrize(
    "place",
    [
        "../../etc/rain.jpg",
        "/etc/rain.jpg",
        "a/../../../rain.jpg",
        "C:\\rain.jpg",
        "..\\..\\rain.jpg",
        "con.jpg",
        "a/LPT1.png",
        "//cdn.example/rain.jpg",
        "file:///etc/rain.jpg",
        "javascript:alert(1).jpg",
        "data:image/png;base64,AAAA.png",
        "rain.svg",
        "rain.html",
        "https://post.example/" + "a" * 1_000_000 + ".jpg",
    ],
)
def test_place_outside_content_or_of_no_picture_is_refused(place: str) -> None:
    assert picture_place(place, "2025/rain.md") is None


def test_refused_place_is_told_with_its_line() -> None:
    (notice,) = notices("image: ../rain.jpg")
    assert str(notice).startswith('content/rain.md:3: picture "../rain.jpg" left out: no place for one')


def test_caption_without_a_picture_is_passed_over() -> None:
    assert (picture("caption: The quay."), notices("caption: The quay.")) == (None, ())


def test_long_credit_is_cut_and_told() -> None:
    found = picture(f"image: quay.jpg\ncredit: {'lens ' * 300}")
    assert found is not None
    assert len(found.credit or "") <= 601


def test_picture_in_the_text_alone_leads_nothing() -> None:
    assert picture("slug: rain", body="![](https://post.example/harbour-wall.jpg) Rain.") is None


@pytest.mark.parametrize(
    "address",
    [
        "https://post.example/img/logo.png",
        "https://post.example/default-image.jpg",
        "https://post.example/a/placeholder_640x480.png",
        "https://post.example/1x1.gif",
        "https://post.example/rain.svg",
        "https://post.example/icons/rain.png",
        "https://secure.gravatar.com/avatar/5d41402abc4b2a76b9719d911017c592",
        "https://post.example/",
        "https://[post.example/rain.jpg",
    ],
)
def test_logos_and_stand_ins_are_no_pictures(address: str) -> None:
    assert is_placeholder(address)


def test_logo_that_an_article_is_about_is_a_picture() -> None:
    assert not is_placeholder("https://post.example/new-logo-of-the-football-club.jpg")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://a.example/u/harbour-wall-1024x683.jpg", "https://b.example/harbour-wall.jpg?w=30"),
        (
            "https://a.example/x?url=https%3A%2F%2Fb.example%2Fharbour-wall.jpg",
            "https://b.example/harbour-wall.webp",
        ),
        (
            "https://a.example/media/5d41402abc4b2a76b971/1/5000.jpg",
            "https://a.example/media/5d41402abc4b2a76b971/2/900.jpg",
        ),
        ("page_files/harbour-wall.jpg", "https://b.example/2025/harbour-wall.jpg"),
    ],
)
def test_sizes_of_one_picture_share_a_mark(first: str, second: str) -> None:
    assert picture_marks(first) & picture_marks(second)


def test_short_names_in_two_places_are_two_pictures() -> None:
    assert not picture_marks("https://a.example/1/5000.jpg") & picture_marks("https://a.example/2/5000.jpg")


def test_leading_picture_that_the_body_has_too_is_named_as_there() -> None:
    body = Illustration(Picture("https://b.example/harbour-wall-300x200.jpg"), 0)
    lead = Picture("https://b.example/harbour-wall.jpg?w=1200", caption="The wall")
    assert as_shown(lead, [body]) == replace(lead, place=body.picture.place)
