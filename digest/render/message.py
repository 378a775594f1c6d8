"""A message ready to send: RFC 5322; a text and its HTML as alternatives, a picture in that (RFC 2046)."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import blake2b

from digest.body import cut_at_space
from digest.render.letter_picture import CONTENT_ID

NOBODY = "digest.invalid"
"""A host that never is one (RFC 2606): whoever sends the message puts in the own address."""

HEADER_CHARACTERS = 200
"""What is kept of a name in a header."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The facts that stand in the headers of a message."""

    sender: str
    """A name."""
    subject: str
    day: date
    id: str
    """Letters and digits, unlike those of any other message of the same host."""
    host: str | None
    language: str


def write_message(head: Letterhead, text: str, html: str, picture: bytes | None = None) -> bytes:
    """Return a message, the same bytes for the same content; a picture, a JPEG file, goes with the HTML.

    It is dated at noon UTC, which is the same day nearly everywhere. It has no
    addressee, and the header that makes mail programs open it as a draft.
    """
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    plain = re.fullmatch(r"[a-z0-9.-]+", head.host or "")
    message = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    message["From"] = Address(cut_at_space(head.sender, HEADER_CHARACTERS), "editor", NOBODY)
    message["Subject"] = cut_at_space(head.subject, HEADER_CHARACTERS)
    message["Date"] = datetime.combine(head.day, time(12), UTC)
    message["Message-ID"] = f"<{head.id}@{head.host if plain else NOBODY}>"
    message["X-Unsent"] = "1"
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    message["Content-Language"] = head.language
    # "=_" can stand in no encoded line, so that no content can end its part.
    mark = blake2b(f"{text}\n{html}".encode(), digest_size=16).hexdigest()
    message.set_boundary(f"=_{mark}")
    if picture:
        _, related = message.iter_parts()
        related.add_related(picture, "image", "jpeg", cid=f"<{CONTENT_ID}>", disposition="inline")
        related.set_boundary(f"=_{mark}.related")
    return message.as_bytes()
