"""The Jinja environment of the theme."""

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import Notice
from digest.render.columns import hang, isolate
from digest.render.illustrations import source_set
from digest.render.linked_data import data_block

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

TEMPLATES = "templates"

ADDRESS_THAT_RUNS = re.compile(r"\W*(?:(?:java|vb|live)script\s*:|data\s*:\s*\w+/)", re.IGNORECASE)


def theme_loader(project: Path | None = None) -> "BaseLoader":
    """Return the templates: a project's own first, then those of the default theme."""
    from jinja2 import ChoiceLoader, FileSystemLoader

    return ChoiceLoader([FileSystemLoader(folder) for folder in theme_folders(project)])


def theme_folders(project: Path | None = None) -> tuple[Path, ...]:
    """Return the folders of the theme: a project's own first, then that of the default theme."""
    return (project / TEMPLATES, _theme_folder()) if project else (_theme_folder(),)


def _theme_folder() -> Path:
    """The default theme: within the package where that is installed, else beside it."""
    package = Path(__file__).parent.parent
    return next(folder for folder in (package / TEMPLATES, package.parent / TEMPLATES) if folder.is_dir())


def make_environment(loader: "BaseLoader") -> "Environment":
    """Return the environment that every template is rendered in; all values are escaped."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["data_block"] = data_block
    environment.filters["hang"] = hang
    environment.filters["inert"] = inert
    environment.filters["isolate"] = isolate
    environment.filters["source_set"] = source_set
    return environment


def inert(text: str) -> str:
    """Return a text for a `<meta>` tag, where no program can take it for an address that runs.

    >>> inert("javascript:alert(1)"), inert("Rain: the facts")
    ('… javascript:alert(1)', 'Rain: the facts')

    """
    # What is escaped already is of a type of its own, and must stay of it to be escaped once.
    return type(text)(f"… {text}") if ADDRESS_THAT_RUNS.match(text) else text


def template_notice(error: Exception) -> Notice | None:
    """Return what is wrong with a project's own template; None where the fault is ours."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return Notice(f"{TEMPLATES}/{error.name}", error.lineno, str(error.message), "mend the template")
    if isinstance(error, TemplateNotFound):
        return Notice(f"{TEMPLATES}/{error.name}", None, "no such template", "add it, or mend the name")
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if TEMPLATES in Path(frame.filename).parts
    ]
    if not frames or Path(frames[-1].filename).is_relative_to(_theme_folder()):
        return None
    parts = Path(frames[-1].filename).parts
    place = "/".join(parts[len(parts) - 1 - parts[::-1].index(TEMPLATES) :])
    return Notice(place, frames[-1].lineno, str(error), "mend the template")
