"""The Jinja environment of the theme."""

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import Notice
from digest.render.columns import hang, isolate
from digest.render.illustrations import source_set
from digest.render.lean_templates import lean_environment
from digest.render.linked_data import data_block
from digest.themes import DEFAULT, TEMPLATES, default_theme_folder, theme_folders

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

ADDRESS_THAT_RUNS = re.compile(r"\W*(?:(?:java|vb|live)script\s*:|data\s*:\s*\w+/)", re.IGNORECASE)


def theme_loader(project: Path | None = None, theme: str = DEFAULT) -> "BaseLoader":
    """Return the templates: a project's own first, then those of its theme, then those of the default theme.

    A template that stands in place of another can still name that one: `default/edition.html` is the default
    theme's, `broadsheet/edition.html` what the theme of that name has without the project.

    Raises:
        SettingsError: There is no theme of that name.

    """
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader

    folders = [FileSystemLoader(folder) for folder in theme_folders(project, theme)]
    own = 1 if project else 0
    below: dict[str, BaseLoader] = {theme: ChoiceLoader(folders[own:]), DEFAULT: folders[-1]}
    return ChoiceLoader([*folders, PrefixLoader(below)])


def make_environment(loader: "BaseLoader") -> "Environment":
    """Return the environment that every template is rendered in; all values are escaped."""
    from jinja2 import StrictUndefined

    from digest.render.compiled import compiled_templates

    environment = lean_environment()(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=compiled_templates(),
        auto_reload=False,  # else each include and import asks the disk
        cache_size=-1,
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
        place = _place(error.filename) if error.filename else f"{TEMPLATES}/{error.name}"
        return Notice(place, error.lineno, str(error.message), "mend the template")
    if isinstance(error, TemplateNotFound):
        return Notice(f"{TEMPLATES}/{error.name}", None, "no such template", "add it, or mend the name")
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if TEMPLATES in Path(frame.filename).parts
    ]
    if not frames or Path(frames[-1].filename).is_relative_to(default_theme_folder()):
        return None
    return Notice(_place(frames[-1].filename), frames[-1].lineno, str(error), "mend the template")


def _place(file: str) -> str:
    """The path of a template as the user knows it, from `templates/` on."""
    parts = Path(file).parts
    if TEMPLATES not in parts:
        return file
    return "/".join(parts[len(parts) - 1 - parts[::-1].index(TEMPLATES) :])
