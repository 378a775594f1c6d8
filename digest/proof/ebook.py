"""What an e-book shows: the summary of each article in it, and the marks that its sentences lead to.

A document of the e-book is named after the page that shows the same article:
`EPUB/articles/rain.xhtml` is `articles/rain/index.html` of the site.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from zipfile import BadZipFile, ZipFile

from digest.proof.files import LARGEST_FILE
from digest.proof.page import find_in_html
from digest.proof.shown import Shown, ShownSummary, ShownText, shown_line

CONTENT = "EPUB/"
DOCUMENT = ".xhtml"

TO_THE_SITE = "../../"
"""From an e-book, which lies beside its edition's page, to the root of the site."""


def find_in_ebook(data: bytes) -> Shown:
    """Return what an e-book shows; lines count within the document.

    Raises:
        ValueError: It cannot be unpacked, or is too large for that.

    """
    try:
        with ZipFile(io.BytesIO(data)) as book:
            shown = list(_read_documents(book))
    except (BadZipFile, zlib.error, RuntimeError, EOFError, LookupError) as error:
        raise ValueError(f"no e-book: {error}") from error
    return Shown(
        tuple(summary for document in shown for summary in document.summaries),
        faults=tuple(fault for document in shown for fault in document.faults),
    )


def _read_documents(book: ZipFile) -> Iterator[Shown]:
    members = [member for member in book.infolist() if member.filename.endswith(DOCUMENT)]
    if sum(member.file_size for member in members) > LARGEST_FILE:
        raise ValueError(f"more than {LARGEST_FILE:,} bytes when unpacked")
    for member in members:
        page = find_in_html(book.read(member))
        path = member.filename.removeprefix(CONTENT).removesuffix(DOCUMENT) + "/index.html"
        summaries = tuple(_lead_to_site(summary, path) for summary in page.summaries)
        yield Shown(summaries, faults=(*page.faults, *_unmarked(page)))


def _lead_to_site(summary: ShownSummary, path: str) -> ShownSummary:
    """A summary with the links to its own document as links to the page on the site."""

    def lead(sentence: ShownText) -> ShownText:
        within = sentence.link and sentence.link.startswith("#")
        return replace(sentence, link=f"{TO_THE_SITE}{path}{sentence.link}") if within else sentence

    return replace(summary, sentences=tuple(map(lead, summary.sentences)))


def _unmarked(page: Shown) -> Iterator[ShownText]:
    """Tell each sentence that leads to no mark with the same words."""
    marks = {mark.name: shown_line(mark.text) for body in page.bodies for mark in body.marks}
    for summary in page.summaries:
        for sentence in summary.sentences:
            name = (sentence.link or "").partition("#")[2]
            if marks.get(name) != sentence.text:
                yield ShownText(
                    f'<mark id="{name:.10}"> is not around the sentence of the summary', sentence.line
                )
