"""The folders that templates are found in."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from digest.errors import Notice, SettingsError
from digest.keys import key_of
from digest.settings import FILE_NAME

TEMPLATES: Final = "templates"

THEMES: Final = "themes"
"""The folder in that of the templates which has a folder for each other theme."""

DEFAULT: Final = "default"


def theme_folders(project: Path | None = None, theme: str = DEFAULT) -> tuple[Path, ...]:
    """Return the folders of templates, the one that goes before the others first.

    A theme is a folder in `templates/themes/` of the project or of this package.

    Raises:
        SettingsError: There is no theme of that name.

    """
    own = [project / TEMPLATES] if project else []
    if theme == DEFAULT:
        return (*own, default_theme_folder())
    named = [folder / THEMES / theme for folder in (*own, default_theme_folder())]
    if found := [folder for folder in named if folder.is_dir()]:
        return (*own, *found, default_theme_folder())
    raise SettingsError(
        Notice(FILE_NAME, None, f'there is no theme "{theme}"', f"known: {', '.join(theme_names(project))}")
    )


def templates_key(project: Path | None = None, theme: str = DEFAULT) -> bytes:
    """Return what changes with any file that a template may be, or say its words in.

    Raises:
        SettingsError: There is no theme of that name.

    """
    key = [
        (os.path.relpath(path, folder), _bytes_of(path))
        for folder in theme_folders(project, theme)
        for path in sorted(files_in(folder))
    ]
    return key_of(*key)


def files_in(folder: Path | str, around: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the paths of the files that templates in a folder may be, also behind links.

    A link to a folder that it stands in, which is one of those `around`, is not followed.
    """
    real = os.path.realpath(folder)
    if real in around:
        return
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # a link that leads to itself, say
                if entry.is_dir():
                    yield from files_in(entry.path, around | {real})
                elif entry.is_file():
                    yield entry.path


def _bytes_of(path: str) -> bytes:
    """What a file has; nothing where it cannot be read, which is told when it is rendered."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  twice as fast: each build reads all of them
            return file.read()
    except OSError:
        return b""


def theme_names(project: Path | None = None) -> tuple[str, ...]:
    """Return the names of all themes that a project can have, in order."""
    folders = [project / TEMPLATES] if project else []
    paths = (path for folder in (*folders, default_theme_folder()) for path in (folder / THEMES).glob("*"))
    return tuple(sorted({DEFAULT, *(path.name for path in paths if path.is_dir())}))


def default_theme_folder() -> Path:
    """Return the default theme: within the package where that is installed, else beside it."""
    package = Path(__file__).parent
    return next(folder for folder in (package / TEMPLATES, package.parent / TEMPLATES) if folder.is_dir())
