"""Plain text in lines of a fixed width, as e-mail has it."""

import re
import unicodedata

COLUMNS = 72
"""Characters of a line: what a mail program shows unbroken, even quoted once or twice."""

SPACES = re.compile(r"[ \t\n\f\r]+")
"""Where a line may be broken; a no-break space is none of these."""

ISOLATE, END = "\u2068", "\u2069"
"""First strong isolate and its end: the text between runs in its own direction."""

STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
"""The directions of the Unicode classes that have one."""


def hang(text: str, first: str = "", rest: str = "") -> str:
    """Return a text in lines of at most `COLUMNS`, broken at spaces alone: a longer word stands whole.

    The first line begins with `first`, the others with `rest`.

    >>> print(hang("rain " * 20, "* ", "  "))
    * rain rain rain rain rain rain rain rain rain rain rain rain rain rain
      rain rain rain rain rain rain

    """
    lines: list[str] = []
    line = first
    for word in SPACES.split(text.strip(" \t\n\f\r")):
        begun = len(line) > len(rest if lines else first)
        if begun and len(line) + 1 + len(word) > COLUMNS:
            lines.append(line)
            line, begun = rest, False
        line += f" {word}" if begun else word
    return "\n".join([*lines, line])


def isolate(text: str, around: str) -> str:
    """Return a text for the middle of a line that runs in the direction `around`.

    Where it has letters that run the other way, invisible signs keep the two apart.

    >>> isolate("The Post", "ltr")
    'The Post'

    """
    ways = {STRONG.get(unicodedata.bidirectional(sign), around) for sign in text}
    return f"{ISOLATE}{text}{END}" if ways - {around} else text
