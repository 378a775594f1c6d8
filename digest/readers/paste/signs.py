"""What a line of a pasted page shows by itself: how long it is, how it ends, what its words tell of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from digest.readers.paste.credits import LONGEST_CAPTION_WORDS, ends_in_credit, is_added_credit
from digest.readers.paste.cues import ENDS_ARTICLE, OPENS_LIST, Kind
from digest.readers.paste.dates import tells_date
from digest.readers.paste.lines import END, Line
from digest.readers.paste.words import UNSPACED, find_kinds

SENTENCE_WORDS = 9
"""A line with so many words and an end mark is running text."""
PARAGRAPH_WORDS = 35
"""A line with so many words is running text however it ends."""
LONGEST_STANDFIRST = 70
"""Words; also of a caption, or a quotation set out from the text."""
RUNNING_SMALL = 0.4
"""The share of words with a small initial that running text has at least; rows of menu entries have less."""
LIST_HEADING_WORDS = 5
"""A line of more words that begins like a heading of other articles is one of these itself."""
SAME_CHARACTERS = 40
"""Two neighbours that begin with so many letters alike, and half their length, are one caption."""
LONGEST_ADDED = 60
"""Characters of a credit that is glued to a caption."""
LOOKED_AT = 2000
"""Characters of a line that its capitals are counted in."""

UNSPACED_PER_WORD = 2
"""Letters of such a script that count as a word."""

QUOTE_END = re.compile(r"[”“\"」』]$")
CUT_OFF = re.compile(r"(?:…|\.\.\.)[”\"]?$")
ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,300}|\S{1,80}@\S{1,80}\.\w{2,10}|@\w{2,30}")
ORNAMENTS = " ■□●◆♦▪∎◼⬛"
"""What magazines set behind an article's last word."""
PAUSE = re.compile(r"[.,;:!?–—،؛؟。、，！？।۔]")
"""Marks that running text has and a row of tags has not."""
STEP = re.compile(r"\S (?:»|›|>|▸|→) \S")
LETTERS = re.compile(r"[^\W\d_]+")

NO_FURNITURE: frozenset[Kind] = frozenset({"byline", "published", "updated", "caption", "credit"})
"""Kinds of lines that belong to the article, though not to its text."""


