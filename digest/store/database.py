"""The file of the store: an SQLite database in the project's `.digest/`, which may be deleted at any time.

Every row is sealed with a secret of the user's, so that a row that somebody else wrote, or that was damaged,
is noticed when it is read. Nothing in it is code.
"""

import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from digest.store.secret import SEAL_BYTES, seal

APPLICATION: Final = 0x64676573
"""What SQLite writes into the file's head: "dges"."""

VERSION: Final = 2
"""Raised when a table changes."""

PATIENCE: Final = 60
"""Seconds to wait for another process that writes."""

TABLES: Final = ("blurbs", "bodies", "files", "memos", "words")

SCHEMA: Final = tuple(f"CREATE TABLE {name} (name TEXT PRIMARY KEY, value BLOB NOT NULL)" for name in TABLES)

MADE: Final = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name LIMIT 9"
"""Whatever stands there and is not ours might be a view that never ends."""

BESIDE: Final = ("-wal", "-shm", "-journal")
"""What the names of the files that SQLite has beside its own end in."""

PASSING: Final = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
    }
)
"""What SQLite says where the file is good, and another time it may be used."""


class StoreError(Exception):
    """The store cannot be used: it is damaged, somebody else's, of a newer release, or there is no room."""

    def __init__(self, reason: str, *, is_passing: bool = False) -> None:
        super().__init__(reason)
        self.is_passing = is_passing
        """Whether the file is good."""

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error cross a process boundary."""
        return _store_error, (str(self), self.is_passing)


def _store_error(reason: str, is_passing: bool) -> StoreError:
    return StoreError(reason, is_passing=is_passing)


DAMAGE: Final = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; the latter where even what it has to say of a damaged file is damaged."""


def told(error: Exception) -> StoreError:
    """Return what SQLite says as an error of the store."""
    code = getattr(error, "sqlite_errorcode", 0)
    return StoreError(str(error), is_passing=code & 0xFF in PASSING)


class Database:
    """Tables of values by name, sealed."""

    def __init__(self, path: Path, secret: bytes) -> None:
        """Open a file, or make it.

        Raises:
            StoreError: It is no store of this user and release, or cannot be used now.
            OSError: It cannot be looked at.

        """
        self.path, self._secret = path, secret
        self._connections: dict[int, sqlite3.Connection] = {}
        _refuse_odd_files(path)
        try:
            self._prepare()
        except DAMAGE as error:
            self.close()
            raise told(error) from error
        except StoreError:
            self.close()
            raise

    def _prepare(self) -> None:
        application, version = self._number("application_id"), self._number("user_version")
        schema = tuple(sql for (sql,) in self._connection.execute(MADE))
        if not schema and not application and not version:
            self._make()
        elif application != APPLICATION:
            raise StoreError("it was not made by digest")
        elif version != VERSION:
            raise StoreError(f"it was made by {'a newer' if version > VERSION else 'an older'} digest")
        elif schema != SCHEMA or self.get("memos", "ours") is None:
            raise StoreError("it was not made by this user's digest")

    def _make(self) -> None:
        self._connection.execute("PRAGMA page_size = 16384")
        self._connection.execute("PRAGMA journal_mode = WAL")
        for statement in (
            "BEGIN",  # so that a build that is killed leaves all of it, or nothing
            *SCHEMA,
            f"PRAGMA application_id = {APPLICATION}",
            f"PRAGMA user_version = {VERSION}",
        ):
            self._connection.execute(statement)
        self.put("memos", [("ours", b"")])
        self._connection.commit()

    def _number(self, pragma: str) -> int:
        return int(self._connection.execute(f"PRAGMA {pragma}").fetchone()[0])

    @property
    def _connection(self) -> sqlite3.Connection:
        """A connection of this process: what a forked process has of its parent's it must not use."""
        process = os.getpid()
        if process not in self._connections:
            connection = self._connections[process] = sqlite3.connect(self.path, timeout=PATIENCE)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA synchronous = NORMAL")
        return self._connections[process]

    def put(self, table: str, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep values under their names.

        Raises:
            StoreError: There is no room.

        """
        sealed = ((name, self._seal(table, name, value) + value) for name, value in rows)
        self._change(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", sealed)  # noqa: S608  a name of ours

    def get(self, table: str, name: str) -> bytes | None:
        """Return what is kept under a name; None where nothing of ours is.

        Raises:
            StoreError: The file is damaged.

        """
        query = f"SELECT value FROM {table} WHERE name = ?"  # noqa: S608  a name of ours
        try:
            row = self._connection.execute(query, (name,)).fetchone()
        except DAMAGE as error:
            raise told(error) from error
        return self._open(table, name, row[0]) if row else None

    def every(self, table: str) -> Iterator[tuple[str, bytes]]:
        """Yield all values of ours with their names.

        Raises:
            StoreError: The file is damaged.

        """
        try:
            for name, sealed in self._connection.execute(f"SELECT name, value FROM {table}"):  # noqa: S608  a name of ours
                value = self._open(table, name, sealed)
                if value is not None:
                    yield name, value
        except DAMAGE as error:
            raise told(error) from error

    def drop(self, table: str, names: Sequence[str]) -> None:
        """Forget what is kept under some names."""
        self._change(f"DELETE FROM {table} WHERE name = ?", ((name,) for name in names))  # noqa: S608  a name of ours

    def drop_within(self, table: str, folder: str) -> None:
        """Forget all whose names are that of a source file with a line of their own."""
        self._change(f"DELETE FROM {table} WHERE name > ? AND name < ?", [(f"{folder}\n", f"{folder}\v")])  # noqa: S608  a name of ours

    def _change(self, statement: str, rows: Iterable[tuple[str | bytes, ...]]) -> None:
        try:
            self._connection.executemany(statement, rows)
        except DAMAGE as error:
            raise told(error) from error

    def commit(self) -> None:
        """Let other processes see what was put, and keep it for good."""
        try:
            self._connection.commit()
        except DAMAGE as error:
            raise told(error) from error

    def close(self) -> None:
        """Close the file; what was not committed is lost."""
        with suppress(*DAMAGE):
            if connection := self._connections.pop(os.getpid(), None):
                connection.close()

    def _seal(self, table: str, name: str, value: bytes) -> bytes:
        return seal(self._secret, table.encode(), name.encode(), value)

    def _open(self, table: str, name: object, sealed: object) -> bytes | None:
        """The value within its seal; None where the seal is not ours."""
        if not isinstance(sealed, bytes) or not isinstance(name, str):
            return None
        value = sealed[SEAL_BYTES:]
        return value if sealed[:SEAL_BYTES] == self._seal(table, name, value) else None


def _refuse_odd_files(path: Path) -> None:
    """Look at the files before SQLite does, which follows links, and obeys a journal whoever wrote it.

    Raises:
        StoreError: Something else stands in the place of one of them, or there is a journal. Ours has none:
            one can have SQLite delete any file that it names.
        OSError: They cannot be looked at.

    """
    for suffix in ("", *BESIDE):
        with suppress(FileNotFoundError):
            if not stat.S_ISREG(os.lstat(f"{path}{suffix}").st_mode):
                raise StoreError(f"{path.name}{suffix} is no ordinary file")
            if suffix == "-journal":
                raise StoreError(f"{path.name}{suffix} may be somebody else's")
