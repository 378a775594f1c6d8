"""The words by which a line of a pasted page gives away what it is, in tables by subject and by language.

A row names the kind of line, where in the line the phrases stand, and the phrases, parted by `|`.
In a phrase, `#` stands for any number, and `:`, `©`, `@`, `/` and `|` are themselves where they count.
Case and all other punctuation are ignored. To teach the reader a new phrase or language, add a row.
"""

from digest.readers.paste.cues.accounts import ACCOUNTS
from digest.readers.paste.cues.article import ARTICLE
from digest.readers.paste.cues.calendar import AGO, DATE_WORDS, MONTHS, WEEKDAYS
from digest.readers.paste.cues.eastern import EASTERN
from digest.readers.paste.cues.kinds import ENDS_ARTICLE, OPENS_LIST, Cue, Kind, Place
from digest.readers.paste.cues.mail import MAIL_FIELDS, MAIL_WROTE
from digest.readers.paste.cues.names import (
    COLLECTIVES,
    CONJUNCTIONS,
    MENU_WORDS,
    NO_NAME,
    OFFICES,
    PARTICLES,
)
from digest.readers.paste.cues.northern import NORTHERN
from digest.readers.paste.cues.pictures import PICTURES
from digest.readers.paste.cues.related import RELATED
from digest.readers.paste.cues.sharing import SHARING
from digest.readers.paste.cues.site import SITE
from digest.readers.paste.cues.southern import SOUTHERN
from digest.readers.paste.cues.western import WESTERN

__all__ = [
    "AGO",
    "COLLECTIVES",
    "CONJUNCTIONS",
    "CUES",
    "DATE_WORDS",
    "ENDS_ARTICLE",
    "MAIL_FIELDS",
    "MAIL_WROTE",
    "MENU_WORDS",
    "MONTHS",
    "NO_NAME",
    "OFFICES",
    "OPENS_LIST",
    "PARTICLES",
    "WEEKDAYS",
    "Cue",
    "Kind",
    "Place",
]

CUES: tuple[Cue, ...] = (
    *SHARING,
    *RELATED,
    *ACCOUNTS,
    *SITE,
    *ARTICLE,
    *PICTURES,
    *WESTERN,
    *NORTHERN,
    *EASTERN,
    *SOUTHERN,
)
"""All rows; where two name the same phrase at the same place, the first counts."""
