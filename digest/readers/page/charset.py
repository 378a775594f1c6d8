"""The bytes of a web page as text: by their mark, as UTF-8, as declared; mended where misread."""

import codecs
import re

from digest.errors import Notice, SourceError
from digest.readers.encoding import BYTE_ORDER_MARKS, decode_source

LARGEST_PAGE = 40_000_000
"""Bytes. A page that a browser saves with its pictures inside has some millions."""

DECLARED_WITHIN = 4096
"""Bytes at the start of a page that hold its declaration; HTML asks for 1,024."""
DECLARATION = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)

AS_BROWSERS_READ = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
    "windows-31j": "cp932",
}
"""What an encoding's name means on the web. Source: WHATWG, Encoding Standard, 4.2."""

MISREAD = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]{1,3}")
"""A character of UTF-8 that was read as Latin-1, byte by byte."""
CONTROL = re.compile("[\u0080-\u009f]")
"""Signs that no text has, and that misread UTF-8 is full of."""
MISREAD_WESTERN = re.compile("(?:â[€‚].|Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf])+")
"""The same, read as Windows-1252."""

FEWEST_PER_BROKEN = 2_000
"""Bytes to each broken one, in a page that is UTF-8 all the same."""


def decode_page(data: bytes, place: str) -> tuple[str, tuple[Notice, ...]]:
    """Return the text of a page and what was odd about its bytes.

    A byte order mark counts first. Then what is valid UTF-8 is UTF-8, whatever
    the page declares: by chance hardly any other text is. Then the declaration.

    Raises:
        SourceError: The page is too large, or its encoding cannot be told.

    """
    if len(data) > LARGEST_PAGE:
        problem = f"a page of {len(data) / 1e6:,.0f} MB"
        raise SourceError(Notice(place, None, problem, "save it as HTML only, without its pictures"))
    if any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        return decode_source(data, place)
    text, notices = _decode(data.replace(b"\0", b""), place)
    return mend_misread(text), notices


def _decode(data: bytes, place: str) -> tuple[str, tuple[Notice, ...]]:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    declared = declared_encoding(data)
    if declared and declared != "utf-8":
        text = data.decode(declared, "replace")
        if text.count("\ufffd") * FEWEST_PER_BROKEN <= len(data):
            return text, ()
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * FEWEST_PER_BROKEN <= len(data):
        problem = f"{text.count(chr(0xFFFD)):,} characters are no UTF-8; shown as \ufffd"
        return text, (Notice(place, None, problem, "save the page again", "warning"),)
    return decode_source(data, place)


def declared_encoding(data: bytes) -> str | None:
    """Return Python's name of the encoding that a page declares, None where it declares none that exists.

    >>> declared_encoding(b'<meta charset="ISO-8859-1">')
    'cp1252'

    """
    found = DECLARATION.search(data[:DECLARED_WITHIN])
    if found is None:
        return None
    name = found[1].decode("ascii").lower()
    try:
        codec = codecs.lookup(AS_BROWSERS_READ.get(name, name))
    except LookupError:
        return None
    return codec.name if codec._is_text_encoding else None  # noqa: SLF001  there is no public way to ask


def mend_misread(text: str) -> str:
    """Return a text in which UTF-8 that was once read as Latin-1 or Windows-1252 is read as UTF-8.

    >>> mend_misread("the cityâ€™s river")
    'the city’s river'

    """
    if CONTROL.search(text):
        text = MISREAD.sub(lambda found: _reread(found[0], "latin-1"), text)
    return MISREAD_WESTERN.sub(lambda found: _reread(found[0], "cp1252"), text) if "€" in text else text


def _reread(piece: str, encoding: str) -> str:
    try:
        return piece.encode(encoding).decode("utf-8")
    except UnicodeError:
        return piece
