"""What templates/README.md promises, and what every theme can do without."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import thorough_but
from jinja2 import TemplateNotFound, nodes
from theme_contract import (
    EVERY,
    FUNCTION,
    can_miss,
    documented,
    filled,
    fits,
    given,
    kinds,
    missing,
    optional_fields,
    said_of,
    type_of,
    without,
)

from digest.render.environment import make_environment, theme_loader
from digest.themes import DEFAULT, theme_folders, theme_names

TEMPLATES = theme_folders()[0]
THEMES = [DEFAULT, *(name for name in theme_names() if name != DEFAULT)]
PAGES = sorted(
    path.relative_to(TEMPLATES).as_posix()
    for path in TEMPLATES.rglob("*")
    if path.relative_to(TEMPLATES).as_posix() in documented()
)
"""The templates that the README has a heading for."""

ALWAYS_THERE = {
    ("LetterSection", "stories"),
    ("SectionView", "cards"),
    ("PictureView", "width"),
    ("PictureView", "height"),
}
"""Fields that their type says can be missing, and are not: there is at least one, or a file has its size."""

AT_LEAST_ONE = {("ebook/nav.xhtml", "lead"), *((name, "feeds") for name in given())}
"""What a template is always given one of at least; every page names the site's feed."""

ONE_OF_TWO = {("PictureView", "path"), ("PictureView", "address")}
"""Fields that are not missing together."""


def rows(names: dict[str, str]) -> list[str]:
    return [f"| `{name}` | {kind} | … |" for name, kind in names.items()]


def test_readme_has_a_heading_for_each_template_that_is_rendered() -> None:
    lacking = sorted(given().keys() - documented().keys())
    assert lacking == [], "add a part `### `name`` below “The templates” in templates/README.md"


@pytest.mark.parametrize("name", sorted(given()))
def test_readme_says_what_a_template_is_given(name: str) -> None:
    every, own = documented()[EVERY].types, documented()[name].types
    passed = given()[name]
    known = {**every, **own}
    new = {one: f"`{type(value).__name__}`" for one, value in passed.items() if one not in known}
    assert rows(new) == [], f"add to the table below `### `{name}`` in templates/README.md"
    gone = [one for one in known if one not in passed]
    assert gone == [], f"remove from the table below `### `{name}`` in templates/README.md"


@pytest.mark.parametrize("name", sorted(given()))
def test_what_a_template_is_given_has_the_type_that_the_readme_says(name: str) -> None:
    known = {**documented()[EVERY].types, **documented()[name].types}
    wrong = {
        one: type(given()[name][one]).__name__
        for one, kind in known.items()
        if kind != FUNCTION and not fits(given()[name][one], type_of(kind))
    }
    assert wrong == {}, f"mend the types of these below `### `{name}`` in templates/README.md"


@pytest.mark.parametrize("name", sorted(kinds()))
def test_readme_says_what_a_value_has(name: str) -> None:
    said = dict(documented()[name].types) if name in documented() else {}
    meant = said_of(kinds()[name])
    assert sorted(rows(said)) == sorted(rows(dict(meant))), (
        f"the table below `### `{name}`` in templates/README.md"
    )


def blocks_of(file: Path) -> set[str]:
    tree = make_environment(theme_loader()).parse(file.read_text(encoding="utf-8"))
    return {block.name for block in tree.find_all(nodes.Block)}


@pytest.mark.parametrize("name", PAGES)
def test_readme_names_the_blocks_of_a_template(name: str) -> None:
    assert blocks_of(TEMPLATES / name) == documented()[name].blocks, (
        f"see “Blocks:” of `{name}` in templates/README.md"
    )


def test_theme_of_ours_fills_no_block_that_the_default_one_lacks() -> None:
    unknown = {
        f"{file.name}: {block}"
        for file in (TEMPLATES / "themes").glob("*/*.html")
        for block in blocks_of(file) - documented()["base.html"].blocks - documented()[file.name].blocks
    }
    assert unknown == set()


def values_of(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a template is given, with all that it can have; and the types of what can be missing."""
    types = {
        one: type_of(kind)
        for one, kind in {**documented()[EVERY].types, **documented()[name].types}.items()
        if kind != FUNCTION
    }
    values = dict(given()[name])
    for one, kind in types.items():
        if not isinstance(values[one], dict) and one not in {"site", "theme"}:
            values[one] = filled(kind)
    return values, {
        one: kind for one, kind in types.items() if can_miss(kind) and (name, one) not in AT_LEAST_ONE
    }


def _same(asked: tuple[type, str], kind: type, field: str) -> bool:
    return asked == (kind, field)


def poorer(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What a template can be given: all, without one thing, without anything optional."""
    values, optional = values_of(name)
    yield "nothing", values
    for one, kind in optional.items():
        yield one, values | {one: missing(kind)}
    every = sorted(optional_fields(tuple(values.values())), key=str)
    for kind, field in (one for one in every if (one[0].__name__, one[1]) not in ALWAYS_THERE):
        lacks = partial(_same, (kind, field))
        yield f"{kind.__name__}.{field}", {one: without(value, lacks) for one, value in values.items()}
    bare = {
        one: without(value, lambda kind, field: (kind.__name__, field) not in ALWAYS_THERE | ONE_OF_TWO)
        for one, value in values.items()
    }
    yield "the fields of all", bare
    yield "all", bare | {one: missing(kind) for one, kind in optional.items()}


@pytest.mark.parametrize("theme", thorough_but(THEMES, "default"))
@pytest.mark.parametrize("name", sorted(given()))
def test_template_can_do_without_anything_optional(name: str, theme: str) -> None:
    template = make_environment(theme_loader(None, theme)).get_template(name)
    for lacking, values in poorer(name):
        text = template.render(**values)
        assert "None" not in text or name.endswith(".js"), f"{name} shows None without {lacking}"


def test_every_part_of_the_readme_is_of_something_that_there_is() -> None:
    loader = theme_loader()
    environment = make_environment(loader)
    for head in documented():
        if "." in head:
            try:
                environment.get_template(head)
            except TemplateNotFound:
                pytest.fail(f"there is no template {head}: remove its part from templates/README.md")
