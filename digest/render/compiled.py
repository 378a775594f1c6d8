"""Templates as Python has compiled them, kept for the next build in the user's own cache folder.

Compiling the 60 templates of a theme takes 0.25 s. What is kept is code, which runs when it is loaded: so it
is never kept in a project, which may come from somebody else, and nothing is loaded but files of this user
that nobody else can write. Where such a folder cannot be had, nothing is kept, and nothing is said.
"""

import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from digest.user_folder import own_folder, read_own, user_cache_folder
from digest.version import __version__

if TYPE_CHECKING:
    from types import CodeType

MOST_FILES: Final = 512
"""Templates kept from earlier builds; a theme has some 60, of 2 to 30 kB each."""

_NEW_FILE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_CHECKSUM_BYTES: Final = 32


class CompiledTemplates(BytecodeCache):
    """What this process has compiled, and what earlier ones have, where there is a folder for it."""

    def __init__(self, cache_folder: Path | None) -> None:
        """Take the user's cache folder."""
        self._kept: dict[str, CodeType] = {}
        self._folder = own_folder(cache_folder, "templates")
        self._trimmed = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket its code, where it is kept and whole."""
        name = _file_name(bucket)
        bucket.code = self._kept.get(name)
        if bucket.code is None and self._folder and (data := _read(self._folder / name)):
            bucket.bytecode_from_string(data)
            self._keep(name, bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket."""
        name = _file_name(bucket)
        self._keep(name, bucket)
        if self._folder:
            if not self._trimmed:
                _trim(self._folder)
                self._trimmed = True
            _write(self._folder / name, bucket.bytecode_to_string())

    def _keep(self, name: str, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[name] = bucket.code


def compiled_templates() -> CompiledTemplates:
    """Return those of this process and this user."""
    return _compiled_templates(user_cache_folder(os.environ, sys.platform))


@cache
def _compiled_templates(cache_folder: Path | None) -> CompiledTemplates:
    return CompiledTemplates(cache_folder)


def _file_name(bucket: Bucket) -> str:
    """A name for all that the code of a template depends on."""
    environment = bucket.environment
    options = (
        environment.autoescape,
        environment.trim_blocks,
        environment.lstrip_blocks,
        environment.keep_trailing_newline,
        sorted(environment.extensions),
    )
    facts = (bucket.key, bucket.checksum, options, _compiler())
    return f"{sha256(repr(facts).encode()).hexdigest()}.compiled"


@cache
def _compiler() -> tuple[object, ...]:
    """What compiles: our filters too, since what they make of a constant stands in the code."""
    stamps = [_stamp(Path(module).parent) for module in (__file__, jinja2.__file__)]
    return __version__, jinja2.__version__, sys.version, stamps


def _stamp(folder: Path) -> tuple[int, int]:
    """When a module of a folder was last changed, and the size of all."""
    found = [path.stat() for path in folder.glob("*.py")]
    return max((one.st_mtime_ns for one in found), default=0), sum(one.st_size for one in found)


def _read(path: Path) -> bytes | None:
    """The code in a file; None where there is none, or not ours, or not whole."""
    data = read_own(path) or b""
    # Python itself may crash over code that is damaged.
    checksum, code = data[:_CHECKSUM_BYTES], data[_CHECKSUM_BYTES:]
    return code if sha256(code).digest() == checksum else None


def _write(path: Path, code: bytes) -> None:
    """Write a file as a whole or not at all."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    try:
        with os.fdopen(os.open(unfinished, _NEW_FILE, 0o600), "wb") as file:
            file.write(sha256(code).digest() + code)
        unfinished.replace(path)
    except OSError:
        _remove(unfinished)


def _trim(folder: Path) -> None:
    """Leave the newest files alone."""
    try:
        with os.scandir(folder) as entries:
            files = [(entry.stat(follow_symlinks=False).st_mtime_ns, entry.path) for entry in entries]
    except OSError:  # another build does so too, say
        return
    for _, path in sorted(files, reverse=True)[MOST_FILES:]:
        _remove(Path(path))


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return
