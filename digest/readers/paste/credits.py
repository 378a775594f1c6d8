"""The credits of pictures, and how they are glued to captions."""

import re

from digest.readers.paste.cues import AGENCIES

LONGEST_CAPTION_WORDS = 60
TAIL = 160
"""Characters at a caption's end that a credit stands in."""
LONGEST_CAPTION = 3000
"""Characters."""

GLUED = re.compile(
    r"[^\W_]{2}[.!?…][\"”»’]?("
    r"[A-ZÀ-Þ]{2,}(?:[ /,&-]{1,3}[A-ZÀ-Þ][\w.]*){0,5}"
    r"|(?:Credit|Photo|Getty|Foto|Crédit|Reuters)[^.!?]{0,60}"
    r"|[A-ZÀ-Þ][\w.'’ -]{2,40}/ ?[A-ZÀ-Þ][\w.'’ -]{1,40})$"
)
"""A credit that stands behind a caption's full stop without a space, as in "The bridge.AP"."""
SLASHED = re.compile(r"\([A-Z][^()/]{1,50}/[^()]{1,50}\)$")
"""A credit in brackets, as in "(NASA/JPL)"."""
ANNOUNCED = re.compile(
    r"(?:image|media|photo|video)\s?caption[:\s]*"
    r"|(?:caption|bildunterschrift|pie de foto|légende|legenda|didascalia|bijschrift)\s?:\s*",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\s?[(\[][^()\[\]]{2,80}[)\]]\s?$")
NAMED = re.compile(
    r"[\s|/–—-]{0,3}(?:photo|image|picture|credit|crédit|crédito|foto|imagen|imagem|bild|beeld|immagine|video)s?"
    r"(?:\s?:|\.\.\.|/|\sby\s|\scredit).{0,80}$"
    r"|[\s|–—-]{0,3}(?:©|Getty Images|AP Photo).{0,80}$",
    re.IGNORECASE,
)
LONGEST_OWNER = 200
"""Characters of a copyright line that are looked at."""


def ends_in_credit(text: str, words: int) -> bool:
    """Say whether a line of so many words ends as a caption with its credit does.

    >>> ends_in_credit("Three members of the crew.AP", 5)
    True
    >>> ends_in_credit("A neighbour checks the tank. EFE", 6)
    True
    >>> ends_in_credit("The crew left the U.S.", 5)
    False

    """
    if words > LONGEST_CAPTION_WORDS:
        return False
    tail = text[-TAIL:]
    return _ends_in_agency(tail) or bool(GLUED.search(tail) or SLASHED.search(tail))


def _ends_in_agency(text: str) -> bool:
    """Say whether a news agency's name stands behind a full stop."""
    before, _, last = text.rpartition(" ")
    return before.endswith((".", "!", "?", ")")) and last.isupper() and last.casefold() in AGENCIES


def strip_credit(caption: str) -> str:
    """Return a caption without the words that announce it and without its credit.

    >>> strip_credit("The bridge at dawn. (Photo: A. Lens/Agency)")
    'The bridge at dawn.'
    >>> strip_credit("The bridge at dawn.AP")
    'The bridge at dawn.'

    """
    text = caption[:LONGEST_CAPTION]
    text = text[announced.end() :] if (announced := ANNOUNCED.match(text)) else text
    head, tail = text[:-TAIL], text[-TAIL:]
    if glued := GLUED.search(tail):
        tail = tail[: glued.start(1)]
    if _ends_in_agency(tail):
        tail = tail.rpartition(" ")[0]
    return (head + NAMED.sub("", BRACKETED.sub("", tail))).strip(" |–—-")


OWNER = re.compile(
    r"(?:(?:©|\(c\)|copyright)\s*)+(?:(?:19|20)\d\d)?(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s*(?:by\s+)?"
    r"([^\W\d_][^.|,;:–©]{2,50})(?:[.|,;–]|$)",
    re.IGNORECASE,
)


def read_owner(text: str) -> str | None:
    """Return whom a copyright line names, None where it is none or names nobody.

    >>> read_owner("© 2024 The Harbour Ledger. All rights reserved.")
    'The Harbour Ledger'
    >>> read_owner("Copyright. All rights reserved.") is None
    True

    """
    found = OWNER.match(text[:LONGEST_OWNER])
    name = re.sub(r"\s+(?:19|20)\d\d$", "", found[1].strip()) if found else ""
    return name if name[:1].isupper() and "rights" not in name.casefold() else None
