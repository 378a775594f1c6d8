"""A file or a paste in, an article file in content/ out, with its picture beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from digest.article_file import article_markdown
from digest.collect.files import file_stems, write_new
from digest.collect.known import KnownArticles
from digest.collect.pictures import NoPicture, PictureFile, read_picture
from digest.errors import Notice
from digest.project import CONTENT, load_settings
from digest.readers import read_source
from digest.readers.found import Reading, ReadingDefaults
from digest.readers.pictures import SCHEME
from digest.records import Article, Picture, Source
from digest.settings import Settings

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

_PICTURED = frozenset(".html .htm .mhtml .rss .atom .rdf .xml .json".split())
"""Suffixes of what mostly has a picture."""


@dataclass(frozen=True, slots=True)
class Added:
    """An article in content/, and what is known of it."""

    path: str
    """The article's file, relative to the project."""
    article: Article
    """With its picture as the article's file names it, where it is new."""
    new: bool
    """False where content/ had the article already; nothing was written then."""
    missing: tuple[str, ...]
    """What it does not say, in an editor's words."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A project that articles are put into, and what it has."""

    project: Path
    settings: Settings
    defaults: ReadingDefaults
    known: KnownArticles


def open_shelf(project: Path | str) -> Shelf:
    """Return a project as articles are put into it.

    Raises:
        SettingsError: Its settings cannot be read.

    """
    settings = load_settings(Path(project))
    defaults = ReadingDefaults(settings.site.language, ZoneInfo(settings.site.timezone))
    return Shelf(Path(project), settings, defaults, KnownArticles(Path(project), defaults))


def add(
    data: bytes,
    *,
    name: str,
    project: Path | str = ".",
    keep: bool = False,
    picture: bool = True,
    folder: Path | str | None = None,
) -> tuple[tuple[Added, ...], tuple[Notice, ...]]:
    """Write the articles of a source file into content/, each as Markdown with front matter.

    An article whose address, or whose file, content/ has already is not
    written again. Nothing is fetched: a picture that lies beside the source
    file is copied, of any other the address is kept.

    Args:
        data: The bytes of the source file.
        name: What it is called; the suffix says how to read it.
        project: The folder that has content/, which is made where there is none.
        keep: Whether to keep the bytes too, in originals/.
        picture: Whether the article gets its picture, if it has one.
        folder: Where the source file lies; None where it lies in no folder.

    Returns:
        The articles, in the order of the source file, and all that was odd about it.

    Raises:
        DigestError: The settings or the source file cannot be read, or content/ cannot be written.

    """
    return add_file(data, name, open_shelf(project), keep=keep, picture=picture, folder=folder)


def add_file(
    data: bytes,
    name: str,
    shelf: Shelf,
    *,
    keep: bool = False,
    picture: bool = True,
    folder: Path | str | None = None,
) -> tuple[tuple[Added, ...], tuple[Notice, ...]]:
    """Do the same on a shelf, whose files are looked through only once for many articles.

    Raises:
        DigestError: The source file cannot be read, or content/ cannot be written.

    """
    source = Source(name, data)
    reading = read_source(source, shelf.defaults, root="")
    pictures: dict[int, PictureFile | NoPicture | None] = {}
    for number, article in enumerate(reading.articles):
        if picture and article.picture and not shelf.known.find(article.url):
            pictures[number] = _read_beside(source, article.picture, folder)
    return write_reading(shelf, reading, pictures, source, keep=keep, picture=picture)


def _read_beside(
    source: Source, picture: Picture, folder: Path | str | None
) -> PictureFile | NoPicture | None:
    if folder is not None:
        found = read_picture(source, picture, Path(folder))
        # The picture of a page that was saved alone: its address serves as well.
        return None if isinstance(found, NoPicture) and SCHEME.match(picture.place) else found
    return (
        None
        if SCHEME.match(picture.place)
        else NoPicture("no folder to take it from", "give the file by name")
    )


def write_reading(
    shelf: Shelf,
    reading: Reading,
    pictures: dict[int, PictureFile | NoPicture | None],
    source: Source,
    *,
    keep: bool,
    picture: bool,
    place: str | None = None,
) -> tuple[tuple[Added, ...], tuple[Notice, ...]]:
    """Write articles that were read into content/, and their pictures beside them.

    Args:
        shelf: Where to.
        reading: The articles, and what was odd about their source.
        pictures: Their files by the place of the article in `reading`; without one, the address stays.
        source: What they were read from.
        keep: Whether to keep it, in originals/.
        picture: Whether they get their pictures.
        place: The source as the user knows it; None for its path.

    Raises:
        DigestError: content/ cannot be written.

    """
    added: list[Added] = []
    notices = [*reading.notices]
    for number, article in enumerate(reading.articles):
        file = pictures.get(number)
        if isinstance(file, NoPicture) and article.picture:
            notices.append(_without_picture(place or source.path, article.picture, file))
        kept = (
            None if not picture or (isinstance(file, NoPicture) and _is_local(article)) else article.picture
        )
        got = file if picture and isinstance(file, PictureFile) else None
        added.append(_add_article(replace(article, picture=kept), got, shelf, source))
    first = next((one for one in added if one.new), None)
    if keep and first:
        name = Path(first.path).with_suffix(Path(source.path).suffix).name
        write_new(shelf.project / ORIGINALS / name, source.data)
    return tuple(added), tuple(notices)


def _is_local(article: Article) -> bool:
    return article.picture is not None and not SCHEME.match(article.picture.place)


def _without_picture(place: str, picture: Picture, reason: NoPicture) -> Notice:
    return Notice(place, None, f'picture "{picture.place:.80}": {reason.problem}', reason.remedy, "warning")


def _add_article(article: Article, picture: PictureFile | None, shelf: Shelf, source: Source) -> Added:
    missing = tuple(_missing(article, source))
    if known := shelf.known.find(article.url):
        return Added(f"{CONTENT}/{known}", article, new=False, missing=missing)
    for stem in file_stems(article, shelf.defaults.timezone):
        named = _with_picture(article, f"{stem}{picture.suffix}" if picture else None)
        new = _write_article(shelf.project / CONTENT, stem, article_markdown(named).encode(), picture)
        if new is not None:
            shelf.known.note(article.url, f"{stem}.md")
            return Added(f"{CONTENT}/{stem}.md", named, new=new, missing=missing)
    raise AssertionError("there is always another name")


def _missing(article: Article, source: Source) -> Iterator[str]:
    yield from (said for fact, said in _WANTED.items() if not getattr(article, fact))
    if article.picture and not article.picture.credit:
        yield "the picture's credit"
    if not article.picture and PurePosixPath(source.path).suffix.lower() in _PICTURED:
        yield "picture"


def _with_picture(article: Article, name: str | None) -> Article:
    if name is None or article.picture is None:
        return article
    return replace(article, picture=replace(article.picture, place=name))


def _write_article(folder: Path, stem: str, data: bytes, picture: PictureFile | None) -> bool | None:
    """Write an article and its picture, and say True; False where both are there; None where others are."""
    path = folder / f"{stem}.md"
    beside = folder / f"{stem}{picture.suffix}" if picture else None
    if path.exists():
        return False if path.read_bytes() == data else None
    # The picture first, so that no article ever names a file that is not there.
    written = picture is not None and beside is not None and write_new(beside, picture.data)
    if picture and beside and not written and beside.read_bytes() != picture.data:
        return None
    if write_new(path, data):
        return True
    if written and beside:
        beside.unlink(missing_ok=True)
    return None
