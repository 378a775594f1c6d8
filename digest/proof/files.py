"""The files of a published site, as they lie on the disk."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.errors import Notice, PublishError
from digest.proof.claims import INDEX
from digest.publish import MANIFEST

LARGEST_FILE = 200_000_000
"""Bytes; what is larger is not looked at."""


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """What lies in a site's folder."""

    folder: Path
    paths: tuple[str, ...]
    """Below the folder, in order; hidden ones are passed over."""
    listed: frozenset[str] | None
    """The files that a build has written, by its manifest; None where there is none."""

    def read(self, path: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            OSError: It cannot be read.
            ValueError: It is too large, or leads out of the site.

        """
        whole = self.folder / path
        if not whole.resolve().is_relative_to(self.folder.resolve()):
            raise ValueError("a link that leads out of the site")
        if not whole.is_file():
            raise ValueError("no ordinary file")
        if whole.stat().st_size > LARGEST_FILE:
            raise ValueError(f"more than {LARGEST_FILE:,} bytes")
        return whole.read_bytes()


def load_site(folder: Path, root: str) -> SiteFiles:
    """Return the files of a site.

    Raises:
        PublishError: There is no site.

    """
    if not (folder / INDEX).is_file():
        problem = "no such folder" if not folder.is_dir() else f"no site: it has no {INDEX}"
        remedy = "run digest build, or name the site's folder with --site"
        raise PublishError(Notice(root.rstrip("/"), None, problem, remedy))
    return SiteFiles(folder, tuple(sorted(_walk(folder))), _read_manifest(folder, root))


def _walk(folder: Path) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        raise PublishError(
            Notice(str(error.filename), None, f"cannot be read: {error.strerror}", "mend its rights")
        )

    for here, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if not name.startswith("."):
                yield Path(here, name).relative_to(folder).as_posix()


def _read_manifest(folder: Path, root: str) -> frozenset[str] | None:
    """The files that a build has written; None where a host has dropped the manifest."""
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        if all(isinstance(path, str) for path in files):
            return frozenset(files)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    raise PublishError(Notice(root + MANIFEST, None, "the manifest of the site is damaged", "build again"))


def missing_files(site: SiteFiles) -> tuple[str, ...]:
    """Return the files that a build has written and that are not there any more."""
    return tuple(path for path in sorted(site.listed or ()) if not (site.folder / path).is_file())