@dataclass(frozen=True)
class Sign:
    """A line and what it shows by itself, each found out when it is first asked for."""

    line: Line
    repeats: bool = False
    """Whether a neighbouring line says the same, once with a credit perhaps, as captions do."""
    row: bool = False
    """Whether it is a row of a table."""
    mail: bool = False
    """Whether it is of the head of an e-mail."""

    @cached_property
    def text(self) -> str:
        """The line's text."""
        return self.line.text

    @cached_property
    def words(self) -> int:
        """How many words it has; in scripts without spaces, every two letters are one."""
        unspaced = 0 if self.text.isascii() else len(UNSPACED.findall(self.text))
        return len(self.text.split()) + unspaced // UNSPACED_PER_WORD

    @cached_property
    def ended(self) -> bool:
        """Whether a mark ends it that ends a sentence, or a quotation."""
        tail = self.text[-5:].rstrip(ORNAMENTS) or self.text[-5:]
        if tail[-1] in "»«":  # an arrow, where it closes nothing
            return END.search(tail) is not None or bool({"«", "»"} <= set(self.text[:LOOKED_AT] + tail))
        return bool(END.search(tail) or QUOTE_END.search(tail))

    @cached_property
    def stopped(self) -> bool:
        """Whether it ends in a full stop that does not stand for a cut."""
        tail = self.text[-5:].rstrip("\"'”’»«“‘)]」』） " + ORNAMENTS)
        return tail.endswith((".", "。", "।", "۔")) and not self.cut_off

    @cached_property
    def cut_off(self) -> bool:
        """Whether it ends in an ellipsis."""
        return bool(CUT_OFF.search(self.text[-5:]))

    @cached_property
    def running(self) -> bool:
        """Whether its words are written as running text is, and not each with a capital."""
        words = [word for word in self.text[:LOOKED_AT].split() if word[0].isalpha()]
        small = sum(not word[0].isupper() for word in words)
        return small >= RUNNING_SMALL * len(words)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """What its words tell of, the surest first."""
        return (
            ()
            if self.mail
            else find_kinds(self.text, is_sentence=self.words >= SENTENCE_WORDS and self.ended)
        )

    @cached_property
    def dated(self) -> bool:
        """Whether it tells a date and hardly anything else."""
        return not self.mail and tells_date(self.text)

    @cached_property
    def anchors(self) -> bool:
        """Whether it is running text that no word makes anything else."""
        if self.aside:
            return False
        if self.ended:
            return self.words >= SENTENCE_WORDS
        return self.words >= PARAGRAPH_WORDS and self.running and bool(PAUSE.search(self.text[:LOOKED_AT]))

    @cached_property
    def aside(self) -> bool:
        """Whether it is no text at all: furniture, a picture's words, a date."""
        return self.is_furniture or self.is_picture or self.dated

    @cached_property
    def is_furniture(self) -> bool:
        """Whether its words make it a thing of the page, not of the article."""
        told = any(kind not in NO_FURNITURE for kind in self.kinds)
        return told or self.mail or self.is_address or self.is_path or not LETTERS.search(self.text)

    @cached_property
    def is_address(self) -> bool:
        """Whether it is a link, an e-mail address or a handle."""
        return ADDRESS.fullmatch(self.text) is not None

    @cached_property
    def is_path(self) -> bool:
        """Whether it is the way to the page through the site's sections, as in "News » Europe"."""
        return self.words < PARAGRAPH_WORDS and "«" not in self.text and bool(STEP.search(self.text))

    @cached_property
    def is_picture(self) -> bool:
        """Whether it is a caption or a credit."""
        told = not {"caption", "credit"}.isdisjoint(self.kinds)
        return told or self.repeats or ends_in_credit(self.text, self.words)

    @cached_property
    def ends_article(self) -> bool:
        """Whether what comes after it is seldom the article any more."""
        return not ENDS_ARTICLE.isdisjoint(self.kinds)

    @cached_property
    def opens_related(self) -> bool:
        """Whether it is a heading of other articles."""
        return self.opens_list and "related" in self.kinds

    @cached_property
    def opens_list(self) -> bool:
        """Whether short lines after it may belong to it."""
        few = self.words <= LIST_HEADING_WORDS and "advertisement" not in self.kinds
        return few and not OPENS_LIST.isdisjoint(self.kinds)


def observe(lines: Sequence[Line]) -> tuple[Sign, ...]:
    """Return the lines with what they show, in order; captions that stand twice are marked."""
    signs = [Sign(line) for line in lines]
    pairs = [*pairwise(range(len(signs))), *((index, index + 2) for index in range(len(signs) - 2))]
    twice = {index for pair in pairs if _are_one_caption(signs[pair[0]], signs[pair[1]]) for index in pair}
    return tuple(replace(sign, repeats=True) if index in twice else sign for index, sign in enumerate(signs))


def _are_one_caption(first: Sign, second: Sign) -> bool:
    """Say whether two neighbouring lines are one caption: whole, cut short, with its credit glued on."""
    if not 1 < first.words <= LONGEST_CAPTION_WORDS:
        return False
    shorter, longer = sorted((first.text, second.text), key=len)
    if shorter == longer:
        return first.anchors and first.stopped
    alike = max(SAME_CHARACTERS, len(shorter) // 2)
    if len(shorter) > alike and shorter[:alike] == longer[:alike]:
        return True
    added = longer[len(shorter) :]
    fits = longer.startswith(shorter) and len(added) <= LONGEST_ADDED and added[-1] != "."
    return fits and is_added_credit(added)
