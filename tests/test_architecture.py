"""Imports point one way: command line and API → flow → stages → what they share."""

import ast
from pathlib import Path

import pytest

import digest

PACKAGE = Path(__file__).parent.parent / "digest"

LAYERS = (
    {"__main__"},
    {"cli"},
    {"__init__"},
    {"api"},
    {"proof", "serve"},
    {"flow"},
    {"stages"},
    {"recall", "order"},
    {"work"},
    {"collect", "cluster"},
    {"article_file"},
    {"readers", "analyse", "stories", "edition", "pictures", "render", "publish"},
    {"project", "themes", "cache", "store"},
    {"settings"},
    {"body", "language", "days", "addresses", "style_values"},
    {"records", "errors", "agencies", "methods", "version", "phrases"},
    {"keys", "limits", "user_folder", "state_folder", "stopwatch"},
)
"""From the rim inwards. A room imports from those further in, and from itself; no stage from another."""


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    names += [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    return {[*name.split("."), "__init__"][1] for name in names if name.split(".")[0] == "digest"}


def layer_of(room: str) -> int:
    return next(number for number, rooms in enumerate(LAYERS) if room in rooms)


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_imports_point_inwards(path: Path) -> None:
    room = room_of(path)
    backwards = {other for other in imported_rooms(path) - {room} if layer_of(other) <= layer_of(room)}
    assert backwards == set()


def test_every_room_has_a_layer() -> None:
    rooms = {room_of(path) for path in PACKAGE.rglob("*.py")}
    assert rooms == {room for layer in LAYERS for room in layer}


def test_proof_takes_no_part_of_what_made_the_summaries() -> None:
    rooms = {room for path in (PACKAGE / "proof").glob("*.py") for room in imported_rooms(path)}
    assert rooms & {"analyse", "stories", "edition", "render", "body", "language"} == set()


def test_no_module_takes_the_place_of_a_public_name() -> None:
    assert {room_of(path) for path in PACKAGE.rglob("*.py")} & {*digest.__all__} - {"__version__"} == set()
