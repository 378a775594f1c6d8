"""At every call to the file system that may fail, the site is the old one or the new one."""

import shutil
from pathlib import Path

import pytest
from faults import KINDS, Faults, injected

from digest.errors import PublishError
from digest.publish import publish_site
from digest.records import Page

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
@pytest.mark.parametrize("kind", KINDS)
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
