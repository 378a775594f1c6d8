import os
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from digest.render.compiled import MOST_FILES, CompiledTemplates
from digest.user_folder import user_cache_folder

SOURCE = "Rain in {{ town }}."
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="files have no mode there")


def render(cache_folder: Path | None, *, source: str = SOURCE, trim: bool = False) -> str:
    """Render a template as a process of its own would, with what others have left in a cache folder."""
    compiled = CompiledTemplates(cache_folder)
    loader = DictLoader({"page.html": source})
    environment = Environment(loader=loader, bytecode_cache=compiled, autoescape=True, trim_blocks=trim)
    return environment.get_template("page.html").render(town="Lune & Wyre")


def kept(cache_folder: Path) -> list[Path]:
    return sorted((cache_folder / "digest/templates").glob("*"))


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that have been compiled since the test began."""
    seen: list[str] = []
    compile_source = Environment.compile

    def compile_and_tell(self: Environment, source: str, *more: object, **options: object) -> object:
        seen.append(source)
        return compile_source(self, source, *more, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", compile_and_tell)
    return seen


def test_second_process_compiles_nothing(tmp_path: Path, compilations: list[str]) -> None:
    assert [render(tmp_path), render(tmp_path)] == ["Rain in Lune &amp; Wyre."] * 2
    assert compilations == [SOURCE]


def test_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    render(tmp_path)
    assert render(tmp_path, source="Snow.") == "Snow."


def test_template_is_compiled_anew_with_other_options(tmp_path: Path, compilations: list[str]) -> None:
    render(tmp_path)
    render(tmp_path, trim=True)
    assert compilations == [SOURCE, SOURCE]


def test_environment_without_a_folder_keeps_nothing(tmp_path: Path) -> None:
    render(None)
    assert list(tmp_path.iterdir()) == []


@POSIX_ONLY
def test_folder_and_files_are_closed_to_others(tmp_path: Path) -> None:
    render(tmp_path)
    made = [tmp_path / "digest", tmp_path / "digest/templates", *kept(tmp_path)]
    assert [path.stat().st_mode & 0o777 for path in made] == [0o700, 0o700, 0o600]


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, bytes(32) + b"junk"])
def test_damaged_file_is_compiled_anew(tmp_path: Path, damage: bytes, compilations: list[str]) -> None:
    render(tmp_path)
    whole = kept(tmp_path)[0].read_bytes()
    kept(tmp_path)[0].write_bytes(damage)
    assert render(tmp_path) == "Rain in Lune &amp; Wyre."
    assert (kept(tmp_path)[0].read_bytes(), len(compilations)) == (whole, 2)


def test_one_changed_byte_is_noticed(tmp_path: Path, compilations: list[str]) -> None:
    render(tmp_path)
    data = bytearray(kept(tmp_path)[0].read_bytes())
    data[-20] ^= 1
    kept(tmp_path)[0].write_bytes(data)
    render(tmp_path)
    assert len(compilations) == 2


@POSIX_ONLY
@pytest.mark.parametrize("folder", ["digest", "digest/templates"])
@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_folder_that_others_can_write_to_is_not_used(
    tmp_path: Path, folder: str, mode: int, compilations: list[str]
) -> None:
    render(tmp_path)
    (tmp_path / folder).chmod(mode)
    render(tmp_path)
    assert len(compilations) == 2


@POSIX_ONLY
def test_file_that_others_can_write_to_is_not_loaded(tmp_path: Path, compilations: list[str]) -> None:
    render(tmp_path)
    kept(tmp_path)[0].chmod(0o620)
    render(tmp_path)
    assert len(compilations) == 2


@POSIX_ONLY
def test_folder_of_another_user_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compilations: list[str]
) -> None:
    render(tmp_path)
    user = os.geteuid()
    monkeypatch.setattr("os.geteuid", lambda: user + 1)
    render(tmp_path)
    assert len(compilations) == 2


@POSIX_ONLY
def test_link_in_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "digest").mkdir(mode=0o700)
    (tmp_path / "digest/templates").symlink_to(tmp_path / "elsewhere")
    render(tmp_path)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@POSIX_ONLY
def test_link_in_place_of_a_file_is_not_followed(tmp_path: Path, compilations: list[str]) -> None:
    render(tmp_path)
    file = kept(tmp_path)[0]
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    render(tmp_path)
    assert len(compilations) == 2


@pytest.mark.parametrize("place", ["missing/cache", "file", "file/cache"])
def test_folder_that_cannot_be_made_costs_nothing(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    assert render(tmp_path / place) == "Rain in Lune &amp; Wyre."


def test_file_that_cannot_be_written_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    assert render(tmp_path) == "Rain in Lune &amp; Wyre."
    assert kept(tmp_path) == []


def test_oldest_files_go_when_there_are_too_many(tmp_path: Path) -> None:
    render(tmp_path)
    first = kept(tmp_path)[0]
    for number in range(MOST_FILES):
        (first.parent / f"{number}.compiled").touch()
        os.utime(first.parent / f"{number}.compiled", (number, number))
    render(tmp_path, source="Snow.")
    names = {path.name for path in kept(tmp_path)}
    assert len(names) == MOST_FILES + 1
    assert (first.name in names, "0.compiled" in names) == (True, False)


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        ({"HOME": "/home/ann"}, "linux", "/home/ann/.cache"),
        ({"HOME": "/home/ann", "XDG_CACHE_HOME": "/fast"}, "linux", "/fast"),
        ({"HOME": "/home/ann", "XDG_CACHE_HOME": "here"}, "linux", "/home/ann/.cache"),
        ({"HOME": "/Users/ann", "XDG_CACHE_HOME": "/fast"}, "darwin", "/Users/ann/Library/Caches"),
        ({"LOCALAPPDATA": "/C/ann", "HOME": "/c/ann"}, "win32", "/C/ann"),
    ],
)
def test_cache_folder_is_that_of_the_system(environ: dict[str, str], platform: str, folder: str) -> None:
    assert user_cache_folder(environ, platform) == Path(folder)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("home", [{}, {"HOME": "", "LOCALAPPDATA": ""}, {"HOME": ".", "LOCALAPPDATA": "."}])
def test_system_without_a_home_has_no_cache_folder(home: dict[str, str], platform: str) -> None:
    assert user_cache_folder(home, platform) is None
