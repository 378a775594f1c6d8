"""`digest serve`."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.app import app
from digest.cli.options import Project, Quiet
from digest.cli.output import count, tell_briefly, terminal_text, told_errors
from digest.errors import Notice

if TYPE_CHECKING:
    from digest.serve import Address, Build

CAUSES_NAMED = 3
"""Changed files that are named; of more, the number is told."""


@app.command()
def serve(
    project: Project = Path(),
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="Where to listen; 0: any free port.")
    ] = 8000,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="For whom to listen; by default this computer.")
    ] = "127.0.0.1",
    drafts: Annotated[bool, typer.Option("--drafts", help="Show articles marked as drafts too.")] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the site in a browser.")] = False,
    quiet: Quiet = False,
) -> None:
    """Show the site on this computer, built anew on every change."""
    import asyncio

    from digest.serve import serve as serve_project

    told = Terminal(quiet=quiet, open_browser=open_browser)
    try:
        with told_errors():
            asyncio.run(serve_project(project, told, host=host, port=port, drafts=drafts))
    except KeyboardInterrupt:  # where the loop knows no signals, or has not begun
        pass


@dataclass(slots=True)
class Terminal:
    """Tells the terminal what happens."""

    quiet: bool
    open_browser: bool
    standing: frozenset[Notice] = frozenset()
    """What the last site was built in spite of, and has been told."""

    def built(self, build: "Build") -> None:
        """Tell what a build has come to; of what is wrong, that which has not been told yet."""
        news = (notice for notice in build.notices if build.report is None or notice not in self.standing)
        tell_briefly(notice for notice in news if not self.quiet or notice.severity == "error")
        if build.report is not None:
            self.standing = frozenset(build.notices)
        if not self.quiet:
            typer.echo(_say_build(build))

    def serving(self, address: "Address") -> None:
        """Tell where to look at the site."""
        if address.public:
            typer.echo(
                f"warning: {terminal_text(address.host)}: every computer that reaches this one can read the "
                "site (leave out --host to keep it to yourself)",
                err=True,
            )
        typer.echo(f"{terminal_text(address.url)} (Ctrl-C ends it)")
        if self.open_browser:
            _open(address.url)


def _open(url: str) -> None:
    import webbrowser

    if not webbrowser.open(url):
        typer.echo("warning: no browser found (open the address yourself)", err=True)


def _say_build(build: "Build") -> str:
    causes = f"{_say_causes(build.causes)}: " if build.causes else ""
    if build.report is None:
        return f"{causes}not built ({build.seconds:.1f} s); what is shown is as it was"
    made = f"{count(build.report.articles, 'article')} in {count(build.report.editions, 'edition')}"
    left_out = f"; {count(build.report.left_out, 'file')} left out" if build.report.left_out else ""
    changed = f"{count(build.changed_files, 'file')} changed"
    return f"{causes}{made}{left_out}; {changed} ({build.seconds:.1f} s)"


def _say_causes(causes: tuple[str, ...]) -> str:
    if len(causes) > CAUSES_NAMED:
        return f"{len(causes)} files have changed"
    return terminal_text(", ".join(causes))
