import os
from pathlib import Path

import pytest

from digest import publish
from digest.errors import PublishError
from digest.publish import MANIFEST, Published, publish_site
from digest.records import Page

OLD = [Page("index.html", b"old"), Page("articles/rain/index.html", b"rain"), Page("feed.atom", b"feed")]
NEW = [Page("index.html", b"new"), Page("articles/wind/index.html", b"wind"), Page("feed.atom", b"feed")]


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site but the manifest, and every empty folder."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() if path.is_file() else b"folder"
        for path in site.rglob("*")
        if path.name != MANIFEST and (path.is_file() or not any(path.iterdir()))
    }


def test_pages_are_written_below_the_site(tmp_path: Path) -> None:
    assert publish_site(OLD, tmp_path / "site") == Published(new=3, changed=0, same=0, removed=0)
    assert contents(tmp_path / "site") == {page.path: page.data for page in OLD}


def test_second_build_changes_adds_and_removes_what_it_must(tmp_path: Path) -> None:
    publish_site(OLD, tmp_path / "site")
    assert publish_site(NEW, tmp_path / "site") == Published(new=1, changed=1, same=1, removed=1)
    assert contents(tmp_path / "site") == {page.path: page.data for page in NEW}


def test_unchanged_page_keeps_its_time(tmp_path: Path) -> None:
    publish_site(OLD, tmp_path / "site")
    os.utime(tmp_path / "site/feed.atom", (1, 1))
    publish_site(NEW, tmp_path / "site")
    assert (tmp_path / "site/feed.atom").stat().st_mtime == 1


def test_file_that_is_not_ours_stays_as_it_is(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_site(OLD, site)
    (site / "CNAME").write_text("digest.example")
    (site / ".git/objects").mkdir(parents=True)
    (site / "articles/rain/notes.txt").write_text("mine")
    (site / "link").symlink_to("CNAME")
    publish_site(NEW, site)
    assert (site / "CNAME").read_text() == "digest.example"
    assert (site / ".git/objects").is_dir()
    assert (site / "articles/rain/notes.txt").read_text() == "mine"
    assert (site / "link").readlink() == Path("CNAME")
    assert not (site / "articles/rain/index.html").exists()


@pytest.mark.parametrize(
    "theirs", ["index.html", "articles", "feed.atom/index.html", "articles/wind/index.html"]
)
def test_page_never_takes_the_place_of_a_file_that_is_not_ours(tmp_path: Path, theirs: str) -> None:
    site = tmp_path / "site"
    (site / theirs).parent.mkdir(parents=True)
    (site / theirs).write_text("mine")
    with pytest.raises(PublishError, match="a file that digest did not make"):
        publish_site(NEW, site)
    assert contents(site) == {theirs: b"mine"}


def test_page_that_somebody_edited_is_ours_all_the_same(tmp_path: Path) -> None:
    publish_site(OLD, tmp_path / "site")
    (tmp_path / "site/index.html").write_text("edited")
    publish_site(OLD, tmp_path / "site")
    assert contents(tmp_path / "site") == {page.path: page.data for page in OLD}


def test_link_in_the_place_of_a_page_is_replaced_and_what_it_leads_to_is_not_written(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside.html"
    publish_site(OLD, site)
    outside.write_text("mine")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(outside)
    publish_site(NEW, site)
    assert outside.read_text() == "mine"
    assert not (site / "index.html").is_symlink()
    assert (site / "index.html").read_bytes() == b"new"


STEPS = ("make_files", "carry_over_foreign", "_write_manifest", "swap")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("first", [True, False])
def test_build_that_fails_at_any_step_leaves_the_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: BaseException, first: bool
) -> None:
    site = tmp_path / "site"
    if not first:
        publish_site(OLD, site)
        (site / "CNAME").write_text("digest.example")

    def fail(*_: object) -> None:
        raise failure

    before = contents(site)
    monkeypatch.setattr(publish, step, fail)
    with pytest.raises((PublishError, KeyboardInterrupt)):
        publish_site(NEW, site)
    assert contents(site) == before
    assert [path.name for path in tmp_path.iterdir()] == ([] if first else ["site"])


def test_system_without_exchange_still_swaps_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.publish.folders.exchange", lambda *_: False)
    publish_site(OLD, tmp_path / "site")
    publish_site(NEW, tmp_path / "site")
    assert contents(tmp_path / "site") == {page.path: page.data for page in NEW}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_site_that_a_killed_build_had_moved_away_comes_back(tmp_path: Path) -> None:
    publish_site(OLD, tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / ".site.digest-old")
    (tmp_path / ".site.digest-new").mkdir()
    (tmp_path / ".site.digest-new/half").touch()
    assert publish_site(OLD, tmp_path / "site").same == 3
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_file_in_the_place_of_the_site_is_an_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(PublishError, match="is a file, not a folder"):
        publish_site(OLD, tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_folders_that_are_not_ours_keep_their_rights(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_site(OLD, site)
    (site / "private/empty").mkdir(parents=True)
    (site / "private/notes.txt").write_text("mine")
    (site / "private/empty").chmod(0o750)
    (site / "private").chmod(0o500)
    publish_site(NEW, site)
    assert (site / "private").stat().st_mode & 0o777 == 0o500
    assert (site / "private/empty").stat().st_mode & 0o777 == 0o750
    assert (site / "private/notes.txt").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_link_in_a_circle_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("site")
    with pytest.raises(PublishError):
        publish_site(OLD, tmp_path / "site")


def test_damaged_manifest_costs_nobody_a_file(tmp_path: Path) -> None:
    publish_site(OLD, tmp_path / "site")
    (tmp_path / "site" / MANIFEST).write_text("{")
    with pytest.raises(PublishError):
        publish_site(NEW, tmp_path / "site")
    assert contents(tmp_path / "site") == {page.path: page.data for page in OLD}


def test_refused_build_leaves_nothing_beside_the_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("somebody else's")
    with pytest.raises(PublishError):
        publish_site([Page("index.html", b"ours")], tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_manifest_nested_without_end_is_none(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / MANIFEST).write_text("[" * 100_000)
    assert publish_site([Page("index.html", b"ours")], tmp_path / "site").new == 1


@pytest.mark.parametrize("leftover", [".site.digest-new", ".site.digest-old"])
@pytest.mark.parametrize("leads_to", ["theirs", "nowhere"])
def test_link_in_the_place_of_a_leftover_goes_and_what_it_leads_to_stays(
    tmp_path: Path, leftover: str, leads_to: str
) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/notes.txt").write_text("mine")
    (tmp_path / leftover).symlink_to(leads_to)
    publish_site(OLD, tmp_path / "site")
    assert contents(tmp_path / "theirs") == {"notes.txt": b"mine"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "theirs"]


def test_file_in_the_place_of_a_leftover_goes(tmp_path: Path) -> None:
    (tmp_path / ".site.digest-new").write_text("half")
    publish_site(OLD, tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
