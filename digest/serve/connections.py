"""HTTP/1.1 with whoever connects, within limits of time, size and number.

h11 knows the grammar and the order of things; here is what it leaves to others: sockets and patience.
"""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from digest.serve.exchange import Answer, Request, text

if TYPE_CHECKING:
    import h11

LARGEST_HEAD: Final = 16_384
"""Bytes of a request's line and headers."""

PIECE: Final = 65_536
"""Bytes that are sent at once."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long, and with how many."""

    ask_seconds: float = 10.0
    """For a whole request to come in; so long an idle connection is kept, too."""
    take_seconds: float = 30.0
    """For the other side to take a piece."""
    connections: int = 128
    streams: int = 48
    """Of the connections, those that wait for news."""


@dataclass(slots=True)
class Connections:
    """Whoever is connected."""

    answer: Callable[[Request], Awaitable[Answer]]
    patience: Patience = field(default_factory=Patience)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _streams: int = 0

    def accept(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Talk with somebody who has connected, if there are not too many already."""
        if len(self._tasks) >= self.patience.connections:
            writer.transport.abort()
            return
        task = asyncio.create_task(self._talk(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def end(self) -> None:
        """Hang up on everybody."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _talk(self, reader: StreamReader, writer: StreamWriter) -> None:
        import h11

        spoken = h11.Connection(h11.SERVER, max_incomplete_event_size=LARGEST_HEAD)
        try:
            while await self._exchange(spoken, reader, writer):
                spoken.start_next_cycle()
        except h11.RemoteProtocolError as error:
            with suppress(OSError, TimeoutError, h11.ProtocolError):
                await self._send(spoken, writer, text(error.error_status_hint, "That is no request."))
        except (OSError, TimeoutError):  # the other side has gone, or is too slow
            pass
        except Exception:
            with suppress(OSError, TimeoutError, h11.ProtocolError):
                await self._send(spoken, writer, text(500, "A fault of digest; the terminal shows it."))
            raise
        finally:
            writer.close()
            with suppress(OSError, TimeoutError):
                async with asyncio.timeout(self.patience.ask_seconds):
                    await writer.wait_closed()

    async def _exchange(self, spoken: "h11.Connection", reader: StreamReader, writer: StreamWriter) -> bool:
        """Answer a request; whether another one may follow."""
        import h11

        async with asyncio.timeout(self.patience.ask_seconds):
            request = await _receive(spoken, reader)
        if request is None:
            return False
        answer = await self.answer(request)
        is_head = request.method == "HEAD"
        if isinstance(answer.body, bytes) or is_head:
            await self._send(spoken, writer, answer, head_alone=is_head)
        else:
            await self._stream(spoken, reader, writer, answer, answer.body)
        return spoken.our_state is h11.DONE and spoken.their_state is h11.DONE

    async def _send(
        self, spoken: "h11.Connection", writer: StreamWriter, answer: Answer, *, head_alone: bool = False
    ) -> None:
        import h11

        body = answer.body if isinstance(answer.body, bytes) else b""
        length = {"Content-Length": str(len(body))} if body is answer.body else {}
        # A request with a body is answered and hung up on: nobody reads what comes.
        closing = {} if spoken.their_state is h11.DONE else {"Connection": "close"}
        headers = {**answer.headers, **length, **closing}
        await self._write(writer, spoken.send(_head(answer.status, headers)))
        for start in range(0, 0 if head_alone else len(body), PIECE):
            await self._write(writer, spoken.send(h11.Data(data=body[start : start + PIECE])))
        await self._write(writer, spoken.send(h11.EndOfMessage()))

    async def _stream(
        self,
        spoken: "h11.Connection",
        reader: StreamReader,
        writer: StreamWriter,
        answer: Answer,
        pieces: AsyncIterator[bytes],
    ) -> None:
        """Send what has no end, until the other side hangs up, or says anything more."""
        if self._streams >= self.patience.streams:
            await self._send(spoken, writer, text(503, "Too many pages wait for news."))
            return
        self._streams += 1
        try:
            sending = asyncio.create_task(self._send_pieces(spoken, writer, answer, pieces))
            leaving = asyncio.create_task(reader.read(1))
            await _until_one_ends(sending, leaving)
        finally:
            self._streams -= 1

    async def _send_pieces(
        self, spoken: "h11.Connection", writer: StreamWriter, answer: Answer, pieces: AsyncIterator[bytes]
    ) -> None:
        import h11

        await self._write(writer, spoken.send(_head(answer.status, answer.headers)))
        async for piece in pieces:
            await self._write(writer, spoken.send(h11.Data(data=piece)))

    async def _write(self, writer: StreamWriter, data: bytes | None) -> None:
        writer.write(data or b"")
        async with asyncio.timeout(self.patience.take_seconds):
            await writer.drain()


async def _receive(spoken: "h11.Connection", reader: StreamReader) -> Request | None:
    """Return what is asked for; None where the other side has hung up."""
    import h11

    while True:
        event = spoken.next_event()
        if event is h11.NEED_DATA:
            spoken.receive_data(await reader.read(PIECE))
        elif isinstance(event, h11.Request):
            spoken.next_event()  # the end of the request, unless it has a body
            return _request(event)
        else:
            return None


def _request(event: "h11.Request") -> Request:
    headers: dict[str, str] = {}
    for raw_name, raw_value in event.headers:
        name, value = raw_name.decode("ascii"), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return Request(event.method.decode("ascii"), event.target.decode("latin-1"), headers)


def _head(status: int, headers: Mapping[str, str]) -> "h11.Response":
    import h11

    lines = [("Date", formatdate(usegmt=True)), *headers.items()]
    return h11.Response(status_code=status, reason=HTTPStatus(status).phrase, headers=lines)


async def _until_one_ends(*tasks: asyncio.Task[Any]) -> None:
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
