"""The whole preview: take a port, build, answer, watch, build again."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Final, Protocol

from digest.errors import Notice, ServeError
from digest.serve.address import Address, bind
from digest.serve.answers import Answers
from digest.serve.builds import Build, Order, build_apart
from digest.serve.connections import Connections
from digest.serve.preview import Preview
from digest.serve.watching import Look, differences, look, watched
from digest.state_folder import FOLDER, make_state_folder

SITES: Final = {False: "preview", True: "preview-drafts"}
"""The name of the site's folder, without drafts and with them."""


class Told(Protocol):
    """Whoever is told what happens."""

    def built(self, build: Build) -> None:
        """Hear what a build has come to."""

    def serving(self, address: Address) -> None:
        """Hear that the first build is done, and where to look at the site."""


async def serve(
    project: Path,
    told: Told,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    drafts: bool = False,
    stop: asyncio.Event | None = None,
) -> None:
    """Serve a preview of a project's site until the process is told to end.

    Args:
        project: The folder that has content/.
        told: Is told of each build.
        host: The name or IP address to listen at.
        port: 0 for a free one.
        drafts: Whether to show articles marked as drafts.
        stop: Ends the preview when it is set, as Ctrl-C and SIGTERM do.

    Raises:
        ServeError: There is no such project, or the port cannot be had.

    """
    project = _existing(project)
    bound, address = bind(host, port)
    order = Order(project, project / FOLDER / SITES[drafts], drafts)
    preview = Preview(order.site)
    stop = stop or asyncio.Event()
    async with _answering(bound, Answers(preview, address)):
        with _stopped_by_signals(stop):
            await _until(stop, _keep_built(order, preview, address, told))


@asynccontextmanager
async def _answering(bound: socket.socket, answers: Answers) -> AsyncIterator[None]:
    connections = Connections(answers.answer)
    server = await asyncio.start_server(connections.accept, sock=bound)
    try:
        yield
    finally:
        server.close()
        await connections.end()


async def _keep_built(order: Order, preview: Preview, address: Address, told: Told) -> None:
    """Build the site, and again whenever something has changed."""
    _keep_out_of_git(order.project)
    seen: Look | None = None
    async with watched(order.project) as woken:
        while True:
            woken.clear()
            now = await asyncio.to_thread(look, order.project)
            if now == seen:
                await woken.wait()
                continue
            causes = () if seen is None else differences(seen, now)
            is_first, seen = seen is None, now
            build = await build_apart(order, causes)
            preview.take(build)
            told.built(build)
            if is_first:
                told.serving(address)


def _existing(project: Path) -> Path:
    """Return a project's folder in full: another process may be elsewhere."""
    if not project.is_dir():
        remedy = "name the folder that has content/ in it"
        raise ServeError(Notice(str(project), None, "no such folder", remedy))
    return project.absolute()


def _keep_out_of_git(project: Path) -> None:
    """Tell git to leave out the folder of what can be made again; the build tells if it cannot be written."""
    with suppress(OSError):
        make_state_folder(project)


@contextmanager
def _stopped_by_signals(stop: asyncio.Event) -> Iterator[None]:
    """End on Ctrl-C and SIGTERM; where the loop knows no signals (Windows, a thread), others see to it."""
    loop = asyncio.get_running_loop()
    numbers = (signal.SIGINT, signal.SIGTERM)
    try:
        with suppress(NotImplementedError, ValueError, RuntimeError):
            for number in numbers:
                loop.add_signal_handler(number, stop.set)
        yield
    finally:
        with suppress(NotImplementedError, ValueError, RuntimeError):
            for number in numbers:
                loop.remove_signal_handler(number)


async def _until(stop: asyncio.Event, work: Coroutine[object, object, None]) -> None:
    """Work until an event is set, or the work fails."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
    finally:
        for task in (working, stopping):
            task.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)
