"""Our own builds, as commands to be measured: from nothing, again, with one article edited."""

import os
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from usage import Usage, clear, run_measured

ROOT: Final = Path(__file__).parent.parent.parent

SETTLING: Final = 2.5
"""Seconds after which a file counts as written for good; a build of just written ones reads them again."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a build has left on the disk."""

    files: int
    """Of the site."""
    folders: int
    site_bytes: int
    """As the files are long, not as the disk rounds them up."""
    store_bytes: int
    search_bytes: int
    """Of the search index."""
    digest_json_bytes: int


class Digest:
    """A project of ours, and the command that builds it; its caches are its own."""

    def __init__(self, project: Path, jobs: int = 0) -> None:
        """Take a project of many articles as it stands."""
        self._project, self._caches = project, project.with_name(f"{project.name}-caches")
        self._command = [
            sys.executable,
            "-m",
            "digest",
            "build",
            str(project),
            "--quiet",
            "--jobs",
            str(jobs),
        ]
        files = sorted((project / "content").iterdir())
        self._edited = files[len(files) // 2]
        self._edits: Iterator[int] = count(1)
        time.sleep(SETTLING)

    def from_nothing(self) -> Usage:
        """Build without a site, a store, or compiled templates."""
        clear(self._project / "site", self._project / ".digest", self._caches)
        self._caches.mkdir(mode=0o700)
        return self._run()

    def unchanged(self) -> Usage:
        """Build the same again."""
        return self._run()

    def edited(self) -> Usage:
        """Build again after an article, one from the middle, has got another sentence."""
        with self._edited.open("a", encoding="utf-8") as file:
            file.write(f"\nThe council met {next(self._edits)} times more before the bridge was opened.\n")
        return self._run()

    def sizes(self) -> Sizes:
        """Count what the last build has left."""
        site = self._project / "site"
        files = [Path(folder, name) for folder, _, names in os.walk(site) for name in names]
        folders = sum(1 for _ in os.walk(site))
        store = sum(one.stat().st_size for one in (self._project / ".digest").glob("store.sqlite*"))
        index, whole = sum(_size(one) for one in (site / "search").rglob("*.js")), _size(site / "digest.json")
        return Sizes(len(files), folders, sum(map(_size, files)), store, index, whole)

    def _run(self) -> Usage:
        return run_measured(self._command, self._project, self._environment())

    def _environment(self) -> Mapping[str, str]:
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        return os.environ | {"XDG_CACHE_HOME": str(self._caches), "PYTHONPATH": path}


def _size(path: Path) -> int:
    return path.stat().st_size
