"""A fetch and a build of the same project at once: nothing is lost, nothing half-written is shown.

The feeds come from a server of this computer, by real sockets.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import files_of, markdown, thorough, thorough_but
from faults import Faults, injected
from local_server import LocalServer, Reply, head, reply
from pretend_web import Item, changed, files, rss

import digest
from digest import recall
from digest.collect.fetch import fetch
from digest.project import load_contents
from digest.readers import READERS
from digest.stopwatch import Watch

SETTINGS = """\
[fetch]
allow_private = true
[images]
cards = false
[edition]
email = false
ebook = false
[search]
enabled = false
"""

ENTRIES = tuple(Item(f"g{n}", f"Rain {n} in Brill", link=f"https://post.example/{n}") for n in range(4))

STAGES = (
    *("list", "look at site", "recall", "read and analyse", "group", "edit"),
    *("pictures", "plan pages", "publish", "keep pages", "make pages", "store"),
)


@pytest.fixture
def project(server: LocalServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that is built, has two entries of a feed, and is to get two more and another text of one."""
    monkeypatch.setattr(recall, "SETTLED", -(10**15))
    folder = tmp_path / "project"
    (folder / "content").mkdir(parents=True)
    (folder / "content/own.md").write_text(markdown("Own"))
    url = server.says(
        "/feed", reply(body=rss(*ENTRIES[:2])), reply(body=rss(changed(ENTRIES[0]), *ENTRIES[1:]))
    )
    (folder / "digest.toml").write_text(f'{SETTINGS}[[feeds]]\nurl = "{url}"\n')
    fetch(folder)
    digest.build(folder)
    (folder / "content/own.md").write_text(markdown("Own", "It is another one."))
    return folder


def from_nothing(project: Path) -> dict[str, bytes]:
    """The site of a project that has never been built."""
    anew = project.with_name("anew")
    shutil.copytree(project, anew, ignore=shutil.ignore_patterns(".digest", "site"))
    return files_of(digest.build(anew).site)


@dataclass
class Meanwhile(Watch):
    """Has feeds fetched once, as a stage of a build begins."""

    project: Path
    at: str
    fetched: list[int] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        if name == self.at and not self.fetched:
            with ThreadPoolExecutor(1) as threads:  # as another process would; this one may have a loop
                (feed,) = threads.submit(fetch, self.project).result().feeds
            self.fetched += [feed.new, feed.changed]
        yield


@pytest.mark.parametrize("stage", thorough_but(STAGES, "list", "recall", "read and analyse", "publish"))
def test_fetch_at_any_stage_of_a_build_costs_neither_anything(project: Path, stage: str) -> None:
    watch = Meanwhile(project, stage)
    during = digest.build(project, watch=watch)
    after = digest.build(project)
    assert watch.fetched == [2, 1]
    assert (during.notices, after.notices, after.articles) == ((), (), 1 + len(ENTRIES))
    assert files_of(after.site) == from_nothing(project)


@dataclass
class Reading(Faults):
    """Reads content/ as a build would, before each call of the file system that a fetch makes there."""

    seen: set[tuple[str, str]] = field(default_factory=set)
    looks: int = 0
    is_looking: bool = False

    def step(self, call: str, path: object) -> None:
        if self.is_looking or not self._is_inside(path):
            return
        self.is_looking, self.looks = True, self.looks + 1
        contents = load_contents(self.folders[0].parent, frozenset(READERS))
        self.seen |= {(source.path, source.data.decode()) for source in contents.sources}
        self.is_looking = False
        assert contents.notices == (), call


def test_build_at_any_moment_of_a_fetch_sees_whole_articles_alone(project: Path) -> None:
    before = files(project)
    with injected(Reading((project / "content",))) as reading, ThreadPoolExecutor(1) as threads:
        threads.submit(fetch, project).result()
    assert isinstance(reading, Reading)
    assert reading.looks > 3 * len(ENTRIES)
    assert reading.seen <= before.items() | files(project).items()


@thorough
def test_builds_while_the_command_fetches_show_what_is_there_and_at_last_all(
    project: Path, server: LocalServer
) -> None:
    slow = rss(
        *(Item(f"s{n}", f"Snow {n}", link=f"https://slow.example/{n}") for n in range(3)), title="Slow"
    )
    url = server.says("/slow", Reply((head(Content_Length=len(slow)) + slow[:500], 1.0, slow[500:])))
    with (project / "digest.toml").open("a") as settings:
        settings.write(f'[[feeds]]\nurl = "{url}"\n')
    command = [sys.executable, "-m", "digest", "fetch", "--json", str(project)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as fetching:
        built = []
        while fetching.poll() is None:
            built.append(digest.build(project))
        told = json.loads(fetching.stdout.read()) if fetching.stdout else {}
    report = digest.build(project)
    assert (fetching.returncode, told["new"], told["failures"]) == (0, 2 + 3, 0)
    assert [one.notices for one in built if one.notices] == []
    assert [one.articles for one in built] == sorted(one.articles for one in built)
    assert (report.articles, files_of(report.site) == from_nothing(project)) == (1 + len(ENTRIES) + 3, True)
