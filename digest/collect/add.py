"""A file or a paste in, an article file in content/ out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.article_file import article_markdown
from digest.days import day_of
from digest.errors import Notice, PublishError, SourceError
from digest.project import CONTENT, load_contents, load_settings
from digest.readers import READERS, read_source
from digest.readers.found import ReadingDefaults
from digest.records import Article, Source
from digest.render.slugs import slugify

ORIGINALS = "originals"
"""The folder of a project that keeps what articles were made from."""

_WANTED = {
    "title": "headline",
    "authors": "byline",
    "published": "date",
    "source": "source",
    "url": "address",
}
"""The facts that an article should have, and what an editor calls them."""


@dataclass(frozen=True, slots=True)
class Added:
    """An article in content/, and what is known of it."""

    path: str
    """The article's file, relative to the project."""
    article: Article
    new: bool
    """False where content/ had the article already; nothing was written then."""
    missing: tuple[str, ...]
    """What it does not say, in an editor's words."""


def add(
    data: bytes, *, name: str, project: Path | str = ".", keep: bool = False
) -> tuple[tuple[Added, ...], tuple[Notice, ...]]:
    """Write the articles of a source file into content/, each as Markdown with front matter.

    An article whose address, or whose file, content/ has already is not written again.

    Args:
        data: The bytes of the source file.
        name: What it is called; the suffix says how to read it.
        project: The folder that has content/, which is made where there is none.
        keep: Whether to keep the bytes too, in originals/.

    Returns:
        The articles, in the order of the source file, and all that was odd about it.

    Raises:
        DigestError: The settings or the source file cannot be read, or content/ cannot be written.

    """
    project = Path(project)
    settings = load_settings(project)
    defaults = ReadingDefaults(settings.site.language, ZoneInfo(settings.site.timezone))
    reading = read_source(Source(name, data), defaults, root="")
    added = tuple(_add_article(article, project, defaults) for article in reading.articles)
    if keep and any(one.new for one in added):
        first = next(one for one in added if one.new)
        kept = project / ORIGINALS / Path(first.path).with_suffix(Path(name).suffix).name
        _write_new(kept, data)
    return added, reading.notices


def _add_article(article: Article, project: Path, defaults: ReadingDefaults) -> Added:
    missing = tuple(said for fact, said in _WANTED.items() if not getattr(article, fact))
    known = _find_known(article, project, defaults)
    if known:
        return Added(f"{CONTENT}/{known}", article, new=False, missing=missing)
    data = article_markdown(article).encode()
    for name in _names(article, defaults):
        path = project / CONTENT / name
        if _write_new(path, data):
            return Added(f"{CONTENT}/{name}", article, new=True, missing=missing)
        if path.read_bytes() == data:
            return Added(f"{CONTENT}/{name}", article, new=False, missing=missing)
    raise AssertionError("there is always another name")


def _find_known(article: Article, project: Path, defaults: ReadingDefaults) -> str | None:
    """The file of content/ that has the article's address; None where it has none, or none has it."""
    if not article.url or not (project / CONTENT).is_dir():
        return None
    # Most files do not hold the address at all, and need not be read.
    address = article.url.partition("://")[2].encode()
    for source in load_contents(project, frozenset(READERS)).sources:
        if address in source.data and article.url in _addresses(source, defaults):
            return source.path
    return None


def _addresses(source: Source, defaults: ReadingDefaults) -> set[str | None]:
    try:
        return {one.url for one in read_source(source, defaults, root=f"{CONTENT}/").articles}
    except SourceError:
        return set()


def _names(article: Article, defaults: ReadingDefaults) -> Iterator[str]:
    """Names for an article's file, the best first: its day and its headline, then the same with a number."""
    day = f"{day_of(article.published, defaults.timezone)}-" if article.published else ""
    stem = f"{day}{slugify(article.title)}"
    yield f"{stem}.md"
    for number in range(2, 1_000_000):
        yield f"{stem}-{number}.md"


def _write_new(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet; say whether it was not."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            return False
        with path.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise _unwritable(path, error) from error
    return True


def _unwritable(path: Path, error: OSError) -> PublishError:
    problem = f"cannot be written: {error.strerror}"
    return PublishError(Notice(str(path), None, problem, "make room or mend its rights"))
