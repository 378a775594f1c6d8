"""The whole flow: a project's content/ in, its site/ out.

What can be known without work is asked of the store: whether anything has changed at all, what became of each
source file, and which files of the site would be the same.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cache import PICTURES
from digest.errors import Notice, PublishError
from digest.keys import key_of
from digest.order import BuildReport, Inputs, Order, check_strictly, unpack_report
from digest.project import CONTENT, list_contents, load_settings
from digest.publish import hold_folder, is_published
from digest.readers import READERS
from digest.state_folder import FOLDER, is_in_place, make_state_folder
from digest.stopwatch import UNWATCHED, Watch
from digest.store import Store, open_passing_store, open_store, set_aside
from digest.store.database import StoreError
from digest.store.keys import code_key
from digest.themes import TEMPLATES, templates_key

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from digest.work import OpenExecutor

HELD = ".digest/cache"
"""The folder of a project that a build holds."""


def build(
    project: Path | str = ".",
    *,
    output: Path | str | None = None,
    drafts: bool = False,
    strict: bool = False,
    jobs: int = 1,
    executor: "Executor | OpenExecutor | None" = None,
    wait: Callable[[], None] = lambda: None,
    watch: Watch = UNWATCHED,
) -> BuildReport:
    """Build the site of a project.

    What an earlier build has worked out and still holds is taken from the project's store; the site is the
    same, to the byte, as if there were none.

    Args:
        project: The folder that has content/, and perhaps digest.toml and templates/.
        output: Where the site goes; by default site/ in the project.
        drafts: Whether to publish articles marked as drafts too.
        strict: Whether anything wrong, even a warning, stops the build.
        jobs: How many processes read, analyse and render. A script that asks for more
            than one needs `if __name__ == "__main__":` where processes are
            not forked (Windows, macOS).
        executor: Reads and analyses in place of processes here: any executor of `concurrent.futures`, whose
            workers have this very version of digest; or what opens one, if there is anything to read. What it
            fails at is done here.
        wait: Called once if another build is at work on the project or the site, before this one waits.
        watch: Measures the stages; by default nothing is measured.

    Raises:
        DigestError: Nothing was published: the settings or a template are
            wrong, there is no article, the output cannot be written, or
            `strict` and something is wrong.

    """
    order = Order(
        Path(project),
        _output_folder(Path(project), output),
        load_settings(Path(project)),
        drafts,
        strict,
        jobs,
        executor,
        lru_cache(wait),
        watch,
    )
    with _held(order):
        report = _build_with_store(order)
    return replace(report, notices=(*_links_told(order.project), *report.notices))


@contextmanager
def _held(order: Order) -> Iterator[None]:
    """Hold the project, so that of two builds one waits; one that cannot be written nobody else builds."""
    with ExitStack() as opened:
        with suppress(OSError):
            opened.enter_context(hold_folder(make_state_folder(order.project, HELD), order.wait))
        yield


def _build_with_store(order: Order, told: Sequence[Notice] = ()) -> BuildReport:
    """Build with the store, or with a new one in its place; if that cannot be used either, with none kept."""
    try:
        with open_store(order.project) as store:
            report = _build(order, store)
    except StoreError as error:
        notice, is_away = set_aside(order.project, error)
        anew = _build_with_store if is_away and not told else _build_with_passing_store
        return anew(order, (*told, notice))
    return replace(report, notices=(*told, *report.notices))


def _build_with_passing_store(order: Order, told: Sequence[Notice]) -> BuildReport:
    try:
        with open_passing_store() as store:
            report = _build(order, store)
    except StoreError as error:
        problem = f"has no room for what a build notes down: {error}"
        remedy = "make room there, or name another folder in TMPDIR; the site is as it was"
        raise PublishError(
            (*told, Notice("the folder for temporary files", None, problem, remedy))
        ) from error
    return replace(report, notices=(*told, *report.notices))


def _links_told(project: Path) -> tuple[Notice, ...]:
    """What is to be said where `.digest/` is not the project's own."""
    if is_in_place(project, HELD) and is_in_place(project, PICTURES):
        return ()
    problem, remedy = "a link leads out of it; nothing is remembered", "put a folder in the place of the link"
    return (Notice(FOLDER, None, problem, remedy, "warning"),)


def _build(order: Order, store: Store) -> BuildReport:
    inputs = _look(order)
    with order.watch.stage("look at site"):
        ledger = store.ledger(order.site)
        before = store.recall(f"report {order.site}", inputs.everything)
        if before is not None and is_published(ledger, order.site):
            report = unpack_report(before, order.site)
            check_strictly(order, report)
            return report
    from digest.stages import build_anew  # all that makes a site, which is known to be needed only here

    return build_anew(order, store, inputs, ledger)


def _look(order: Order) -> Inputs:
    with order.watch.stage("list"):
        code, listing = code_key(), list_contents(order.project, frozenset(READERS))
        basis = key_of(code, templates_key(order.project, order.settings.theme.name), order.settings)
        order.watch.count("list", len(listing.files), "files")
        return Inputs(listing, code, basis, key_of(basis, order.drafts, listing))


def _output_folder(project: Path, output: Path | str | None) -> Path:
    """The folder of the site; never one that holds the project, or lies among its sources."""
    site = Path(os.path.realpath(project / "site" if output is None else output))
    inputs = (Path(os.path.realpath(project / name)) for name in (CONTENT, TEMPLATES))
    if Path(os.path.realpath(project)).is_relative_to(site) or any(
        site.is_relative_to(one) for one in inputs
    ):
        remedy = "name a folder of its own, such as site"
        raise PublishError(
            Notice(str(output), None, "the site would replace the project's own files", remedy)
        )
    return site
