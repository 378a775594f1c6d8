"""What is remembered between builds: what became of each source file, and what of the site rests on what.

It lies in the project's `.digest/` and may be deleted at any time; all of it can be made again.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from struct import Struct
from struct import error as StructError  # noqa: N812  as its name should be
from typing import Any, Final

from digest.errors import Notice
from digest.keys import KEY_BYTES
from digest.records import Analysis, MadePlan, Signature
from digest.state_folder import make_state_folder
from digest.store.database import BESIDE, Database, StoreError
from digest.store.ledger import pack_ledger, unpack_ledger
from digest.store.packing import (
    ArticleBlurb,
    ArticleBody,
    PackedAnalysis,
    join_facts,
    unpack_blurb,
    unpack_body,
    unpack_levels,
    unpack_values,
)
from digest.store.secret import load_secret
from digest.store.stored import Place, read_facts

FILE: Final = ".digest/store.sqlite"
"""Within the project."""

ASIDE: Final = ".set-aside"
"""What the name of a store ends in that could not be used."""

BODIES_AT_HAND: Final = 64
"""Texts that are not fetched again at once; likewise what stands for them in lists."""
BLURBS_AT_HAND: Final = 1_000

ORIGIN: Final = Struct(f"<?qqqQ{KEY_BYTES}s{KEY_BYTES}s")
"""Whether it was seen, its signature, and two keys."""

ORIGIN_BYTES: Final = ORIGIN.size

UNSEEN: Final = Signature(0, 0, 0, 0)

FOUND_WRONG: Final = (ValueError, TypeError, IndexError, KeyError, StructError)
"""What is raised for values that are not what they should be."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A source file as it was when it was worked through, and by what."""

    seen: Signature | None
    """None where the file had only just been written, so that it may have been written once more since."""
    content: bytes
    """What changes with its bytes."""
    rules: bytes
    """What changes with the code and the settings."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What became of a source file."""

    origin: Origin
    analyses: tuple[Analysis, ...]
    notices: tuple[Notice, ...]


class Store:
    """The memory of a project's builds."""

    def __init__(self, database: Database) -> None:
        """Take a database that is open."""
        self._database = database
        self._body = lru_cache(BODIES_AT_HAND)(self._fetch_body)
        self._blurb = lru_cache(BLURBS_AT_HAND)(self._fetch_blurb)
        self._shared: dict[Any, Any] = {}

    def files(self) -> Iterator[tuple[str, KnownFile]]:
        """Yield every source file that is known, with what became of it.

        Raises:
            StoreError: The store is damaged.

        """
        for path, value in self._database.every("files"):
            with suppress(*FOUND_WRONG):
                yield path, self._read_file(_read_origin(value), value[ORIGIN_BYTES:])

    def keep_file(
        self, path: str, origin: Origin, analyses: Sequence[PackedAnalysis], notices: Sequence[Notice]
    ) -> KnownFile:
        """Keep what became of a source file in the place of what became of it before, and return it.

        Raises:
            StoreError: There is no room.

        """
        value = join_facts(analyses, [_values(notice) for notice in notices])
        self._forget_texts(path)
        self._database.put("bodies", ((f"{path}\n{one.entry}", one.mark + one.body) for one in analyses))
        self._database.put("blurbs", ((f"{path}\n{one.entry}", one.mark + one.blurb) for one in analyses))
        self._database.put("words", ((f"{path}\n{one.entry}", one.mark + one.words) for one in analyses))
        self._database.put("files", [(path, _pack_origin(origin) + value)])
        return self._read_file(origin, value)

    def see_file(self, path: str, known: KnownFile, origin: Origin) -> KnownFile:
        """Keep that a source file that is known was seen again, the same as it was, and return it.

        Raises:
            StoreError: There is no room.

        """
        if origin != known.origin:
            value = self._database.get("files", path) or b""
            self._database.put("files", [(path, _pack_origin(origin) + value[ORIGIN_BYTES:])])
        return replace(known, origin=origin)

    def _read_file(self, origin: Origin, value: bytes) -> KnownFile:
        facts, notices = unpack_values(value)
        analyses = tuple(read_facts(one, self) for one in facts)
        return KnownFile(origin, analyses, tuple(Notice(*notice) for notice in notices))

    def blurb(self, place: Place) -> ArticleBlurb:
        """Return what stands for an article in a list.

        Raises:
            StoreError: It is damaged, or gone.

        """
        return self._blurb(place)

    def body(self, place: Place) -> ArticleBody:
        """Return the body of an article.

        Raises:
            StoreError: It is damaged, or gone.

        """
        return self._body(place)

    def levels(self, place: Place) -> Mapping[str, int]:
        """Return how much each word says of an article.

        Raises:
            StoreError: It is damaged, or gone.

        """
        return unpack_levels(self._text("words", place))

    def shared(self, value: Any) -> Any:  # noqa: ANN401  as it is given
        """Return the one of all equal values that is held."""
        return self._shared.setdefault(value, value)

    def _fetch_blurb(self, place: Place) -> ArticleBlurb:
        return unpack_blurb(self._text("blurbs", place))

    def _fetch_body(self, place: Place) -> ArticleBody:
        return unpack_body(self._text("bodies", place))

    def _text(self, table: str, place: Place) -> bytes:
        """The text that belongs to the facts; any other was kept by an older build."""
        path, entry, mark = place
        text = self._database.get(table, f"{path}\n{entry}")
        if text is None or not text.startswith(mark):
            raise StoreError(f"the text of {path} is not what it was")
        return text[len(mark) :]

    def forget_files(self, paths: Sequence[str]) -> None:
        """Forget source files that are gone."""
        self._database.drop("files", paths)
        for path in paths:
            self._forget_texts(path)

    def _forget_texts(self, path: str) -> None:
        for table in ("blurbs", "bodies", "words"):
            self._database.drop_within(table, path)

    def recall(self, name: str, key: bytes) -> bytes | None:
        """Return what was remembered under a name, if it was with the same key."""
        value = self._database.get("memos", name)
        return value[len(key) :] if value is not None and value.startswith(key) else None

    def remember(self, name: str, key: bytes, value: bytes) -> None:
        """Remember a value, with the key of all that it rests on."""
        self._database.put("memos", [(name, key + value)])

    def ledger(self, site: Path) -> dict[str, MadePlan]:
        """Return what was made of each plan of a site, by its path."""
        value = self._database.get("memos", f"ledger {site}")
        with suppress(*FOUND_WRONG):
            return unpack_ledger(value) if value else {}
        return {}

    def keep_ledger(self, site: Path, ledger: Mapping[str, MadePlan]) -> None:
        """Keep what was made of each plan of a site."""
        self._database.put("memos", [(f"ledger {site}", pack_ledger(ledger))])

    def commit(self) -> None:
        """Keep for good what was kept so far."""
        self._database.commit()

    def close(self) -> None:
        """Close the store; what was not committed is lost."""
        self._body.cache_clear()
        self._blurb.cache_clear()
        self._database.close()


