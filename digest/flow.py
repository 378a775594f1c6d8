"""The whole flow: a project's content/ in, its site/ out.

What can be known without work is asked of the store: whether anything has changed at all, what became of each
source file, and which files of the site would be the same.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import astuple, dataclass, replace
from functools import cache, lru_cache, partial
from pathlib import Path

from digest.analyse import FORMULA_NOTES
from digest.cache import PICTURES, Cache
from digest.edition import make_editions
from digest.errors import DigestError, Notice, PublishError
from digest.keys import key_of
from digest.pictures import PreparedPictures, prepare_pictures, recall_card
from digest.project import CONTENT, Listing, list_contents, load_companion, load_settings
from digest.publish import Published, Spare, hold_folder, is_as_made, is_published, publish_plans
from digest.readers import READERS
from digest.recall import Recall, is_settled
from digest.records import Article, Edition, MadeFile, MadePlan, Page, Plan
from digest.render import Rendering, render_site
from digest.render.catalogs import load_catalog
from digest.render.digest_json import DIGEST_JSON
from digest.render.environment import TEMPLATES, templates_key, theme_loader
from digest.render.memory import Memory
from digest.render.site import SEARCH_PAGE
from digest.settings import Settings
from digest.state_folder import FOLDER, is_in_place, make_state_folder
from digest.stopwatch import UNWATCHED, Watch
from digest.store import Store, open_passing_store, open_store, set_aside
from digest.store.database import StoreError
from digest.store.keys import analysis_key, code_key
from digest.store.packing import pack_values, unpack_values
from digest.stories import group_analyses
from digest.work import OpenExecutor

HELD = ".digest/cache"
"""The folder of a project that a build holds."""

SPARE = ".digest/spare"
"""The folder of a project for its site as it was before the last build."""

KEPT, KEPT_FOR_EACH_PLAN = 100, 3
"""Pictures and cards that are kept although nobody has asked for them of late."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build has made."""

    site: Path
    articles: int
    stories: int
    editions: int
    pages: int
    published: Published
    notices: tuple[Notice, ...]
    """All that was wrong or odd, by place."""

    @property
    def left_out(self) -> int:
        """How many files cost themselves their place."""
        return len({notice.place for notice in self.notices if notice.severity == "error"})


