"""The pictures of e-books, and their covers."""

from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from conftest import article
from test_ebook import OPF, XHTML, members, meta, package
from test_illustrations import LEAD

from digest.analyse import analyse_article
from digest.edition import make_editions
from digest.records import Article, Rendition, ShownPicture
from digest.render import render_site
from digest.render.book_pictures import LARGEST_PICTURES, choose_pictures
from digest.render.environment import theme_loader
from digest.render.site import Site
from digest.render.slugs import assign_slugs
from digest.settings import Settings, parse_settings
from digest.stories import group_analyses

SMALL, USUAL = Rendition("pictures/a-480.jpg", 480, 320), Rendition("pictures/a-1000.jpg", 1000, 667)
OTHER = Rendition("pictures/b-300.jpg", 300, 200)
SHOWN = {("rain.md", "a.jpg"): ShownPicture((SMALL, USUAL)), ("rain.md", "b.jpg"): ShownPicture((OTHER,))}
FILES = {SMALL.path: b"small", USUAL.path: b"usual", OTHER.path: b"other"}
CHAPTER = "EPUB/articles/rain.xhtml"


def pictured(body: str = "", **changes: object) -> Article:
    return replace(
        article("Rain", f"It rained all day.\n\n{body}\n\nThe river rose."),
        **({"picture": LEAD} | changes),  # type: ignore[arg-type]  # facts of an article
    )


def book(one: Article, toml: str = "", *, cover: bytes | None = None) -> dict[str, bytes]:
    settings = parse_settings(toml)
    editions = make_editions(
        group_analyses([analyse_article(one, settings.summary, settings.topics)]), settings
    )
    draw = (lambda _: cover) if cover else None
    made = render_site(editions, settings, (), theme_loader(), pictures=SHOWN, files=FILES, draw=draw)
    return members(next(page.data for page in made.pages if page.path.endswith(".epub")))


def images(files: Mapping[str, bytes]) -> list[dict[str, str]]:
    return [one.attrib for one in ET.fromstring(files[CHAPTER]).iter(f"{XHTML}img")]


def test_picture_leads_its_chapter_with_its_words() -> None:
    files = book(pictured())
    assert images(files) == [
        {"src": f"../{USUAL.path}", "width": "1000", "height": "667", "alt": 'Water "everywhere"'}
    ]
    assert files[f"EPUB/{USUAL.path}"] == b"usual"


def test_caption_and_credit_stand_below_it() -> None:
    (caption,) = ET.fromstring(book(pictured())[CHAPTER]).iter(f"{XHTML}figcaption")
    assert "".join(caption.itertext()) == "The river & the town Ada Lee"


def test_picture_within_the_text_is_in_the_book() -> None:
    files = book(pictured("![The mill](b.jpg)", picture=None))
    assert images(files) == [
        {"class": "picture", "src": f"../{OTHER.path}", "width": "300", "height": "200", "alt": "The mill"}
    ]


def test_manifest_names_each_picture_once() -> None:
    files = book(pictured("![The mill](b.jpg) ![The mill](b.jpg)"))
    items = [(one.get("href"), one.get("media-type")) for one in package(files).iter(f"{OPF}item")]
    assert [item for item in items if item[1] == "image/jpeg"] == [
        (USUAL.path, "image/jpeg"),
        (OTHER.path, "image/jpeg"),
    ]


def test_book_with_pictures_says_how_it_can_be_read() -> None:
    files = book(pictured())
    assert meta(files, "schema:accessMode") == ["textual", "visual"]
    assert meta(files, "schema:accessModeSufficient") == ["textual,visual", "textual"]
    assert "alternativeText" in meta(files, "schema:accessibilityFeature")


def test_picture_without_words_is_not_claimed_to_have_them() -> None:
    silent = replace(LEAD, alt=None, caption=None)
    assert "alternativeText" not in meta(book(pictured(picture=silent)), "schema:accessibilityFeature")


@pytest.mark.parametrize("cover", [b"\xff\xd8 jpeg", b"png"])
def test_cover_is_a_picture_of_the_manifest(cover: bytes) -> None:
    files = book(pictured(), cover=cover)
    (item,) = (one for one in package(files).iter(f"{OPF}item") if one.get("properties") == "cover-image")
    assert files[f"EPUB/{item.get('href')}"] == cover


def test_book_without_a_pen_has_no_cover_picture() -> None:
    assert b"cover-image" not in book(pictured())["EPUB/package.opf"]


@pytest.mark.parametrize("toml", ["[images]\nebook = false\n"])
def test_editor_may_leave_them_out(toml: str) -> None:
    files = book(pictured("![The mill](b.jpg)"), toml)
    assert (images(files), meta(files, "schema:accessMode")) == ([], ["textual"])


def chosen(sizes: Mapping[Rendition, int]) -> list[Rendition]:
    one = pictured("![The mill](b.jpg)")
    analysis = analyse_article(one, Settings().summary, Settings().topics)
    files = {file.path: bytes(size) for file, size in sizes.items()}
    site = Site(Settings(), (), assign_slugs([one]), SHOWN, files)
    return list(choose_pictures([analysis], site).values())


@pytest.mark.parametrize(
    ("usual", "small", "other", "files"),
    [
        (10, 5, 10, [USUAL, OTHER]),
        (LARGEST_PICTURES, 5, 10, [SMALL, OTHER]),
        (LARGEST_PICTURES, 5, LARGEST_PICTURES, [SMALL]),
    ],
)
def test_pictures_that_are_too_large_together_are_smaller_or_fewer(
    usual: int, small: int, other: int, files: list[Rendition]
) -> None:
    assert chosen({USUAL: usual, SMALL: small, OTHER: other}) == files
