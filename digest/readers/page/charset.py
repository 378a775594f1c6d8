"""The bytes of a web page as text: by their mark, as UTF-8, as its server or the page itself says."""

import re

from digest.errors import Notice, SourceError
from digest.readers.encoding import decode_claimed, text_encoding

LARGEST_PAGE = 40_000_000
"""Bytes. A page that a browser saves with its pictures inside has some millions."""

DECLARED_WITHIN = 4096
"""Bytes at the start of a page that hold its declaration; HTML asks for 1,024."""
DECLARATION = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)


def decode_page(data: bytes, place: str, charset: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    """Return the text of a page and what was odd about its bytes.

    Args:
        data: The page.
        place: Its path as the user knows it.
        charset: The encoding that its server stated, which goes before the page's own declaration.

    Raises:
        SourceError: The page is too large, or its encoding cannot be told.

    """
    if len(data) > LARGEST_PAGE:
        problem = f"a page of {len(data) / 1e6:,.0f} MB"
        raise SourceError(Notice(place, None, problem, "save it as HTML only, without its pictures"))
    declared = declared_encoding(data)
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        data = data.replace(b"\0", b"")
    return decode_claimed(data, (charset, declared), place)


def declared_encoding(data: bytes) -> str | None:
    """Return Python's name of the encoding that a page declares, None where it declares none that exists.

    UTF-16 is none: a declaration that can be read byte by byte is not in it.

    >>> declared_encoding(b'<meta charset="ISO-8859-1">')
    'cp1252'

    """
    found = DECLARATION.search(data[:DECLARED_WITHIN])
    encoding = text_encoding(found[1].decode("ascii")) if found else None
    return None if encoding is None or encoding.startswith(("utf-16", "utf-32")) else encoding
