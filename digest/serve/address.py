"""Where the preview listens, and what it is called there."""

import ipaddress
import socket
from dataclasses import dataclass
from typing import Final

from digest.errors import Notice, ServeError

LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
"""What a browser on this computer may call it."""

HTTP_PORT: Final = 80
"""The port that an address need not name."""


@dataclass(frozen=True, slots=True)
class Address:
    """The place of the preview on the network."""

    host: str
    """A name or an IP address, as asked for."""
    port: int
    public: bool
    """Whether other computers may reach it."""

    @property
    def url(self) -> str:
        """The address of the front page, as one types it on this computer."""
        name = "localhost" if _is_wildcard(self.host) else self.host
        return f"http://{_bracketed(name)}:{self.port}/"

    def has_host(self, stated: str) -> bool:
        """Whether a `Host` header means this server.

        A name that somebody else can point at this computer is none of it: their page, once loaded from that
        name, could read the preview. An IP address cannot be pointed elsewhere, so any will do where other
        computers are let in, which may know this one by several.

        >>> Address("127.0.0.1", 8000, public=False).has_host("localhost:8000")
        True
        >>> Address("127.0.0.1", 8000, public=False).has_host("rebound.example:8000")
        False

        """
        name, port = _split(stated.lower())
        if port != self.port:
            return False
        return name in {*LOOPBACK, self.host.lower()} or (self.public and _ip(name) is not None)

    def has_origin(self, stated: str) -> bool:
        """Whether an `Origin` header names this server."""
        scheme, _, host = stated.partition("://")
        return scheme == "http" and self.has_host(host)


def bind(host: str, port: int) -> tuple[socket.socket, Address]:
    """Take a port; 0 takes a free one.

    Raises:
        ServeError: It is taken, not allowed, or not of this computer.

    """
    place = f"{_bracketed(host)}:{port}"
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.create_server((str(where[0]), port), family=family)
    except (OSError, UnicodeError, OverflowError) as error:
        raise ServeError(_unusable(place, error)) from error
    name = bound.getsockname()
    address = ipaddress.ip_address(name[0].partition("%")[0])
    return bound, Address(host, name[1], not address.is_loopback)


def _unusable(place: str, error: Exception) -> Notice:
    import errno

    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        remedy = "stop what listens there, or name another port with --port; --port 0 takes a free one"
        return Notice(place, None, "the port is taken", remedy)
    if number in {errno.EACCES, errno.EPERM}:
        remedy = "name a port from 1024 on with --port; --port 0 takes a free one"
        return Notice(place, None, "the port may not be taken", remedy)
    reason = getattr(error, "strerror", None) or "no such host"
    remedy = "name an address of this computer with --host, such as 127.0.0.1"
    return Notice(place, None, f"cannot be listened at: {reason}", remedy)


def _split(host: str) -> tuple[str, int | None]:
    """Part a host into its name, without brackets, and its port; None where that is none."""
    name, colon, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
    name, port = (name, port) if colon else (name or port, str(HTTP_PORT))
    if name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
    is_number = port.isascii() and port.isdigit() and len(port) < len("123456")
    return name, int(port) if is_number else None


def _ip(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _is_wildcard(host: str) -> bool:
    address = _ip(host)
    return host == "" or (address is not None and address.is_unspecified)


def _bracketed(name: str) -> str:
    return f"[{name}]" if ":" in name else name
