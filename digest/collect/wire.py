"""One request, one reply: bytes over a connection, within limits, and what goes wrong in plain words."""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import aclosing, asynccontextmanager, contextmanager
from dataclasses import dataclass

import httpcore2
import httpx2

from digest.collect.connect import JudgingBackend, Resolver
from digest.collect.hosts import Hosts
from digest.collect.limits import Limits
from digest.collect.packing import unpacker_for
from digest.collect.unanswered import NoAnswerError, too_large

_LATER = "the site may be down: try again later"
_EXPIRED, _WRONG_HOST = 10, 62
"""OpenSSL's codes: X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_HOSTNAME_MISMATCH."""

UNCHANGED = 304

_LENGTH = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; `data` is empty unless the status says that it is what was asked for."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    data: bytes

    def header(self, name: str) -> str | None:
        """Return the first header of that name, in whatever case, each byte a character; None without one."""
        values = (value for key, value in self.headers if key.lower() == name.encode())
        value = next(values, None)
        return None if value is None else value.decode("latin-1").strip()


class Allowance:
    """The seconds that a request may still spend on the network."""

    def __init__(self, seconds: float) -> None:
        self._whole = self._left = seconds

    @asynccontextmanager
    async def spend(self) -> AsyncIterator[None]:
        """Count the time within, and raise `NoAnswerError` when all is spent."""
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            async with asyncio.timeout(self._left):
                yield
        except TimeoutError:
            problem = f"no whole answer within {self._whole:g} seconds"
            raise NoAnswerError(problem, "the site is too slow: try again later") from None
        finally:
            self._left -= loop.time() - start


class Wire:
    """Asks servers, each in its turn."""

    def __init__(
        self, limits: Limits, *, allow_private: bool, resolve: Resolver, tls: ssl.SSLContext | None
    ) -> None:
        self._limits = limits
        backend = JudgingBackend(allow_private=allow_private, resolve=resolve)
        self._hosts = Hosts(backend, tls or httpx2.create_ssl_context(trust_env=False), limits)

    async def ask(
        self, url: httpx2.URL, headers: Mapping[str, str], largest: int, allowance: Allowance
    ) -> Reply:
        """Return what a server replies; its body only where the status is 2xx.

        Raises:
            NoAnswerError: There is no reply, or no whole one, or it has more than `largest` bytes.

        """
        seconds = self._limits.read_seconds
        timeouts = {
            "connect": self._limits.connect_seconds,
            "read": seconds,
            "write": seconds,
            "pool": seconds,
        }
        head, extensions = _head(url, headers), {"timeout": timeouts}
        asked = httpcore2.Request("GET", _target(url), headers=head, extensions=extensions)
        async with self._hosts.turn(url.raw_host.decode()) as pool, allowance.spend():
            with _told_before_reply(self._limits):
                response = await pool.handle_async_request(asked)
            try:
                with _told_amid_reply(self._limits):
                    return await _read(response, largest)
            finally:
                await response.aclose()


def _target(url: httpx2.URL) -> httpcore2.URL:
    return httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _head(url: httpx2.URL, headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    fields = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    return [(b"Host", url.netloc), *fields]


async def _read(response: httpcore2.Response, largest: int) -> Reply:
    reply = Reply(response.status, tuple(response.headers), b"")
    if response.status == UNCHANGED:
        # It has no body, and once its end is read the connection can be used again.
        await response.aread()
    if response.status // 100 != 2:  # noqa: PLR2004  2xx
        return reply
    length = reply.header("content-length") or ""
    if _LENGTH.fullmatch(length) and int(length) > largest:
        raise too_large(largest, int(length))
    data = await _unpack(response, _content_encoding(reply), largest)
    return Reply(reply.status, reply.headers, data)


def _content_encoding(reply: Reply) -> str:
    named = [value for name, value in reply.headers if name.lower() == b"content-encoding"]
    return b",".join(named).decode("latin-1")


async def _unpack(response: httpcore2.Response, content_encoding: str, largest: int) -> bytes:
    """The body; at no time more of it is held than `largest` bytes and a piece."""
    unpacker = unpacker_for(content_encoding)
    packed, data = 0, bytearray()
    async with aclosing(response.aiter_stream()) as pieces:
        async for piece in pieces:
            packed += len(piece)
            if packed > largest:
                raise too_large(largest)
            for unpacked in unpacker.unpack(piece):
                data += unpacked
                if len(data) > largest:
                    raise too_large(largest)
    if packed:
        unpacker.finish()
    return bytes(data)


@contextmanager
def _told_before_reply(limits: Limits) -> Iterator[None]:
    """Raise NoAnswerError for all that can go wrong before the head of a reply is here."""
    try:
        yield
    except (httpcore2.ConnectTimeout, httpcore2.PoolTimeout) as error:
        problem = f"no connection within {limits.connect_seconds:g} seconds"
        raise NoAnswerError(problem, _LATER, again=True) from error
    except httpcore2.ConnectError as error:
        raise _unconnected(error) from error
    except httpcore2.TimeoutException as error:
        raise NoAnswerError(
            f"no answer within {limits.read_seconds:g} seconds", _LATER, again=True
        ) from error
    except httpcore2.NetworkError as error:
        raise NoAnswerError("the server hung up without an answer", _LATER, again=True) from error
    except httpcore2.RemoteProtocolError as error:
        # Nothing but its words tells an empty answer from a wrong one.
        if "disconnected" in str(error):
            raise NoAnswerError("the server hung up without an answer", _LATER, again=True) from error
        raise NoAnswerError("the server's answer is no HTTP", "check the address, and its port") from error


@contextmanager
def _told_amid_reply(limits: Limits) -> Iterator[None]:
    """Raise NoAnswerError for all that can go wrong with the body of a reply."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        problem = f"the answer stopped for more than {limits.read_seconds:g} seconds"
        raise NoAnswerError(problem, _LATER) from error
    except (httpcore2.NetworkError, httpcore2.RemoteProtocolError) as error:
        raise NoAnswerError("the answer broke off before its end", _LATER) from error


def _unconnected(error: httpcore2.ConnectError) -> NoAnswerError:
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _untrusted(cause.verify_code)
    if isinstance(cause, ssl.SSLError):
        remedy = "check whether the address begins with http:// in a browser"
        return NoAnswerError("no secure connection can be made", remedy)
    return NoAnswerError("the server takes no connection", _LATER, again=True)


def _untrusted(code: int) -> NoAnswerError:
    if code == _EXPIRED:
        return NoAnswerError(
            "the server's certificate has expired", "tell the publisher; check this computer's date"
        )
    if code == _WRONG_HOST:
        return NoAnswerError("the server's certificate is for another host", "check the address")
    remedy = "tell the publisher, or add its authority to those that this computer trusts"
    return NoAnswerError("nobody vouches for the server's certificate", remedy)
