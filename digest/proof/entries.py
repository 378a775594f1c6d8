"""What an entry of a feed shows, whatever the form of the feed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from digest.proof.page import read_page
from digest.proof.shown import Shown, ShownCopy, ShownSummary, ShownText, shown_line


@dataclass(frozen=True, slots=True)
class EntryText:
    """A text of an entry."""

    text: str
    line: int
    markup: bool
    """Whether it is HTML."""


def show_entry(texts: Iterable[EntryText], credit: ShownText) -> Shown:
    """Return what an entry shows: summaries, and copies of an article's text.

    Args:
        texts: Those that stand for an article.
        credit: The entry's headline, with its link.

    """
    return Shown.joined(_show_text(text, credit) for text in texts)


def _show_text(text: EntryText, credit: ShownText) -> Shown:
    """The summaries and the article's text that the markup names, else the whole text as a summary."""
    if not text.markup:
        return Shown((ShownSummary(text.line, (), shown_line(text.text), credit),))
    page = read_page(text.text)
    summaries = tuple(
        replace(one, line=text.line + one.line - 1, credit=one.credit or credit) for one in page.summaries
    )
    copies = tuple(ShownCopy(body, credit, text.line) for body in page.bodies)
    if not summaries and (page.words or not copies):
        summaries = (ShownSummary(text.line, (), page.words, credit),)
    return Shown(summaries, copies=copies)
