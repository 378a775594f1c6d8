"""A small project and the site that it makes, byte for byte but for the style sheet. Review it as code."""

from pathlib import Path

from refresh import plain_names

import digest
from digest.publish import MANIFEST

HERE = Path(__file__).parent / "golden"
PROJECT, EXPECTED = HERE / "project", HERE / "site"
REFRESH = "if the change is meant: python tests/refresh.py, and review the difference"


def files(folder: Path) -> dict[str, str]:
    return {
        plain_names(path.relative_to(folder).as_posix()): plain_names(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST and path.suffix != ".css"
    }


def test_site_is_the_golden_one(tmp_path: Path) -> None:
    made, expected = files(digest.build(PROJECT, output=tmp_path / "site").site), files(EXPECTED)
    assert list(made) == list(expected), REFRESH
    for path, data in made.items():
        assert data == expected[path], f"{path}: {REFRESH}"


def test_golden_project_has_nothing_wrong(tmp_path: Path) -> None:
    assert digest.build(PROJECT, output=tmp_path / "site").notices == ()


def test_golden_site_is_proved() -> None:
    assert digest.verify(PROJECT, site=EXPECTED).notices == ()
