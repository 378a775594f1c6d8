"""The stages of a build in their turn: from the source files to the published site."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Final

from digest.analyse import FORMULA_NOTES
from digest.cache import PICTURES, Cache
from digest.edition import make_editions
from digest.errors import DigestError, Notice
from digest.keys import key_of
from digest.order import BuildReport, Inputs, Order, check_strictly, pack_report
from digest.pictures import PreparedPictures, prepare_pictures, recall_card
from digest.project import CONTENT, Listing, load_companion
from digest.publish import Published, Spare, is_as_made, publish_plans
from digest.recall import Recall, is_settled
from digest.records import Analysis, Article, Edition, MadeFile, MadePlan, Page, Plan, Story
from digest.render import Rendering, render_site
from digest.render.catalogs import load_catalog
from digest.render.digest_json import DIGEST_JSON
from digest.render.environment import theme_loader
from digest.render.memory import Memory
from digest.render.site import SEARCH_PAGE
from digest.settings import Settings
from digest.state_folder import is_in_place
from digest.stopwatch import Watch
from digest.store import Store
from digest.store.database import StoreError
from digest.store.keys import analysis_key
from digest.stories import group_analyses

SPARE: Final = ".digest/spare"
"""The folder of a project for its site as it was before the last build."""

KEPT, KEPT_FOR_EACH_PLAN = 100, 3
"""Pictures and cards that are kept although nobody has asked for them of late."""


def build_anew(order: Order, store: Store, inputs: Inputs, ledger: Mapping[str, MadePlan]) -> BuildReport:
    """Build a site, with all that the store knows of it.

    Args:
        order: What is to be built.
        store: The memory of the project's builds.
        inputs: What the site is made of.
        ledger: What was made of each plan of the site by the build before.

    Raises:
        DigestError: Nothing was published; see `digest.build`.
        StoreError: The store cannot be used.

    """
    settings, site, watch = order.settings, order.site, order.watch
    rules = analysis_key(inputs.code, settings)
    recalled = Recall(order.project, settings, rules, store, watch).recall(
        inputs.listing, order.jobs, order.executor
    )
    articles = [one for one in recalled.analyses if order.drafts or not one.article.draft]
    stories, editions = _arrange(articles, settings, watch)
    notices = [*inputs.listing.notices, *recalled.notices]
    if not editions:
        raise DigestError([*notices, _nothing_to_publish(drafts=bool(recalled.analyses))])
    cache = Cache(order.project / PICTURES if is_in_place(order.project, PICTURES) else None)
    with watch.stage("pictures"):
        pictures = _prepare_pictures(order, inputs.listing, [one.article for one in articles], cache)
        watch.count("pictures", len(pictures.pages), "files")
    with watch.stage("plan pages"):
        memory = _memory(store, site, inputs.basis, ledger)
        rendering = _render(order, editions, pictures, cache, inputs.basis, memory)
        watch.count("plan pages", len(rendering.plans), "plans")
    notices += [*pictures.notices, *rendering.notices]
    told = tuple(sorted(notices, key=lambda notice: (notice.place, notice.line or 0)))
    report = BuildReport(site, len(articles), len(stories), len(editions), 0, Published(0, 0, 0, 0), told)
    check_strictly(order, report)
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
        _remember_marks(memory, made, rendering)
        if recalled.settled and is_settled(inputs.listing.companions):
            store.remember(f"report {site}", inputs.everything, pack_report(report))
        store.commit()
    cache.tidy(KEPT_FOR_EACH_PLAN * len(made) + KEPT)
    return report


def _arrange(
    articles: Sequence[Analysis], settings: Settings, watch: Watch
) -> tuple[Sequence[Story], Sequence[Edition]]:
    with watch.stage("group"):
        stories = group_analyses(articles)
        watch.count("group", len(articles), "articles")
    with watch.stage("edit"):
        editions = make_editions(stories, settings)
        watch.count("edit", len(stories), "stories")
    return stories, editions


def _remember_marks(memory: Memory, made: Mapping[str, MadePlan], rendering: Rendering) -> None:
    memory.remember("marks", key_of(made.get(DIGEST_JSON)), rendering.marks)
    if rendering.search_marks:
        memory.remember("search marks", key_of(made.get(SEARCH_PAGE)), rendering.search_marks)


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


def _nothing_to_publish(*, drafts: bool) -> Notice:
    remedy = "build with --drafts" if drafts else "put one into it, such as content/first.md"
    return Notice(f"{CONTENT}/", None, "there is no article to publish", remedy)
