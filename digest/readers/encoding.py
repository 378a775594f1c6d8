"""Source bytes as text."""

import codecs
import re

from digest.errors import Notice, SourceError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

WESTERN = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”„‚–—…€£©®°º«»¿¡§•·´ ]")
"""What a text in Windows-1252 has beyond ASCII. Another encoding read as this one shows other signs."""

NO_TEXT = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}
"""Codecs of Python that nobody writes in, and that take long or let markup hide."""


def text_encoding(name: str) -> str | None:
    """Return Python's name of an encoding that a feed or a mail declares; None where there is no such one.

    >>> text_encoding("GB2312"), text_encoding("hex")
    ('gb18030', None)

    """
    try:
        found = codecs.lookup("gb18030" if name.lower() == "gb2312" else name).name
        b"text".decode(found, "replace")
    except (LookupError, ValueError):  # unknown, or no encoding of text
        return None
    return None if found in NO_TEXT else found


def decode_source(data: bytes, place: str) -> tuple[str, tuple[Notice, ...]]:
    """Return the text of a source file, its lines ended by line feeds, and what was odd about it.

    Without a byte order mark it is UTF-8, else Windows-1252 where that gives a
    plausible Western text, with a warning.

    Raises:
        SourceError: The bytes are no text in these encodings.

    """
    text, notices = _decode(data, place)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(Notice(place, line, "this is no text: it has NUL bytes", "save it as UTF-8 text"))
    return text.replace("\r\n", "\n").replace("\r", "\n"), notices


def _decode(data: bytes, place: str) -> tuple[str, tuple[Notice, ...]]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError as error:
                raise SourceError(_unreadable(data, place, error.start + len(mark), encoding)) from error
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = _decode_western(data)
        if text is None:
            raise SourceError(_unreadable(data, place, error.start, "utf-8")) from error
    problem = "not UTF-8; read as Windows-1252"
    return text, (Notice(place, line, problem, "save the file as UTF-8", "warning"),)


def _decode_western(data: bytes) -> str | None:
    """Read as Windows-1252; None where most signs beyond ASCII are not those of Western languages."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [sign for sign in text if sign > "\x7f"]
    plausible = sum(1 for sign in beyond if WESTERN.match(sign))
    dense = len(beyond) > 0.4 * len(text)
    return None if dense or plausible < 0.9 * len(beyond) else text


def _unreadable(data: bytes, place: str, start: int, encoding: str) -> Notice:
    line = data.count(b"\n", 0, start) + 1
    name = encoding.upper()
    return Notice(
        place, line, f"unreadable encoding: byte {start + 1} is no {name}", "save the file as UTF-8"
    )
