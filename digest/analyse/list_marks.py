"""Where the words of a list item begin: behind its mark, its number, or the time of a live blog's entry."""

import re

from digest.language import Lexicon

_LIST_MARK = re.compile(r"[-*+•·‣▪▫■□●○►▶➤✓✔]\s+(?=\S)")
_CLOCK_MARK = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:\s?(?:[ap]\.?\s?m\b\.?|Uhr\b|uur\b|h\b|hrs?\b))?"
    r"(?:\s[A-Z]{2,4}\b)?\s*[-–—:|]?\s+(?=[\"“«„']?[^\W\d_])"
)
"""Before an entry of a live blog."""
_LIST_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d_])")
_LONGEST = 40


def list_mark_end(paragraph: str, words: Lexicon) -> int:
    """Return how many characters the mark of a list has at the start of a paragraph: 0 where there is none.

    A long dash is none: in many languages it opens speech. Nor is "3." where it means the third.

    >>> list_mark_end("- Rain fell.", Lexicon("en")), list_mark_end("10:42 a.m. Rain fell.", Lexicon("en"))
    (2, 11)

    """
    head = paragraph[:_LONGEST]
    mark = _LIST_MARK.match(head) or _CLOCK_MARK.match(head)
    if mark is None and not words.numbers_end_in_stop:
        mark = _LIST_NUMBER.match(head)
    return mark.end() if mark and not paragraph[mark.end()].islower() else 0
