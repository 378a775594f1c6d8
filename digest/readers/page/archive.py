"""MHTML: a page and all that it shows, as an e-mail message (RFC 2557)."""

import email
import email.message
import email.policy
from dataclasses import dataclass

from digest.errors import Notice, SourceError
from digest.readers.page.charset import LARGEST_PAGE

MOST_PARTS = 5_000
"""Parts of a message that are looked at."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page within an archive."""

    data: bytes
    address: str | None
    """Where the browser took it from."""


def unpack_archive(data: bytes, place: str) -> SavedPage:
    """Return the page of an MHTML file: its first part that is HTML.

    Raises:
        SourceError: It holds no page, or is too large.

    """
    if len(data) > LARGEST_PAGE:
        problem = f"an archive of {len(data) / 1e6:,.0f} MB"
        raise SourceError(Notice(place, None, problem, "save the page as HTML only"))
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        page = _first_page(message)
    except (RecursionError, ValueError, LookupError):
        page = None
    if page is None:
        raise SourceError(Notice(place, None, "no page in this archive", "save it as HTML instead"))
    address = message.get("Snapshot-Content-Location") or page.get("Content-Location")
    body = page.get_payload(decode=True)
    charset = page.get_content_charset()
    if charset and isinstance(body, bytes):
        body = _in_utf8(body, charset)
    return SavedPage(body if isinstance(body, bytes) else b"", str(address) if address else None)


def _first_page(message: "email.message.Message[str, str]") -> "email.message.Message[str, str] | None":
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            break
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            return part
    return None


def _in_utf8(body: bytes, charset: str) -> bytes:
    """The page in UTF-8, which the reader of pages tries first; as it is where its charset is none."""
    try:
        return body.decode(charset).encode("utf-8")
    except (LookupError, UnicodeError):
        return body
