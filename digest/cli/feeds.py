"""`digest feeds`: which feeds a project follows."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.app import app
from digest.cli.inputs import read_input
from digest.cli.options import AsJson, ProjectOption
from digest.cli.output import count, print_json, tell, terminal_text, told_errors
from digest.errors import DigestError, Notice, SubscriptionError

if TYPE_CHECKING:
    from digest.collect.discover import FoundFeed
    from digest.collect.exchange import Failure, Getter
    from digest.collect.subscriptions import Subscription
    from digest.settings import Settings

feeds = typer.Typer(help="Say which feeds a project follows.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(feeds, name="feeds")

ListFile = Annotated[str, typer.Argument(metavar="FILE", help="An OPML file; - for standard input.")]
ListOutput = Annotated[
    str, typer.Argument(metavar="[FILE]", help="The OPML file to write; - for standard output.")
]
HOW_FOUND = {
    "stated": "stated by the page",
    "linked": "linked from the page",
    "usual": "in a usual place; the page names none",
}


@feeds.command("list")
def list_feeds(project: ProjectOption = Path(), as_json: AsJson = False) -> None:
    """Print the feeds that a project follows."""
    from digest.collect.subscriptions import load_subscriptions
    from digest.project import load_settings

    with told_errors():
        subscriptions, notices = load_subscriptions(project, load_settings(project))
    for subscription in subscriptions:
        if as_json:
            print_json(asdict(subscription))
        else:
            _print_subscription(subscription)
    _tell_and_end(notices)


@feeds.command()
def add(
    urls: Annotated[list[str], typer.Argument(metavar="URL…", help="A feed, or a page that has one.")],
    project: ProjectOption = Path(),
    source: Annotated[str | None, typer.Option(metavar="NAME", help="What to call its publisher.")] = None,
    topic: Annotated[str | None, typer.Option(metavar="NAME", help="The topic of its articles.")] = None,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Fetch the pages of its entries, not only the feed.")
    ] = False,
) -> None:
    """Follow feeds: find each one, and put it into feeds.opml."""
    from digest.collect.exchange import Failure
    from digest.collect.subscriptions import Subscription
    from digest.project import load_settings

    notices: list[Notice] = []
    with told_errors():
        settings = load_settings(project)
    wanted = Subscription("", "", _plain(source), _plain(topic), full_text)
    for url, found in zip(urls, _discover_all(urls, settings), strict=True):
        try:
            if isinstance(found, Failure):
                raise SubscriptionError(Notice(url, None, found.problem, found.remedy))
            _follow(project, settings, found, wanted)
        except DigestError as error:
            notices += error.notices
    _tell_and_end(notices)


@feeds.command()
def remove(
    url: Annotated[str, typer.Argument(metavar="URL", help="Its address, as digest feeds list shows it.")],
    project: ProjectOption = Path(),
) -> None:
    """Follow a feed no more: take it out of feeds.opml."""
    from digest.collect.subscriptions import remove_subscription
    from digest.project import load_settings

    with told_errors():
        removed = remove_subscription(project, load_settings(project), _typed(url))
    typer.echo(f"{terminal_text(removed.url)} (removed)")


@feeds.command("import")
def import_feeds(file: ListFile, project: ProjectOption = Path()) -> None:
    """Follow the feeds of an OPML file, as feed readers export it."""
    from digest.collect.subscriptions import import_opml
    from digest.project import load_settings

    with told_errors():
        settings = load_settings(project)
        imported = import_opml(project, settings, read_input(file), "standard input" if file == "-" else file)
    typer.echo(f"{count(len(imported.new), 'new feed')}, {len(imported.known)} known already")
    _tell_and_end(imported.notices)


@feeds.command()
def export(file: ListOutput = "-", project: ProjectOption = Path()) -> None:
    """Write the feeds that a project follows as OPML, for a feed reader."""
    from digest.collect.subscriptions import export_opml
    from digest.project import load_settings

    with told_errors():
        data, notices = export_opml(project, load_settings(project))
        if file == "-":
            typer.echo(data, nl=False)
        else:
            _write_export(Path(file), data, project)
    _tell_and_end(notices)


def _follow(
    project: Path, settings: "Settings", found: "Sequence[FoundFeed]", wanted: "Subscription"
) -> None:
    from digest.collect.subscriptions import add_subscription

    first, *others = found
    source = wanted.source or _plain(first.title)
    added = add_subscription(project, settings, replace(wanted, url=first.url, source=source))
    if added is None:
        typer.echo(f"{terminal_text(first.url)} (followed already)")
    else:
        _print_subscription(added)
    if how := HOW_FOUND.get(first.kind):
        typer.echo(f"  found: {how}")
    for other in others:
        name = f" ({terminal_text(other.title)})" if other.title else ""
        typer.echo(f"  also there: {terminal_text(other.url)}{name}")


def _print_subscription(subscription: "Subscription") -> None:
    typer.echo(terminal_text(subscription.url))
    facts = {"source": subscription.source, "topic": subscription.topic, "in": subscription.place}
    for name, value in facts.items():
        if value:
            typer.echo(f"  {name}: {terminal_text(value)}")
    if subscription.full_text:
        typer.echo("  with the pages of its entries")


def _discover_all(urls: Sequence[str], settings: "Settings") -> "list[tuple[FoundFeed, ...] | Failure]":
    import asyncio

    from digest.collect.client import project_client

    async def ask() -> "list[tuple[FoundFeed, ...] | Failure]":
        async with project_client(settings) as getter:
            return list(await asyncio.gather(*(_discover(getter, url) for url in urls)))

    return asyncio.run(ask())


async def _discover(getter: "Getter", url: str) -> "tuple[FoundFeed, ...] | Failure":
    from digest.addresses import typed_address
    from digest.collect.discover import discover
    from digest.collect.exchange import Failure

    try:
        return await discover(getter, typed_address(url))
    except ValueError as error:
        return Failure(url, "no address of a page or a feed", str(error))


def _typed(url: str) -> str:
    from digest.addresses import typed_address

    try:
        return typed_address(url)
    except ValueError as error:
        raise SubscriptionError(Notice(url, None, "no address of a feed", str(error))) from error


def _plain(name: str | None) -> str | None:
    from digest.body import plain_text

    return plain_text(name or "") or None


def _write_export(path: Path, data: bytes, project: Path) -> None:
    from digest.collect.subscriptions import FEEDS_FILE

    if path.resolve() == (project / FEEDS_FILE).resolve():
        problem = "is the project's own list, which has more in it than an export"
        raise SubscriptionError(Notice(str(path), None, problem, "name another file"))
    try:
        path.write_bytes(data)
    except OSError as error:
        problem = f"cannot be written: {error.strerror}"
        raise SubscriptionError(Notice(str(path), None, problem, "name another file")) from error


def _tell_and_end(notices: Sequence[Notice]) -> None:
    """Print notices; end with exit code 1 if there is an error among them."""
    tell(notices)
    if any(notice.severity == "error" for notice in notices):
        raise typer.Exit(1)
