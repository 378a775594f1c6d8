"""The command line's own frame: what holds for every command."""

import io
import os
import sys
from typing import Annotated

import typer

import digest

app = typer.Typer(
    help="Turns a folder of articles into a published news digest.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # boxes and colours take as long again as all the rest of the help
)


def main() -> None:
    """Run the command line; what the terminal cannot show is shown in another way."""
    # The ranker's products are so small that sharing them among threads takes longer than they do.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()


def _show_version(show: bool) -> None:
    if show:
        typer.echo(f"digest {digest.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass
