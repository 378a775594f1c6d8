"""The functions that `import digest` offers, beside `digest.build`."""

from collections.abc import Iterable
from datetime import UTC
from pathlib import Path

from digest.analyse import analyse_article
from digest.analyse.readability import score_sentences
from digest.analyse.sentences import paragraph_blocks, sentence_texts, split_sentences
from digest.project import read_source_file
from digest.readers import read_source
from digest.readers.found import ReadingDefaults
from digest.records import Article, Readability, Source, Story
from digest.settings import SummarySettings
from digest.stories import group_analyses


def read(
    data: bytes | str | Path, *, name: str | None = None, url: str | None = None, language: str = "en"
) -> tuple[Article, ...]:
    """Return the articles of a source file.

    Args:
        data: The file's path; or its bytes, and then `name` says the format by its suffix.
        name: What the file is called; for a path, by default the path itself.
        url: Where it comes from, for a file that does not say.
        language: For a text too short to tell its language.

    Raises:
        DigestError: The file cannot be read, or holds no article.
        TypeError: Bytes without a name.

    """
    if isinstance(data, bytes):
        if name is None:
            raise TypeError("bytes need a name, whose suffix says the format")
        source = Source(name, data)
    else:
        source = Source(name or str(data), read_source_file(Path(data)))
    return read_source(source, ReadingDefaults(language, UTC, url), root="").articles


def score(text: str, *, language: str = "en") -> Readability:
    """Return the readability of a text whose paragraphs are parted by blank lines.

    Each score is a number, or None with a reason in `scores`.
    """
    spans = split_sentences(text, paragraph_blocks(text), language)
    return score_sentences(sentence_texts(text, spans), language)


def group(articles: Iterable[Article]) -> tuple[Story, ...]:
    """Return the stories that articles tell; each article, the same object, is in one of them."""
    return group_analyses([analyse_article(article, SummarySettings()) for article in articles])
