"""Source bytes as text."""

import codecs
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress

from digest.errors import Notice, SourceError
from digest.readers.mojibake import mend_misread

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

UNMARKED = (
    (re.compile(rb"(?:[\t\n\r -~]\x00){8}"), "utf-16-le"),
    (re.compile(rb"(?:\x00[\t\n\r -~]){8}"), "utf-16-be"),
)
"""How a text in an encoding of two bytes begins that has no mark, if its first characters are of ASCII."""

WESTERN = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”„‚–—…€£©®°º«»¿¡§•·´ ]")
"""What a text in Windows-1252 has beyond ASCII. Another encoding read as this one shows other signs."""

WORD_BEYOND = re.compile(r"[À-ÿ]{4,}")
"""A word without a letter of ASCII: Western languages have few, Cyrillic read as Windows-1252 only such."""

NO_TEXT = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}
"""Codecs of Python that nobody writes in, and that take long or let markup hide."""

AS_BROWSERS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What an encoding's name, as Python calls it, means on the web. Source: WHATWG, Encoding Standard, 4.2."""

LABELS = {
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "x-x-big5": "big5hkscs",
    "windows-949": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "unicode-1-1-utf-8": "utf-8",
    **{f"x-cp{number}": f"cp{number}" for number in range(1250, 1259)},
}
"""Labels of the same table that Python does not know, or knows for another encoding."""

IN_ESCAPES = ("iso2022", "hz")
"""How encodings begin that write everything with the bytes of ASCII."""

FEWEST_PER_BROKEN = 2_000
"""Bytes to each broken one, in a text that is in an encoding all the same."""


def text_encoding(name: str) -> str | None:
    """Return Python's name of an encoding that somebody states; None where there is no such one.

    >>> text_encoding("GB2312"), text_encoding("ISO-8859-1"), text_encoding("hex")
    ('gb18030', 'cp1252', None)

    """
    label = name.strip().lower()
    try:
        found = codecs.lookup(LABELS.get(label, label)).name
        b"text".decode(found, "replace")
    except (LookupError, ValueError):  # unknown, or no encoding of text
        return None
    return None if found in NO_TEXT else AS_BROWSERS_READ.get(found, found)


def decode_source(data: bytes, place: str, charset: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    """Return the text of a source file, its lines ended by line feeds, and what was odd about it.

    Args:
        data: The file.
        place: Its path as the user knows it.
        charset: The encoding that its server stated, if any.

    Raises:
        SourceError: The bytes are no text in these encodings.

    """
    text, notices = decode_claimed(data, (charset,), place)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(Notice(place, line, "this is no text: it has NUL bytes", "save it as UTF-8 text"))
    return text.replace("\r\n", "\n").replace("\r", "\n"), notices


def decode_claimed(data: bytes, claims: Iterable[str | None], place: str) -> tuple[str, tuple[Notice, ...]]:
    """Return bytes as text, what was misread before mended, and what was odd about them.

    A byte order mark counts first, then two bytes to each of the first
    characters. Then what is valid UTF-8 is UTF-8, whatever is claimed: by
    chance hardly any other text is. Then the first claim that the bytes bear
    out, then UTF-8 or a claim but for a few bytes, then Windows-1252 where that
    gives a plausible Western text; the last two, and the second, with a warning.

    Args:
        data: The bytes.
        claims: Names of encodings, the most trusted first: the server's, the text's own.
        place: For the warning.

    Raises:
        SourceError: None of these gives a text.

    """
    encodings = [found for name in claims if name and (found := text_encoding(name))]
    text, notices = (
        _decode_marked(data, place)
        or _decode_unmarked(data, place)
        or _decode_sure(data, encodings)
        or _guess(data, encodings, place)
    )
    return mend_misread(text), notices


Decoded = tuple[str, tuple[Notice, ...]]


def _decode_marked(data: bytes, place: str) -> Decoded | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError as error:
                raise SourceError(_unreadable(data, place, error.start + len(mark), encoding)) from error
    return None


def _decode_unmarked(data: bytes, place: str) -> Decoded | None:
    """The text where its first characters take two bytes each, with a warning."""
    for opening, encoding in UNMARKED:
        if opening.match(data):
            with suppress(UnicodeDecodeError):
                problem = f"no byte order mark; read as {encoding.upper()}"
                return data.decode(encoding), (
                    Notice(place, None, problem, "save the file as UTF-8", "warning"),
                )
    return None


def _decode_sure(data: bytes, encodings: Sequence[str]) -> Decoded | None:
    """The text where it is UTF-8, or all of its bytes bear out a claim."""
    escaped = [name for name in encodings if name.startswith(IN_ESCAPES)] if data.isascii() else []
    for encoding in (*escaped, "utf-8", *encodings):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if encoding.startswith(("utf-16", "utf-32")) and "<" not in text and " " not in text:
            continue
        if encoding != "cp1252" or _is_western(text, LEAST_WESTERN_CLAIMED):
            return text, ()
    return None


def _guess(data: bytes, encodings: Sequence[str], place: str) -> Decoded:
    for encoding in (*(name for name in encodings if not name.startswith("utf")), "utf-8"):
        text = data.decode(encoding, "replace")
        broken = text.count("\ufffd")
        if broken * FEWEST_PER_BROKEN <= len(data) and (
            encoding != "cp1252" or _is_western(text, LEAST_WESTERN)
        ):
            line = text.count("\n", 0, text.index("\ufffd")) + 1 if broken else None
            problem = f"{broken:,} characters are no {encoding.upper()}; shown as \ufffd"
            return text, (Notice(place, line, problem, "save it again", "warning"),)
    return _decode_western(data, place)


def _decode_western(data: bytes, place: str) -> Decoded:
    """Read as Windows-1252, with a warning at the first byte that is no UTF-8."""
    start = _first_broken(data)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise SourceError(_unreadable(data, place, start, "utf-8")) from error
    if not _is_western(text, LEAST_WESTERN):
        raise SourceError(_unreadable(data, place, start, "utf-8"))
    problem = "not UTF-8; read as Windows-1252"
    line = data.count(b"\n", 0, start) + 1
    return text, (Notice(place, line, problem, "save the file as UTF-8", "warning"),)


def _first_broken(data: bytes) -> int:
    """The place of the first byte that is no UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


LEAST_WESTERN, LEAST_WESTERN_CLAIMED = 0.9, 0.5
"""The share of signs of Western languages beyond ASCII; less where somebody says that it is Windows-1252."""

MOST_BEYOND = 0.4
"""The share of characters beyond ASCII that a Western text has at most, or a binary file would be one."""

MOST_WORDS_BEYOND = 0.5
"""The share of these that stand in words without any letter of ASCII."""


def _is_western(text: str, least: float) -> bool:
    """Whether most signs beyond ASCII are those of Western languages, and stand among letters of ASCII."""
    beyond = [sign for sign in text if sign > "\x7f"]
    if len(beyond) > MOST_BEYOND * len(text):
        return False
    in_words = sum(len(word) for word in WORD_BEYOND.findall(text))
    plausible = sum(1 for sign in beyond if WESTERN.match(sign))
    return in_words <= MOST_WORDS_BEYOND * len(beyond) and plausible >= least * len(beyond)


def _unreadable(data: bytes, place: str, start: int, encoding: str) -> Notice:
    line = data.count(b"\n", 0, start) + 1
    name = encoding.upper()
    return Notice(
        place, line, f"unreadable encoding: byte {start + 1} is no {name}", "save the file as UTF-8"
    )
