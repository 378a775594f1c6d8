"""Text that mails quote and forward, read as a person reads it."""

import re
from collections.abc import Iterator
from itertools import groupby

FORWARDED = re.compile(
    r"(?im)^[> \t]{0,20}(?:-{2,20}[ ]?(?:forwarded message|original message|weitergeleitete nachricht|"
    r"ursprüngliche nachricht|message transféré|mensaje reenviado|messaggio inoltrato|"
    r"mensagem encaminhada|doorgestuurd bericht)[ ]?-{2,20}|begin forwarded message:|"
    r"anfang der weitergeleiteten nachricht:)[ \t]*\n"
)
"""The line that mail programs put above a mail that is forwarded."""

HEADERS = {
    "from": "from", "von": "from", "de": "from", "da": "from", "van": "from",
    "subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject", "oggetto": "subject",
    "assunto": "subject", "onderwerp": "subject",
    "date": "date", "sent": "date", "datum": "date", "gesendet": "date", "fecha": "date", "data": "date",
    "envoyé": "date", "enviado": "date", "verzonden": "date",
}  # fmt: skip
"""What programs call the headers of a forwarded mail."""

HEADER_LINE = re.compile(r"\*?([^\W\d_][^\W\d_ -]{0,20})\s?:\*?[ \t]+(\S[^\n]{0,500})")

QUOTE_MARKS = re.compile(r"[ ]?>[> \t]*")


def split_forward(text: str) -> tuple[dict[str, str], str]:
    """Part what a mail forwards from the mail: its headers, by `from`, `subject` and `date`, and its text.

    Where it forwards nothing, there are no headers, and the text is the whole.
    """
    found = FORWARDED.search(text)
    if not found:
        return {}, text
    inner = _unquote(text[found.end() :]).lstrip("\n")
    headers: dict[str, str] = {}
    done = 0
    for line in inner.split("\n")[:12]:
        matched = HEADER_LINE.fullmatch(line.strip())
        if line.strip() and not matched:
            break
        if not line.strip() and headers:
            break
        done += len(line) + 1
        if matched and matched[1].lower() in HEADERS:
            headers.setdefault(HEADERS[matched[1].lower()], matched[2].strip())
    return headers, inner[done:]


def part_quotes(text: str) -> Iterator[tuple[bool, str]]:
    """Give the stretches of a text without their `>` marks, and whether each is quoted.

    A text that is quoted for the most part is no quotation: somebody passes it on.
    """
    lines = text.split("\n")
    written = [line for line in lines if line.strip()]
    if sum(line.lstrip(" ").startswith(">") for line in written) * 2 > len(written):
        yield False, _unquote(text)
        return
    for quoted, group in groupby(lines, key=lambda line: line.startswith(">")):
        stretch = "\n".join(group)
        yield quoted, _unquote(stretch) if quoted else stretch


def _unquote(text: str) -> str:
    return "\n".join(_without_mark(line) for line in text.split("\n"))


def _without_mark(line: str) -> str:
    mark = QUOTE_MARKS.match(line)
    return line[mark.end() :] if mark else line
