"""Options and arguments that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Text, page, feed or mail; - for standard input.")
]
Project = Annotated[Path, typer.Argument(metavar="[PROJECT]", help="The folder that has content/ in it.")]
ProjectOption = Annotated[
    Path, typer.Option("--project", "-p", metavar="DIR", help="The folder that has content/ in it.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
Language = Annotated[
    str | None,
    typer.Option(metavar="TAG", help="The language of the text, such as en; by default it is detected."),
]
