"""The site's `_headers`, read as the hosts read it that know such a file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from digest.serve.exchange import ALWAYS

TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""The name of a header (RFC 9110, section 5.6.2)."""

OURS: Final = frozenset(
    name.lower()
    for name in ("Connection", "Content-Length", "Content-Type", "Date", "Transfer-Encoding", *ALWAYS)
) - {"referrer-policy"}
"""Headers that the preview states itself: above all nothing of it is kept by a browser."""

NOT_HERE: Final = frozenset({"strict-transport-security"})
"""What a browser would hold against every other server on this computer."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The headers of what has a path."""

    pattern: str
    """A path from the site's root; one that ends in `*` means all that begins like it."""
    headers: tuple[tuple[str, str], ...]

    def covers(self, path: str) -> bool:
        """Whether it is for this path, which begins with a slash."""
        if self.pattern.endswith("*"):
            return path.startswith(self.pattern[:-1])
        return path == self.pattern


def headers_of(path: str, rules: bytes | None) -> Mapping[str, str]:
    """Return the headers that a `_headers` file gives a path; several of a name are joined."""
    found: dict[str, str] = {}
    names: dict[str, str] = {}
    for rule in _rules((rules or b"").decode("utf-8", "replace")):
        for name, value in rule.headers if rule.covers(path) else ():
            first = names.setdefault(name.lower(), name)
            found[first] = f"{found[first]}, {value}" if first in found else value
    return found


def _rules(text: str) -> Iterator[Rule]:
    pattern, headers = "", list[tuple[str, str]]()
    for line in text.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0] not in " \t":
            yield Rule(pattern, tuple(headers))
            pattern, headers = line.strip(), []
        elif header := _header(line):
            headers.append(header)
    yield Rule(pattern, tuple(headers))


def _header(line: str) -> tuple[str, str] | None:
    """Part a line into name and value; None where it is no header, or one that does not count here."""
    name, _, value = (part.strip() for part in line.partition(":"))
    if not TOKEN.fullmatch(name) or not value.isprintable() or not value.isascii():
        return None
    return None if name.lower() in OURS | NOT_HERE else (name, value)
