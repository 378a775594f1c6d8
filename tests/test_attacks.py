"""Attacks in every field of every format, published once and opened in a real browser as every kind of file.

The pages' own Content-Security-Policy is ignored here, so that the sanitiser and the escaping are judged
alone; tests/test_policy_browser.py judges the policy.
"""

import json
import zipfile
from collections.abc import Iterator
from email import message_from_bytes, policy
from itertools import takewhile
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import thorough_but
from hostile import HOST, attack, body, project_files, write_project
from playwright.sync_api import Browser
from watched_browser import ORIGIN, Watch, watched_page

import digest

KINDS = {
    "article": "articles/*/index.html",
    "letter": "editions/*/*.html",
    "alias": "old/**/*.html",
    "archive": "*/*/index.html",
    "other page": "*.html",
    "shallow page": "*/index.html",
    "book": "books/**/*.*html",
    "package": "books/**/*.opf",
    "feed": "**/feed.*",
    "site map": "sitemap*.xml",
    "drawing": "**/*.svg",
    "text": "**/*.txt",
    "data": "digest.json",
}
"""Every kind of file that a browser may be given; a file is of the first kind that it fits."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The digest of the attacks, with each e-book unpacked beside it."""
    project = write_project(tmp_path_factory.mktemp("hostile"), project_files())
    site = digest.build(project).site
    for book in sorted(site.rglob("*.epub")):
        with zipfile.ZipFile(book) as container:
            container.extractall(site / "books" / book.stem)
    return site


@pytest.fixture(scope="module")
def watch(browser: Browser, site: Path) -> Iterator[Watch]:
    with watched_page(browser, site, ignore_policy=True) as watch:
        yield watch


def test_every_hostile_file_is_published(site: Path) -> None:
    files = {path.name for path in (site.parent / "content").iterdir() if path.suffix != ".png"}
    published = (site / "digest.json").read_text(encoding="utf-8")
    assert [name for name in sorted(files) if json.dumps(name)[1:-1] not in published] == []


def test_attacks_run_where_nothing_stops_them(watch: Watch, site: Path) -> None:
    bare = site / "bare.html"
    bare.write_text(f"<!DOCTYPE html><body>{body('body')}{attack('title')}", encoding="utf-8")
    seen = " ".join(watch.open(ORIGIN + "bare.html"))
    bare.unlink()
    assert "title" in seen
    assert "body" in seen
    assert f"asked: https://{HOST}/" in seen


@pytest.mark.parametrize(
    "kind", thorough_but(KINDS, "article", "letter", "alias", "other page", "shallow page")
)
def test_nothing_runs_or_asks_another_host(watch: Watch, site: Path, kind: str) -> None:
    files = files_of_kind(site, kind)
    opened = {str(file.relative_to(site)): watch.open(file_address(file, site)) for file in files}
    assert opened, "no such file"
    assert {name: seen for name, seen in opened.items() if seen} == {}


def files_of_kind(site: Path, kind: str) -> list[Path]:
    before = takewhile(lambda one: one != kind, KINDS)
    taken = {file for one in before for file in site.glob(KINDS[one])}
    return sorted({*site.glob(KINDS[kind])} - taken)


def file_address(file: Path, site: Path) -> str:
    return ORIGIN + quote(file.relative_to(site).as_posix())


@pytest.mark.parametrize("start", ["http", "file"])
def test_nothing_runs_where_the_search_shows_what_it_found(watch: Watch, site: Path, start: str) -> None:
    root = ORIGIN if start == "http" else f"{site.as_uri()}/"
    seen = watch.open(root + "search/index.html?q=council")
    watch.page.wait_for_selector("#results article, .search__results article, article.card")
    while watch.page.locator("button:visible", has_text="more").count():
        watch.page.locator("button:visible", has_text="more").first.click()
        watch.page.wait_for_timeout(50)
    watch.poke()
    assert [*seen, *watch.seen] == []


def test_no_field_names_a_header_of_the_message(site: Path) -> None:
    messages = [message_from_bytes(path.read_bytes(), policy=policy.SMTP) for path in site.rglob("*.eml")]
    allowed = {"From", "Subject", "Date", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type"}
    allowed |= {"Content-Language"}
    assert [set(message.keys()) - allowed for message in messages] == [set()] * 3
    assert not any(message.defects for message in messages)
