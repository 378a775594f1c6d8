"""Faults of the file system and of SQLite, and Ctrl-C, at whichever call one likes."""

import builtins
import errno
import io
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

import pytest

KINDS: Final = ("ENOSPC", "EDQUOT", "EACCES", "EROFS", "EIO", "Ctrl-C")

CALLS: Final = (
    *("open", "mkdir", "link", "symlink", "readlink", "rename", "replace", "unlink", "remove", "rmdir"),
    *("stat", "lstat", "scandir", "chmod", "utime"),
)
"""Those of `os`."""

SQLITE: Final = {
    "ENOSPC": sqlite3.SQLITE_FULL,
    "EACCES": sqlite3.SQLITE_CANTOPEN,
    "EROFS": sqlite3.SQLITE_READONLY,
}
"""What SQLite makes of an error; of the others, SQLITE_IOERR."""

PACKAGE: Final = str(Path(__file__).parent.parent / "digest")


@dataclass
class Faults:
    """Counts the calls that touch what lies in some folders, and has one of them fail."""

    folders: tuple[Path, ...]
    kind: str = ""
    at: int = -1
    """Which call fails, from 0."""
    calls: list[str] = field(default_factory=list)
    """Each as the call and the line of ours that led to it."""

    def step(self, call: str, path: object) -> None:
        """Count a call, or have it fail."""
        if not self._is_inside(path):
            return
        self.calls.append(f"{call} at {_line_of_ours()}")
        if len(self.calls) == self.at + 1:
            raise self._fault(call, path)

    def _is_inside(self, path: object) -> bool:
        if not isinstance(path, str | os.PathLike):
            return False
        place = os.path.join(os.path.abspath(path), "")  # noqa: PTH100, PTH118  resolve() asks the file system
        return place.startswith(tuple(os.path.join(folder, "") for folder in self.folders))  # noqa: PTH118

    def _fault(self, call: str, path: object) -> BaseException:
        if self.kind == "Ctrl-C":
            return KeyboardInterrupt()
        if call.startswith("sqlite"):
            error = sqlite3.OperationalError(f"made to fail: {self.kind}")
            error.sqlite_errorcode = SQLITE.get(self.kind, sqlite3.SQLITE_IOERR)
            return error
        number = getattr(errno, self.kind)
        return OSError(number, os.strerror(number), str(path))

    def wrap(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return a call of `os` that is counted."""

        def counted(path: object = ".", *rest: object, **more: object) -> object:
            self.step(name, path)
            return call(path, *rest, **more)

        return counted

    def open(self, path: object, *rest: object, **more: object) -> object:
        """Open a file whose every write is counted."""
        self.step("open", path)
        file = REAL_OPEN(path, *rest, **more)  # type: ignore[call-overload]  # as it was called
        return CountedFile(self, file, path) if self._is_inside(path) else file

    def connect(self, path: object, **more: object) -> object:
        """Open a database whose every statement is counted."""
        self.step("sqlite connect", path)
        faults = self

        class Connection(sqlite3.Connection):
            def execute(self, *given: Any) -> Any:  # noqa: ANN401  as SQLite has it
                faults.step("sqlite execute", path)
                return super().execute(*given)

            def executemany(self, *given: Any) -> Any:  # noqa: ANN401  likewise
                faults.step("sqlite executemany", path)
                return super().executemany(*given)

            def commit(self) -> None:
                faults.step("sqlite commit", path)
                super().commit()

        return REAL_CONNECT(str(path), factory=Connection, **more)  # type: ignore[call-overload]  # likewise


class CountedFile:
    """An open file that counts what is done with it."""

    def __init__(self, faults: Faults, file: Any, path: object) -> None:  # noqa: ANN401  of any kind
        self._faults, self._file, self._path = faults, file, path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._file)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever a file has
        return getattr(self._file, name)

    def write(self, data: object) -> object:
        """Write, unless it is this call that fails."""
        self._faults.step("write", self._path)
        return self._file.write(data)

    def close(self) -> None:
        """Close; a disk on the network may say only now that it is full."""
        self._file.close()
        self._faults.step("close", self._path)


REAL_OPEN, REAL_CONNECT = builtins.open, sqlite3.connect


def _line_of_ours() -> str:
    frame = sys._getframe(2)  # noqa: SLF001  there is no other way
    while frame.f_back and not frame.f_code.co_filename.startswith(PACKAGE):
        frame = frame.f_back
    return f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"


@contextmanager
def injected(faults: Faults) -> Iterator[Faults]:
    """Have the calls of this process counted, and the one fail that is to fail."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, faults.wrap(name, getattr(os, name)))
        patch.setattr(builtins, "open", faults.open)
        patch.setattr(io, "open", faults.open)
        patch.setattr(sqlite3, "connect", faults.connect)
        yield faults
