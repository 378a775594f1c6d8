"""Plans in, site/ out: whole or not at all, and nobody else's file touched.

The new site is written beside the old one and the two folders are exchanged in
one step, so that whoever looks sees all of one or all of the other. What is
ours stands in a manifest within the site; every other file is carried over.
What would be the same is not made again, but taken over from the old site.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from digest.errors import Notice, PublishError
from digest.publish.folders import hold_folder, is_folder, remove, swap
from digest.publish.foreign import carry_over_foreign, find_foreign, keep_rights, refuse_conflicts
from digest.publish.known_folders import KnownFolders, pack_marks, read_marks
from digest.publish.making import Workshop, is_as_made, make_files, write_new
from digest.publish.spare import (
    Spare,
    clear_of_others,
    drop_spare,
    give_back,
    is_worth_keeping,
    keep_spare,
    look_through,
    take_spare,
)
from digest.records import LongPage, MadeFile, MadePlan, Page, Plan
from digest.stopwatch import UNWATCHED, Watch

__all__ = [
    "MANIFEST",
    "Published",
    "Spare",
    "hold_folder",
    "is_as_made",
    "is_published",
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
    spare: Spare | None = None,
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
        spare: Where the site as it was is kept, for the next build to begin with; by default it is removed.

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
        if sys.platform != "linux":  # elsewhere nobody has tried how folders show that they were changed
            spare = None
        with hold_folder(site.parent, wait):
            return _publish(plans, site, ledger or {}, jobs, watch, spare)
    except RuntimeError as error:
        raise PublishError(Notice(str(site), None, "is a link in a circle", "remove it")) from error
    except OSError as error:
        place = str(error.filename or site)
        problem = f"cannot be written: {error.strerror}"
        raise PublishError(
            Notice(place, None, problem, "make room or mend its rights; the site is as it was")
        ) from error


def _publish(
    plans: Sequence[Plan], site: Path, ledger: Ledger, jobs: int, watch: Watch, spare: Spare | None
) -> tuple[Published, Ledger]:
    new, old = _leftovers(site)
    _clear_up(site, new, old)
    owned = _read_manifest(site)
    known = read_marks(spare.known) if spare else None
    try:
        with watch.stage("keep pages"):
            workshop = Workshop(str(new), str(site), owned)
            if not (spare and owned and ledger and _begin_with_spare(workshop, spare, ledger)):
                new.mkdir(parents=True)
            if site.is_dir():
                shutil.copymode(site, new)
        made, same = _fill(plans, workshop, ledger, jobs, watch)
        files = [file for plan in made.values() for file in plan.files]
        paths = [file.path for file in files]
        with watch.stage("publish"):
            _complete(workshop, files, known)
            is_exchanged = swap(new, site, old)
            if spare and known:
                is_wanted = is_exchanged and is_worth_keeping(workshop, len(paths))
                is_kept = keep_spare(spare, site, new) if is_wanted else drop_spare(spare, site)
                spare.known = pack_marks(known) if is_kept else b""
            watch.count("publish", len(paths), "files")
    finally:
        with watch.stage("publish"), suppress(OSError):  # the next build clears up what is left
            _clear_up(site, new, old)
    kept = len(owned.intersection(paths))
    return Published(len(paths) - kept, kept - same, same, len(owned) - kept), made


def _begin_with_spare(workshop: Workshop, spare: Spare, ledger: Ledger) -> bool:
    """Have the new site be the spare, if there is one that will do."""
    site, new = Path(workshop.site), Path(workshop.new)
    if not take_spare(spare, site, new):
        return False
    with suppress(OSError):
        (new / MANIFEST).unlink(missing_ok=True)  # a site that is not whole has none
        folders = look_through(new, ledger)
        if folders is not None:
            workshop.folders, workshop.has_files = folders, True
            return True
    give_back(spare, site, new)
    return False


def _fill(
    plans: Sequence[Plan], workshop: Workshop, ledger: Ledger, jobs: int, watch: Watch
) -> tuple[dict[str, MadePlan], int]:
    """Put the files of all plans into the new site; what was made, and how many files are the same."""
    made: dict[str, MadePlan] = {}
    wanted: list[Plan] = []
    with watch.stage("keep pages"):
        for plan in plans:
            before = ledger.get(plan.path)
            if before and plan.basis and before.basis == plan.basis and workshop.keep(before.files):
                made[plan.path] = before
            else:
                wanted.append(plan)
        same = sum(len(kept.files) for kept in made.values())
        watch.count("keep pages", same, "files")
    with watch.stage("make pages"):
        for plan, files in zip(wanted, make_files(wanted, workshop, jobs), strict=True):
            made[plan.path] = MadePlan(plan.basis, tuple(file for file, _ in files))
            workshop.see_changed(file.path.rpartition("/")[0] for file, _ in files)
            same += sum(is_same for _, is_same in files)
            watch.count("make pages", len(files), "files")
    return made, same


def _complete(workshop: Workshop, files: Sequence[MadeFile], known: KnownFolders | None) -> None:
    """Have the new site hold what is not ours too, and nothing else."""
    paths = [file.path for file in files]
    foreign = find_foreign(Path(workshop.site), workshop.owned | {MANIFEST}, known)
    refuse_conflicts(paths, foreign, Path(workshop.site))
    folders = carry_over_foreign(foreign, files, workshop)
    if workshop.has_files and known:
        clear_of_others(workshop, [*paths, MANIFEST, *foreign], folders, known)
    keep_rights(foreign, folders, workshop)
    _write_manifest(paths, workshop.new)


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


def _write_manifest(paths: Iterable[str], new: str) -> None:
    about = json.dumps("The files that digest made. All others are left alone.")
    files = json.dumps(sorted(paths), separators=(",\n", ":"))[1:-1]  # ten times as fast as `indent`
    text = f'{{\n"about": {about},\n"files": [\n{files}\n]\n}}\n'
    write_new(f"{new}/{MANIFEST}", text.encode())
