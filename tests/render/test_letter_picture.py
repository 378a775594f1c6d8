"""The picture of an edition's e-mail."""

import re
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from conftest import article
from test_illustrations import LEAD, SHOWN, images

from digest.analyse import analyse_article
from digest.edition import make_editions
from digest.records import Rendition, ShownPicture
from digest.render import render_site
from digest.render.environment import theme_loader
from digest.render.letter_picture import LARGEST_ENCLOSED
from digest.settings import parse_settings
from digest.stories import group_analyses

BASE = '[site]\nbase_url = "https://digest.example/d/"\n'
OFF = "[images]\nemail = false\n"
FILES = {"pictures/a-480.jpg": b"small", "pictures/a-1000.jpg": b"usual"}


def mail(
    toml: str = "",
    files: dict[str, bytes] | None = None,
    shown: ShownPicture | None = None,
    **changes: object,
) -> dict[str, bytes]:
    settings = parse_settings(toml)
    one = replace(article("Rain"), picture=replace(LEAD, **changes))  # type: ignore[arg-type]  # facts of a picture
    analysis = analyse_article(one, settings.summary, settings.topics)
    pictures = SHOWN | ({("rain.md", "a.jpg"): shown} if shown else {})
    rendering = render_site(
        make_editions(group_analyses([analysis]), settings),
        settings,
        (),
        theme_loader(),
        pictures=pictures,
        files=FILES if files is None else files,
    )
    return {page.path.rpartition("/")[2]: page.data for page in rendering.pages if "editions/" in page.path}


def message(made: dict[str, bytes]) -> EmailMessage:
    return message_from_bytes(made["edition.eml"], policy=default)


def html_images(made: dict[str, bytes]) -> list[dict[str, str]]:
    return [
        {name: image[name] for name in ("src", "width", "height", "alt")}
        for image in images(made["email.html"].decode())
    ]


def test_first_story_has_its_picture_at_its_whole_address() -> None:
    assert html_images(mail(BASE)) == [
        {
            "src": "https://digest.example/d/pictures/a-1000.jpg",
            "width": "552",
            "height": "368",
            "alt": 'Water "everywhere"',
        }
    ]


def test_tall_picture_leaves_room_for_its_story() -> None:
    tall = ShownPicture((Rendition("pictures/a-480.jpg", 480, 960),))
    (image,) = html_images(mail(BASE, shown=tall))
    assert (image["width"], image["height"]) == ("240", "480")


def test_caption_stands_for_a_picture_that_nobody_describes() -> None:
    (image,) = html_images(mail(BASE, alt=None))
    assert image["alt"] == "The river & the town"


@pytest.mark.parametrize("toml", ["", BASE + OFF])
def test_html_without_an_address_or_by_the_editors_wish_has_none(toml: str) -> None:
    assert html_images(mail(toml)) == []


@pytest.mark.parametrize("toml", ["", BASE])
def test_message_encloses_the_picture_that_its_html_shows(toml: str) -> None:
    read = message(mail(toml))
    html = read.get_body(("html",))
    (picture,) = (part for part in read.walk() if part.get_content_type() == "image/jpeg")
    assert html is not None
    assert [image["src"] for image in images(html.get_content())] == [f"cid:{picture['Content-ID'][1:-1]}"]
    assert (picture.get_content(), picture.get_content_disposition()) == (b"usual", "inline")
    assert [part.defects for part in read.walk()] == [[]] * 5


def test_message_with_a_picture_is_the_same_again() -> None:
    assert mail(BASE) == mail(BASE)


def test_lines_of_a_message_with_a_picture_are_those_that_every_server_passes_on() -> None:
    made = mail(BASE, files={path: bytes(range(256)) * 300 for path in FILES})
    assert max(map(len, made["edition.eml"].split(b"\r\n"))) <= 78


def test_picture_too_large_for_a_message_is_enclosed_in_its_narrower_file() -> None:
    files = {"pictures/a-480.jpg": b"small", "pictures/a-1000.jpg": bytes(LARGEST_ENCLOSED + 1)}
    (picture,) = (
        part for part in message(mail(files=files)).walk() if part.get_content_maintype() == "image"
    )
    assert picture.get_content() == b"small"


@pytest.mark.parametrize(("toml", "files"), [(OFF, FILES), ("", {})])
def test_message_without_a_picture_has_two_parts(toml: str, files: dict[str, bytes]) -> None:
    assert [part.get_content_type() for part in message(mail(toml, files=files)).walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


@pytest.mark.parametrize(
    "name", ["prefers-color-scheme: dark", "[data-ogsc] .headline", "[data-ogsb] .sheet"]
)
def test_dark_colours_are_told_in_the_words_of_each_program(name: str) -> None:
    (kept,) = re.findall(r"<style[^>]*>(.*?)</style>", mail()["email.html"].decode(), re.DOTALL)
    assert name in kept
