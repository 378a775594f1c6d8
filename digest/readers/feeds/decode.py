"""The bytes of a feed as text: unpacked, decoded, within limits."""

import re
import zlib

from digest.errors import Notice, SourceError
from digest.readers.encoding import BYTE_ORDER_MARKS, decode_claimed, text_encoding

LARGEST_FEED = 10_000_000
"""Bytes of a feed, unpacked."""

GZIP = b"\x1f\x8b"

OPENINGS = (
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00<\x00?", "utf-16-be"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
"""How `<?xm` begins in encodings that have no byte order mark and are no kind of ASCII."""

DECLARED = re.compile(rb"\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9._:-]{1,40})[\"']")

DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,500}>")


def unpack(data: bytes, place: str) -> bytes:
    """Return the bytes, out of gzip where they are in it.

    Raises:
        SourceError: They are damaged, or more than `LARGEST_FEED`.

    """
    if data.startswith(GZIP):
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, LARGEST_FEED + 1)
        except zlib.error as error:
            remedy = "fetch the feed again"
            raise SourceError(Notice(place, None, "damaged gzip", remedy)) from error
    if len(data) > LARGEST_FEED:
        problem = f"a feed of more than {LARGEST_FEED:,} bytes"
        raise SourceError(Notice(place, None, problem, "part it into several files"))
    return data


def decode_feed(data: bytes, charset: str | None = None) -> str:
    """Return the text of a feed, without its XML declaration.

    Its encoding is that of the byte order mark, else of its first bytes, else UTF-8 where it is valid, else
    as the server or the feed itself says; where these are wrong, Windows-1252.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _without_declaration(data[len(mark) :].decode(encoding, "replace"))
    for opening, encoding in OPENINGS:
        if data.startswith(opening):
            return _without_declaration(data.decode(encoding, "replace"))
    try:
        text, _ = decode_claimed(data, (charset, _declared(data)), "")
    except SourceError:
        text = data.decode("cp1252", "replace")
    return _without_declaration(text)


def _declared(data: bytes) -> str:
    """The encoding that the XML declaration names; UTF-8 where it names none that is a kind of ASCII."""
    found = DECLARED.match(data)
    name = text_encoding(found[1].decode("ascii")) if found else None
    return "utf-8" if name is None or name.startswith(("utf-16", "utf-32")) else name


def _without_declaration(text: str) -> str:
    return DECLARATION.sub("", text, count=1) if DECLARATION.match(text) else text
