"""Source files in, articles out: a module for each format."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from digest.errors import Notice, SourceError
from digest.readers.found import Reader, Reading, ReadingDefaults, finish_article
from digest.readers.markdown import read_markdown
from digest.readers.paste import read_paste
from digest.records import Source

READERS: Mapping[str, Reader] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_paste,
}
"""The reader for each suffix of a file's name. A new format is a module and a line here."""


def read_source(source: Source, defaults: ReadingDefaults, *, root: str = "content/") -> Reading:
    """Read the articles of a source file.

    Args:
        source: The file.
        defaults: What holds where it does not say.
        root: What to put before the file's path in notices.

    Raises:
        SourceError: It holds no article that could be published.

    """
    place = root + source.path
    reader = READERS.get(PurePosixPath(source.path).suffix.lower())
    if reader is None:
        remedy = "known: " + " ".join(READERS)
        raise SourceError(Notice(place, None, "no reader for this kind of file", remedy))
    if not source.data.strip():
        raise SourceError(Notice(place, 1, "the file is empty", "write the article, or remove the file"))
    readings = [
        finish_article(found, source, place, entry, defaults)
        for entry, found in enumerate(reader(source, place))
    ]
    return Reading(
        tuple(article for reading in readings for article in reading.articles),
        tuple(notice for reading in readings for notice in reading.notices),
    )
