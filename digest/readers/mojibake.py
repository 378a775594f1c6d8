"""UTF-8 that was read as Windows-1252 or Latin-1 somewhere on its way: told from honest text, and mended.

Three kinds of evidence count, from the surest on: signs that no language has side by side, such as the
beginning of "â€™"; signs such as "Ã…", which an honest "AMANHÃ…" has too, in a text with the former; and
lines in which every sign beyond ASCII is a part of such a character.
"""

import re
from collections.abc import Mapping, Sequence


def _bytes_of_signs() -> dict[str, int]:
    """The byte that each sign of Windows-1252 stands for; controls stand for themselves, as in Latin-1."""
    signs = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        if sign := bytes([byte]).decode("cp1252", "ignore"):
            signs[sign] = byte
    return signs


BYTES: Mapping[str, int] = _bytes_of_signs()

TAIL = "".join(sign for sign, byte in BYTES.items() if byte < 0xC0)  # noqa: PLR2004  bytes that go on a character
"""What the second byte of a character of UTF-8, and those after it, are misread as."""

CONTROLS = "\x80-\x9f"
CONTROL = re.compile(f"[{CONTROLS}]")

MISREAD = re.compile(f"[Â-ô](?:(?<=[Â-ß])[{TAIL}]|(?<=[à-ï])[{TAIL}]{{2}}|(?<=[ð-ô])[{TAIL}]{{3}})")
"""A character of UTF-8 that was misread, perhaps.

It begins with what all three alternatives have in common, which is searched for several times as fast.
"""

SURE = re.compile(
    f"â[€\x80][{TAIL}]|â‚¬|â„¢|Ã[¡-ª¬-º¼-¿ŠŒŽšžŸœ€ƒ†‡ˆ‰˜]|Â[¡-ª¬-º¼-¿]"
    f"|[Â-ß][{CONTROLS}]|[à-ï][{CONTROLS}][{TAIL}]|[à-ï][{TAIL}][{CONTROLS}]"
)
"""One that no language has."""

WESTERN = "ÂÃâ"
"""What the first bytes of Western letters and of punctuation are misread as."""

PUNCTUATION = "“”‘’…–—«»‹›•„‚™\xa0"
"""What an honest capital can stand before, as in "CAFÉ…"."""

FEWEST_TELLING = 3
"""Different characters that tell, other than by signs that no language has."""

MOST_TIMES = 2
"""How often a text is misread before it comes here, at most."""


def mend_misread(text: str) -> str:
    """Return a text in which UTF-8 that was misread, once or twice, is read as UTF-8.

    >>> mend_misread("the cityâ€™s river")
    'the city’s river'
    >>> mend_misread("AMANHÃ…")
    'AMANHÃ…'

    """
    for _ in range(MOST_TIMES):
        if text.isascii() or not MISREAD.search(text):
            break
        mended = _mend_once(text)
        if mended == text:
            break
        text = mended
    return text


def _mend_once(text: str) -> str:
    sure = SURE.search(text) is not None
    return "\n".join(_mend_line(line, sure=sure) for line in text.split("\n"))


def _mend_line(line: str, *, sure: bool) -> str:
    """The line, read anew if all beyond ASCII was misread; if the text was, its Western signs anyway."""
    found = [] if line.isascii() else MISREAD.findall(line)
    if not found:
        return line
    if (sure or _seem_misread(found)) and MISREAD.sub("", line).isascii():
        return MISREAD.sub(lambda one: _reread(one[0]), line)
    return (
        MISREAD.sub(lambda one: _reread(one[0]) if one[0][0] in WESTERN else one[0], line) if sure else line
    )


def _seem_misread(pieces: Sequence[str]) -> bool:
    """Whether several pieces are characters that were misread, and hardly all end in honest punctuation."""
    telling = {piece for piece in pieces if piece[-1] not in PUNCTUATION and _reread(piece) != piece}
    return len(telling) >= FEWEST_TELLING


def _reread(piece: str) -> str:
    """The character that a piece was misread from; the piece where there is none.

    A control is none, unless a text that was misread twice had one within.
    """
    try:
        character = bytes(BYTES[sign] for sign in piece).decode("utf-8")
    except UnicodeDecodeError:
        return piece
    return piece if CONTROL.match(character) and not CONTROL.search(piece) else character


def seems_misread(text: str) -> str | None:
    """Return the first of several pieces that seem misread, in a text that is mended as far as is sure."""
    found = [] if text.isascii() else MISREAD.findall(text)
    return found[0] if _seem_misread(found) else None
