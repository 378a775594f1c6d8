"""Make again what the tests compare with: `python tests/refresh.py`. Review the difference as code."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

import digest
from digest.cli import app
from digest.publish import MANIFEST

ROOT = Path(__file__).parent.parent
CLI_REFERENCE = ROOT / "docs/cli.md"
GOLDEN = ROOT / "tests/golden"


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


def refresh_golden_site() -> None:
    """Build the golden site again."""
    shutil.rmtree(GOLDEN / "site", ignore_errors=True)
    digest.build(GOLDEN / "project", output=GOLDEN / "site", strict=True)
    (GOLDEN / "site" / MANIFEST).unlink()
    (GOLDEN / "site/assets/style.css").unlink()


if __name__ == "__main__":
    refresh_golden_site()
    CLI_REFERENCE.write_text(cli_reference(), encoding="utf-8", newline="\n")
