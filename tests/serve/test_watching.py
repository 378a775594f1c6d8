"""When something that the site is made of changes."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import watchfiles
from conftest import MakeProject
from running_preview import PATIENCE_SECONDS

from digest.serve.watching import differences, look, watched


def test_inputs_are_settings_articles_and_templates(make_project: MakeProject) -> None:
    project = make_project(
        {
            "digest.toml": "",
            "content/a/rain.md": "",
            "content/rain.jpg": "",
            "templates/base.html": "",
            "site/index.html": "",
            ".digest/cache": "",
            "notes.txt": "",
        }
    )
    inputs = ["content/a/rain.md", "content/rain.jpg", "digest.toml", "templates/base.html"]
    assert sorted(look(project)) == inputs


def test_hidden_files_and_copies_of_an_editor_are_no_inputs(make_project: MakeProject) -> None:
    project = make_project({"content/.rain.md.swp": "", "content/rain.md~": "", "content/.git/config": ""})
    assert look(project) == {}


def test_template_behind_a_link_is_an_input(make_project: MakeProject, tmp_path: Path) -> None:
    project = make_project(
        {"templates/base.html": "", "templates/.parts/a.html": "", "templates/a.html~": ""}
    )
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/card.html").touch()
    (project / "templates/shared").symlink_to(tmp_path / "shared")
    assert sorted(look(project)) == ["templates/base.html", "templates/shared/card.html"]


def test_project_that_has_gone_has_no_inputs(tmp_path: Path) -> None:
    assert look(tmp_path / "gone") == {}


def test_file_that_is_replaced_by_one_of_the_same_size_and_time_is_seen(make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": "rain"})
    before, file = look(project), project / "content/rain.md"
    times = file.stat()
    (project / "new").write_text("snow")
    os.utime(project / "new", ns=(times.st_atime_ns, times.st_mtime_ns))
    (project / "new").replace(file)
    assert differences(before, look(project)) == ("content/rain.md",)


def wakes(project: Path, *changes: Callable[[], object]) -> int:
    """Return for how many changes, made one after the other, we are woken."""

    async def run() -> int:
        count = 0
        async with watched(project) as woken:
            await settle(woken)
            for change in changes:
                change()
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await woken.wait()
                count += 1
                await settle(woken)
        return count

    return asyncio.run(run())


LOOK_MS = 200
"""Milliseconds in place of the second after which it is looked again."""


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOOK_MS", "LONGEST_WAIT_MS"):
        monkeypatch.setattr(f"digest.serve.watching.{name}", LOOK_MS)


async def settle(woken: asyncio.Event) -> None:
    """Wait until the watch has begun and says nothing more."""
    while True:
        woken.clear()
        try:
            async with asyncio.timeout(4 * LOOK_MS / 1000):
                await woken.wait()
        except TimeoutError:
            return


def test_edit_is_noticed(make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": "rain"})
    assert wakes(project, lambda: (project / "content/rain.md").write_text("snow")) == 1


def test_new_settings_are_noticed(make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": "rain"})
    assert wakes(project, lambda: (project / "digest.toml").write_text("[site]")) == 1


def test_folder_that_comes_later_is_watched_too(make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": "rain"})
    changes = (
        (project / "templates").mkdir,
        lambda: (project / "templates/base.html").write_text("<p>"),
    )
    assert wakes(project, *changes) == 2


def test_folders_that_the_system_cannot_watch_are_looked_at_again_and_again(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, real = make_project({"content/rain.md": "rain"}), watchfiles.awatch

    def awatch(*paths: Path, force_polling: bool | None = None, **options: Any) -> AsyncIterator[object]:  # noqa: ANN401
        if not force_polling:
            raise OSError(errno.ENOSPC, "too many watches")
        return real(*paths, force_polling=force_polling, **options)

    monkeypatch.setattr(watchfiles, "awatch", awatch)
    assert wakes(project, lambda: (project / "content/rain.md").write_text("more rain")) == 1


def test_folder_that_is_made_anew_is_watched_anew(make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": "rain", "other/snow.md": "snow"})
    changes = (
        lambda: (project / "content").rename(project / "old"),
        lambda: (project / "other").rename(project / "content"),
        lambda: (project / "content/snow.md").write_text("more snow"),
    )
    assert wakes(project, *changes) == 3