@contextmanager
def open_store(project: Path) -> Iterator[Store]:
    """Open the store of a project.

    Where none can be kept, because the project or the user's folder cannot be written, it is one that lasts
    as long as the build.

    Raises:
        StoreError: It cannot be used. Within the context, likewise.

    """
    store = _open_kept(project)
    if store is None:
        with open_passing_store() as passing:
            yield passing
        return
    with closing(store):
        yield store


@contextmanager
def open_passing_store() -> Iterator[Store]:
    """Open a store that lasts as long as the build.

    Raises:
        StoreError: There is no room for it. Within the context, likewise.

    """
    try:
        made = tempfile.TemporaryDirectory(prefix="digest-", ignore_cleanup_errors=True)
    except OSError as error:
        raise StoreError(str(error.strerror or error), is_passing=True) from error
    with made as folder, closing(_open(Path(folder, "store.sqlite"), b"-")) as store:
        yield store


def _open_kept(project: Path) -> Store | None:
    """The store in its place; None where none can be kept."""
    secret = load_secret()
    if secret is None:
        return None
    try:
        folder = make_state_folder(project)
    except OSError:
        return None
    return _open(project / FILE, secret) if os.access(folder, os.W_OK) else None


def _open(path: Path, secret: bytes) -> Store:
    try:
        return Store(Database(path, secret))
    except OSError as error:
        raise StoreError(str(error.strerror), is_passing=True) from error


def set_aside(project: Path, reason: StoreError) -> tuple[Notice, bool]:
    """Move a store out of the way, unless the fault is not its own; one set aside before is replaced.

    Returns:
        What is to be said of it, and whether another one can be opened in its place.

    """
    path = project / FILE
    problem, remedy = f"cannot be used now: {reason}", "make room, or mend its rights; nothing is remembered"
    if not reason.is_passing:
        try:
            _move_aside(path)
        except OSError as error:
            problem = f"{reason}; cannot be set aside: {error.strerror}"
        else:
            problem, remedy = f"set aside and made anew: {reason}", f"{path.name}{ASIDE} may be deleted"
            return Notice(FILE, None, problem, remedy, "warning"), True
    return Notice(FILE, None, problem, remedy, "warning"), False


def _move_aside(path: Path) -> None:
    for suffix in ("", *BESIDE):
        place, target = path.with_name(path.name + suffix), path.with_name(path.name + suffix + ASIDE)
        if not os.path.lexists(place):
            continue
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)
        place.replace(target)


def _pack_origin(origin: Origin) -> bytes:
    return ORIGIN.pack(origin.seen is not None, *_values(origin.seen or UNSEEN), origin.content, origin.rules)


def _read_origin(value: bytes) -> Origin:
    seen, *signature, content, rules = ORIGIN.unpack_from(value)
    return Origin(Signature(*signature) if seen else None, content, rules)


def _values(record: Signature | Notice) -> list[object]:
    """The values of a record; half of a surrogate pair in a text as it is escaped."""
    values = (getattr(record, one.name) for one in fields(record))
    return [
        one.encode("utf-8", "backslashreplace").decode() if isinstance(one, str) else one for one in values
    ]
