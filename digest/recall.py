"""What the store knows of the source files, and what has to be worked out for the others."""

import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from digest.errors import Notice
from digest.keys import key_of
from digest.project import Listing, SourceFile, load_source
from digest.records import SETTLED, Analysis, Source
from digest.settings import Settings
from digest.stopwatch import UNWATCHED, Watch
from digest.store import KnownFile, Origin, Store
from digest.work import OpenExecutor, work_with_jobs

COMMIT_EVERY: Final = 1_000
"""Source files: what a build that is killed has done so far, the next one finds."""


def is_settled(files: Iterable[SourceFile]) -> bool:
    """Whether none of some files had only just been written."""
    now = time.time_ns()
    return all(file.signature.newest < now - SETTLED for file in files)


@dataclass(frozen=True, slots=True)
class Recalled:
    """All articles of the source files, drafts too, in the order of the files."""

    analyses: tuple[Analysis, ...]
    notices: tuple[Notice, ...]
    settled: bool
    """Whether no file had only just been written."""


@dataclass(slots=True)
class Recall:
    """What is known so far of the source files of a project."""

    project: Path
    settings: Settings
    rules: bytes
    """What changes with the code and the settings."""
    store: Store
    watch: Watch = UNWATCHED
    known: dict[str, KnownFile] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    def recall(
        self, listing: Listing, jobs: int, executor: Executor | OpenExecutor | None = None
    ) -> Recalled:
        """Return what became of each source file, worked out anew where the store does not know it.

        Raises:
            StoreError: The store cannot be used.

        """
        with self.watch.stage("recall"):
            before = {path: self._if_by_the_same_rules(known) for path, known in self.store.files()}
            self.known = {
                file.path: known
                for file in listing.files
                if (known := before.get(file.path)) and self._is_as_it_was(file, known)
            }
            self.watch.count("recall", len(self.known), "files")
        with self.watch.stage("read and analyse"):
            others = [file for file in listing.files if file.path not in self.known]
            self._work_out(others, before, jobs, executor)
        with self.watch.stage("recall"):
            self.store.forget_files([path for path in before if path not in self.known])
            self.store.commit()
            in_order = [self.known[file.path] for file in listing.files if file.path in self.known]
            return Recalled(
                tuple(analysis for known in in_order for analysis in known.analyses),
                (*self.notices, *(notice for known in in_order for notice in known.notices)),
                all(known.origin.seen for known in in_order),
            )

    def _if_by_the_same_rules(self, known: KnownFile) -> KnownFile | None:
        return known if known.origin.rules == self.rules else None

    def _is_as_it_was(self, file: SourceFile, known: KnownFile) -> bool:
        return known.origin.seen == file.signature

    def _work_out(
        self,
        files: list[SourceFile],
        before: Mapping[str, KnownFile | None],
        jobs: int,
        executor: Executor | OpenExecutor | None,
    ) -> None:
        origins: dict[str, Origin] = {}
        sources = self._load(files, before, origins)
        results = work_with_jobs(sources, len(files), self.settings, jobs, executor)
        for count, worked in enumerate(results, start=1):
            self.watch.count("read and analyse", 1, "files")
            path = next(iter(origins))
            origin = origins.pop(path)
            if not worked.is_lasting:
                origin = replace(origin, seen=None, content=b"")
            self.known[path] = self.store.keep_file(path, origin, worked.analyses, worked.notices)
            if count % COMMIT_EVERY == 0:
                self.store.commit()

    def _load(
        self, files: list[SourceFile], before: Mapping[str, KnownFile | None], origins: dict[str, Origin]
    ) -> Iterator[Source]:
        """Load files; those that turn out to be the same as before are known, the others yielded."""
        zone = ZoneInfo(self.settings.site.timezone)
        now = time.time_ns()  # tells only which files must be read again by the next build
        for file in files:
            source = load_source(self.project, file, zone)
            if isinstance(source, Notice):
                self.notices.append(source)
                continue
            seen = file.signature if file.signature.newest < now - SETTLED else None
            origin = Origin(seen, key_of(source.data, source.modified), self.rules)
            known = before.get(file.path)
            if known and (known.origin.content, known.origin.rules) == (origin.content, origin.rules):
                self.known[file.path] = self.store.see_file(file.path, known, origin)
            else:
                origins[file.path] = origin
                yield source
