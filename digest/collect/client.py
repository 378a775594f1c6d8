"""The client of `digest fetch` and `digest add URL`: asks politely, and says plainly what went wrong."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from digest.collect.exchange import Answer, Failure, Request
from digest.collect.limits import Limits
from digest.collect.messages import location_of, read_answer, request_headers
from digest.collect.packing import ACCEPTED
from digest.collect.redirects import REDIRECTS, Trail, parse_url
from digest.collect.unanswered import NoAnswerError
from digest.settings import Settings
from digest.version import __version__

if TYPE_CHECKING:
    import ssl

    from digest.collect.connect import Resolver
    from digest.collect.wire import Allowance, Wire


def user_agent(base_url: str | None) -> str:
    r"""Return who asks, for those who run the server: `digest`, its version and the digest's address.

    >>> user_agent("https://news.example/\r\nX: 1").partition(" ")[2]
    '(+https://news.example/%0D%0AX:%201)'

    """
    name = f"digest/{__version__}"
    return f"{name} (+{quote(base_url, safe=':/?#[]@!$&*+,;=%~')})" if base_url else name


def _now() -> datetime:
    return datetime.now(UTC)


def _jitter(seconds: float) -> float:
    return random.uniform(0, seconds)  # noqa: S311  it spreads requests and guards no secret


def project_client(settings: Settings) -> "Client":
    """Return the client that asks on behalf of a project."""
    return Client(user_agent(settings.site.base_url), allow_private=settings.fetch.allow_private)


class Client:
    """Gets answers over HTTP, many at once; to be used as an asynchronous context manager.

    It keeps no cookies, asks no proxy and gives no password. It resolves names itself, and refuses addresses
    that are not global unless `allow_private`.
    """

    def __init__(
        self,
        user_agent: str,
        *,
        allow_private: bool = False,
        limits: Limits | None = None,
        now: Callable[[], datetime] = _now,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        jitter: Callable[[float], float] = _jitter,
        resolve: "Resolver | None" = None,
        tls: "ssl.SSLContext | None" = None,
    ) -> None:
        """Take what it says of itself, what it may do, and its effects.

        Args:
            user_agent: The header, as `user_agent` gives it.
            allow_private: Whether to ask addresses that are not global, such as those of this computer.
            limits: How long, how often and how much at once.
            now: The clock; aware.
            sleep: Waits for some seconds.
            jitter: From the most seconds to wait to those to wait.
            resolve: Looks up names; None for the system's own.
            tls: Whom to trust; None for those whom the system trusts.

        """
        self._user_agent = user_agent
        self._allow_private = allow_private
        self._limits = limits or Limits()
        self._now = now
        self._sleep = sleep
        self._jitter = jitter
        self._resolve = resolve
        self._tls = tls
        self._wire: Wire | None = None

    async def __aenter__(self) -> Self:
        from digest.collect.connect import resolve_host
        from digest.collect.wire import Wire

        self._wire = Wire(
            self._limits,
            allow_private=self._allow_private,
            resolve=self._resolve or resolve_host,
            tls=self._tls,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave nothing open: a connection is closed when the last who waits for its host is served."""

    async def get(self, request: Request) -> Answer | Failure:
        """Return the answer, or why there is none; raises nothing, whatever a server does."""
        if self._wire is None:
            raise RuntimeError("the client is a context manager: use it within `async with`")
        try:
            return await self._get(request, self._wire)
        except NoAnswerError as error:
            not_before = None if error.wait is None else self._now() + error.wait
            return Failure(
                request.url,
                error.problem,
                error.remedy,
                gone=error.gone,
                not_before=not_before,
                status=error.status,
            )
        except Exception as error:  # noqa: BLE001  whatever one server brings about must not cost the others
            problem = f"the answer cannot be read ({type(error).__name__})"
            return Failure(request.url, problem, "report it as a fault of digest, with this address")

    async def _get(self, request: Request, wire: "Wire") -> Answer:
        """The answer, after as many tries as it takes; raises NoAnswerError with what the last brought."""
        from digest.collect.wire import Allowance

        allowance = Allowance(self._limits.total_seconds)
        accepted, tries = ACCEPTED, 0
        while True:
            try:
                return await self._try(request, wire, accepted, allowance)
            except NoAnswerError as error:
                if error.packing and accepted == ACCEPTED:
                    accepted = "identity"
                    continue
                if not error.again or tries == self._limits.retries or self._is_long(error.wait):
                    raise
                await self._sleep(self._pause(tries, error.wait))
            tries += 1

    def _is_long(self, wait: timedelta | None) -> bool:
        return wait is not None and wait.total_seconds() > self._limits.patience_seconds

    def _pause(self, tries: int, wait: timedelta | None) -> float:
        """Seconds before the next try: back-off with full jitter, on top of what the server asks for."""
        asked = wait.total_seconds() if wait else 0.0
        return asked + self._jitter(self._limits.backoff_seconds * 2**tries)

    async def _try(self, request: Request, wire: "Wire", accepted: str, allowance: "Allowance") -> Answer:
        trail = Trail(parse_url(request.url))
        own = {"User-Agent": self._user_agent, "Accept-Encoding": accepted}
        try:
            while True:
                headers = own | request_headers(request, trail.url)
                reply = await wire.ask(trail.url, headers, request.largest, allowance)
                if reply.status not in REDIRECTS:
                    return read_answer(request, trail, reply, self._now())
                trail = trail.follow(reply.status, location_of(reply), self._limits.redirects)
        except NoAnswerError as error:
            raise error.behind(str(trail.url)) if trail.passed else error from None
