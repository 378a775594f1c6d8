"""Who wrote a page's article."""

import re
from collections.abc import Iterator, Sequence

from digest.readers.page.headline import same_words
from digest.readers.page.statements import Statements
from digest.readers.page.tree import PageLine
from digest.readers.paste.byline import is_name, read_byline, read_names

LINES_BELOW = 12
"""Lines below the headline among which a byline stands."""
MOST_AUTHORS = 10
LONGEST_NAME = 80

CUE = re.compile(r"^(?:by|von|por|par|di|door)\s+", re.IGNORECASE)
NO_AUTHOR = re.compile(
    r"https?:|www\.|@|\d{3}"
    r"|^(?:admin\w?|staff(?: writer| reporter)?|editor|editorial|guest|webmaster|unknown)$",
    re.IGNORECASE,
)


def find_authors(statements: Statements, lines: Sequence[PageLine], headline: str | None) -> tuple[str, ...]:
    """Return the authors that a page states, else those of the byline below its headline."""
    stated = tuple(dict.fromkeys(name for text in statements.authors for name in _stated_names(text)))
    return stated[:MOST_AUTHORS] or _from_byline(lines, headline) or _marked(statements.bylines)


def _stated_names(text: str) -> Iterator[str]:
    """The names in a statement; an address or an account is none."""
    for part in re.split(r"\s*(?:[;|]|\band\b|,)\s*", CUE.sub("", text)):
        name = part.strip()
        if name and len(name) <= LONGEST_NAME and not NO_AUTHOR.search(name):
            yield name
        if "," in text and not is_name(name):
            return  # an office follows, not another name


def _marked(bylines: Sequence[str]) -> tuple[str, ...]:
    """The names in the first text that the page marks as its author and that holds any."""
    for text in bylines:
        byline = (read_byline(text) or read_names(text)) if text else None
        if byline and byline.authors:
            return byline.authors[:MOST_AUTHORS]
    return ()


def _from_byline(lines: Sequence[PageLine], headline: str | None) -> tuple[str, ...]:
    start = next(
        (place for place, line in enumerate(lines) if headline and same_words(line.text, headline)), None
    )
    if start is None:
        return ()
    for line in lines[start + 1 : start + 1 + LINES_BELOW]:
        byline = read_byline(line.text)
        if byline and byline.authors:
            return byline.authors[:MOST_AUTHORS]
    return ()
