"""`digest build` and `digest verify`."""

import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import digest
from digest.cli.app import app
from digest.cli.options import AsJson, Project, Quiet
from digest.cli.output import count, print_json, shown_folder, tell_briefly, terminal_text, told_errors
from digest.cli.profile import profile_table
from digest.stopwatch import UNWATCHED, Lap, Stopwatch

if TYPE_CHECKING:
    from digest import BuildReport, VerifyReport
    from digest.cluster import OpenCluster


@app.command()
def build(
    project: Project = Path(),
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Where the site goes; by default PROJECT/site."),
    ] = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="Publish articles marked as drafts too.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Publish nothing if anything is wrong.")] = False,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", "-j", metavar="N", min=0, help="Processes that read; 0: one a core, at least 2."
        ),
    ] = 0,
    executor: Annotated[
        str | None,
        typer.Option(
            "--executor",
            metavar="ADDRESS",
            help="Read by the workers of a Dask cluster: dask://host:port, or tls://host:port.",
        ),
    ] = None,
    profile: Annotated[
        bool, typer.Option("--profile", help="Tell what each stage took, on standard error.")
    ] = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Build the site of a project: content/ in, site/ out."""
    _collect_garbage_seldom()
    watch = Stopwatch()
    with told_errors():
        report = digest.build(
            project,
            output=output,
            drafts=drafts,
            strict=strict,
            jobs=jobs or max(2, os.cpu_count() or 1),
            executor=_cluster(executor) if executor is not None else None,
            watch=watch if profile else UNWATCHED,
            wait=_tell_of_waiting,
        )
    tell_briefly(notice for notice in report.notices if not quiet or notice.severity == "error")
    laps = watch.laps() if profile else ()
    if as_json:
        print_json(_report_values(report) | ({"profile": _profile_values(laps)} if profile else {}))
        return
    if profile:
        typer.echo(profile_table(laps), err=True)
    if not quiet:
        typer.echo(_say_report(report))


@app.command()
def verify(
    project: Project = Path(),
    site: Annotated[
        Path | None,
        typer.Option("--site", metavar="DIR", help="Where the site is; by default PROJECT/site."),
    ] = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="The site was built with --drafts.")] = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Prove every summary sentence of a site against its articles."""
    with told_errors():
        report = digest.verify(project, site=site, drafts=drafts)
    notices = (notice for notice in report.notices if not quiet or notice.severity == "error")
    tell_briefly(notices, capped=("warning", "error"))
    if as_json:
        print_json(_proof_values(report))
    elif not quiet:
        typer.echo(_say_proof(report))
    if report.mismatches:
        raise typer.Exit(1)


def _cluster(address: str) -> "OpenCluster":
    """What opens a cluster, if there is anything to read; what it fails at is told at once."""
    from digest.cluster import cluster_at

    return cluster_at(address, lambda told: typer.echo(f"warning: {terminal_text(told)}", err=True))


def _tell_of_waiting() -> None:
    typer.echo("another build is at work here; waiting for it (Ctrl-C ends this one)", err=True)


def _collect_garbage_seldom() -> None:
    """Look seldom for what nobody needs any more: it takes 5 % of a build."""
    import gc

    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _report_values(report: "BuildReport") -> dict[str, Any]:
    return {
        "site": os.path.relpath(report.site),
        "articles": report.articles,
        "stories": report.stories,
        "editions": report.editions,
        "pages": report.pages,
        "published": asdict(report.published),
        "left_out": report.left_out,
        "notices": [asdict(notice) for notice in report.notices],
    }


def _profile_values(laps: Iterable[Lap]) -> list[dict[str, Any]]:
    return [asdict(lap) | {"milliseconds_per_unit": lap.milliseconds_per_unit} for lap in laps]


def _say_report(report: "BuildReport") -> str:
    published = report.published
    changes = ", ".join(f"{number} {kind}" for kind, number in asdict(published).items())
    place = shown_folder(report.site)
    told = f"{count(report.articles, 'article')} in {count(report.editions, 'edition')}"
    left_out = f"; {count(report.left_out, 'file')} left out" if report.left_out else ""
    return terminal_text(f"{place}: {told}{left_out}; {report.pages} files ({changes})")


def _proof_values(report: "VerifyReport") -> dict[str, Any]:
    return {
        "site": os.path.relpath(report.site),
        "sentences": report.sentences,
        "files": report.files,
        "articles": report.articles,
        "mismatches": report.mismatches,
        "notices": [asdict(notice) for notice in report.notices],
    }


def _say_proof(report: "VerifyReport") -> str:
    proved = f"{count(report.sentences, 'sentence')} in {count(report.files, 'file')}"
    failed = f"; not proved: {count(report.mismatches, 'mismatch')}" if report.mismatches else ""
    place = shown_folder(report.site)
    return terminal_text(f"{place}: {proved}, {count(report.articles, 'article')}{failed}")
