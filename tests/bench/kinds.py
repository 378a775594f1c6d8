"""What an article costs a build that knows it already: stage by stage, and for each kind of file of the site.

    python tests/bench/kinds.py PROJECT

The project has been built by this release, so that its store knows every article; the site stays as it is.
Figures are processor time and bytes for each article, in one process; the memory is what the process has
more after a stage than before it.
"""

import argparse
import gc
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from digest.analyse import FORMULA_NOTES
from digest.edition import make_editions
from digest.project import list_contents, load_settings
from digest.publish import is_published
from digest.readers import READERS
from digest.recall import Recall
from digest.records import Analysis, Plan
from digest.render import render_site
from digest.render.environment import theme_loader
from digest.render.related import relate_articles
from digest.settings import Settings
from digest.store import Store, open_store
from digest.store.keys import analysis_key, code_key
from digest.stories import group_analyses

Result = TypeVar("Result")

SPLIT: Final = {"editions": "file", "sources": "feed", "authors": "feed", "topics": "feed"}
"""Folders that have files of several kinds: told by their names, or whether they are feeds."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("project", type=Path)
    project = parser.parse_args().project.resolve()
    settings = load_settings(project)
    with open_store(project) as store:
        analyses = _measure_recall(project, settings, store)
        plans = _measure_planning(project, settings, analyses)
        print("\n".join(_table(plans, len(analyses))))


def _measured(name: str, count: int, run: Callable[[], Result]) -> Result:
    gc.collect()
    memory, began = _memory(), time.process_time()
    result = run()
    seconds = time.process_time() - began
    print(f"| {name} | {1000 * seconds / count:.3f} | {(_memory() - memory) / count:,.0f} |")
    return result


def _memory() -> int:
    """Bytes that this process has."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def _measure_recall(project: Path, settings: Settings, store: Store) -> tuple[Analysis, ...]:
    began = time.process_time()
    listing = list_contents(project, frozenset(READERS))
    count = len(listing.files)
    print("| Stage | ms an article | bytes of memory an article |\n|---|--:|--:|")
    print(f"| list content/ | {1000 * (time.process_time() - began) / count:.3f} | |")
    ledger = _measured("recall the ledger", count, lambda: store.ledger(project / "site"))
    _measured("look at the site's files", count, lambda: is_published(ledger, project / "site"))
    recall = Recall(project, settings, analysis_key(code_key(), settings), store)
    return _measured("recall the articles", count, lambda: recall.recall(listing, 1)).analyses


def _measure_planning(project: Path, settings: Settings, analyses: tuple[Analysis, ...]) -> tuple[Plan, ...]:
    count = len(analyses)
    stories = _measured("group", count, lambda: group_analyses(analyses))
    editions = _measured("edit", count, lambda: make_editions(stories, settings))
    _measured("relate", count, lambda: relate_articles(stories))
    loader, basis = theme_loader(project, settings.theme.name), b"basis"
    rendering = _measured(
        "plan", count, lambda: render_site(editions, settings, FORMULA_NOTES, loader, basis=basis)
    )
    return rendering.plans


def _table(plans: Iterable[Plan], count: int) -> Iterator[str]:
    """Make every file, and forget it."""
    size, files = Counter[str](), Counter[str]()
    costs: dict[str, float] = {}
    for plan in plans:
        kind, began = _kind(plan.path), time.process_time()
        pages = tuple(plan.make())
        costs[kind] = costs.get(kind, 0.0) + time.process_time() - began
        size[kind] += sum(len(page.data) for page in pages)
        files[kind] += len(pages)
    yield "\n| Files | ms an article | bytes an article | files |\n|---|--:|--:|--:|"
    for kind in sorted(costs, key=lambda one: -costs[one]):
        cost = f"{1000 * costs[kind] / count:.3f}"
        yield f"| {kind} | {cost} | {size[kind] / count:,.0f} | {files[kind]:,} |"
    yield f"\n{count:,} articles, {sum(files.values()):,} files, {_memory() / 1e6:,.0f} MB at the end"


def _kind(path: str) -> str:
    folder, _, rest = path.partition("/")
    name = rest.rpartition("/")[2]
    if SPLIT.get(folder) == "file":
        return f"{folder}: {name}"
    if SPLIT.get(folder) == "feed" and not name.endswith(".html"):
        return f"{folder}: feeds"
    return folder


if __name__ == "__main__":
    main()
