"""Who wrote a pasted page: the names in its byline."""

import re
from dataclasses import dataclass
from functools import cache

from digest.readers.paste.cues import AGENCIES, CONJUNCTIONS, CUES, MONTHS, OFFICES, PARTICLES
from digest.readers.paste.words import TOKEN, cut_tokens

LONGEST_BYLINE = 300
"""Characters; a longer line is no byline."""
FEWEST_NAME_WORDS, MOST_NAME_WORDS = 2, 6

WHEN = frozenset("published updated publicado actualizado on at".split())
"""Words that a date follows."""
NO_FORENAME = frozenset({"the", "a", "an", "new", "more"})
"""Words with a capital that begin a title and no name."""

PART = re.compile(r"\s*(?:[,;|•·/]|\s[-–—]\s|\s{2,})\s*")
TRAILING = re.compile(r"[@#(\[].*$|\s\d.*$", re.DOTALL)
NAME_WORD = re.compile(r"[^\W\d_]\.?(?:[^\W\d_]|[.'’‐-](?=[^\W\d_]))*\.?")
GLUED = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-Þ]{3,}|Published|Updated|View|Follow)")
MARK = re.compile(r"(?<![^\W\d_])[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Byline:
    """Whom a byline names."""

    authors: tuple[str, ...]
    agency: str | None
    """The news agency, where it names one."""


def read_byline(text: str) -> Byline | None:
    """Return whom a line names as its authors after "By" or its like; None where it is no byline.

    >>> read_byline("By Ana Díaz and Tom Ward, Reuters | 6 March 2025")
    Byline(authors=('Ana Díaz', 'Tom Ward'), agency='Reuters')
    >>> read_byline("By the time help came, the river had risen.") is None
    True

    """
    rest = _without_cue(text[:LONGEST_BYLINE]) if len(text) <= LONGEST_BYLINE else None
    return _named(rest) if rest else None


def read_names(text: str) -> Byline | None:
    """Return whom a line names that consists of names and offices alone, without "By"."""
    return _named(text) if len(text) <= LONGEST_BYLINE and not text[0].isdigit() else None


def _without_cue(text: str) -> str | None:
    """Return what comes after the words that open a byline, None where there are none."""
    tokens = cut_tokens(text)
    openings = _openings().get(tokens[0], ()) if tokens else ()
    lengths = [len(cue) for cue in openings if tokens[: len(cue)] == cue]
    if not lengths:
        return None
    words = list(TOKEN.finditer(text))
    return text[words[max(lengths) - 1].end() :].lstrip(" :,")


@cache
def _openings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the words that open a byline, as tokens, by the first of them."""
    cues = [cue for cue in CUES if cue.kind == "byline" and cue.place == "start"]
    phrases = {cut_tokens(phrase) for cue in cues for phrase in cue.phrases.split("|")}
    firsts = {phrase[0] for phrase in phrases}
    return {first: tuple(sorted(phrase for phrase in phrases if phrase[0] == first)) for first in firsts}


def _named(text: str) -> Byline | None:
    """Split a list of names; None where the first part is neither a name nor an agency."""
    authors: list[str] = []
    agency = None
    for part in PART.split(_before_date(text)):
        for piece in _at_conjunctions(part):
            name = _tidy_name(piece)
            if name.casefold() in AGENCIES:
                agency = agency or name
            elif is_name(name):
                authors.append(name)
            elif not authors and not agency:
                return None
        if not authors and not agency:
            return None
    return Byline(tuple(dict.fromkeys(authors)), agency) if authors or agency else None


def _before_date(text: str) -> str:
    """Cut a byline off where its date begins."""
    for word in MARK.finditer(text):
        low = word[0].casefold()
        figures = (
            text[word.end() : word.end() + 3].strip(" .")[:1].isdigit()
        )  # else it may be a name: June, Jun-ho
        if low in WHEN or (low in MONTHS and figures):
            return text[: word.start()].rstrip(" ,|-–—")
    return text


def _at_conjunctions(part: str) -> list[str]:
    """Split "Ana and Tom" in two; "e" and "y" part only names that stand for themselves."""
    pieces: list[list[str]] = [[]]
    for word in part.split():
        if word.casefold() in CONJUNCTIONS and pieces[-1]:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [" ".join(piece) for piece in pieces if piece]


def _tidy_name(piece: str) -> str:
    """Take what is glued to a name off: a handle, a number, an office, a publisher in capitals."""
    name = TRAILING.sub("", piece).strip(" .:")
    first = GLUED.split(name, maxsplit=1)[0]
    return (
        first.strip(" .:")
        if first and not first.isupper() and first != name and len(first.split()) > 1
        else name
    )


def is_name(text: str) -> bool:
    """Say whether a text has the shape of a person's name: two to six words with capitals, but for particles.

    >>> is_name("Ludwig van der Berg"), is_name("Staff Writer"), is_name("The river rose")
    (True, False, False)

    """
    words = text.split()
    if not FEWEST_NAME_WORDS <= len(words) <= MOST_NAME_WORDS or any(
        word.casefold() in OFFICES for word in words
    ):
        return False
    proper = [word for word in words if word.casefold() not in PARTICLES]
    capitals = all(NAME_WORD.fullmatch(word[:40]) and word[0].isupper() for word in proper)
    return len(proper) >= FEWEST_NAME_WORDS and capitals and words[0].casefold() not in NO_FORENAME
