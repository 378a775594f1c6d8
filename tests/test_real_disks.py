"""Builds on disks that are full or may not be written: real ones, mounted where only the test sees them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import RAIN, MakeProject, markdown, thorough_but

import digest

SETTINGS = "[images]\ncards = false\n[edition]\nemail = false\nebook = false\n"

ARTICLES = {f"content/{number}.md": markdown(f"Rain {number}", RAIN[number:]) for number in range(3)}

BUILD = """
import digest, hashlib, json, os, pathlib, subprocess, sys

def mount(*given):
    subprocess.run(["mount", *map(str, given)], check=True)

def build(project, **more):
    try:
        report = digest.build(project, **more)
        return [str(one) for one in report.notices]
    except digest.DigestError as error:
        return ["error", *map(str, error.notices)]

def read_only(folder):
    mount("--bind", folder, folder)
    mount("-o", "remount,bind,ro", folder)

def tree(site):
    return {path.relative_to(site).as_posix(): hashlib.blake2b(path.read_bytes()).hexdigest()
            for path in sorted(site.rglob("*")) if path.is_file()}

def names(folder):
    return sorted(path.name for path in folder.iterdir())

project, elsewhere = map(pathlib.Path, sys.argv[1:])
"""

NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]


def may_mount() -> bool:
    if not shutil.which("unshare"):
        return False
    tried = [*NAMESPACE, "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="session")
def _mounts() -> None:
    if not may_mount():
        pytest.skip("this system lets no user mount for himself")


def told_by(script: str, project: Path, elsewhere: Path, **environment: str) -> Any:  # noqa: ANN401  as JSON has it
    command = [*NAMESPACE, sys.executable, "-c", BUILD + script, str(project), str(elsewhere)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


FULL = """
mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", elsewhere)
os.makedirs(elsewhere / "content")
for path in [project / "digest.toml", *(project / "content").iterdir()]:
    (elsewhere / path.relative_to(project)).write_bytes(path.read_bytes())
first, old = build(elsewhere), tree(elsewhere / "site")
for path in (elsewhere / "content").iterdir():
    path.write_text(path.read_text().replace("title: ", "title: Another "))
room = os.statvfs(elsewhere)
(elsewhere / "filler").write_bytes(bytes(room.f_bavail * room.f_frsize - {left}))
second, then = build(elsewhere), tree(elsewhere / "site")
left = names(elsewhere)
(elsewhere / "filler").unlink()
third, new = build(elsewhere), tree(elsewhere / "site")
print(json.dumps([first, second, third, old == then, new != old, left, names(elsewhere)]))
"""


@pytest.mark.usefixtures("_mounts")
@pytest.mark.parametrize("left", thorough_but([0, 20_000, 90_000, 200_000], 20_000))
def test_disk_that_gets_full_keeps_the_old_site(make_project: MakeProject, tmp_path: Path, left: int) -> None:
    (tmp_path / "disk").mkdir()
    project = make_project({"digest.toml": SETTINGS} | ARTICLES)
    first, second, third, same, other, names, at_last = told_by(
        FULL.replace("{left}", str(left)), project, tmp_path / "disk"
    )
    assert (first, third) == ([], [])
    assert second[0] == "error"
    assert "No space left on device" in second[-1]
    assert same
    assert other
    assert names == [".digest", "content", "digest.toml", "filler", "site"]
    assert at_last == [".digest", "content", "digest.toml", "site"]


def built(make_project: MakeProject) -> Path:
    project = make_project({"digest.toml": SETTINGS} | ARTICLES)
    digest.build(project)
    return project


@pytest.mark.usefixtures("_mounts")
@pytest.mark.parametrize("known", [True, False], ids=["built before", "never built"])
def test_project_that_may_not_be_written_is_built_elsewhere(
    make_project: MakeProject, tmp_path: Path, known: bool
) -> None:
    project = make_project({"digest.toml": SETTINGS} | ARTICLES)
    site = digest.build(project, output=tmp_path / "expected").site
    if not known:
        shutil.rmtree(project / ".digest")
    script = "read_only(project)\nprint(json.dumps([build(project, output=elsewhere), tree(elsewhere)]))"
    told, pages = told_by(script, project, tmp_path / "site")
    assert told == []
    assert sorted(pages) == sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()
    )


@pytest.mark.usefixtures("_mounts")
def test_site_that_may_not_be_written_is_told_and_stays(make_project: MakeProject, tmp_path: Path) -> None:
    project = built(make_project)
    (project / "content/0.md").write_text(markdown("Snow"))
    script = "read_only(project)\nprint(json.dumps([build(project), names(project)]))"
    told, names = told_by(script, project, tmp_path)
    assert told[0] == "error"
    assert "cannot be written: Read-only file system (make room or mend its rights" in told[1]
    assert names == [".digest", "content", "digest.toml", "site"]


@pytest.mark.usefixtures("_mounts")
def test_memory_that_may_not_be_written_stops_nothing(make_project: MakeProject, tmp_path: Path) -> None:
    project = built(make_project)
    (project / "content/0.md").write_text(markdown("Snow"))
    script = "read_only(project / '.digest')\nprint(json.dumps(build(project)))"
    assert told_by(script, project, tmp_path) == []


@pytest.mark.usefixtures("_mounts")
def test_site_on_another_disk_is_exchanged_there(make_project: MakeProject, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    script = """
mount("-t", "tmpfs", "tmpfs", elsewhere)
(project / "site").symlink_to(elsewhere / "site")
print(json.dumps([build(project), build(project), names(elsewhere), (project / "site").is_symlink()]))
"""
    told = told_by(script, make_project(ARTICLES | {"digest.toml": SETTINGS}), tmp_path / "disk")
    assert told == [[], [], ["site"], True]


@pytest.mark.parametrize("home", [None, "", "relative", "/nowhere/at/all", "/dev/null"])
def test_user_without_a_folder_builds_without_a_store(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    monkeypatch.setattr("digest.user_folder.Path.mkdir", refuse_outside(make_project))
    project = built(make_project)
    assert digest.build(project).notices == ()
    assert not (project / ".digest/store.sqlite").exists()


def refuse_outside(make_project: MakeProject) -> Any:  # noqa: ANN401  what takes the place of Path.mkdir
    """Stand for rights that the user who runs the tests may have."""
    mkdir, inside = Path.mkdir, make_project({}).parent

    def checked(path: Path, *rest: Any, **more: Any) -> None:  # noqa: ANN401  as mkdir has it
        if path.is_relative_to("/nowhere") or (not path.is_relative_to(inside) and path.name == "digest"):
            raise PermissionError(13, "Permission denied", str(path))
        mkdir(path, *rest, **more)

    return checked


def test_without_any_room_to_note_things_down_the_site_stays(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = built(make_project)
    before = (project / "site/index.html").stat().st_ino
    monkeypatch.setattr("digest.store.load_secret", lambda: None)
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    with pytest.raises(digest.DigestError, match="has no room for what a build notes down"):
        digest.build(project)
    assert (project / "site/index.html").stat().st_ino == before
