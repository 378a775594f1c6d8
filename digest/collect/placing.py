"""Where the articles of feeds lie in content/, and their pictures beside them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from digest.collect.files import file_stems, is_inside, mark_of, write_new, write_whole
from digest.collect.incoming import Incoming
from digest.collect.intake import Intake
from digest.collect.pictures import PictureFile
from digest.errors import Notice, PublishError
from digest.project import CONTENT
from digest.readers.pictures import SUFFIXES
from digest.records import Article
from digest.render.slugs import slugify
from digest.state_folder import FOLDER

REPLACED = f"{FOLDER}/replaced"
"""The folder of a project that keeps edited articles which `--overwrite` has replaced."""


def free_place(article: Article, incoming: Incoming, intake: Intake) -> str:
    """The file of a new entry, relative to content/: one that is not there, nor any picture of that name."""
    folder = slugify(article.source or "feed")
    for stem in file_stems(article, intake.defaults.timezone, mark_of(incoming.key.encode())[:6]):
        file = f"{folder}/{stem}.md"
        _refuse_outside(intake.path(file), intake.project / CONTENT)
        if not intake.path(file).exists() and _picture_beside(file, intake) is None:
            return file
    raise AssertionError("there is always another name")


def _picture_beside(file: str, intake: Intake) -> str | None:
    """The name of the picture that lies beside an article and is called like it."""
    path = intake.path(file)
    return next(
        (name.name for suffix in sorted(SUFFIXES) if (name := path.with_suffix(suffix)).exists()), None
    )


def place_picture(
    article: Article, file: str, incoming: Incoming, intake: Intake
) -> tuple[Article, PictureFile | None]:
    """The article with its picture at the place beside it, and that picture where it is still to be written.

    A picture that lies there stays: the editor may have put it there.
    """
    if article.picture is None:
        return article, None
    fetched = intake.pictures.get(incoming.key)
    name = _picture_beside(file, intake)
    missing = fetched if name is None else None
    if missing:
        name = f"{PurePosixPath(file).stem}{missing.suffix}"
    return replace(article, picture=replace(article.picture, place=name or article.picture.place)), missing


def write_files(file: str, data: bytes, picture: PictureFile | None, intake: Intake) -> None:
    """Write an article, and before it its picture, so that no article names a file that is not there."""
    path = intake.path(file)
    _refuse_outside(path, intake.project / CONTENT)
    if picture:
        write_new(path.with_suffix(picture.suffix), picture.data)
    write_whole(path, data)


def _refuse_outside(path: Path, folder: Path) -> None:
    if not is_inside(path, folder):
        problem = f"leads out of {folder.name}/ by a link; nothing is written there"
        raise PublishError(Notice(str(path), None, problem, "put a folder in the link's place"))


def keep_replaced(data: bytes, file: str, intake: Intake) -> None:
    """Keep an edited article that is about to be replaced."""
    kept = intake.project / REPLACED / file
    _refuse_outside(kept, intake.project / FOLDER)
    for path in _numbered(kept):
        if write_new(path, data) or path.read_bytes() == data:
            return


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    for number in range(2, 1_000_000):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")
