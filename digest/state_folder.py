"""`.digest/` of a project: what is remembered there may be deleted at any time, and git leaves it out."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

FOLDER: Final = ".digest"
"""Within the project."""


def make_state_folder(project: Path, name: str = FOLDER) -> Path:
    """Make `.digest/`, or a folder in it, and return it.

    Raises:
        OSError: It cannot be made, or a link leads elsewhere.

    """
    if not is_in_place(project, name):
        raise NotADirectoryError(None, "is a link", str(project / FOLDER))
    folder = project / name
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), (project / FOLDER / ".gitignore").open("x", encoding="utf-8") as file:
        file.write("*\n")
    return folder


def is_in_place(project: Path, name: str) -> bool:
    """Whether no link within a project leads a path elsewhere.

    A project may come from somebody else; what we write and tidy up must not be the files of others.
    """
    return Path(os.path.realpath(project / name)) == Path(os.path.realpath(project), name)
