"""Make again what the tests compare with: `python tests/refresh.py`. Review the difference as code."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import write_po
from jinja2.ext import extract_from_ast

import digest
from digest.cli import app
from digest.publish import MANIFEST
from digest.render.environment import make_environment, theme_loader

ROOT = Path(__file__).parent.parent
CLI_REFERENCE = ROOT / "docs/cli.md"
GOLDEN = ROOT / "tests/golden"
UNCOMPARED = frozenset({"style.css", "search.js"})
"""Files that the golden site is without, since they are the theme's as they stand."""
PHRASES = ROOT / "templates/interface/digest.pot"

SUFFIXES = {".html", ".opf", ".txt", ".xhtml"}
"""Of the templates that say something."""

CALLS = {
    "Phrase": 1,
    "say": 1,
    "plain": 1,
    "phrase_of_number": 2,
    "say_number_of": 2,
    "plain_number_of": 2,
}
"""What takes a phrase, and in how many forms."""

POT_HEAD = """\
# Every phrase of the interface. Made from the code by `python tests/refresh.py`; see docs/translating.md.
msgid ""
msgstr ""
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def cli_reference() -> str:
    """Return the reference of the command line, from the code."""
    group = typer.main.get_group(app)
    head = "# Command line\n\nMade from the code by `python tests/refresh.py`.\n"
    return "\n".join([head, *_sections(group.commands)])


def _sections(commands: Mapping[str, Any], of: str = "") -> Iterator[str]:
    """The section of each command; of a group of commands, one for each of its own."""
    for name, command in commands.items():
        if hasattr(command, "commands"):
            yield from _sections(command.commands, f"{of}{name} ")
        else:
            yield _section(f"{of}{name}", command)


def _section(name: str, command: Any) -> str:  # noqa: ANN401  typer's own kind of command
    rows = [_row(parameter) for parameter in command.params if parameter.name != "help"]
    heads = ("| Argument or option | Default | What it says |", "|---|---|---|")
    return "\n".join([f"## `digest {name}`", "", command.help, "", *heads, *rows, ""])


def _row(parameter: Any) -> str:  # noqa: ANN401
    names = [parameter.metavar] if parameter.param_type_name == "argument" else parameter.opts
    value = parameter.metavar if parameter.metavar not in {None, *names} else ""
    shown = ", ".join(f"`{name} {value}`" if value else f"`{name}`" for name in names)
    plain = parameter.default is None or isinstance(parameter.default, bool) or parameter.required
    return f"| {shown} | {'' if plain else f'`{parameter.default}`'} | {parameter.help} |"


def phrase_catalog() -> str:
    """Return the catalog of all phrases, without translations and in the order of the files."""
    catalog = Catalog()
    for name, phrase in (*_phrases_of_templates(), *_phrases_of_code()):
        catalog.add(phrase, locations=[(name, 0)])
    written = io.BytesIO()
    write_po(written, catalog, width=0, omit_header=True, include_lineno=False)
    return POT_HEAD + written.getvalue().decode()


def _phrases_of_templates() -> Iterator[tuple[str, str | tuple[str, str]]]:
    """Yield each phrase, one form or two, with the name of its template."""
    environment = make_environment(theme_loader())
    paths = (path for path in (ROOT / "templates").rglob("*") if path.suffix in SUFFIXES)
    for path in sorted(paths):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        for _, name, said in extract_from_ast(tree, tuple(CALLS)):
            if phrase := _phrase(name, said):
                yield path.relative_to(ROOT).as_posix(), phrase


def _phrases_of_code() -> Iterator[tuple[str, str | tuple[str, str]]]:
    for path in sorted((ROOT / "digest").rglob("*.py")):
        with path.open("rb") as file:
            for _, name, said, _ in extract_python(file, dict.fromkeys(CALLS), (), {}):
                if phrase := _phrase(str(name), said):
                    yield path.relative_to(ROOT).as_posix(), phrase


def _phrase(name: str, said: object) -> str | tuple[str, str] | None:
    """The forms among the arguments of a call; None where they are not written out."""
    forms = said[: CALLS[name]] if isinstance(said, tuple) else (said,)
    written = [form for form in forms if isinstance(form, str)]
    if len(written) < CALLS[name]:
        return None
    return written[0] if len(written) == 1 else (written[0], written[1])


def refresh_golden_site() -> None:
    """Build the golden site again."""
    shutil.rmtree(GOLDEN / "site", ignore_errors=True)
    digest.build(GOLDEN / "project", output=GOLDEN / "site", strict=True)
    (GOLDEN / "site" / MANIFEST).unlink()
    strip_fingerprints(GOLDEN / "site")
    for name in sorted(UNCOMPARED):
        (GOLDEN / "site/assets" / name).unlink()
    for book in (GOLDEN / "site").rglob("*.epub"):
        data = book.read_bytes()
        book.unlink()
        zipfile.ZipFile(io.BytesIO(data)).extractall(book)  # ours, and to be reviewed as text


def plain_names(text: str) -> str:
    """Return a path, or the text of a page, with the names of assets as the theme has them.

    So a change of the style sheet alone changes no page.
    """
    return re.sub(r"(assets/[a-z]+)\.[0-9a-f]{8}(\.[a-z]+)", r"\1\2", text)


def strip_fingerprints(site: Path) -> None:
    """Give the assets of a site, and the links to them, their plain names."""
    for path in [*site.rglob("*.html"), site / "_headers"]:
        path.write_text(plain_names(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    for path in (site / "assets").iterdir():
        path.rename(plain_names(path.as_posix()))


if __name__ == "__main__":
    refresh_golden_site()
    PHRASES.write_text(phrase_catalog(), encoding="utf-8", newline="\n")
    CLI_REFERENCE.write_text(cli_reference(), encoding="utf-8", newline="\n")
