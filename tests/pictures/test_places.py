import unicodedata

import pytest

from digest.pictures.places import PictureError, PictureFiles

NFD = unicodedata.normalize("NFD", "é.jpg")
FILES = PictureFiles(["a.jpg", "news/b.png", "news/mine.JPG", NFD, "x.svg", "two words.jpg", "50%25.jpg"])


@pytest.mark.parametrize(
    ("file", "place", "path"),
    [
        ("rain.md", "a.jpg", "a.jpg"),
        ("rain.md", "./news/b.png", "news/b.png"),
        ("news/rain.md", "b.png", "news/b.png"),
        ("news/rain.md", "../a.jpg", "a.jpg"),
        ("rain.md", "é.jpg", NFD),
        ("rain.md", "%C3%A9.jpg", NFD),
        ("rain.md", "two words.jpg", "two words.jpg"),
        ("rain.md", "two%20words.jpg", "two words.jpg"),
        ("rain.md", "50%25.jpg", "50%25.jpg"),
    ],
)
def test_picture_is_found_from_its_article(file: str, place: str, path: str) -> None:
    assert FILES.find(file, place) == path


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        ("../a.jpg", "outside content/"),
        ("/etc/a.jpg", "outside content/"),
        ("news/../../a.jpg", "outside content/"),
        ("..\\a.jpg", "no picture"),
        ("%2e%2e/a.jpg", "no picture"),
        ("b.png", "no picture"),
        ("news/mine.jpg", 'only "mine.JPG"'),
        ("x.svg", "not published"),
        ("", "no picture"),
    ],
)
def test_what_is_not_there_or_not_to_be_published_is_named(place: str, problem: str) -> None:
    with pytest.raises(PictureError, match=problem):
        FILES.find("rain.md", place)
