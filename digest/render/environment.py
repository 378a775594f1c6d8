"""The Jinja environment of the theme."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

TEMPLATES = "templates"


def theme_loader(project: Path | None = None) -> "BaseLoader":
    """Return the templates: a project's own first, then those of the default theme."""
    from jinja2 import ChoiceLoader, FileSystemLoader

    here = Path(__file__).parent.parent
    ours = next(folder for folder in (here / TEMPLATES, here.parent / TEMPLATES) if folder.is_dir())
    own = [project / TEMPLATES] if project else []
    return ChoiceLoader([FileSystemLoader(folder) for folder in (*own, ours)])


def make_environment(loader: "BaseLoader") -> "Environment":
    """Return the environment that every template is rendered in; all values are escaped."""
    from jinja2 import Environment, StrictUndefined

    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
