"""Files of content/: what they are called, and how they are written."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import tzinfo
from hashlib import blake2b
from pathlib import Path

from digest.days import day_of
from digest.errors import Notice, PublishError
from digest.records import Article
from digest.render.slugs import slugify


def file_stems(article: Article, zone: tzinfo, mark: str | None = None) -> Iterator[str]:
    """Yield names for an article's files, without suffix: day and headline, then the same with a number.

    Args:
        article: The article.
        zone: In which its day is reckoned.
        mark: What stands before the numbers and tells it from all others, for many articles of one headline.

    """
    day = f"{day_of(article.published, zone)}-" if article.published else ""
    stem = f"{day}{slugify(article.title)}"
    yield stem
    if mark:
        stem = f"{stem}-{mark}"
        yield stem
    for number in range(2, 1_000_000):
        yield f"{stem}-{number}"


def write_new(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet, whole or not at all; say whether it was not.

    Raises:
        PublishError: It cannot be written.

    """
    fresh = path.with_name(f".{os.getpid()}.digest-new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            return False
        _write_fresh(fresh, data)
        _place_new(fresh, path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return True


def _write_fresh(path: Path, data: bytes) -> None:
    """Write a file in the place of what an ended process has left; never through a link that is there."""
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(data)


def _place_new(fresh: Path, path: Path) -> None:
    """Give a file its name, which nobody else's has; where there are no hard links, in two steps."""
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        raise
    except OSError:
        path.touch(exist_ok=False)
        fresh.replace(path)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that whoever looks sees all of it, or all of what it was before.

    Raises:
        PublishError: It cannot be written.

    """
    fresh = path.with_name(f".{path.name}.digest-new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_fresh(fresh, data)
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise unwritable(path, error) from error


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path lies below a folder, wherever links lead."""
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except (OSError, ValueError):
        return False


def mark_of(data: bytes) -> str:
    """Return a mark of bytes: the same for the same, with either kind of line end."""
    return blake2b(data.replace(b"\r\n", b"\n"), digest_size=16).hexdigest()


def unwritable(path: Path, error: OSError) -> PublishError:
    """Return the error that says that a file cannot be written."""
    problem = f"cannot be written: {error.strerror}"
    return PublishError(Notice(str(path), None, problem, "make room or mend its rights"))
