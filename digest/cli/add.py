"""`digest add`."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from digest.cli.app import app
from digest.cli.heads import head_values, print_head
from digest.cli.inputs import is_address, read_input, readable_name
from digest.cli.options import AsJson, ProjectOption
from digest.cli.output import print_json, tell, terminal_text, told_errors
from digest.errors import DigestError, Notice

if TYPE_CHECKING:
    from digest import Added, Picture
    from digest.collect.add import Shelf


@app.command()
def add(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|URL…", help="Text, page, feed or mail, or its address; - for standard input."
        ),
    ],
    project: ProjectOption = Path(),
    keep: Annotated[bool, typer.Option("--keep", help="Keep the original too, in originals/.")] = False,
    no_picture: Annotated[bool, typer.Option("--no-picture", help="Leave pictures out.")] = False,
    as_json: AsJson = False,
) -> None:
    """Put articles into content/, with what was understood of each."""
    from digest.collect.add import open_shelf
    from digest.collect.visit import visit_all, write_visit

    with told_errors():
        shelf = open_shelf(project)
    visits = iter(visit_all([name for name in names if is_address(name)], shelf, picture=not no_picture))
    failures: list[Notice] = []
    for name in names:
        try:
            if is_address(name):
                added, notices = write_visit(next(visits), shelf, keep=keep, picture=not no_picture)
            else:
                added, notices = _add_file(name, shelf, keep=keep, picture=not no_picture)
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


def _add_file(
    name: str, shelf: "Shelf", *, keep: bool, picture: bool
) -> "tuple[tuple[Added, ...], tuple[Notice, ...]]":
    from digest.collect.add import add_file

    data = read_input(name)
    folder = None if name == "-" else Path(name).parent
    return add_file(data, readable_name(name, data), shelf, keep=keep, picture=picture, folder=folder)


def _print_added(added: "Added") -> None:
    typer.echo(f"{terminal_text(added.path)}{'' if added.new else ' (has it already)'}")
    typer.echo(f"  title: {terminal_text(added.article.title)}")
    print_head(added.article)
    if added.article.picture:
        typer.echo(f"  picture: {terminal_text(_say_picture(added.article.picture))}")
    if added.missing:
        typer.echo(f"  not found: {', '.join(added.missing)}")


def _say_picture(picture: "Picture") -> str:
    """A picture's file or address, and what is known of it."""
    known = [name for name in ("caption", "credit") if getattr(picture, name)]
    return f"{picture.place}, with {' and '.join(known)}" if known else picture.place


def _added_values(name: str, added: "Added") -> dict[str, Any]:
    picture = asdict(added.article.picture) if added.article.picture else None
    facts = {"path": added.path, "new": added.new, "missing": added.missing, "picture": picture}
    return head_values(name, added.article) | facts
