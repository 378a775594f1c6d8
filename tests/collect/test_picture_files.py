"""The files of pictures: by their own bytes, and beside a file that is added."""

from pathlib import Path

import pytest

import digest
from digest.collect.add import Added
from digest.collect.pictures import LARGEST_PICTURE, picture_suffix
from digest.errors import Notice

PNG = b"\x89PNG\r\n\x1a\n a picture"
PHOTO = "https://cdn.example/harbour-wall.jpg"
RAIN = b"---\ntitle: Rain\ndate: 2025-03-06\nimage: quay.png\nimage_credit: A. Lens\n---\nRain fell.\n"


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"\xff\xd8\xff\xe0", ".jpg"),
        (PNG, ".png"),
        (b"GIF87a", ".gif"),
        (b"GIF89a", ".gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", ".webp"),
        (b"RIFF\x10\0\0\0WAVEfmt ", None),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", ".avif"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", ".avif"),
        (b"\0\0\0\x1cftypisom\0\0\0\0isommp42", None),
        (b"\0\0\0\x0cftypmp42avif", None),
        (b"<svg", None),
        (b"<html>", None),
        (b"%PDF-", None),
        (b"", None),
    ],
)
def test_kind_of_a_picture_is_told_by_its_bytes(data: bytes, suffix: str | None) -> None:
    assert picture_suffix(data) == suffix


def add(
    project: Path,
    data: bytes = RAIN,
    *,
    name: str = "rain.md",
    folder: Path | None = None,
    picture: bool = True,
) -> tuple[Added, list[Notice]]:
    (added,), notices = digest.add(data, name=name, project=project, folder=folder, picture=picture)
    return added, [notice for notice in notices if "picture" in notice.problem]


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    (folder / "page_files").mkdir(parents=True)
    (folder / "quay.png").write_bytes(PNG)
    return folder


def page(source: str) -> bytes:
    text = "<p>Rain fell on the old town for two days, and the river rose by two metres on Tuesday.</p>" * 8
    image = f'<meta property="og:image" content="{PHOTO}">'
    return f"<!doctype html>{image}<h1>Rain</h1><figure><img src='{source}'></figure>{text}".encode()


def test_picture_beside_an_added_file_is_copied(tmp_path: Path, downloads: Path) -> None:
    added, notices = add(tmp_path, folder=downloads)
    assert (tmp_path / "content/2025-03-06-rain.png").read_bytes() == PNG
    assert (added.article.picture, notices) == (digest.Picture("2025-03-06-rain.png", credit="A. Lens"), [])


def test_picture_takes_the_suffix_that_its_bytes_ask_for(tmp_path: Path, downloads: Path) -> None:
    (downloads / "quay.png").write_bytes(b"GIF89a")
    add(tmp_path, folder=downloads)
    assert (tmp_path / "content/2025-03-06-rain.gif").is_file()


def test_same_file_with_its_picture_twice_is_one_article(tmp_path: Path, downloads: Path) -> None:
    assert [add(tmp_path, folder=downloads)[0].new for _ in range(2)] == [True, False]
    assert len(list((tmp_path / "content").iterdir())) == 2


@pytest.mark.parametrize("wrong", [b"<html><script>alert(1)</script>", b"\0" * (LARGEST_PICTURE + 1), None])
def test_file_that_is_no_picture_is_told_and_left_out(
    tmp_path: Path, downloads: Path, wrong: bytes | None
) -> None:
    (downloads / "quay.png").unlink()
    if wrong is not None:
        (downloads / "quay.png").write_bytes(wrong)
    added, notices = add(tmp_path, folder=downloads)
    assert (added.article.picture, len(notices)) == (None, 1)
    assert [path.name for path in (tmp_path / "content").iterdir()] == ["2025-03-06-rain.md"]


def test_link_out_of_the_folder_is_not_followed(tmp_path: Path, downloads: Path) -> None:
    (downloads / "quay.png").unlink()
    (tmp_path / "secret.png").write_bytes(PNG)
    (downloads / "quay.png").symlink_to(tmp_path / "secret.png")
    assert add(tmp_path, folder=downloads)[0].article.picture is None


def test_path_out_of_the_folder_is_not_followed(tmp_path: Path, downloads: Path) -> None:
    (tmp_path / "quay.png").write_bytes(PNG)
    data = RAIN.replace(b"quay.png", b"../quay.png")
    assert add(tmp_path, data, name="downloads/rain.md", folder=downloads)[0].article.picture is None


def test_picture_in_the_folder_saved_with_a_page_is_copied(tmp_path: Path, downloads: Path) -> None:
    (downloads / "page_files/harbour-wall-640x480.jpg").write_bytes(b"\xff\xd8\xff")
    add(tmp_path, page("./page_files/harbour-wall-640x480.jpg"), name="page.html", folder=downloads)
    assert (tmp_path / "content/rain.jpg").read_bytes() == b"\xff\xd8\xff"


def test_page_saved_alone_keeps_the_address_of_its_picture(tmp_path: Path, downloads: Path) -> None:
    source = "./page_files/harbour-wall-640x480.jpg"
    added, notices = add(tmp_path, page(source), name="page.html", folder=downloads)
    assert (added.article.picture, notices) == (digest.Picture(PHOTO), [])


def test_picture_is_left_out_on_request(tmp_path: Path, downloads: Path) -> None:
    assert add(tmp_path, folder=downloads, picture=False)[0].article.picture is None
    assert len(list((tmp_path / "content").iterdir())) == 1


def test_missing_credit_of_a_picture_is_told(tmp_path: Path) -> None:
    data = RAIN.replace(b"quay.png", PHOTO.encode())
    assert "the picture's credit" not in add(tmp_path, data)[0].missing
    assert "the picture's credit" in add(tmp_path, data.replace(b"image_credit: A. Lens\n", b""))[0].missing


def test_missing_picture_of_a_page_is_told(tmp_path: Path) -> None:
    bare = page("").replace(b"og:image", b"x")
    assert "picture" in add(tmp_path, bare, name="page.html")[0].missing
