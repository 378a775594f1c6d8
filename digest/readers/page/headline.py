"""Which of a page's titles is the article's headline."""

import re
from collections.abc import Sequence

from digest.readers.page.statements import Statements
from digest.readers.page.tree import PageLine

WORD = re.compile(r"\w+")
SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*")
"""What stands between a headline and the publisher's name."""

FEWEST_WORDS = 3
"""A first-level heading of fewer words is often a section's or the publisher's name."""
LONGEST_SUFFIX = 6
"""Words of a publisher's name."""
LONGEST_HEADLINE = 40


def find_headline(statements: Statements, lines: Sequence[PageLine]) -> str | None:
    """Return the headline: the heading that agrees with what the page states, else what it states.

    A heading counts most, since it is what a reader sees, but only where a
    stated title bears it out; pages also set their name or a section so.
    """
    headings = [
        line.text for line in lines if line.tag == "h1" and 0 < len(line.text.split()) <= LONGEST_HEADLINE
    ]
    stated = [bare for title in _stated(statements) if (bare := bare_title(title, statements.publisher))]
    keys = {_key(title) for title in stated}
    for heading in headings:
        if _key(heading) in keys:
            return heading
    for heading in headings:
        if len(heading.split()) >= FEWEST_WORDS and any(_begins(title, heading) for title in stated):
            return heading
    if stated and (not headings or _seconded(stated)):
        return stated[0]
    fitting = [heading for heading in headings if len(heading.split()) >= FEWEST_WORDS]
    return next(iter((*fitting[:1], *stated, *headings)), None)


def _stated(statements: Statements) -> tuple[str, ...]:
    titles = (*statements.titles, *statements.headlines, statements.page_title)
    return tuple(title for title in titles if title)


def _seconded(stated: Sequence[str]) -> bool:
    """Whether a second statement says the same as the first."""
    return _key(stated[0]) in {_key(title) for title in stated[1:]}


def bare_title(title: str, publisher: str | None) -> str:
    """Return a stated title without the publisher's name in front or behind.

    >>> bare_title("Rain floods harbour | The Harbour Ledger", None)
    'Rain floods harbour'
    >>> bare_title("Harbour Ledger: Rain floods harbour", "Harbour Ledger")
    'Rain floods harbour'

    """
    if publisher and _key(title).startswith(_key(publisher)) and ":" in title[: len(publisher) + 3]:
        title = title.split(":", 1)[1].strip()
    while parts := _split_last(title):
        head, tail = parts
        named = publisher is not None and _key(tail) in _key(publisher) + _key(publisher).replace(" ", "")
        if not named and (len(tail.split()) > LONGEST_SUFFIX or len(head.split()) < len(tail.split())):
            break
        title = head
    return title


def _split_last(title: str) -> tuple[str, str] | None:
    """A title parted at its last separator; None where it has none with text on both sides."""
    places = [found for found in SEPARATOR.finditer(title) if found.start() and found.end() < len(title)]
    return (title[: places[-1].start()], title[places[-1].end() :]) if places else None


def same_words(first: str, second: str) -> bool:
    """Say whether two titles have the same words.

    >>> same_words("Rain floods harbour", "RAIN FLOODS HARBOUR!")
    True

    """
    return _key(first) == _key(second)


def _key(title: str) -> str:
    return " ".join(WORD.findall(title.casefold()))


def _begins(title: str, heading: str) -> bool:
    """Whether a stated title begins with a heading, so that only a name or a subject follows it."""
    return _key(title).startswith(_key(heading) + " ")
