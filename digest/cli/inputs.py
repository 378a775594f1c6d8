"""The files that a command is given, and how to read them."""

import sys
from pathlib import Path

from digest.errors import Notice, SourceError

_OPENINGS = {
    ".md": (b"---", b"+++", b"# "),
    ".html": (b"<!doctype html", b"<html"),
    ".xml": (b"<?xml", b"<rss", b"<feed", b"<rdf"),
}
"""How a text begins that is no pasted page, by the suffix that its file would have."""
_OPENING_BYTES = 20


def is_address(name: str) -> bool:
    """Say whether an argument is an address on the web, not a file."""
    return name.lower().startswith(("http://", "https://"))


def read_input(name: str) -> bytes:
    """Return the bytes of a file, or of standard input.

    Raises:
        SourceError: It cannot be read, or is an address.

    """
    from digest.project import read_source_file

    if is_address(name):
        remedy = "add it to a project with `digest add`, or save the page and name its file"
        raise SourceError(Notice(name, None, "is an address, not a file", remedy))
    return sys.stdin.buffer.read() if name == "-" else read_source_file(Path(name))


def readable_name(name: str, data: bytes) -> str:
    """A name whose suffix says how to read standard input, or a file without a suffix."""
    if name != "-" and Path(name).suffix:
        return name
    opening = data.lstrip()[:_OPENING_BYTES].lower()
    suffix = next((suffix for suffix, begins in _OPENINGS.items() if opening.startswith(begins)), ".txt")
    return f"{'standard input' if name == '-' else name}{suffix}"
