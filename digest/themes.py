"""The folders that templates are found in."""

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
        (str(path.relative_to(folder)), _bytes_of(path))
        for folder in theme_folders(project, theme)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    return key_of(*key)


def _bytes_of(path: Path) -> bytes:
    """What a file has; nothing where it cannot be read, which is told when it is rendered."""
    try:
        return path.read_bytes()
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
