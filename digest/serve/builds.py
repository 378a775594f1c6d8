"""A build in a process of its own.

So a build that is ended by Ctrl-C, or that ends itself for want of memory, leaves the preview as it is; the
preview answers while one runs; and none begins with what another has kept in memory.
"""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from digest.errors import DigestError, Notice
from digest.flow import build
from digest.order import BuildReport

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext, SpawnContext
    from multiprocessing.process import BaseProcess

LOADED_BEFORE: Final = ("digest.serve.warm",)
"""What every build needs; where processes are forked, it is loaded once."""


@dataclass(frozen=True, slots=True)
class Build:
    """What a build has come to."""

    report: BuildReport | None
    """None where nothing was published."""
    notices: tuple[Notice, ...]
    seconds: float
    causes: tuple[str, ...] = ()
    """The files whose change led to it, as seen from the project; none for the first build."""

    @property
    def changed_files(self) -> int:
        """How many files of the site are not as they were."""
        if self.report is None:
            return 0
        published = self.report.published
        return published.new + published.changed + published.removed


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built."""

    project: Path
    site: Path
    drafts: bool
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)


async def build_apart(order: Order, causes: Sequence[str] = ()) -> Build:
    """Build a site in a process of its own, which is ended if nobody waits for it any more."""
    began = time.perf_counter()
    result = await _in_a_process(order)
    seconds = time.perf_counter() - began
    if isinstance(result, BuildReport):
        return Build(result, result.notices, seconds, tuple(causes))
    return Build(None, result.notices, seconds, tuple(causes))


async def _in_a_process(order: Order) -> BuildReport | DigestError:
    context = _context()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_build, args=(order, theirs), name="digest build")
    starting = asyncio.create_task(asyncio.to_thread(process.start))  # the first one waits for what all need
    try:
        await asyncio.shield(starting)
        theirs.close()
        result = await asyncio.to_thread(_receive, ours)
    except asyncio.CancelledError:
        await starting
        _end(process)
        raise
    if result is None:
        _end(process)
        return DigestError(_ended(process.exitcode))
    await asyncio.to_thread(process.join)
    return result


def _context() -> "ForkServerContext | SpawnContext":
    """Return a way to start processes that is safe beside threads; where there is a choice, the quicker."""
    # Else the interpreter that is started imports what lies where we are, which may be a project of others.
    os.environ["PYTHONSAFEPATH"] = "1"
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(list(LOADED_BEFORE))
    return context


def _build(order: Order, connection: "Connection[BuildReport | DigestError, None]") -> None:
    """Build, and send what it came to; this is all that the process does."""
    _leave_terminal()
    try:
        connection.send(build(order.project, output=order.site, drafts=order.drafts, jobs=order.jobs))
    except DigestError as error:
        connection.send(error)
    except Exception as error:
        connection.send(DigestError(_our_fault(error)))
        raise


def _leave_terminal() -> None:
    """Make the process, with all that it starts, a group of its own, which Ctrl-C leaves to the preview."""
    if sys.platform != "win32":
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _receive(connection: "Connection[None, BuildReport | DigestError]") -> BuildReport | DigestError | None:
    """Return what a build sends; None if it ends without a word."""
    with connection:
        try:
            return connection.recv()
        except (EOFError, OSError):
            return None


def _end(process: "BaseProcess") -> None:
    """End a process with all that it has started; a build may be ended at any moment."""
    if sys.platform != "win32" and process.pid is not None:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()


def _ended(exit_code: int | None) -> Notice:
    problem = f"the build was ended from outside, perhaps for want of memory (exit code {exit_code})"
    return Notice("digest build", None, problem, "make room, and save any file to build again")


def _our_fault(error: Exception) -> Notice:
    problem = f"{type(error).__name__}: {error!s:.200}"
    return Notice(
        "digest build", None, problem, "report it as a fault of digest, with what the terminal shows"
    )
