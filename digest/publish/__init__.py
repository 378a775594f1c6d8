"""Plans in, site/ out: whole or not at all, and nobody else's file touched.

The new site is written beside the old one and the two folders are exchanged in
one step, so that whoever looks sees all of one or all of the other. What is
ours stands in a manifest within the site; every other file is carried over.
What would be the same is not made again, but taken over from the old site.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from digest.errors import Notice, PublishError
from digest.publish.folders import files_below, hold_folder, is_folder, remove, swap
from digest.publish.making import Workshop, carry_over, is_as_made, make_files
from digest.records import LongPage, MadePlan, Page, Plan
from digest.stopwatch import UNWATCHED, Watch

__all__ = [
    "MANIFEST",
    "Published",
    "hold_folder",
    "is_published",
    "is_there",
    "publish_plans",
    "publish_site",
]

MANIFEST = ".digest-manifest.json"

Ledger = Mapping[str, MadePlan]
"""What was made of each plan, by its path."""


@dataclass(frozen=True, slots=True)
class Published:
    """How many files of the site are new, changed, the same as before, and removed."""

    new: int
    changed: int
    same: int
    removed: int

    @property
    def files(self) -> int:
        """How many the site has."""
        return self.new + self.changed + self.same


def is_published(ledger: Ledger, site: Path) -> bool:
    """Whether a site has all that was made of its plans, as it was made, and nothing is to be cleared up."""
    folder = str(site)
    if any(os.path.lexists(leftover) for leftover in _leftovers(site)):
        return False
    return bool(ledger) and all(is_as_made(folder, file) for made in ledger.values() for file in made.files)


def is_there(made: MadePlan, site: Path) -> bool:
    """Whether a site has the files of a plan as they were made."""
    return all(is_as_made(str(site), file) for file in made.files)


def publish_site(pages: Iterable[Page | LongPage], site: Path) -> Published:
    """Make a folder hold these pages, and what others have put there, and nothing else.

    Raises:
        PublishError: See `publish_plans`.

    """
    last = {page.path: page for page in pages}
    return publish_plans([Plan(path, partial(tuple, (page,))) for path, page in last.items()], site)[0]


def publish_plans(
    plans: Sequence[Plan],
    site: Path,
    *,
    ledger: Ledger | None = None,
    jobs: int = 1,
    wait: Callable[[], None] = lambda: None,
    watch: Watch = UNWATCHED,
) -> tuple[Published, Ledger]:
    """Make a folder hold the files of these plans, and what others have put there, and nothing else.

    Unchanged pages keep their file with its times. A second build of the same
    site waits for the first.

    Args:
        plans: Those of all files.
        site: The folder.
        ledger: What was made of each plan when the site was published last. A plan of the same basis whose
            files are still as they were made is not made again.
        jobs: How many processes make files.
        wait: Called if another build holds the folder.
        watch: Measures how long pages and the exchange of folders take.

    Returns:
        How many files are new and so on, and what was made of each plan.

    Raises:
        PublishError: A page would replace a file that is not ours, or the
            folder cannot be written; it then is as it was before.
        DigestError: A plan cannot be made; likewise.

    """
    try:
        if site.exists() and not site.is_dir():
            remedy = "name another folder with --output"
            raise PublishError(Notice(str(site), None, "is a file, not a folder", remedy))
        site = site.resolve()
        with hold_folder(site.parent, wait):
            return _publish(plans, site, ledger or {}, jobs, watch)
    except RuntimeError as error:
        raise PublishError(Notice(str(site), None, "is a link in a circle", "remove it")) from error
    except OSError as error:
        place = str(error.filename or site)
        problem = f"cannot be written: {error.strerror}"
        raise PublishError(
            Notice(place, None, problem, "make room or mend its rights; the site is as it was")
        ) from error


def _publish(
    plans: Sequence[Plan], site: Path, ledger: Ledger, jobs: int, watch: Watch
) -> tuple[Published, Ledger]:
    new, old = _leftovers(site)
    _clear_up(site, new, old)
    new.mkdir(parents=True)
    if site.is_dir():
        shutil.copymode(site, new)
    owned = _read_manifest(site)
    try:
        made, same = _fill(plans, Workshop(str(new), str(site), owned), ledger, jobs, watch)
        paths = [file.path for plan in made.values() for file in plan.files]
        with watch.stage("publish"):
            _carry_over_foreign(paths, owned, site, new)
            _write_manifest(paths, new)
            swap(new, site, old)
            watch.count("publish", len(paths), "files")
    finally:
        with watch.stage("publish"), suppress(OSError):  # the next build clears up what is left
            _clear_up(site, new, old)
    kept = len(owned.intersection(paths))
    return Published(len(paths) - kept, kept - same, same, len(owned) - kept), made


def _fill(
    plans: Sequence[Plan], workshop: Workshop, ledger: Ledger, jobs: int, watch: Watch
) -> tuple[dict[str, MadePlan], int]:
    """Put the files of all plans into the new site; what was made, and how many files are the same."""
    made: dict[str, MadePlan] = {}
    wanted: list[Plan] = []
    with watch.stage("keep pages"):
        for plan in plans:
            before = ledger.get(plan.path)
            if before and plan.basis and before.basis == plan.basis and _is_there(before, workshop):
                made[plan.path] = before
            else:
                wanted.append(plan)
        same = 0
        for kept in made.values():
            workshop.take_over(kept.files)
            same += len(kept.files)
        watch.count("keep pages", same, "files")
    with watch.stage("make pages"):
        for plan, files in zip(wanted, make_files(wanted, workshop, jobs), strict=True):
            made[plan.path] = MadePlan(plan.basis, tuple(file for file, _ in files))
            same += sum(is_same for _, is_same in files)
            watch.count("make pages", len(files), "files")
    return made, same


def _is_there(plan: MadePlan, workshop: Workshop) -> bool:
    return all(file.path in workshop.owned and is_as_made(workshop.site, file) for file in plan.files)


def _carry_over_foreign(paths: Sequence[str], owned: frozenset[str], site: Path, new: Path) -> None:
    if not site.is_dir():
        return
    foreign = tuple(path for path in files_below(site) if path not in owned and path != MANIFEST)
    _refuse_conflicts(frozenset(paths), foreign, site)
    for path in foreign:
        target = new / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if is_folder(site / path):
            target.mkdir(exist_ok=True)
        else:
            carry_over(str(site / path), str(target))
    _keep_rights(foreign, site, new)


def _leftovers(site: Path) -> tuple[Path, Path]:
    """Where the new site is made, and where the old one is meanwhile; a build that is killed leaves them."""
    return site.with_name(f".{site.name}.digest-new"), site.with_name(f".{site.name}.digest-old")


def _clear_up(site: Path, new: Path, old: Path) -> None:
    """Leave the site alone in its place, whatever moment a build was ended at."""
    if is_folder(old) and not site.exists():
        old.rename(site)
    for leftover in (new, old):
        if os.path.lexists(leftover):
            remove(leftover)


def _read_manifest(site: Path) -> frozenset[str]:
    """The paths of our files; none where there is no manifest that can be read."""
    try:
        files = json.loads((site / MANIFEST).read_text(encoding="utf-8"))["files"]
        return frozenset(path for path in files if isinstance(path, str))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return frozenset()


def _write_manifest(paths: Iterable[str], new: Path) -> None:
    about = "The files that digest made. All others are left alone."
    text = json.dumps({"about": about, "files": sorted(paths)}, indent=0)
    (new / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def _refuse_conflicts(pages: frozenset[str], foreign: Iterable[str], site: Path) -> None:
    folders = {parent.as_posix() for path in pages for parent in PurePosixPath(path).parents}
    taken = [
        path
        for path in foreign
        if path in pages
        or (path in folders and not is_folder(site / path))
        or any(parent.as_posix() in pages for parent in PurePosixPath(path).parents)
    ]
    if taken:
        shown = taken[:5]
        problem = "a file that digest did not make stands where a page belongs"
        more = f", and {len(taken) - len(shown)} more like it" if len(taken) > len(shown) else ""
        remedy = f"move it away, or build elsewhere with --output{more}"
        raise PublishError(Notice(str(site / path), None, problem, remedy) for path in shown)


def _keep_rights(foreign: Iterable[str], site: Path, new: Path) -> None:
    """Give the folders of files that are not ours the rights that they had, the inner ones first."""
    folders = {parent for path in foreign for parent in PurePosixPath(path).parents if parent.name}
    folders |= {PurePosixPath(path) for path in foreign if is_folder(site / path)}
    for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
        shutil.copystat(site / folder, new / folder)
