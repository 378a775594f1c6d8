"""`digest add`."""

from pathlib import Path
from typing import Annotated, Any

import typer

import digest
from digest.cli.app import app
from digest.cli.heads import head_values, print_head
from digest.cli.inputs import read_input, readable_name
from digest.cli.options import AsJson, Files, ProjectOption
from digest.cli.output import print_json, tell, terminal_text
from digest.collect.add import Added
from digest.errors import DigestError, Notice


@app.command()
def add(
    files: Files,
    project: ProjectOption = Path(),
    keep: Annotated[bool, typer.Option("--keep", help="Keep the original too, in originals/.")] = False,
    as_json: AsJson = False,
) -> None:
    """Put articles into content/ as Markdown, and show what was understood of each."""
    failures: list[Notice] = []
    for name in files:
        try:
            data = read_input(name)
            added, notices = digest.add(data, name=readable_name(name, data), project=project, keep=keep)
        except DigestError as error:
            failures += error.notices
            continue
        tell(notices)
        for one in added:
            if as_json:
                print_json(_added_values(name, one))
            else:
                _print_added(one)
    if failures:
        tell(failures)
        raise typer.Exit(1)


def _print_added(added: Added) -> None:
    typer.echo(f"{terminal_text(added.path)}{'' if added.new else ' (has it already)'}")
    typer.echo(f"  title: {terminal_text(added.article.title)}")
    print_head(added.article)
    if added.missing:
        typer.echo(f"  not found: {', '.join(added.missing)}")


def _added_values(name: str, added: Added) -> dict[str, Any]:
    facts = {"path": added.path, "new": added.new, "missing": added.missing}
    return head_values(name, added.article) | facts
