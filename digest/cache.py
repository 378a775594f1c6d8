"""What is expensive to make, kept on the disk between builds.

Everything in it can be made again: the folder may be deleted at any time, and
what is damaged in it counts as not there.
"""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

PICTURES = ".digest/cache/pictures"
"""The folder of a project for what is made of and for pictures."""

CHECK_BYTES = 16

LEFTOVER = re.compile(r"[0-9a-z.-]+\.[0-9]+\.new")


@dataclass(slots=True)
class Cache:
    """A folder of values by name. A folder that cannot be written keeps nothing, and stops nothing."""

    folder: Path | None
    """None keeps nothing."""
    used: set[str] = field(default_factory=set)
    """The names that were asked for."""

    def recall(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a name, a plain word; else what `make` returns, which then is kept."""
        if self.folder is None:
            return make()
        self.used.add(name)
        value = self._read(self.folder / name)
        if value is None:
            value = make()
            with suppress(OSError):
                self._write(self.folder / name, value)
        return value

    def _read(self, path: Path) -> bytes | None:
        try:
            kept = path.read_bytes()
        except OSError:
            return None
        check, value = kept[:CHECK_BYTES], kept[CHECK_BYTES:]
        return value if check == _check(value) else None

    def _write(self, path: Path, value: bytes) -> None:
        """Put a value in its place in one step, so that no build ever reads half of it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            with new.open("xb") as file:  # never through a link that somebody has put there
                file.write(_check(value) + value)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)

    def tidy(self, most: int) -> None:
        """Remove all that is ours and that nobody has asked for, if there are more files than `most`.

        The folder may be a link to one that holds more than what was kept here.
        """
        if self.folder is None:
            return
        with suppress(OSError):
            paths = sorted(self.folder.iterdir())
            for path in paths if len(paths) > most else ():
                if path.name not in self.used and not path.is_symlink() and self._is_ours(path):
                    path.unlink()

    def _is_ours(self, path: Path) -> bool:
        """Whether a file has what `_write` puts into it, or is what it left when it was ended amid that."""
        return bool(LEFTOVER.fullmatch(path.name)) or self._read(path) is not None


def _check(value: bytes) -> bytes:
    return blake2b(value, digest_size=CHECK_BYTES).digest()
