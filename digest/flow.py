"""The whole flow: a project's content/ in, its site/ out.

What can be known without work is asked of the store: whether anything has changed at all, what became of each
source file, and which files of the site would be the same.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import astuple, dataclass, replace
from functools import partial
from pathlib import Path

from digest.analyse import FORMULA_NOTES
from digest.cache import PICTURES, Cache
from digest.edition import make_editions
from digest.errors import DigestError, Notice, PublishError
from digest.keys import key_of
from digest.pictures import PreparedPictures, prepare_pictures, recall_card
from digest.project import CONTENT, Listing, list_contents, load_companion, load_settings
from digest.publish import Published, hold_folder, is_published, publish_plans
from digest.readers import READERS
from digest.recall import Recall, is_settled
from digest.records import Article, Edition, MadePlan, Page, Plan
from digest.render import Rendering, render_site
from digest.render.catalogs import load_catalog
from digest.render.environment import TEMPLATES, templates_key, theme_loader
from digest.settings import Settings
from digest.stopwatch import UNWATCHED, Watch
from digest.store import Store, open_store, set_aside
from digest.store.database import StoreError
from digest.store.keys import analysis_key, code_key
from digest.store.packing import pack_values, unpack_values
from digest.stories import group_analyses
from digest.work import OpenExecutor

HELD = ".digest/cache"
"""The folder of a project that a build holds."""

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
        wait: Called if another build is at work on the project or the site, before this one waits for it.
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
        wait,
        watch,
    )
    with _held(order):
        try:
            return _build_with_store(order)
        except StoreError as error:
            return _build_with_store(order, set_aside(order.project, error))


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


@dataclass(frozen=True, slots=True)
class Before:
    """The site as it was published."""

    basis: bytes
    """What changes with the code, the templates and the settings, now."""
    site: Path
    ledger: Mapping[str, MadePlan]
    marks: bytes
    """Those of its articles; none where it was of another basis."""

    def text(self, path: str) -> str:
        """Return the text of a file; nothing where it is not there as it was made."""
        made = self.ledger.get(path)
        if not made or not is_published({path: made}, self.site):
            return ""
        return (self.site / path).read_text(encoding="utf-8")


@contextmanager
def _held(order: Order) -> Iterator[None]:
    """Hold the project, so that of two builds one waits; one that cannot be written nobody else builds."""
    with ExitStack() as opened:
        with suppress(OSError):
            opened.enter_context(hold_folder(order.project / HELD, order.wait))
        yield


def _build_with_store(order: Order, damage: Sequence[Notice] = ()) -> BuildReport:
    with open_store(order.project) as (store, notices):
        report = _build(order, store)
    return replace(report, notices=(*damage, *notices, *report.notices))


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
    cache = Cache(order.project / PICTURES)
    with watch.stage("pictures"):
        pictures = _prepare_pictures(order, listing, [one.article for one in articles], cache)
        watch.count("pictures", len(pictures.pages), "files")
    with watch.stage("plan pages"):
        marks = store.recall(f"marks {site}", basis) or b""
        rendering = _render(order, editions, pictures, cache, Before(basis, site, ledger, marks))
        watch.count("plan pages", len(rendering.plans), "plans")
    notices += [*pictures.notices, *rendering.notices]
    told = tuple(sorted(notices, key=lambda notice: (notice.place, notice.line or 0)))
    report = BuildReport(site, len(articles), len(stories), len(editions), 0, Published(0, 0, 0, 0), told)
    _told(order, report)
    plans = (*rendering.plans, *(_as_plan(page) for page in pictures.pages))
    published, made = publish_plans(plans, site, ledger=ledger, jobs=order.jobs, wait=order.wait, watch=watch)
    report = replace(report, pages=published.files, published=published)
    with watch.stage("store"), suppress(StoreError):  # the site is published, and the next build takes longer
        store.keep_ledger(site, made)
        store.remember(f"marks {site}", basis, rendering.marks)
        if recalled.settled and is_settled(listing.companions):
            store.remember(f"report {site}", everything, _pack_report(report))
        store.commit()
    cache.tidy(KEPT_FOR_EACH_PLAN * len(made) + KEPT)
    return report


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
    order: Order, editions: Sequence[Edition], pictures: PreparedPictures, cache: Cache, before: Before
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
        basis=before.basis,
        recalled=before.text,
        recalled_marks=before.marks,
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
