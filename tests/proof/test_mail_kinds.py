"""Each kind of file that an edition is taken along as, with one word changed: `digest.verify` sees it."""

import io
import zipfile
from collections.abc import Callable
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest
from conftest import RAIN, markdown

import digest

BASE = 'site.base_url = "https://digest.example/d/"\n'
ARTICLES = {
    "content/rain.md": markdown("Rain", url="https://post.example/rain"),
    "content/wind.md": markdown("Wind", RAIN.replace("river Lune", "wind").replace("flood", "storm")),
}
EDITION = "editions/2024-12-02"


def change_text(data: bytes) -> bytes:
    assert b"two metres" in data
    return data.replace(b"two metres", b"two yards", 1)


def change_part(kind: str, data: bytes) -> bytes:
    message = message_from_bytes(data, policy=SMTP)
    part = next(one for one in message.walk() if one.get_content_type() == f"text/{kind}")
    part.set_content(part.get_content().replace("two metres", "two yards", 1), subtype=kind)
    return message.as_bytes()


def change_book(old: bytes, new: bytes, data: bytes) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(changed, "w") as other:
        for member in book.infolist():
            text = book.read(member)
            other.writestr(member, text.replace(old, new, 1) if "rain" in member.filename else text)
    assert changed.getvalue() != data
    return changed.getvalue()


CHANGES: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "HTML": ("email.html", change_text, "yards"),
    "text": ("email.txt", change_text, "yards"),
    "HTML of the message": ("edition.eml", lambda data: change_part("html", data), "yards"),
    "text of the message": ("edition.eml", lambda data: change_part("plain", data), "yards"),
    "e-book": ("edition.epub", lambda data: change_book(b"two metres", b"two yards", data), "yards"),
    "mark in the e-book": (
        "edition.epub",
        lambda data: change_book(b'id="s1">The', b'id="s1">A', data),
        '<mark id="s1"> is not around the sentence',
    ),
    "headline of the text": (
        "email.txt",
        lambda data: data.replace(b"* Rain", b"* Reign"),
        'the headline is "Reign", not "Rain"',
    ),
    "no e-book": ("edition.epub", lambda data: data[:500], "cannot be verified: no e-book"),
    "no encoding": (
        "edition.eml",
        lambda data: data.replace(b'charset="utf-8"', b'charset="klingon"'),
        "cannot be verified: no message",
    ),
}


@pytest.fixture(scope="module", params=[BASE, ""], ids=["with an address", "without"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mail")
    (folder / "content").mkdir()
    for name, text in {**ARTICLES, "digest.toml": request.param}.items():
        (folder / name).write_text(text, encoding="utf-8")
    digest.build(folder)
    return folder


def test_untouched_files_are_proved(project: Path) -> None:
    assert digest.verify(project).notices == ()


@pytest.mark.parametrize("what", CHANGES)
def test_one_change_is_told(project: Path, what: str) -> None:
    name, change, message = CHANGES[what]
    file = project / "site" / EDITION / name
    before = file.read_bytes()
    try:
        file.write_bytes(change(before))
        problems = [str(notice) for notice in digest.verify(project).notices]
    finally:
        file.write_bytes(before)
    assert [problem for problem in problems if f"{EDITION}/{name}" in problem and message in problem]
