"""A build in a process of its own."""

import asyncio
import os
import signal
import sys
import time
from contextlib import suppress
from multiprocessing.connection import Pipe
from pathlib import Path

import pytest
from conftest import MakeProject, markdown
from running_preview import SMALL

from digest.serve import builds
from digest.serve.builds import Build, Order, build_apart


@pytest.fixture
def order(make_project: MakeProject) -> Order:
    project = make_project(SMALL | {"content/rain.md": markdown("Rain")})
    return Order(project, project / "out", drafts=False, jobs=1)


def test_site_is_built_and_told(order: Order) -> None:
    build = asyncio.run(build_apart(order, ["content/rain.md"]))
    assert build.report is not None
    assert build.report.articles == 1
    assert build.causes == ("content/rain.md",)
    assert (order.site / "index.html").is_file()


def test_what_stops_a_build_is_told(order: Order) -> None:
    (order.project / "digest.toml").write_text("[site")
    build = asyncio.run(build_apart(order))
    assert build.report is None
    assert [notice.place for notice in build.notices] == ["digest.toml"]


def die(_order: Order, _connection: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def wait_for_ever(order: Order, _connection: object) -> None:
    os.setsid()
    child = os.fork()
    if child:
        (order.project / "processes").write_text(f"{os.getpid()} {child}")
    signal.pause()


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no signals")
def test_build_that_is_killed_is_told(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builds, "_build", die)
    build = asyncio.run(build_apart(order))
    assert build.report is None
    assert "ended from outside" in str(build.notices[0])


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no signals")
def test_build_that_nobody_waits_for_is_ended_with_all_that_it_started(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builds, "_build", wait_for_ever)
    told = order.project / "processes"

    async def give_up() -> None:
        task = asyncio.create_task(build_apart(order))
        while not (told.exists() and told.read_text()):  # noqa: ASYNC110  another process writes it
            await asyncio.sleep(0.01)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    asyncio.run(give_up())
    assert all(has_ended(int(one)) for one in told.read_text().split())


def has_ended(process_id: int) -> bool:
    """Whether a process ends; one that was sent the signal is at times still there for a moment."""
    for _ in range(500):
        if not is_running(process_id):
            return True
        time.sleep(0.01)
    return False


def is_running(process_id: int) -> bool:
    """Whether a process goes on; one that has ended may wait for its parent to notice."""
    try:
        state = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"Z", "X"}


def test_fault_of_ours_is_told_as_one(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("rain")

    monkeypatch.setattr(builds, "build", fail)
    monkeypatch.setattr(builds, "_leave_terminal", lambda: None)
    ours, theirs = Pipe(duplex=False)
    with pytest.raises(KeyError):
        builds._build(order, theirs)  # noqa: SLF001  what the other process does
    assert "KeyError: 'rain' (report it as a fault of digest" in str(ours.recv())


def test_failed_build_has_changed_no_file() -> None:
    assert Build(None, (), 0.1).changed_files == 0
