"""A real HTTP server on this computer that answers as a test says: well, slowly, wrongly, or for ever."""

import asyncio
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

Piece = bytes | float
"""Bytes to send, or seconds to wait."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent, byte for byte."""

    pieces: tuple[Piece, ...] = ()
    forever: tuple[Piece, ...] = ()
    """Sent again and again after `pieces`, until the client hangs up."""
    keep: bool = False
    """Whether the connection stays open afterwards for another request."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came."""

    target: str
    headers: Mapping[str, str]
    """By names in lower case."""
    connection: int
    """The number of its connection, from 1."""


def head(status: int = 200, **headers: str | int) -> bytes:
    """Return a status line and headers; `_` in a name stands for `-`."""
    lines = [f"HTTP/1.1 {status} Said"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def reply(status: int = 200, body: bytes = b"", **headers: str | int) -> Reply:
    """Return a well-formed reply."""
    return Reply((head(status, **headers, Content_Length=len(body)) + body,), keep=True)


def redirect(status: int, location: str) -> Reply:
    """Return a well-formed redirect."""
    return reply(status, Location=location)


@dataclass(slots=True)
class LocalServer:
    """Answers on a port of 127.0.0.1, in a thread of its own, as a context manager."""

    tls: ssl.SSLContext | None = None
    greeting: bytes = b""
    """Sent to whoever connects, before anything is asked."""
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    """How many have been made."""
    connections_at_most: int = 0
    """How many were open at once."""
    requests_at_most: int = 0
    """How many were being answered at once."""
    port: int = 0
    _replies: dict[str, list[Reply]] = field(default_factory=dict)
    _connections_now: int = 0
    _requests_now: int = 0
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _stop: asyncio.Event = field(default_factory=asyncio.Event)
    _thread: threading.Thread | None = None

    def says(self, target: str, *replies: Reply) -> str:
        """Answer a target, one reply after the other and the last one again and again; return its address."""
        self._replies[target] = list(replies)
        return self.url(target)

    def url(self, target: str, host: str = "127.0.0.1") -> str:
        """Return the address of a target, under a name that leads here."""
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{target}"

    @property
    def targets(self) -> list[str]:
        """What was asked for, in order."""
        return [one.target for one in self.asked]

    def __enter__(self) -> Self:
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        if self._thread:
            self._thread.join()

    def _run(self, ready: threading.Event) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve(ready))

    async def _serve(self, ready: threading.Event) -> None:
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._stop.wait()
        server.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._connections_now += 1
        self.connections_at_most = max(self.connections_at_most, self._connections_now)
        try:
            writer.write(self.greeting)
            while await self._answer(reader, writer, self.connections):
                pass
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            self._connections_now -= 1
            writer.close()
            with suppress(OSError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int
    ) -> bool:
        """Answer one request; say whether there may be another."""
        try:
            text = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        except asyncio.IncompleteReadError:
            return False
        line, *lines = text.strip().split("\r\n")
        named = (one.partition(":") for one in lines)
        headers = {name.lower(): value.strip() for name, _, value in named}
        target = line.split(" ")[1]
        self.asked.append(Asked(target, headers, connection))
        self._requests_now += 1
        self.requests_at_most = max(self.requests_at_most, self._requests_now)
        try:
            return await _send(self._next_reply(target), writer)
        finally:
            self._requests_now -= 1

    def _next_reply(self, target: str) -> Reply:
        replies = self._replies.get(target, [reply(404)])
        return replies.pop(0) if len(replies) > 1 else replies[0]


async def _send(said: Reply, writer: asyncio.StreamWriter) -> bool:
    for piece in said.pieces:
        await _send_piece(piece, writer)
    while said.forever:
        for piece in said.forever:
            await _send_piece(piece, writer)
    return said.keep


async def _send_piece(piece: Piece, writer: asyncio.StreamWriter) -> None:
    if isinstance(piece, bytes):
        writer.write(piece)
        await writer.drain()
    else:
        await asyncio.sleep(piece)
