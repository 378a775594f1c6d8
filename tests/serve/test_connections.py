"""HTTP/1.1 over real sockets, with whoever misbehaves."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import pytest
from running_preview import PATIENCE_SECONDS, exchange_raw

from digest.serve.connections import LARGEST_HEAD, Connections, Patience
from digest.serve.exchange import Answer, Request, text

ASK = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
LAST = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
SHORT = Patience(ask_seconds=0.2, take_seconds=0.2)


async def answer(request: Request) -> Answer:
    if request.target == "/stream":
        return Answer(200, {"Content-Type": "text/event-stream"}, forever())
    if request.target == "/large":
        return Answer(200, {}, b"x" * 50_000_000)
    if request.target == "/fault":
        raise KeyError("rain")
    return text(200, f"{request.method} {request.target}")


async def forever() -> AsyncIterator[bytes]:
    while True:
        yield b"data: 1\n\n"
        await asyncio.sleep(0.05)


@contextmanager
def listening(patience: Patience) -> Iterator[int]:
    """Answer on a free port, in a thread of its own."""
    bound = socket.create_server(("127.0.0.1", 0))
    ready, loop, stop = threading.Event(), asyncio.new_event_loop(), asyncio.Event()

    async def run() -> None:
        connections = Connections(answer, patience)
        server = await asyncio.start_server(connections.accept, sock=bound)
        ready.set()
        await stop.wait()
        server.close()
        await connections.end()

    def run_loop() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(run())

    thread = threading.Thread(target=run_loop, daemon=True)
    thread.start()
    ready.wait()
    yield bound.getsockname()[1]
    loop.call_soon_threadsafe(stop.set)
    thread.join(PATIENCE_SECONDS)
    assert not thread.is_alive()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with listening(Patience()) as port:
        yield port


def test_request_is_answered(port: int) -> None:
    assert exchange_raw(port, LAST).endswith(b"\r\n\r\nGET /\n")


def test_connection_is_kept_for_the_next_request(port: int) -> None:
    assert exchange_raw(port, ASK + LAST).count(b"HTTP/1.1 200 OK\r\n") == 2


def test_head_of_a_page_has_its_length_and_no_body(port: int) -> None:
    received = exchange_raw(port, b"HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert received.endswith(b"\r\n\r\n")
    assert b"\r\nContent-Length: 7\r\n" in received


def test_head_of_a_stream_ends(port: int) -> None:
    received = exchange_raw(port, b"HEAD /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert received.endswith(b"\r\n\r\n")


def test_request_with_a_body_is_answered_and_hung_up_on(port: int) -> None:
    request = b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello" + ASK
    received = exchange_raw(port, request)
    assert received.count(b"HTTP/1.1 200 OK\r\n") == 1
    assert b"\r\nConnection: close\r\n" in received


def test_old_browser_without_a_host_is_answered_once(port: int) -> None:
    assert exchange_raw(port, b"GET / HTTP/1.0\r\n\r\n").endswith(b"GET /\n")


@pytest.mark.parametrize(
    "data",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n folded: y\r\nbad header\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /caf\xc3\xa9 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused(port: int, data: bytes) -> None:
    assert exchange_raw(port, data).startswith(b"HTTP/1.1 400 Bad Request\r\n")


def test_transfer_encoding_that_is_not_known_is_refused(port: int) -> None:
    data = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n"
    assert exchange_raw(port, data).startswith(b"HTTP/1.1 501 ")


@pytest.mark.parametrize("head", [b"GET /", b"GET / HTTP/1.1\r\nHost: x\r\nX: "])
def test_huge_line_is_refused(port: int, head: bytes) -> None:
    assert exchange_raw(port, head + b"a" * (LARGEST_HEAD + 1)).startswith(b"HTTP/1.1 431 ")


def test_endless_headers_are_refused(port: int) -> None:
    assert exchange_raw(port, b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * LARGEST_HEAD).startswith(b"HTTP/1.1 431 ")


def test_fault_of_ours_is_told_without_its_words(port: int, caplog: pytest.LogCaptureFixture) -> None:
    received = exchange_raw(port, b"GET /fault HTTP/1.1\r\nHost: x\r\n\r\n")
    assert received.startswith(b"HTTP/1.1 500 ")
    assert b"rain" not in received
    assert exchange_raw(port, LAST).endswith(b"GET /\n")
    del caplog  # which keeps the traceback from the test's own output


def test_client_that_hangs_up_harms_nobody(port: int) -> None:
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
    assert exchange_raw(port, LAST).endswith(b"GET /\n")


@pytest.mark.parametrize("data", [b"", b"GET / HT", ASK])
def test_client_that_says_no_more_is_hung_up_on(data: bytes) -> None:
    with listening(SHORT) as port:
        received = exchange_raw(port, data)
    assert received.count(b"HTTP/1.1 200 OK") == data.count(ASK)


def test_client_that_speaks_a_letter_at_a_time_is_hung_up_on() -> None:
    with listening(SHORT) as port, socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(0.05)
        for _ in range(PATIENCE_SECONDS * 20):
            try:
                connection.sendall(b"G")
                if connection.recv(1) == b"":
                    return
            except TimeoutError:
                continue
            except OSError:
                return
    pytest.fail("still connected")


def test_client_that_takes_nothing_is_hung_up_on() -> None:
    with listening(SHORT) as port, socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        assert exchange_raw(port, LAST).endswith(b"GET /\n")
        threading.Event().wait(1)  # longer than it is waited for
        connection.settimeout(PATIENCE_SECONDS)
        received = 0
        try:
            while piece := connection.recv(1_000_000):
                received += len(piece)
        except ConnectionResetError:
            pass
    assert received < 50_000_000


def test_no_more_are_let_in_than_there_is_room_for() -> None:
    with listening(Patience(connections=2)) as port:
        first = socket.create_connection(("127.0.0.1", port))
        second = socket.create_connection(("127.0.0.1", port))
        try:
            assert exchange_raw(port, LAST) == b""
        finally:
            first.close()
            second.close()


def test_room_is_free_again_once_somebody_has_gone() -> None:
    with listening(Patience(connections=1)) as port:
        for _ in range(5):
            while not (received := exchange_raw(port, LAST)):
                pass
            assert received.endswith(b"GET /\n")


def test_stream_goes_on_and_ends_with_its_reader() -> None:
    with listening(Patience(streams=1)) as port:
        for _ in range(3):  # each takes the place of the one before
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as connection:
                received = b""
                while received.count(b"data: 1") < 2:
                    connection.sendall(b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n" if not received else b"")
                    piece = connection.recv(65_536)
                    if b"503" in piece or not piece:
                        break
                    received += piece
            threading.Event().wait(0.3)
        assert received.count(b"data: 1") >= 2


def test_too_many_streams_are_refused() -> None:
    with (
        listening(Patience(streams=1)) as port,
        socket.create_connection(("127.0.0.1", port)) as connection,
    ):
        connection.sendall(b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.recv(10)
        second = exchange_raw(port, b"GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert second.startswith(b"HTTP/1.1 503 ")
