"""When a pasted page was published and updated: which of its lines and stretches are dates."""

import re
from dataclasses import dataclass

from digest.readers.paste.cues import AGO, DATE_WORDS, MONTHS, WEEKDAYS
from digest.readers.paste.words import TOKEN, cut_tokens, find_kinds

DATED_WORDS = MONTHS | WEEKDAYS | DATE_WORDS

LONGEST_DATE = 120
"""Characters of a line that may tell a date and little else."""
OTHER_WORDS, OTHER_WORDS_CUED = 3, 9
"""Words beside a date, as of an author; more where the line says that it is the date of the page."""
OTHER_WORDS_BY_CLOCK = 2
"""Words beside a mere time of day, where the line says what it is."""
LONGEST_AGO = 6
"""Tokens of a date that is told from now."""

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d{4})")
NUMERIC_DATE = re.compile(
    r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)"
    r"|\d{4}[年년] ?\d{1,2}[月월] ?\d{1,2}[日일])"
)
CLOCK = re.compile(r"(?<![\d.,$€£¥₹₩₽])\d{1,2}[:.h]\d{2}(?!\d|\s?(?:[%€£¥₹₩₽$]|EUR|USD|PLN|zł|руб))")
"""A time of day, and no price."""
OPENING_DATE = 20
"""Characters at a line's start that a date may stand in, with much behind it that is parted by signs."""
COUNTED = re.compile(r"(?<=(?:19|20)\d\d)/(?=\d{1,6} [^\W\d])")
"""What parts a date from a count, as in "15 October 2018/0 Comments"."""
DOTTED = re.compile(r"[•·|]")
OTHER_WORDS_PARTED = 4
"""Words beside a date that dots part from them."""
PARTED = re.compile(r"[|/•·]")
GLUED = re.compile(
    r"(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zß-ÿ]{3})|(?<=[a-zß-ÿ0-9])(?=[A-ZÀ-Þ][a-zß-ÿ]{2})"
    r"|(?<=(?:19|20)\d\d)(?=\d{1,2}:\d\d)"
)
"""Where a page's styles kept words apart that stand together in its text, as in "4:29 ESTUpdated"."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a line, as they are written."""

    published: str | None
    updated: str | None


def tells_date(text: str) -> bool:
    """Say whether a line is a date, with no more than a few other words.

    >>> tells_date("Chris Davies - Nov 19, 2019, 10:31 pm CST")
    True
    >>> tells_date("Rain sets a record in 2019")
    False

    """
    if len(text) > LONGEST_DATE:
        return False
    tokens = cut_tokens(text)
    others = sum(token.isalpha() and token not in DATED_WORDS for token in tokens)
    if others <= OTHER_WORDS_PARTED and _tells_in_part(text):
        return True
    cued = bool({"published", "updated", "byline"}.intersection(find_kinds(text)))
    numbers = tokens.count("#")
    opens = NUMERIC_DATE.match(text) or (YEAR.search(text[:OPENING_DATE]) and PARTED.search(text))
    if numbers == 0 or others > (OTHER_WORDS_CUED if cued or opens else OTHER_WORDS):
        return False
    if _is_date(text) or (others == 0 and not MONTHS.isdisjoint(tokens)) or _tells_ago(tokens, others):
        return True
    return others <= (OTHER_WORDS_BY_CLOCK if cued else 0) and CLOCK.search(text) is not None


def _tells_in_part(text: str) -> bool:
    """Say whether a stretch between dots is a day and its time, as in "Ledger News•today, 11:42"."""
    parts = DOTTED.split(text) if DOTTED.search(text) else []
    tokens = [cut_tokens(part) for part in parts]
    return any(
        CLOCK.search(part) is not None and all(token in DATED_WORDS or not token.isalpha() for token in words)
        for part, words in zip(parts, tokens, strict=True)
    )


def _tells_ago(tokens: tuple[str, ...], others: int) -> bool:
    """Say whether a date is told from now, as in "2 hours ago"."""
    if tokens.count("#") != 1 or others > OTHER_WORDS or len(tokens) > LONGEST_AGO:
        return False
    text = f" {' '.join(tokens)} "
    return any(f" {word} " in text for word in AGO)


def read_dates(text: str) -> Dates:
    """Return the dates that a short line tells.

    >>> read_dates("Published 6 March 2025, 10:48 | Updated: 7 March 2025")
    Dates(published='6 March 2025, 10:48', updated='7 March 2025')

    """
    published = updated = None
    done = 0
    line = COUNTED.sub(" | ", GLUED.sub(" ", text[: 2 * LONGEST_DATE]))
    for start, end in _date_stretches(line):
        if _tells_update(line[done:start]):
            updated = updated or line[start:end]
        else:
            published = published or line[start:end]
        done = end
    return Dates(published, updated)


def _tells_update(before: str) -> bool:
    """Say whether the words before a date make it the date of a change."""
    words = list(TOKEN.finditer(before))
    return any("updated" in find_kinds(before[word.start() :]) for word in words[-8:])


def _date_stretches(line: str) -> list[tuple[int, int]]:
    """Return where in a line its dates begin and end, each with its time of day."""
    stretches: list[list[re.Match[str]]] = [[]]
    for token in TOKEN.finditer(line):
        if token[0].isdigit() or token[0].casefold() in DATED_WORDS or token[0] in ":/":
            stretches[-1].append(token)
        elif stretches[-1]:
            stretches.append([])
    trimmed = (_trim(stretch) for stretch in stretches)
    found = [(stretch[0].start(), stretch[-1].end()) for stretch in trimmed if stretch]
    return [(start, end) for start, end in found if _is_date(line[start:end])]


def _trim(stretch: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out the small words and signs that a date neither begins nor ends with."""
    first = next(
        (index for index, token in enumerate(stretch) if _opens_date(token[0].casefold())), len(stretch)
    )
    last = max((index for index, token in enumerate(stretch) if token[0] not in ":/"), default=-1)
    return stretch[first : last + 1]


def _opens_date(token: str) -> bool:
    return token.isdigit() or token in MONTHS or token in WEEKDAYS


def _is_date(text: str) -> bool:
    """Say whether a text names a day, with its month and year."""
    if NUMERIC_DATE.search(text):
        return True
    tokens = cut_tokens(text)
    return not MONTHS.isdisjoint(tokens) and tokens.count("#") > 1 and YEAR.search(text) is not None
