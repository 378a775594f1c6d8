"""The site as it was is kept, and the next one made of it: the result is that of a new folder."""

import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.errors import PublishError
from digest.publish import MANIFEST, Published, Spare, publish_plans
from digest.publish import making as making_module
from digest.records import MadePlan, Page, Plan

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="spares are kept on Linux alone")

OLD = {"index.html": "old", "articles/rain/index.html": "rain", "feed.atom": "feed", "a/b/c.html": "c"}
NEW = OLD | {"index.html": "new", "articles/wind/index.html": "wind"}


def plan(path: str, text: str) -> Plan:
    return Plan(path, partial(tuple, (Page(path, text.encode()),)), basis=text.encode())


@dataclass
class Publisher:
    """A site with its spare, and with all that is remembered of it."""

    folder: Path
    ledger: Mapping[str, MadePlan] = field(default_factory=dict)
    has_spare: bool = True

    def __post_init__(self) -> None:
        (self.folder / ".digest").mkdir(parents=True, exist_ok=True)
        self.spare = Spare(self.folder / ".digest/spare")

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def place(self) -> Path:
        return self.spare.place(self.site)

    def publish(self, pages: Mapping[str, str]) -> Published:
        plans = [plan(path, text) for path, text in pages.items()]
        spare = self.spare if self.has_spare else None
        published, self.ledger = publish_plans(plans, self.site, ledger=self.ledger, spare=spare)
        return published


def tree(folder: Path) -> dict[str, object]:
    """Every file, link and folder, with the rights of folders."""
    return {path.relative_to(folder).as_posix(): shown(path) for path in folder.rglob("*")}


def shown(path: Path) -> object:
    if path.is_symlink():
        return path.readlink()
    return path.read_bytes() if path.is_file() else stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    """A site that was built three times, so that both its folders have been exchanged."""
    made = Publisher(tmp_path)
    for pages in (OLD, NEW, OLD):
        made.publish(pages)
    assert made.place.is_dir()
    return made


def as_from_nothing(pages: Mapping[str, str], folder: Path) -> dict[str, object]:
    other = Publisher(folder, has_spare=False)
    other.publish(pages)
    return tree(other.site)


def test_site_made_of_a_spare_is_that_from_nothing(publisher: Publisher, tmp_path: Path) -> None:
    publisher.publish(NEW)
    assert tree(publisher.site) == as_from_nothing(NEW, tmp_path / "other")


def test_file_that_is_the_same_is_there_once(publisher: Publisher) -> None:
    place = publisher.place
    assert (place / "feed.atom").samefile(publisher.site / "feed.atom")


def test_next_site_is_the_spare_that_was_kept(publisher: Publisher) -> None:
    before = publisher.place.stat().st_ino
    publisher.publish(NEW)
    assert publisher.site.stat().st_ino == before


def test_nothing_but_the_spare_is_left_beside_the_site(publisher: Publisher) -> None:
    assert sorted(path.name for path in publisher.folder.iterdir()) == [".digest", "site"]


def test_counts_are_those_of_a_new_folder(publisher: Publisher) -> None:
    assert publisher.publish(NEW) == Published(new=1, changed=1, same=3, removed=0)
    assert publisher.publish(OLD) == Published(new=0, changed=1, same=3, removed=1)


def test_site_that_has_changed_for_the_most_part_leaves_no_spare(publisher: Publisher) -> None:
    publisher.publish({path: text * 2 for path, text in OLD.items()})
    assert not publisher.place.exists()


def test_site_that_was_removed_is_made_anew_and_leaves_no_spare(publisher: Publisher, tmp_path: Path) -> None:
    shutil.rmtree(publisher.site)
    publisher.publish(NEW)
    assert tree(publisher.site) == as_from_nothing(NEW, tmp_path / "other")
    assert not publisher.place.exists()


def test_without_hard_links_no_spare_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    publisher = Publisher(tmp_path)
    for pages in (OLD, NEW, OLD):
        publisher.publish(pages)
    assert not publisher.place.exists()
    assert tree(publisher.site) == as_from_nothing(OLD, tmp_path / "other")


def test_without_an_exchange_no_spare_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.publish.folders.exchange", lambda *_: False)
    publisher = Publisher(tmp_path)
    for pages in (OLD, NEW, OLD):
        publisher.publish(pages)
    assert not publisher.place.exists()


