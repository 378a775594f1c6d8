"""Turns and connections, host by host: no host is asked more than it likes, none waits for another's."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpcore2

from digest.collect.limits import Limits


@dataclass(slots=True)
class _Line:
    """Those that want something of one host."""

    pool: httpcore2.AsyncConnectionPool
    turns: asyncio.Semaphore
    users: int = 0


class Hosts:
    """Gives turns with a host; a connection is kept open for as long as somebody waits for the next turn."""

    def __init__(self, backend: httpcore2.AsyncNetworkBackend, tls: ssl.SSLContext, limits: Limits) -> None:
        self._backend = backend
        self._tls = tls
        self._limits = limits
        self._lines: dict[str, _Line] = {}
        self._turns = asyncio.Semaphore(limits.connections)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[httpcore2.AsyncConnectionPool]:
        """Wait for a turn with a host, on whichever port, and give its connections until it is over."""
        host = host.lower().rstrip(".")
        if host not in self._lines:
            self._lines[host] = self._begin()
        line = self._lines[host]
        line.users += 1
        try:
            # First the host's turn: who waits for a slow host takes none from the others.
            async with line.turns, self._turns:
                yield line.pool
        finally:
            line.users -= 1
            if not line.users:
                del self._lines[host]
                await line.pool.aclose()

    def _begin(self) -> _Line:
        # The pool's own limit counts idle connections too, to all ports of the host.
        most = self._limits.host_connections
        pool = httpcore2.AsyncConnectionPool(
            ssl_context=self._tls, max_connections=most, network_backend=self._backend
        )
        return _Line(pool, asyncio.Semaphore(most))
