"""What an e-mail shows: the HTML and the text of a message, or a text that stands by itself.

The text is told in templates/README.md under "What to keep":

    * headline          at the beginning of a line, and further lines indented by two spaces
      | summary         its lines, each after this bar
      https://…         where it leads, alone on a line below
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

from digest.proof.page import read_page
from digest.proof.shown import Shown, ShownSummary, ShownText, shown_line

HEADLINE, SUMMARY, FURTHER = "* ", "  | ", "  "
"""What the lines of an entry begin with."""

ADDRESS = re.compile(r"  (https?://\S+)")


@dataclass(slots=True)
class _Entry:
    """A story in a text, as far as it is read."""

    line: int
    headline: list[str]
    summary: list[str] = field(default_factory=list)
    summary_line: int = 0
    link: str | None = None

    def read(self, line: str, number: int) -> None:
        address = ADDRESS.fullmatch(line)
        if line.startswith(SUMMARY):
            self.summary_line = self.summary_line or number
            self.summary.append(line.removeprefix(SUMMARY))
        elif address and self.summary and not self.link:
            self.link = address[1]
        elif not self.summary:
            self.headline.append(line.removeprefix(FURTHER))

    def shown(self) -> ShownSummary:
        credit = ShownText(shown_line(" ".join(self.headline)), self.line, self.link)
        return ShownSummary(self.summary_line, (), shown_line(" ".join(self.summary)), credit)


def read_text(text: str) -> Shown:
    """Return what a plain text shows; nothing where it has no such entries."""
    entries: list[_Entry] = []
    entry: _Entry | None = None
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line.startswith(HEADLINE):
            entry = _Entry(number, [line.removeprefix(HEADLINE)])
            entries.append(entry)
        elif entry and line.startswith(FURTHER):
            entry.read(line, number)
        else:
            entry = None
    told = [one for one in entries if one.summary]
    return Shown(tuple(one.shown() for one in told), links=frozenset(one.link for one in told if one.link))


def find_in_text(data: bytes) -> Shown:
    """Return what a text file shows."""
    return read_text(data.decode("utf-8-sig"))


def find_in_message(data: bytes) -> Shown:
    """Return what a message shows in all its parts, attached ones too; lines count within the part.

    Raises:
        ValueError: A part cannot be read.

    """
    from email import message_from_bytes
    from email.policy import default

    try:
        parts = list(_read_parts(message_from_bytes(data, policy=default)))
    except (LookupError, RecursionError) as error:  # LookupError: of an encoding
        raise ValueError(f"no message that can be read: {error}") from error
    return Shown(
        tuple(summary for part in parts for summary in part.summaries),
        faults=tuple(fault for part in parts for fault in part.faults),
        links=frozenset(link for part in parts for link in part.links),
    )


def _read_parts(message: EmailMessage) -> Iterator[Shown]:
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "text/html":
            yield read_page(part.get_content())
        elif kind == "text/plain":
            yield read_text(part.get_content())
