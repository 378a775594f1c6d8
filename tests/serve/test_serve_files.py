"""From a request's path to a file of the site, and to no other."""

import os
from pathlib import Path

import pytest

from digest.serve.files import folder_address, read_site_file, site_path


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "index.html"),
        ("/articles/rain/", "articles/rain/index.html"),
        ("/articles/rain", "articles/rain"),
        ("/feed.atom?x=/../y", "feed.atom"),
        ("/caf%C3%A9/", "café/index.html"),
        ("/a%20b.txt", "a b.txt"),
        ("/100%25", "100%"),
    ],
)
def test_path_within_the_site(target: str, path: str) -> None:
    assert site_path(target) == path


@pytest.mark.parametrize(
    "target",
    [
        "*",
        "http://localhost:8000/",
        "localhost:8000",
        "//etc/passwd",
        "///etc/passwd",
        "/articles//rain/",
        "/../secret",
        "/%2e%2e/secret",
        "/%2E%2e%2fsecret",
        "/..%2fsecret",
        "/..%5csecret",
        "/..\\secret",
        "/%252e%252e/../secret",
        "/.%2e/secret",
        "/./index.html",
        "/%2fetc/passwd",
        "/%00",
        "/index.html%00.png",
        "/index.html%0a",
        "/%ff",
        "/%c0%ae%c0%ae/secret",
        "/%ed%a0%80",
        "/C:/Windows/win.ini",
        "/index.html::$DATA",
        "/index.html.",
        "/index.html%20",
        "/NUL",
        "/con.html",
        "/com1.txt",
        "/aux%20.html",
        "/lpt%C2%B9",
        "/.digest-manifest.json",
        "/.git/config",
        "/_headers",
        "/_redirects",
        "/%E2%80%AEgpj.exe",
    ],
)
def test_path_that_can_be_no_page(target: str) -> None:
    assert site_path(target) is None


def test_percent_signs_are_undone_once() -> None:
    assert site_path("/%252e%252e/secret") == "%2e%2e/secret"


def test_file_of_the_site_is_read(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"<p>Rain</p>")
    assert read_site_file(tmp_path, "index.html") == b"<p>Rain</p>"


def test_site_that_is_reached_by_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_bytes(b"<p>Rain</p>")
    (tmp_path / "link").symlink_to("site")
    assert read_site_file(tmp_path / "link", "index.html") == b"<p>Rain</p>"


@pytest.mark.parametrize("path", ["link.txt", "folder/secret.txt", "link-to-link.txt"])
def test_link_out_of_the_site_is_not_followed(tmp_path: Path, path: str) -> None:
    site = tmp_path / "site"
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.txt").write_bytes(b"secret")
    site.mkdir()
    (site / "link.txt").symlink_to("../outside/secret.txt")
    (site / "link-to-link.txt").symlink_to("link.txt")
    (site / "folder").symlink_to("../outside")
    assert read_site_file(site, path) is None


def test_folder_next_to_the_site_with_a_longer_name_is_outside(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site-secret").mkdir()
    (tmp_path / "site-secret/a.txt").write_bytes(b"secret")
    (tmp_path / "site/a.txt").symlink_to("../site-secret/a.txt")
    assert read_site_file(tmp_path / "site", "a.txt") is None


def test_link_in_a_circle_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert read_site_file(tmp_path, "a") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with a name")
def test_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_site_file(tmp_path, "pipe") is None


@pytest.mark.parametrize("path", ["folder", "missing", "folder/missing", "a" * 5_000, "index.html/x", "a\0b"])
def test_what_is_no_file_is_none(tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "index.html").touch()
    assert read_site_file(tmp_path, path) is None


def test_folder_without_its_slash_is_found(tmp_path: Path) -> None:
    (tmp_path / "café").mkdir()
    (tmp_path / "café/index.html").touch()
    assert folder_address(tmp_path, "café") == "/caf%C3%A9/"


def test_folder_without_a_page_is_not_listed(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    assert folder_address(tmp_path, "assets") is None
