"""What a line can be by its words, and a row of the tables that say so."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "share",
    "comments",
    "related",
    "newsletter",
    "cookie",
    "advertisement",
    "tags",
    "copyright",
    "navigation",
    "player",
    "biography",
    "note",
    "byline",
    "published",
    "updated",
    "caption",
    "credit",
]

Place = Literal["whole", "start", "opening", "within", "end"]
"""The whole line; its start unless it is a long sentence; its start in any case; anywhere; its last words."""

ENDS_ARTICLE: frozenset[Kind] = frozenset({"comments", "biography", "copyright"})
"""What comes after a line of these kinds is seldom the article any more."""

OPENS_LIST: frozenset[Kind] = frozenset({"related", "tags", "navigation"})
"""Short lines that follow a line of these kinds belong to it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that, at their place in a line, tell its kind."""

    kind: Kind
    place: Place
    phrases: str
    """Parted by `|`; a `|` that counts as itself is written `¦`."""
