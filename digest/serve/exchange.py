"""What is asked of the preview, and what it answers."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Final

ALWAYS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}
"""Headers of every answer; the site's own may replace the last one."""

OWN_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy of pages that are not the site's."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a browser asks for."""

    method: str
    target: str
    """As sent, with its percent signs."""
    headers: Mapping[str, str]
    """By names in lower case; several of a name are joined by commas."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What it gets."""

    status: int
    headers: Mapping[str, str]
    body: bytes | AsyncIterator[bytes] = b""
    """A stream has no end; whoever sends it ends it."""


def text(status: int, told: str, **headers: str) -> Answer:
    """Return an answer of plain text; `_` in the name of a header stands for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    own = {"Content-Type": "text/plain; charset=utf-8", "Content-Security-Policy": OWN_POLICY}
    return Answer(status, ALWAYS | own | named, f"{told}\n".encode())
