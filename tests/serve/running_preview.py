"""A real preview on a free port of this computer, in a thread of its own."""

import asyncio
import http.client
import queue
import socket
import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from digest.serve import Address, Build, serve

PATIENCE_SECONDS = 120
"""Long enough for a build on a busy machine; a test that waits so long has failed."""

SMALL = {
    "digest.toml": "[site]\ntitle = 'Lune'\n[images]\ncards = false\n[edition]\nebook = false\n",
}
"""Settings that make a build short."""


@dataclass(slots=True)
class RunningPreview:
    """Serves a project, as a context manager; is told what happens."""

    project: Path
    drafts: bool = False
    builds: queue.Queue[Build] = field(default_factory=queue.Queue)
    _addresses: queue.Queue[Address] = field(default_factory=queue.Queue)
    _loop: asyncio.AbstractEventLoop = field(init=False)
    _stop: asyncio.Event = field(default_factory=asyncio.Event)
    _thread: threading.Thread | None = None
    address: Address = field(init=False)

    def built(self, build: Build) -> None:
        self.builds.put(build)

    def serving(self, address: Address) -> None:
        self._addresses.put(address)

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self.address = self._addresses.get(timeout=PATIENCE_SECONDS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        if self._thread:
            self._thread.join(PATIENCE_SECONDS)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(serve(self.project, self, port=0, drafts=self.drafts, stop=self._stop))

    def next_build(self) -> Build:
        return self.builds.get(timeout=PATIENCE_SECONDS)

    def get(self, target: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.address.port, timeout=PATIENCE_SECONDS)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, target, headers=named)
        reply = connection.getresponse()
        body = reply.read()
        connection.close()
        return reply, body

    def send_raw(self, data: bytes) -> bytes:
        return exchange_raw(self.address.port, data)


def exchange_raw(port: int, data: bytes) -> bytes:
    """Send bytes, and return all that comes until the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(data)
        received = b""
        try:
            while piece := connection.recv(65_536):
                received += piece
        except ConnectionResetError:
            pass
        return received
