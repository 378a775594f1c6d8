"""Where the files of pictures lie."""

import posixpath
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
"""Of the files that are published; an SVG is a program, and never is."""

ADDRESSES = ("https://", "http://")


class PictureError(ValueError):
    """A picture that cannot be shown; says why."""


class PictureFiles:
    """The files beside the articles, found as the articles name them."""

    def __init__(self, paths: Iterable[str]) -> None:
        # Some systems write accents apart from their letters, and editors do not.
        self._paths = {unicodedata.normalize("NFC", path): path for path in sorted(paths)}
        self._folded = {path.casefold(): path for path in self._paths}

    def find(self, file: str, place: str) -> str:
        """Return the path below content/ of a picture that an article names.

        Args:
            file: The article's source file.
            place: The picture's place, relative to that.

        Raises:
            PictureError: There is no such file, or it is no picture that can be published.

        """
        path = _path(file, place)
        if path not in self._paths and (unquoted := _path(file, unquote(place))) in self._paths:
            path = unquoted
        if path.startswith(("../", "/")):
            raise PictureError(f'the picture "{place:.60}" lies outside content/')
        if path not in self._paths:
            other = self._folded.get(path.casefold())
            hint = f', only "{PurePosixPath(other).name}"' if other else ""
            raise PictureError(f'no picture "{place:.60}" beside the article{hint}')
        if PurePosixPath(path).suffix.lower() not in SUFFIXES:
            raise PictureError(f'"{place:.60}" is of a kind that is not published ({" ".join(SUFFIXES)} are)')
        return self._paths[path]


def _path(file: str, place: str) -> str:
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), place))
    return unicodedata.normalize("NFC", path)
