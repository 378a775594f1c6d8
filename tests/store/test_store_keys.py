"""What is remembered holds for this code and these settings alone."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.settings import parse_settings
from digest.store.keys import analysis_key, code_key, content_key


def key_with(text: str) -> bytes:
    return analysis_key(b"code", parse_settings(text))


@pytest.mark.parametrize(
    "text",
    [
        'site.language = "de"',
        'site.timezone = "Asia/Tokyo"',
        "summary.sentences = 2",
        'topics.Weather = ["rain"]',
        "search.enabled = false",
    ],
)
def test_setting_that_an_analysis_rests_on_makes_another_key(text: str) -> None:
    assert key_with(text) != key_with("")


def test_setting_that_only_pages_show_makes_none() -> None:
    assert key_with('site.title = "The Lune"\nedition.period = "month"') == key_with("")


def test_other_code_makes_another_key() -> None:
    assert analysis_key(b"other code", parse_settings("")) != key_with("")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that stands for ours, with one beside it, and no other."""
    folder = tmp_path / "site-packages/digest"
    (folder / "languages").mkdir(parents=True)
    (folder / "flow.py").write_text("1")
    (folder / "languages/en.toml").write_text("a = 1")
    (folder / "README.md").write_text("Rain.")
    (folder.parent / "numpy-2.0.dist-info").mkdir()
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))
    monkeypatch.setattr("digest.store.keys.PACKAGE", folder)
    monkeypatch.setattr(sys, "path", [str(folder.parent), str(tmp_path / "gone")])
    return folder


def edit(path: Path, text: str, seconds: int = 1) -> None:
    path.write_text(text)
    os.utime(path, (seconds, seconds))


CHANGES: dict[str, Callable[[Path], object]] = {
    "longer file": lambda package: edit(package / "flow.py", "12"),
    "file of another time": lambda package: edit(package / "flow.py", "2", seconds=2),
    "another name": lambda package: (package / "flow.py").rename(package / "build.py"),
    "words of a language": lambda package: edit(package / "languages/en.toml", "a = 12"),
    "release of a package": lambda package: (package.parent / "numpy-2.0.dist-info").rename(
        package.parent / "numpy-2.1.dist-info"
    ),
    "one more package": lambda package: (package.parent / "brotli-1.1.dist-info").mkdir(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_change_of_the_code_makes_another_key(package: Path, change: Callable[[Path], object]) -> None:
    before = code_key()
    change(package)
    assert code_key() != before


@pytest.mark.parametrize("place", ["sys.version", "unicodedata.unidata_version"])
def test_other_python_makes_another_key(package: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    before, _ = code_key(), package
    monkeypatch.setattr(place, "0.0")
    assert code_key() != before


def test_what_decides_nothing_makes_no_other_key(package: Path) -> None:
    before = code_key(), content_key()
    edit(package / "README.md", "Snow fell.", seconds=2)
    (package.parent / "notes.txt").touch()
    assert (code_key(), content_key()) == before


def test_same_code_has_the_same_content_key_wherever_and_whenever_it_was_installed(package: Path) -> None:
    before = content_key()
    edit(package / "flow.py", "1", seconds=2)
    assert content_key() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda package: edit(package / "flow.py", "2"),
        lambda package: (package / "flow.py").rename(package / "build.py"),
    ],
    ids=["other bytes", "another name"],
)
def test_other_code_has_another_content_key(package: Path, change: Callable[[Path], object]) -> None:
    before = content_key()
    change(package)
    assert content_key() != before
