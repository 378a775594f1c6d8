"""Source files in, articles out: a module for each format."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from digest.errors import Notice, SourceError
from digest.records import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.readers.found import Found, Reader, Reading, ReadingDefaults

# The readers are imported when there is such a file: most commands meet none, and start faster.


def _read_markdown(source: Source, place: str) -> "tuple[Found, ...]":
    from digest.readers.markdown import read_markdown

    return read_markdown(source, place)


def _read_paste(source: Source, place: str) -> "tuple[Found, ...]":
    from digest.readers.paste import read_paste

    return read_paste(source, place)


def _read_feed(source: Source, place: str) -> "tuple[Found, ...]":
    from digest.readers.feeds import read_feed

    return read_feed(source, place)


def _read_mail(source: Source, place: str) -> "tuple[Found, ...]":
    from digest.readers.mail import read_mail

    return read_mail(source, place)


def _read_page(source: Source, place: str) -> "tuple[Found, ...]":
    from digest.readers.page import read_page

    return read_page(source, place)


def _read_archive(source: Source, place: str) -> "tuple[Found, ...]":
    from digest.readers.page import read_archive

    return read_archive(source, place)


READERS: "Mapping[str, Reader]" = {
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".txt": _read_paste,
    ".html": _read_page,
    ".htm": _read_page,
    ".mhtml": _read_archive,
    ".rss": _read_feed,
    ".atom": _read_feed,
    ".rdf": _read_feed,
    ".xml": _read_feed,
    ".json": _read_feed,
    ".eml": _read_mail,
}
"""The reader for each suffix of a file's name. A new format is a module and a line here."""


def read_source(source: Source, defaults: "ReadingDefaults", *, root: str = "content/") -> "Reading":
    """Read the articles of a source file.

    An article that cannot be published costs the others of its file nothing.

    Args:
        source: The file.
        defaults: What holds where it does not say.
        root: What to put before the file's path in notices.

    Raises:
        SourceError: It holds no article that could be published.

    """
    from digest.readers.found import Reading, finish_article

    place = root + source.path
    reader = READERS.get(PurePosixPath(source.path).suffix.lower())
    if reader is None:
        remedy = "known: " + " ".join(READERS)
        raise SourceError(Notice(place, None, "no reader for this kind of file", remedy))
    if not source.data.strip():
        raise SourceError(Notice(place, 1, "the file is empty", "write the article, or remove the file"))
    readings = []
    for entry, found in enumerate(reader(source, place)):
        try:
            readings.append(finish_article(found, source, place, entry, defaults))
        except SourceError as error:
            readings.append(Reading((), error.notices))
    articles = tuple(article for reading in readings for article in reading.articles)
    notices = tuple(notice for reading in readings for notice in reading.notices)
    if not articles:
        raise SourceError(notices)
    return Reading(articles, notices)
