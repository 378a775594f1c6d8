"""Whatever stands in the place of the store, the site is that of a build from nothing."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from conftest import RAIN, files_of, markdown
from faults import Faults, injected

import digest
from digest import recall
from digest.store.database import APPLICATION, SCHEMA, VERSION

STORE = ".digest/store.sqlite"

SETTINGS = "[images]\ncards = false\n[edition]\nemail = false\nebook = false\n"


@pytest.fixture(scope="module")
def built() -> Iterator[Path]:
    """A project that has been built."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(recall, "SETTLED", -(10**15))
        project = Path(name, "project")
        (project / "content").mkdir(parents=True)
        (project / "digest.toml").write_text(SETTINGS)
        for title in ("Rain", "Snow", "Wind"):
            (project / f"content/{title.lower()}.md").write_text(markdown(title, f"{title} fell. {RAIN}"))
        digest.build(project)
        yield project


@pytest.fixture
def project(built: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same, to be spoilt; it stands in the same place, so that the store knows its files."""
    monkeypatch.setattr(recall, "SETTLED", -(10**15))
    kept = built.with_name("kept")
    shutil.copytree(built / ".digest", kept)
    yield built
    shutil.rmtree(built / ".digest")
    kept.rename(built / ".digest")


@pytest.fixture(scope="module")
def from_nothing(built: Path) -> dict[str, bytes]:
    """The site of the same articles in a project that is built for the first time, the snow edited."""
    other = built.with_name("other")
    shutil.copytree(built, other, ignore=shutil.ignore_patterns(".digest", "site"))
    edit(other)
    return files_of(digest.build(other).site)


def edit(project: Path) -> None:
    (project / "content/snow.md").write_text(markdown("Snow", f"Snow melted. {RAIN}"))


def rebuilt(project: Path) -> tuple[dict[str, bytes], str]:
    """The site after an edit, and what is said of the store; the edit is undone in the end."""
    before = (project / "content/snow.md").read_bytes()
    edit(project)
    report = digest.build(project)
    site = files_of(report.site)
    (project / "content/snow.md").write_bytes(before)
    return site, "; ".join(notice.problem for notice in report.notices if ".digest" in notice.place)


def quiet(path: Path) -> None:
    """Have all that was committed stand in the file itself."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def replaced_by(*statements: str) -> Callable[[Path], object]:
    def spoil(path: Path) -> None:
        path.unlink()
        changed_by(*statements)(path)

    return spoil


def changed_by(*statements: str) -> Callable[[Path], object]:
    def spoil(path: Path) -> None:
        connection = sqlite3.connect(path)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()

    return spoil


def spoil_by_folder(path: Path) -> None:
    path.unlink()
    (path / "inner").mkdir(parents=True)


def spoil_by_link(path: Path) -> None:
    """A link to an empty file of somebody else's, which SQLite would make a database of."""
    path.unlink()
    theirs = path.with_name("theirs.txt")
    theirs.touch()
    path.symlink_to(theirs)


OURS = (f"PRAGMA application_id = {APPLICATION}", f"PRAGMA user_version = {VERSION}")

ENDLESS = (
    "CREATE VIEW files AS WITH RECURSIVE endless(name, value) AS"
    " (SELECT 'a', x'00' UNION ALL SELECT name || 'a', value FROM endless) SELECT * FROM endless"
)

SET_ASIDE: dict[str, Callable[[Path], object]] = {
    "truncated": lambda path: os.truncate(path, path.stat().st_size // 2),
    "random bytes": lambda path: path.write_bytes(Random(1).randbytes(50_000)),  # noqa: S311  no secret
    "with a schema that is no text": lambda path: path.write_bytes(
        path.read_bytes().replace(b"TABLE files (name", b"TABL\xbf files (name")
    ),
    "a text": lambda path: path.write_text("Dear diary, " * 100),
    "a folder": spoil_by_folder,
    "a link": spoil_by_link,
    "a journal of somebody's": lambda path: path.with_name(f"{path.name}-journal").write_bytes(b"x"),
    "a write-ahead log that is a link": lambda path: path.with_name(f"{path.name}-wal").symlink_to("theirs"),
    "of another program": replaced_by("CREATE TABLE places (url TEXT)", "PRAGMA application_id = 7"),
    "without our number": changed_by("PRAGMA application_id = 0"),
    "of a newer release": changed_by(f"PRAGMA user_version = {VERSION + 1}"),
    "of an older release": changed_by("PRAGMA user_version = 0"),
    "with a view that never ends": replaced_by(
        ENDLESS, *(one for one in SCHEMA if "TABLE files" not in one), *OURS
    ),
    "with a trigger": changed_by("CREATE TRIGGER t AFTER INSERT ON files BEGIN DELETE FROM bodies; END"),
    "with another table": changed_by("CREATE TABLE more (name TEXT)"),
    "with tables of ours and nothing sealed": replaced_by(*SCHEMA, *OURS),
    "without one of our tables": changed_by("DROP TABLE words"),
}


@pytest.mark.parametrize("spoil", SET_ASIDE.values(), ids=SET_ASIDE)
def test_store_that_cannot_be_used_is_set_aside(
    project: Path, from_nothing: dict[str, bytes], spoil: Callable[[Path], object]
) -> None:
    quiet(project / STORE)
    spoil(project / STORE)
    site, told = rebuilt(project)
    assert site == from_nothing
    assert told.startswith("set aside and made anew: ")


def test_link_in_the_place_of_the_store_is_not_written_through(project: Path) -> None:
    quiet(project / STORE)
    spoil_by_link(project / STORE)
    rebuilt(project)
    assert (project / ".digest/theirs.txt").read_bytes() == b""
    assert not (project / STORE).is_symlink()


def test_second_damage_replaces_what_was_set_aside(project: Path, from_nothing: dict[str, bytes]) -> None:
    for spoil in (spoil_by_folder, SET_ASIDE["a text"], spoil_by_folder):
        spoil(project / STORE)
        assert rebuilt(project)[0] == from_nothing
    assert (project / STORE).is_file()


HARMLESS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: os.truncate(path, 0),
    "gone": lambda path: path.unlink(),
    "rows without a seal": changed_by("UPDATE files SET value = x'00'"),
    "names swapped": changed_by("UPDATE files SET name = 'x' WHERE name = 'rain.md'"),
    "values of another kind": changed_by("UPDATE memos SET value = 7 WHERE name != 'ours'"),
    "rows of a million bytes": changed_by("UPDATE files SET value = zeroblob(1000000)"),
    "logs left behind": lambda path: path.with_name(f"{path.name}-shm").write_bytes(b"\0" * 40_000),
}


@pytest.mark.parametrize("spoil", HARMLESS.values(), ids=HARMLESS)
def test_store_that_lacks_something_is_filled_again(
    project: Path, from_nothing: dict[str, bytes], spoil: Callable[[Path], object]
) -> None:
    quiet(project / STORE)
    spoil(project / STORE)
    assert rebuilt(project) == (from_nothing, "")


def test_bits_that_flip_are_noticed_or_harmless(project: Path, from_nothing: dict[str, bytes]) -> None:
    quiet(project / STORE)
    whole, chance = (project / STORE).read_bytes(), Random(6)  # noqa: S311  no secret
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(5):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        for path in (project / ".digest").glob("store.sqlite*"):
            path.unlink()
        (project / STORE).write_bytes(data)
        assert rebuilt(project)[0] == from_nothing


@pytest.mark.parametrize("table", ["bodies", "words", "files", "memos"])
def test_rows_of_an_older_build_are_not_taken_for_those_of_now(
    project: Path, from_nothing: dict[str, bytes], table: str
) -> None:
    connection = sqlite3.connect(project / STORE)
    old = connection.execute(f"SELECT name, value FROM {table}").fetchall()  # noqa: S608  a name of ours
    connection.close()
    before = (project / "content/snow.md").read_bytes()
    edit(project)
    digest.build(project)
    connection = sqlite3.connect(project / STORE)
    connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", old)  # noqa: S608  likewise
    connection.commit()
    connection.close()
    (project / "digest.toml").write_text(f"{SETTINGS}[site]\ntitle = 'Other'\n")
    digest.build(project)
    (project / "digest.toml").write_text(SETTINGS)
    site = files_of(digest.build(project).site)
    (project / "content/snow.md").write_bytes(before)
    assert site == from_nothing


def test_store_of_another_user_is_set_aside(
    project: Path, from_nothing: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    site, told = rebuilt(project)
    assert site == from_nothing
    assert "it was not made by this user's digest" in told


def test_store_that_goes_while_it_is_used_costs_nothing(
    project: Path, from_nothing: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from digest.stories import group_analyses

    def remove(*given: object) -> object:
        shutil.rmtree(project / ".digest")
        return group_analyses(*given)  # type: ignore[arg-type]  # as it was called

    with monkeypatch.context() as patch:
        patch.setattr("digest.stages.group_analyses", remove)
        assert rebuilt(project)[0] == from_nothing
    assert rebuilt(project) == (from_nothing, "")


def test_full_disk_is_told_and_the_store_stays(project: Path, from_nothing: dict[str, bytes]) -> None:

    before = (project / STORE).stat().st_ino
    recorded = Faults((project / ".digest",))
    with injected(recorded):
        rebuilt(project)
    (project / "content/rain.md").touch()
    commit = [number for number, call in enumerate(recorded.calls) if call.startswith("sqlite executemany")]
    with injected(Faults((project / ".digest",), "ENOSPC", commit[0])):
        site, told = rebuilt(project)
    assert site == from_nothing
    assert told.startswith("cannot be used now: ")
    assert (project / STORE).stat().st_ino == before


def test_folder_behind_a_link_is_left_alone(
    project: Path, from_nothing: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "cache/pictures").mkdir(parents=True)
    (tmp_path / "cache/pictures/mine.jpg").write_text("mine")
    shutil.rmtree(project / ".digest")
    (project / ".digest").symlink_to(tmp_path)
    site, told = rebuilt(project)
    (project / ".digest").unlink()
    (project / ".digest").mkdir()
    assert site == from_nothing
    assert told == "a link leads out of it; nothing is remembered"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["cache", "mine.jpg", "pictures"]
