"""Connections to addresses that were judged: a name is looked up once, and what was judged is used."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import httpcore2

from digest.collect.ip_addresses import why_refused
from digest.collect.unanswered import NoAnswerError

if TYPE_CHECKING:
    from httpcore2._types import SOCKET_OPTION  # in the signature that is implemented here

Resolver = Callable[[str], Sequence[str]]
"""From a host's name to its addresses, the best one first; may block, or raise OSError or UnicodeError."""

_MOST_ADDRESSES = 4
"""Addresses of a host that are tried."""


def resolve_host(host: str) -> tuple[str, ...]:
    """Return a host's addresses as the system knows them; blocks for as long as its name server likes.

    Raises:
        OSError: There is no such host, or no name server.
        UnicodeError: The name cannot be one.

    """
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


class JudgingBackend(httpcore2.AsyncNetworkBackend):
    """Connects to global addresses only, or to all where private ones are allowed."""

    def __init__(self, *, allow_private: bool, resolve: Resolver) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._backend = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  the signature is httpcore2's
        local_address: str | None = None,
        socket_options: "Iterable[SOCKET_OPTION] | None" = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address that takes the connection, after its judgement.

        Raises:
            NoAnswerError: The name has no address, or none that may be asked.
            httpcore2.ConnectError: None takes it.
            httpcore2.ConnectTimeout: None took it in time.

        """
        loop = asyncio.get_running_loop()
        seconds = 3600.0 if timeout is None else timeout
        until = loop.time() + seconds
        addresses = self._judge(await _look_up(self._resolve, host, seconds))
        error: Exception = httpcore2.ConnectError("no address")
        for number, address in enumerate(addresses):
            # The time is shared out, so that a dead first address leaves some to the second.
            share = (until - loop.time()) / (len(addresses) - number)
            try:
                return await self._backend.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                error = failed
        raise error

    def _judge(self, addresses: Sequence[str]) -> Sequence[str]:
        """The addresses that may be asked; raises NoAnswerError where there is none."""
        judged = [(address, None if self._allow_private else why_refused(address)) for address in addresses]
        allowed = [address for address, refused in judged if refused is None]
        if allowed:
            return allowed[:_MOST_ADDRESSES]
        what = judged[0][1] if judged else "no address"
        remedy = "set allow_private = true under [fetch] in digest.toml if you trust it"
        raise NoAnswerError(f"the host has {what}, and digest asks public ones only", remedy)


async def _look_up(resolve: Resolver, host: str, seconds: float) -> Sequence[str]:
    try:
        async with asyncio.timeout(seconds):
            addresses = await _in_thread_of_its_own(partial(resolve, host))
    except TimeoutError:
        problem = f"no name server has told the host's address within {seconds:g} seconds"
        raise NoAnswerError(problem, "check your connection to the internet", again=True) from None
    except socket.gaierror as error:
        raise _unknown_host(error) from error
    except (OSError, UnicodeError) as error:
        raise NoAnswerError("the host's name cannot be looked up", "check the address") from error
    return addresses


def _unknown_host(error: socket.gaierror) -> NoAnswerError:
    if error.errno == socket.EAI_AGAIN:
        remedy = "check your connection to the internet, and the address"
        return NoAnswerError("the host's address cannot be found out now", remedy, again=True)
    return NoAnswerError("host not found", "check the address")


async def _in_thread_of_its_own(call: Callable[[], Sequence[str]]) -> Sequence[str]:
    """Call what may block for minutes, and hold up nothing else.

    A pool's threads would be used up by names that nobody answers for, and waited for at the program's end.
    """
    loop = asyncio.get_running_loop()
    result: asyncio.Future[Sequence[str]] = loop.create_future()

    def settle(value: Sequence[str] | Exception) -> None:
        if result.done():
            return
        if isinstance(value, Exception):
            result.set_exception(value)
        else:
            result.set_result(value)

    def run() -> None:
        value: Sequence[str] | Exception
        try:
            value = call()
        except Exception as error:  # noqa: BLE001  it is raised in the task that waits
            value = error
        # The loop is closed where nobody waits any more.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, value)

    threading.Thread(target=run, daemon=True).start()
    return await result
