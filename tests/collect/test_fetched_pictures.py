"""The pictures that lead a feed's entries."""

from dataclasses import replace
from pathlib import Path

import pytest
from pretend_web import FEED, TEXT, Item, bring, changed, counts, follow, only_article, only_file, rss

from digest.collect.exchange import Answer, Failure

PICTURE = "https://cdn.post.example/2025/harbour-wall.jpg"
ITEM = Item(text=f"<p><img src='{PICTURE}' alt='The wall'></p><p>{TEXT}</p>")
JPEG = b"\xff\xd8\xff\xe0 picture"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = follow(tmp_path / "project")
    toml = folder / "digest.toml"
    toml.write_text("[fetch]\npictures = true\n" + toml.read_text())
    return folder


def test_picture_lies_beside_its_article_which_names_it(project: Path) -> None:
    bring(project, {FEED: rss(ITEM), PICTURE: JPEG})
    picture = only_article(project).picture
    assert picture is not None
    assert (only_file(project).parent / picture.place).read_bytes() == JPEG
    assert picture.place == only_file(project).with_suffix(".jpg").name


def test_picture_is_not_asked_for_unless_the_editor_says_so(tmp_path: Path) -> None:
    folder = follow(tmp_path / "project")
    bring(folder, {FEED: rss(ITEM), PICTURE: JPEG})
    picture = only_article(folder).picture
    assert picture is not None
    assert picture.place == PICTURE


UNAVAILABLE: dict[str, dict[str, bytes | Answer | Failure]] = {
    "missing": {},
    "no picture": {PICTURE: b"<svg onload='x()'></svg>"},
    "forbidden": {PICTURE: JPEG, "https://cdn.post.example/robots.txt": b"User-agent: *\nDisallow: /\n"},
}


@pytest.mark.parametrize("places", UNAVAILABLE.values(), ids=UNAVAILABLE)
def test_article_without_its_picture_keeps_the_address(
    project: Path, places: dict[str, bytes | Answer | Failure]
) -> None:
    assert counts(bring(project, {FEED: rss(ITEM), **places})) == {"new": 1}
    picture = only_article(project).picture
    assert picture is not None
    assert picture.place == PICTURE
    assert [path.suffix for path in only_file(project).parent.iterdir()] == [".md"]


def test_picture_that_the_editor_has_replaced_stays(project: Path) -> None:
    bring(project, {FEED: rss(ITEM), PICTURE: JPEG})
    own = only_file(project).with_suffix(".jpg")
    own.write_bytes(b"\xff\xd8\xff own")
    later = replace(ITEM, text=(ITEM.text or "") + (changed(ITEM).text or ""))
    assert counts(bring(project, {FEED: rss(later), PICTURE: JPEG})) == {"changed": 1}
    assert own.read_bytes() == b"\xff\xd8\xff own"


def test_changed_article_keeps_its_picture_where_it_cannot_be_had_again(project: Path) -> None:
    bring(project, {FEED: rss(ITEM), PICTURE: JPEG})
    later = replace(ITEM, text=(ITEM.text or "") + (changed(ITEM).text or ""))
    bring(project, {FEED: rss(later)})
    picture = only_article(project).picture
    assert picture is not None
    assert picture.place == only_file(project).with_suffix(".jpg").name


def test_picture_beside_an_article_is_no_news(project: Path) -> None:
    places = {FEED: rss(ITEM), PICTURE: JPEG}
    bring(project, places)
    assert counts(bring(project, {**places, FEED: rss(ITEM) + b" "})) == {"same": 1}
