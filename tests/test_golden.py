"""A small project and its site, byte for byte but for style sheet and script. Review it as code."""

import io
import zipfile
from pathlib import Path, PurePosixPath

from refresh import UNCOMPARED, plain_names

import digest
from digest.publish import MANIFEST

HERE = Path(__file__).parent / "golden"
PROJECT, EXPECTED = HERE / "project", HERE / "site"
REFRESH = "if the change is meant: python tests/refresh.py, and review the difference"


def files(folder: Path) -> dict[str, str]:
    """Return every file of a site; for an e-book its members, since how they are packed is zlib's matter."""
    found: dict[str, bytes] = {}
    left_out = {MANIFEST, *UNCOMPARED}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix == ".epub":
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
                members = (member for member in sorted(book.namelist()) if not member.endswith(".css"))
                found |= {f"{name}/{member}": book.read(member) for member in members}
        elif path.is_file() and PurePosixPath(plain_names(name)).name not in left_out:
            found[name] = path.read_bytes()
    return {plain_names(name): plain_names(data.decode()) for name, data in found.items()}


def test_site_is_the_golden_one(tmp_path: Path) -> None:
    made, expected = files(digest.build(PROJECT, output=tmp_path / "site").site), files(EXPECTED)
    assert sorted(made) == sorted(expected), REFRESH
    for path, text in made.items():
        assert text == expected[path], f"{path}: {REFRESH}"


def test_golden_project_has_nothing_wrong(tmp_path: Path) -> None:
    assert digest.build(PROJECT, output=tmp_path / "site").notices == ()


def test_golden_site_is_proved() -> None:
    assert digest.verify(PROJECT, site=EXPECTED).notices == ()
