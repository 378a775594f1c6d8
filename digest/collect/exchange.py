"""What is asked of the network, and what comes of it: an answer, or the reason why there is none."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

LARGEST_ANSWER = 10_000_000
"""Bytes of an answer, unpacked."""


@dataclass(frozen=True, slots=True)
class Request:
    """An address to ask, and what is known of it from before."""

    url: str
    accept: str = "*/*"
    """Media types in the form of the HTTP header."""
    etag: str | None = None
    last_modified: str | None = None
    """As the server wrote them; with either, it may answer that nothing has changed."""
    validators_from: str | None = None
    """Which address they came from, an answer's `url`; None for `url`. No other is sent them."""
    largest: int = LARGEST_ANSWER
    """Bytes that an answer may have, unpacked."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server has answered, whole and unpacked."""

    url: str
    """Where it was found at last, after redirects."""
    data: bytes
    unchanged: bool = False
    """Whether nothing has changed since `etag` or `last_modified` of the request; `data` is then empty."""
    moved_to: str | None = None
    """The address to ask from now on, where the server says that it has moved for good."""
    media_type: str = ""
    """Such as `text/html`, in lower case; empty where the server does not say."""
    charset: str | None = None
    """As the server states it; often wrong."""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer, in words for the person who can mend it."""

    url: str
    problem: str
    """Such as "no answer within 20 seconds"."""
    remedy: str
    gone: bool = False
    """Whether the server says that the address is gone for good (410)."""
    not_before: datetime | None = None
    """When the server wants to be asked again at the earliest; aware."""
    status: int | None = None
    """What the server answered in the terms of HTTP, such as 404; None where it gave no answer."""


class Getter(Protocol):
    """Whoever gets answers: the client, or a stand-in for it."""

    async def get(self, request: Request) -> Answer | Failure:
        """Return the answer, or why there is none; raises nothing, whatever a server does."""
