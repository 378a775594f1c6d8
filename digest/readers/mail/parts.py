"""The parts and headers of a mail, decoded, within limits."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from digest.body import plain_text
from digest.errors import Notice, SourceError
from digest.readers.encoding import decode_claimed
from digest.readers.mojibake import mend_misread

LARGEST_MAIL = 25_000_000
"""Bytes, attachments and all."""

MOST_MULTIPARTS = 50
"""Parts that hold parts. The parser takes a generator and a stack frame for each that stands in another."""

MOST_PARTS = 2_000
"""Lines that begin as the boundaries of parts do."""

LONGEST_HEADER = 1_000
"""Characters of a header that are read; the parser of headers takes more than linear time."""

HOLDER = re.compile(rb"boundary\s{0,9}=|content-type:\s{0,9}message/", re.IGNORECASE)


class _ShortHeaders(policy.EmailPolicy):
    """The standard library's reading of mails, with headers cut to `LONGEST_HEADER`."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return a header's name and the beginning of its value."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


def parse_mail(data: bytes, place: str) -> EmailMessage:
    """Return the mail in the bytes of a file.

    Raises:
        SourceError: It is too large, or has parts within parts without end.

    """
    if len(data) > LARGEST_MAIL:
        problem = f"a mail of {len(data):,} bytes; the limit is {LARGEST_MAIL:,}"
        raise SourceError(Notice(place, None, problem, "save it without attachments"))
    if len(HOLDER.findall(data)) > MOST_MULTIPARTS or data.count(b"\n--") > MOST_PARTS:
        problem = f"a mail of more than {MOST_MULTIPARTS} nested parts or {MOST_PARTS:,} parts"
        raise SourceError(Notice(place, None, problem, "save its text alone, as .txt"))
    return message_from_bytes(data.lstrip(b"\r\n"), policy=_ShortHeaders())  # type: ignore[arg-type]  # typeshed's EmailPolicy does not say what it makes


def decoded_header(message: EmailMessage, name: str) -> str:
    """Return a header on one line, decoded; empty where there is none."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    cut = str(raw)[:LONGEST_HEADER]
    try:
        return plain_text(mend_misread(str(policy.default.header_fetch_parse("Subject", cut))))
    except Exception:  # noqa: BLE001  the standard library's parser fails in ways of its own on hostile headers
        return plain_text(cut)


def longest_text(message: EmailMessage, subtype: str) -> str:
    """Return the longest text of a kind, `html` or `plain`, that is no attachment; else an empty one."""
    texts = (_decode(part) for part in _parts(message) if part.get_content_subtype() == subtype)
    return max(texts, key=len, default="")


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.walk():
        is_text = part.get_content_maintype() == "text" and not part.is_multipart()
        if isinstance(part, EmailMessage) and is_text and part.get_content_disposition() != "attachment":
            yield part


def _decode(part: EmailMessage) -> str:
    """The text of a part in the encoding that it bears out: UTF-8, or as it says; else in Windows-1252."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        text, _ = decode_claimed(data, (str(part.get_content_charset("utf-8")),), "")
    except SourceError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n")
