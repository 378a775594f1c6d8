"""`digest fetch`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import digest
from digest.cli.app import app
from digest.cli.options import AsJson, Project, Quiet
from digest.cli.output import count, print_json, tell_briefly, terminal_text, told_errors

if TYPE_CHECKING:
    from digest import FeedReport, FetchReport
    from digest.collect.report import Progress

OUTCOMES = {
    "new": "new",
    "changed": "changed",
    "same": "same",
    "edited": "edited here and left alone",
    "removed": "removed here",
    "failed": "left out",
}
"""What becomes of entries, and how that is said."""


@app.command()
def fetch(
    project: Project = Path(),
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="URL", help="Ask this feed alone, even if retired; may be repeated."),
    ] = None,
    overwrite: Annotated[
        bool,
        typer.Option(
            "--overwrite", help="Take the feed's version of changed articles that were edited by hand too."
        ),
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if any feed failed.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name feeds without news too.")] = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Bring new and changed entries of followed feeds into content/."""
    with told_errors(), _stoppable(), _progress_bar(shown=not quiet and not as_json) as progress:
        report = digest.fetch(project, only=tuple(only or ()), overwrite=overwrite, progress=progress)
    tell_briefly(notice for notice in report.notices if not quiet or notice.severity == "error")
    _tell_failures(report)
    if as_json:
        print_json(_report_values(report))
    elif not quiet:
        for feed in report.feeds:
            if verbose or (feed.is_news and not feed.is_failure):  # which stderr has told
                typer.echo(_say_feed(feed))
        typer.echo(_say_total(report))
    if report.failures and (strict or not report.fetched):
        raise typer.Exit(1)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Turn Ctrl-C into a message and exit code 1."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("stopped; what has come in is kept, and the next fetch brings the rest", err=True)
        raise typer.Exit(1) from None


@contextmanager
def _progress_bar(*, shown: bool) -> "Iterator[Progress | None]":
    """Show how many feeds are done, where somebody looks on."""
    import sys

    if not shown or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("feeds"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def progress(done: int, total: int, feed: "FeedReport") -> None:
            # A feed's name may hold what rich takes for its own markup.
            name = terminal_text(feed.name)[:40].replace("[", "\\[")
            bar.update(task, completed=done, total=total, description=name)

        yield progress


def _tell_failures(report: "FetchReport") -> None:
    for feed in report.feeds:
        if feed.is_failure:
            typer.echo(f"error: {terminal_text(feed.url)}: {terminal_text(str(feed.problem))}", err=True)


def _say_feed(feed: "FeedReport") -> str:
    """One line on a feed: what its entries have become, else why there are none."""
    told = [f"{number} {said}" for name, said in OUTCOMES.items() if (number := getattr(feed, name))]
    if feed.moved_to:
        told.append(f"has moved for good to {feed.moved_to}, and is asked there from now on")
    if feed.problem:
        told.append("failed" if feed.asked else feed.problem)
    return terminal_text(f"{feed.name}: {', '.join(told) or 'no entry'}")


def _say_total(report: "FetchReport") -> str:
    told = [f"{report.total(name)} {said}" for name, said in OUTCOMES.items() if report.total(name)]
    failed = f"; {count(report.failures, 'feed')} failed" if report.failures else ""
    return f"{count(report.fetched, 'feed')} fetched: {', '.join(told) or 'no entry'}{failed}"


def _report_values(report: "FetchReport") -> dict[str, Any]:
    totals = {name: report.total(name) for name in OUTCOMES}
    feeds = [asdict(feed) for feed in report.feeds]
    notices = [asdict(notice) for notice in report.notices]
    counts = {"fetched": report.fetched, "failures": report.failures}
    return counts | totals | {"feeds": feeds, "notices": notices}
