"""Which lines of a paste are the head of a forwarded e-mail."""

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.readers.paste.cues import MAIL_FIELDS, MAIL_WROTE
from digest.readers.paste.signs import Sign

FEWEST_FIELDS = 3
LONGEST_HEAD_LINE = 300
"""Characters."""
FIELD = re.compile(r"([^\W\d_][\w /.-]{0,20}?) ?[:：]")
"""The name of a field of a head."""
MARK = re.compile(r"-{3,} ?[^\W\d_][\w ]{3,60} ?-{3,}$")
"""What mail programs set above a forwarded mail."""


def mark_mail(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    """Return the lines with the heads of e-mails among them marked: three fields in a row at least."""
    heads = {index for index, sign in enumerate(signs) if _introduces(sign.text)}
    fields = 0
    for index, sign in enumerate(signs):
        fields = fields + 1 if _is_field(sign.text) else 0
        if fields >= FEWEST_FIELDS:
            heads.update(range(index - FEWEST_FIELDS + 1, index + 1))
    return tuple(replace(sign, mail=True) if index in heads else sign for index, sign in enumerate(signs))


def _is_field(text: str) -> bool:
    """Say whether a line is a field of a head, as in "Subject: Ferry"."""
    field = FIELD.match(text[:LONGEST_HEAD_LINE])
    return len(text) <= LONGEST_HEAD_LINE and field is not None and field[1].casefold() in MAIL_FIELDS


def _introduces(text: str) -> bool:
    """Say whether a line stands above a mail, as in "On Monday, 3 March 2025, Ana wrote:"."""
    if len(text) > LONGEST_HEAD_LINE:
        return False
    wrote = text.casefold().endswith(MAIL_WROTE) and any(letter.isdigit() for letter in text)
    return wrote or MARK.match(text) is not None
