"""Whatever feeds and editors do to a project, in whatever order: nothing is lost, nothing comes twice."""

import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule
from pretend_web import FEED, TEXT, Item, bring, files, follow, rss

OTHER = "https://other.example/feed"
GUIDS = st.sampled_from(["g1", "g2", "g3"])


class Project(RuleBasedStateMachine):
    """A project that follows two feeds, which share some addresses, and an editor at work in it."""

    edits = Bundle("edits")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.project = follow(self.folder / "project", FEED, OTHER)
        self.entries: dict[str, dict[str, Item]] = {FEED: {}, OTHER: {}}
        self.edited: dict[str, str] = {}
        self.removed: set[str] = set()
        self.arrived: set[str] = set()
        self.number = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def path(self, guid: str) -> Path | None:
        root = self.project / "content"
        marked = (path for path in root.rglob("*.md") if f"/{guid}\n" in path.read_text())
        return next(marked, None)

    @rule(guid=GUIDS, feed=st.sampled_from([FEED, OTHER]), headline=st.sampled_from(["Rain", "Snow"]))
    def publish(self, guid: str, feed: str, headline: str) -> None:
        self.number += 1
        text = f"Version {self.number} of the story. {TEXT}"
        self.entries[feed][guid] = Item(f"{feed}-{guid}", headline, text, f"https://post.example/{guid}")

    @rule(guid=GUIDS, feed=st.sampled_from([FEED, OTHER]))
    def withdraw(self, guid: str, feed: str) -> None:
        self.entries[feed].pop(guid, None)

    @rule(guid=GUIDS)
    def edit(self, guid: str) -> None:
        if path := self.path(guid):
            self.number += 1
            self.edited[guid] = f"Edit {self.number}."
            path.write_text(
                re.sub(r"\n+(Edit \d+\.\n)?\Z", "\n\n", path.read_text()) + f"{self.edited[guid]}\n"
            )

    @rule(guid=GUIDS)
    def remove(self, guid: str) -> None:
        if path := self.path(guid):
            path.unlink()
            self.edited.pop(guid, None)
            self.removed.add(guid)

    @rule(guid=GUIDS)
    def rename(self, guid: str) -> None:
        if path := self.path(guid):
            self.number += 1
            path.rename(self.project / f"content/renamed-{self.number}.md")

    @rule()
    def fetch(self) -> None:
        report = bring(self.project, {url: rss(*items.values()) for url, items in self.entries.items()})
        assert report.failures == 0
        self.arrived |= {guid for items in self.entries.values() for guid in items}

    @rule()
    def forget(self) -> None:
        if not self.removed:
            (self.project / ".digest/feeds.json").unlink(missing_ok=True)

    @invariant()
    def no_edit_is_lost(self) -> None:
        everything = "".join(files(self.project).values())
        assert [text for text in self.edited.values() if text not in everything] == []

    @invariant()
    def no_entry_is_there_twice(self) -> None:
        urls = re.findall(r"(?m)^url: (\S+)$", "".join(files(self.project).values()))
        assert [url for url, times in Counter(urls).items() if times > 1] == []

    @invariant()
    def what_came_and_was_not_removed_is_there(self) -> None:
        lost = [guid for guid in self.arrived - self.removed if self.path(guid) is None]
        assert lost == []


Project.TestCase.settings = settings(max_examples=40, stateful_step_count=20)
TestProject = Project.TestCase