def test_page_is_never_written_into_the_file_that_the_site_has(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    (publisher.place / "index.html").unlink()
    (publisher.place / "index.html").hardlink_to(publisher.site / "index.html")
    real, seen = making_module.write_new, []

    def watched(path: str, data: bytes) -> None:
        real(path, data)
        seen.append((publisher.site / "index.html").read_bytes())

    monkeypatch.setattr(making_module, "write_new", watched)
    publisher.publish(NEW)
    assert set(seen) == {b"old"}


def test_link_in_a_spare_leads_nothing_into_the_site(publisher: Publisher, tmp_path: Path) -> None:
    shutil.rmtree(publisher.place / "articles")
    (publisher.place / "articles").symlink_to(publisher.site / "articles")
    publisher.publish(NEW)
    assert tree(publisher.site) == as_from_nothing(NEW, tmp_path / "other")


def test_spare_that_is_a_link_is_not_followed(publisher: Publisher, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    publisher.place.rename(theirs)
    before = tree(theirs)
    publisher.place.symlink_to(theirs)
    publisher.publish(NEW)
    assert tree(theirs) == before


def test_spare_of_another_user_is_left_alone(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.publish.spare.look_through", lambda *_: None)
    publisher.publish(NEW)
    assert tree(publisher.site) == as_from_nothing(NEW, tmp_path / "other")


def test_only_the_latest_spares_are_kept(publisher: Publisher) -> None:
    for number in range(5):
        (publisher.spare.folder / f"older-{number}").mkdir()
    publisher.publish(NEW)
    assert len([*publisher.spare.folder.iterdir()]) == 3
    assert publisher.place.is_dir()


def test_manifest_that_leads_out_of_the_site_leads_nowhere(publisher: Publisher, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/notes.txt").write_text("mine")
    manifest = publisher.site / MANIFEST
    theirs = ("../theirs/x", "/theirs/x", "a/../../theirs/x", "a//b", "\\u0000/x", "\\ud800/x")
    listed = "".join(f'"{path}",' for path in theirs)
    manifest.write_text(manifest.read_text().replace('"files": [', f'"files": [{listed}'))
    publisher.publish(NEW)
    assert tree(publisher.site) == as_from_nothing(NEW, tmp_path / "other")


@pytest.mark.parametrize("moment", ["nothing known", "known of another state"])
def test_what_is_known_of_folders_may_be_lost_or_old(
    publisher: Publisher, tmp_path: Path, moment: str
) -> None:
    known = publisher.spare.known
    publisher.publish(NEW)
    publisher.spare.known = b"" if moment == "nothing known" else known + b"half"
    publisher.publish(OLD)
    assert tree(publisher.site) == as_from_nothing(OLD, tmp_path / "other")


@dataclass
class Pair:
    """The same site twice, made of spares and always anew, and what is done to both."""

    spared: Publisher
    plain: Publisher
    chance: Random
    pages: dict[str, str] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)
    remembered: list[tuple[Mapping[str, MadePlan], bytes]] = field(default_factory=list)

    def path(self) -> str:
        folder = self.chance.choice(("", "a/", "a/b/", "articles/x/", "articles/y/", "c/"))
        return folder + self.chance.choice(("index.html", "1.js", "2.js"))

    def each(self, change: Callable[[Path], object]) -> None:
        """Do the same to both sites."""
        for one in (self.spared, self.plain):
            change(one.site)

    def write(self) -> None:
        self.pages[self.path()] = self.chance.choice("pqrs") * 5

    def drop(self) -> None:
        self.pages.pop(self.path(), None)

    def add_foreign(self) -> None:
        path, text = f"{self.path()}.txt", self.chance.choice("xyz")
        self.each(lambda site: put(site / path, text))

    def add_folder(self) -> None:
        path = self.chance.choice(("a/b", "empty/of/all", "articles/z", "c"))
        self.each(lambda site: may_fail(lambda: (site / path).mkdir(parents=True, exist_ok=True)))

    def add_link(self) -> None:
        path = self.chance.choice(("a/link", "link", "articles/link"))
        self.each(lambda site: may_fail(lambda: (site / path).symlink_to("index.html")))

    def edit_foreign(self) -> None:
        path, text = self.entry(lambda one: one.suffix == ".txt"), self.chance.choice("xyz")
        self.each(lambda site: (site / path).write_text(text) if path else None)

    def remove(self) -> None:
        path = self.entry(lambda one: one.is_file() and one.name != MANIFEST)
        self.each(lambda site: (site / path).unlink() if path else None)

    def replace(self) -> None:
        path = self.entry(lambda one: one.suffix in {".html", ".js"} and not one.is_symlink())
        if path:
            self.each(lambda site: (site / path).unlink())
            self.each(lambda site: put(site / path, "spoilt"))

    def edit(self) -> None:
        path = self.entry(lambda one: one.suffix in {".html", ".js"} and not one.is_symlink())
        self.each(lambda site: (site / path).write_text("spoilt in place") if path else None)

    def close_folder(self) -> None:
        path, mode = self.entry(lambda one: one.is_dir()), self.chance.choice((0o700, 0o755, 0o750))
        self.each(lambda site: (site / path).chmod(mode) if path else None)

    def move_folder(self) -> None:
        path = self.entry(lambda one: one.is_dir() and one.parent.name != "site")
        self.each(lambda site: may_fail(lambda: (site / path).rename(site / "moved")) if path else None)

    def entry(self, which: Callable[[Path], bool]) -> str:
        site = self.spared.site
        paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if which(path))
        return self.chance.choice(paths) if paths else ""

    def meddle(self) -> None:
        """Meddle with the spare."""
        place = self.spared.place
        paths = sorted(place.rglob("*")) if place.is_dir() else []
        if not paths:
            return
        path, what = self.chance.choice(paths), self.chance.randrange(7)
        if what == 0 and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
            path.symlink_to(self.spared.site / "a")
        elif what == 1 and path.is_dir() and not path.is_symlink():
            put(path / "junk/of/mine.html", "junk")
        elif what == 2 and not path.is_dir():
            path.unlink()
            path.mkdir()
        elif what == 3 and not path.is_dir():
            path.unlink()
            put(path, "junk")
        elif what == 4 and path.is_dir():
            path.chmod(0o700)
        elif what == 5:
            put(place / self.path() / "deep.txt", "junk")
        elif path.exists() and not path.is_dir():
            path.unlink()

    def lose_spare(self) -> None:
        shutil.rmtree(self.spared.folder / ".digest/spare", ignore_errors=True)

    def forget(self) -> None:
        self.spared.ledger, self.plain.ledger = {}, {}

    def remember_less(self) -> None:
        """Be in the state of a build whose store was not written."""
        self.spared.ledger, self.spared.spare.known = self.chance.choice(self.remembered)
        self.plain.ledger = {}

    def rest(self) -> None:
        """Change nothing."""

    def publish(self) -> None:
        """Publish both, and hold them against each other."""
        told = []
        for one in (self.spared, self.plain):
            try:
                one.publish(self.pages)
                told.append("")
            except PublishError as error:
                told.append(str(error).replace(str(one.folder), ""))
        assert told[0] == told[1], self.steps
        assert tree(self.spared.site) == tree(self.plain.site), self.steps
        self.remembered.append((self.spared.ledger, self.spared.spare.known))


def put(path: Path, text: str) -> None:
    may_fail(lambda: path.parent.mkdir(parents=True, exist_ok=True))
    may_fail(lambda: path.write_text(text))


def may_fail(change: Callable[[], object]) -> None:
    """Change something, unless it cannot be changed in either of the sites."""
    try:
        change()
    except OSError:
        return


STEPS = (
    *("write", "write", "write", "drop", "drop", "rest", "meddle", "meddle", "lose_spare", "forget"),
    *("remember_less", "add_foreign", "add_folder", "add_link", "edit_foreign", "remove", "replace"),
    *("edit", "close_folder", "move_folder"),
)

TICK = 0.02
"""Seconds; longer than the clock of a file system takes."""


@pytest.mark.parametrize("settled", [10_000_000, 2_000_000_000], ids=["folders known", "folders young"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_site_after_any_changes_is_as_if_no_spare_was_kept(
    settled: int, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr("digest.publish.known_folders.SETTLED", settled)
    with tempfile.TemporaryDirectory() as name:
        folder, chance = Path(name), Random(seed)  # noqa: S311  no secret
        pair = Pair(Publisher(folder / "one"), Publisher(folder / "two", has_spare=False), chance)
        for _ in range(12):
            pair.write()
        pair.publish()
        for _ in range(8):
            time.sleep(TICK if settled < 10**9 else 0)
            for _ in range(chance.randrange(4)):
                pair.steps.append(chance.choice(STEPS))
                getattr(pair, pair.steps[-1])()
            pair.steps.append("publish")
            pair.publish()