def build(
    project: Path | str = ".",
    *,
    output: Path | str | None = None,
    drafts: bool = False,
    strict: bool = False,
    jobs: int = 1,
    executor: Executor | OpenExecutor | None = None,
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


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, and how."""

    project: Path
    site: Path
    settings: Settings
    drafts: bool
    strict: bool
    jobs: int
    executor: Executor | OpenExecutor | None
    wait: Callable[[], None]
    watch: Watch


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
    settings, site, watch = order.settings, order.site, order.watch
    with watch.stage("list"):
        code, listing = code_key(), list_contents(order.project, frozenset(READERS))
        basis = key_of(code, templates_key(order.project, settings.theme.name), settings)
        everything = key_of(basis, order.drafts, listing)
        watch.count("list", len(listing.files), "files")
    with watch.stage("look at site"):
        ledger = store.ledger(site)
        before = store.recall(f"report {site}", everything)
        if before is not None and is_published(ledger, site):
            return _told(order, _read_report(before, site))
    recalled = Recall(order.project, settings, analysis_key(code, settings), store, watch).recall(
        listing, order.jobs, order.executor
    )
    articles = [one for one in recalled.analyses if order.drafts or not one.article.draft]
    with watch.stage("group"):
        stories = group_analyses(articles)
        watch.count("group", len(articles), "articles")
    with watch.stage("edit"):
        editions = make_editions(stories, settings)
        watch.count("edit", len(stories), "stories")
    notices = [*listing.notices, *recalled.notices]
    if not editions:
        raise DigestError([*notices, _nothing_to_publish(drafts=bool(recalled.analyses))])
    cache = Cache(order.project / PICTURES if is_in_place(order.project, PICTURES) else None)
    with watch.stage("pictures"):
        pictures = _prepare_pictures(order, listing, [one.article for one in articles], cache)
        watch.count("pictures", len(pictures.pages), "files")
    with watch.stage("plan pages"):
        memory = _memory(store, site, basis, ledger)
        rendering = _render(order, editions, pictures, cache, basis, memory)
        watch.count("plan pages", len(rendering.plans), "plans")
    notices += [*pictures.notices, *rendering.notices]
    told = tuple(sorted(notices, key=lambda notice: (notice.place, notice.line or 0)))
    report = BuildReport(site, len(articles), len(stories), len(editions), 0, Published(0, 0, 0, 0), told)
    _told(order, report)
    plans = (*rendering.plans, *(_as_plan(page) for page in pictures.pages))
    spare = _spare(order, store)
    published, made = publish_plans(
        plans, site, ledger=ledger, jobs=order.jobs, wait=order.wait, watch=watch, spare=spare
    )
    report = replace(report, pages=published.files, published=published)
    with watch.stage("store"), suppress(StoreError):  # the site is published, and the next build takes longer
        store.keep_ledger(site, made)
        if spare:
            store.remember(f"folders {site}", b"", spare.known)
        memory.remember("marks", key_of(made.get(DIGEST_JSON)), rendering.marks)
        if rendering.search_marks:
            memory.remember("search marks", key_of(made.get(SEARCH_PAGE)), rendering.search_marks)
        if recalled.settled and is_settled(listing.companions):
            store.remember(f"report {site}", everything, _pack_report(report))
        store.commit()
    cache.tidy(KEPT_FOR_EACH_PLAN * len(made) + KEPT)
    return report


def _memory(store: Store, site: Path, basis: bytes, ledger: Mapping[str, MadePlan]) -> Memory:
    @cache
    def files() -> Mapping[str, MadeFile]:
        return {file.path: file for made in ledger.values() for file in made.files}

    def as_made(path: str) -> Path | None:
        made = files().get(path)
        return site / path if made and is_as_made(str(site), made) else None

    def recall(name: str, key: bytes) -> bytes | None:
        return store.recall(f"{name} {site}", key_of(basis, key))

    def remember(name: str, key: bytes, value: bytes) -> None:
        with suppress(StoreError):  # the next build works it out again
            store.remember(f"{name} {site}", key_of(basis, key), value)

    marks = recall("marks", key_of(ledger.get(DIGEST_JSON))) or b""
    search_marks = recall("search marks", key_of(ledger.get(SEARCH_PAGE))) or b""
    return Memory(as_made, marks, search_marks, recall, remember)


def _spare(order: Order, store: Store) -> Spare | None:
    """Where the site as it was is kept; None where a link leads elsewhere."""
    if not is_in_place(order.project, SPARE):
        return None
    return Spare(order.project / SPARE, store.recall(f"folders {order.site}", b"") or b"")


def _told(order: Order, report: BuildReport) -> BuildReport:
    """The report of what may be published.

    Raises:
        DigestError: Something is wrong, and nothing may be.

    """
    if order.strict and report.notices:
        raise DigestError(report.notices)
    return report


def _prepare_pictures(
    order: Order, listing: Listing, articles: Sequence[Article], cache: Cache
) -> PreparedPictures:
    files = [one.path for one in listing.companions]
    load = partial(load_companion, order.project)
    return prepare_pictures(articles, order.settings.images.policy, files, load, cache.recall)


def _render(
    order: Order,
    editions: Sequence[Edition],
    pictures: PreparedPictures,
    cache: Cache,
    basis: bytes,
    memory: Memory,
) -> Rendering:
    settings = order.settings
    files = {page.path: page.data for page in pictures.pages}
    draw = partial(recall_card, recall=cache.recall, files=files) if settings.images.cards else None
    return render_site(
        editions,
        settings,
        FORMULA_NOTES,
        theme_loader(order.project, settings.theme.name),
        catalog=load_catalog(settings.site.language, order.project, settings.theme.name),
        pictures=pictures.shown,
        files=files,
        draw=draw,
        basis=basis,
        memory=memory,
    )


def _as_plan(page: Page) -> Plan:
    """The plan of a file that is made; its path changes with its bytes."""
    return Plan(page.path, partial(tuple, (page,)), basis=key_of(page.path))


def _pack_report(report: BuildReport) -> bytes:
    counts = [report.articles, report.stories, report.editions, report.pages]
    return pack_values([*counts, [astuple(notice) for notice in report.notices]])


def _read_report(data: bytes, site: Path) -> BuildReport:
    articles, stories, editions, pages, notices = unpack_values(data)
    told = tuple(Notice(*notice) for notice in notices)
    return BuildReport(site, articles, stories, editions, pages, Published(0, 0, pages, 0), told)


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


def _nothing_to_publish(*, drafts: bool) -> Notice:
    remedy = "build with --drafts" if drafts else "put one into it, such as content/first.md"
    return Notice(f"{CONTENT}/", None, "there is no article to publish", remedy)
