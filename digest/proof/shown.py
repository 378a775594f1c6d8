"""What a published file shows, whatever its format: the values that finders give and the judge is given."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

SPACES = re.compile(r"[ \t\n\f\r]+")
"""What pages and feeds show as a single space. A no-break space is none of these."""


def shown_line(text: str) -> str:
    """Return a text as a page shows it: white space single, none at the ends."""
    return SPACES.sub(" ", text).strip(" ")


@dataclass(frozen=True, slots=True)
class ShownText:
    """Words that are shown, where, and what they link to."""

    text: str
    line: int
    """Counted from 1."""
    link: str | None = None
    """As it is written in the file."""


@dataclass(frozen=True, slots=True)
class ShownSummary:
    """What stands in one place as the summary of something."""

    line: int
    sentences: tuple[ShownText, ...]
    """Each with the link to its mark."""
    loose: str
    """The words that are in no such sentence."""
    credit: ShownText | None
    """The headline that it stands under, with its link; None where there is none."""


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A highlighted stretch of an article's text."""

    name: str
    text: str
    """Empty where it does not stand in one piece."""
    line: int
    block: int
    """Which block of the text it stands in, from 0."""
    start: int
    """Where it begins, in characters from the block's first."""


@dataclass(frozen=True, slots=True)
class ShownBody:
    """An article's text, block for block, with its marks."""

    line: int
    blocks: tuple[ShownText, ...]
    marks: tuple[ShownMark, ...]


@dataclass(frozen=True, slots=True)
class ShownCopy:
    """An article's text where it stands away from its page, such as in a feed."""

    body: ShownBody
    credit: ShownText
    """The headline that it stands under, with its link."""
    line: int


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is to be verified of a file."""

    summaries: tuple[ShownSummary, ...] = ()
    descriptions: tuple[ShownText, ...] = ()
    """What the page tells search engines and link previews of itself."""
    bodies: tuple[ShownBody, ...] = ()
    faults: tuple[ShownText, ...] = ()
    """Why the file, or a part of it, cannot be verified."""
    links: frozenset[str] = frozenset()
    """Where the page leads, as it is written there; nowhere if it only forwards to another page."""
    words: str = ""
    """The whole text that is shown, but of the article bodies."""
    copies: tuple[ShownCopy, ...] = ()

    @classmethod
    def joined(cls, parts: Iterable["Shown"]) -> "Shown":
        """Return what the entries of a file show together: their summaries and copies."""
        parts = tuple(parts)
        return cls(
            tuple(one for part in parts for one in part.summaries),
            copies=tuple(one for part in parts for one in part.copies),
        )
