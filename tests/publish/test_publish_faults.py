"""At every call to the file system that may fail, the site is the old one or the new one."""

import shutil
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from conftest import thorough_but
from faults import KINDS, Faults, injected

from digest.errors import PublishError
from digest.publish import Spare, publish_plans, publish_site
from digest.records import MadePlan, Page, Plan

OLD = [Page("index.html", b"old"), Page("articles/rain/index.html", b"rain"), Page("feed.atom", b"feed")]
NEW = [Page("index.html", b"new"), Page("articles/wind/index.html", b"wind"), Page("feed.atom", b"feed")]

Tree = dict[str, bytes]


def site_of(folder: Path) -> Tree:
    """Every file, link and empty folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"folder"
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file() or not any(path.iterdir())
    }


def publish_old(folder: Path) -> Path:
    site = folder / "site"
    publish_site(OLD, site)
    (site / "CNAME").write_text("digest.example")
    (site / ".git/objects").mkdir(parents=True)
    (site / "link").symlink_to("CNAME")
    return site


def publish_with(faults: Faults, site: Path) -> BaseException | None:
    with injected(faults):
        try:
            publish_site(NEW, site)
        except (PublishError, KeyboardInterrupt) as error:
            return error
    return None


def every_fault(folder: Path, kind: str, *, first: bool) -> list[tuple[str, Tree, Tree]]:
    """For each call that fails: it, the site then, and the site of the next build."""
    found: list[tuple[str, Tree, Tree]] = []
    at = 0
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        site = folder / "site" if first else publish_old(folder)
        faults = Faults((folder,), kind, at)
        error = publish_with(faults, site)
        if len(faults.calls) <= at:
            return found
        then = site_of(site)
        if isinstance(error, PublishError):
            assert all(one.place and one.problem and one.remedy for one in error.notices)
        publish_site(NEW, site)
        assert [path.name for path in folder.iterdir()] == ["site"], faults.calls[-1]
        found.append((faults.calls[at], then, site_of(site)))
        at += 1


@pytest.mark.parametrize("exchange", [True, False], ids=["exchanged", "renamed"])
@pytest.mark.parametrize("first", [True, False], ids=["first build", "second build"])
@pytest.mark.parametrize("kind", thorough_but(KINDS, "ENOSPC", "Ctrl-C"))
def test_site_is_whole_wherever_publishing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, first: bool, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr("digest.publish.folders.exchange", lambda *_: False)
    old = {} if first else site_of(publish_old(tmp_path / "old"))
    after = tmp_path / "after"
    after.mkdir()
    new_site = after / "site" if first else publish_old(after)
    publish_site(NEW, new_site)
    new = site_of(new_site)
    found = every_fault(tmp_path / "project", kind, first=first)
    assert len(found) > 30
    assert [call for call, then, _ in found if then not in (old, new)] == []
    assert [call for call, _, later in found if later != new] == []


Ledger = Mapping[str, MadePlan]

SAME = [Page(f"about/{number}/index.html", b"about") for number in range(3)]
"""Most of the site, which is as it was: else no spare is kept."""


def publish_with_spare(pages: list[Page], folder: Path, ledger: Ledger, known: bytes) -> tuple[Ledger, bytes]:
    spare = Spare(folder / ".digest/spare", known)
    plans = [Plan(page.path, partial(tuple, (page,)), basis=page.data) for page in [*pages, *SAME]]
    return publish_plans(plans, folder / "site", ledger=ledger, spare=spare)[1], spare.known


def publish_thrice(folder: Path) -> tuple[Ledger, bytes]:
    """Have a site whose spare has been a site, and what somebody else has put into both."""
    publish_old(folder)
    (folder / ".digest").mkdir()
    ledger: Ledger = {}
    known = b""
    for pages in (OLD, NEW, OLD):
        ledger, known = publish_with_spare(pages, folder, ledger, known)
    assert (folder / ".digest/spare").is_dir()
    return ledger, known


@pytest.mark.skipif(sys.platform != "linux", reason="spares are kept on Linux alone")
@pytest.mark.parametrize("kind", thorough_but(KINDS, "ENOSPC", "Ctrl-C"))
def test_site_is_whole_wherever_the_use_of_a_spare_fails(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "project"
    expected: list[Tree] = []
    seen: list[str] = []
    at = -1  # at first nothing fails
    while at < len(seen):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        ledger, known = publish_thrice(folder)
        before = site_of(folder / "site")
        faults = Faults((folder,), kind, at)
        with injected(faults):
            try:
                publish_with_spare(NEW, folder, ledger, known)
            except (PublishError, KeyboardInterrupt):
                assert at >= 0
        then = site_of(folder / "site")
        if at < 0:
            seen, expected = faults.calls, [before, then]
            assert len(seen) > 30
        assert then in expected, faults.calls[at]
        publish_with_spare(NEW, folder, ledger, known)  # what is remembered is that of the old site
        assert site_of(folder / "site") == expected[1], faults.calls[at]
        assert sorted(path.name for path in folder.iterdir()) == [".digest", "site"], faults.calls[at]
        at += 1
