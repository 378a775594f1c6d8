"""What is known of the site as it was published last."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def _nothing(*_: object) -> None:
    """Know nothing, and keep nothing."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of the site as it was published last; by default nothing."""

    as_made: Callable[[str], Path | None] = _nothing
    """The path of a file → where it lies; None where it is not as it was made."""
    marks: bytes = b""
    """Those of its articles, in their order; none where it was of another basis."""
    search_marks: bytes = b""
    """Likewise in the order of search."""
    recall: Callable[[str, bytes], bytes | None] = _nothing
    """A name and what the value rests on → the value that was remembered so."""
    remember: Callable[[str, bytes, bytes], None] = _nothing
    """Remembers a value under a name, with what it rests on."""

    def text(self, path: str) -> str:
        """Return the text of a file; nothing where it is not as it was made."""
        place = self.as_made(path)
        try:
            return place.read_text(encoding="utf-8") if place else ""
        except (OSError, ValueError):
            return ""


NO_MEMORY = Memory()
