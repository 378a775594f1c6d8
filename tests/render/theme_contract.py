"""What templates/README.md says that templates are given, what they are, and values made of those types."""

import inspect
import re
import tempfile
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from jinja2 import Template
from markupsafe import Markup

import digest
import digest.render
from digest.records import Analysis
from digest.settings import SiteSettings, ThemeSettings

ROOT = Path(__file__).parents[2]
README = ROOT / "templates/README.md"
GOLDEN = ROOT / "tests/golden/project"

EVERY = "What every template is given"

ROW = re.compile(r"^\| `(?P<name>[^`]+)` \| (?P<type>[^|]+) \| [^|]+ \|$", re.MULTILINE)

FUNCTION = "function"


@dataclass(frozen=True)
class Part:
    """A part of the README below a heading: of a template, or of a kind of values."""

    types: Mapping[str, str]
    """What its table says, by name, in its order."""
    blocks: frozenset[str]


@cache
def documented() -> Mapping[str, Part]:
    """Every part of the README by the words of its heading, without quotation marks."""
    pieces = re.split(r"^###? +(.+)$", README.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {head.strip("`"): _part(text) for head, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def _part(text: str) -> Part:
    blocks = re.search(r"^Blocks: (.+)\.$", text, re.MULTILINE)
    found = {row["name"]: row["type"].replace("`", "").strip() for row in ROW.finditer(text)}
    return Part(found, frozenset(re.findall("`([^`]+)`", blocks[1]) if blocks else ()))


@cache
def given() -> Mapping[str, Mapping[str, Any]]:
    """What each template is given when the golden project is built, the last time that it is used."""
    found: dict[str, dict[str, Any]] = {}
    render = Template.render

    def recording(template: Template, **values: Any) -> str:  # noqa: ANN401  whatever a template is given
        found[str(template.name)] = values
        return render(template, **values)

    Template.render = recording  # type: ignore[method-assign, assignment]
    try:
        with tempfile.TemporaryDirectory() as folder:
            digest.build(GOLDEN, output=Path(folder, "site"))
    finally:
        Template.render = render  # type: ignore[method-assign]
    return found


@cache
def kinds() -> Mapping[str, type]:
    """The dataclasses that a template can be given, by name: those that the README names, and theirs."""
    named = {
        word
        for part in documented().values()
        for one in part.types.values()
        for word in re.findall(r"\w+", one)
    }
    known = {
        name: kind
        for module in _modules()
        for name, kind in inspect.getmembers(module, is_dataclass)
        if isinstance(kind, type) and kind not in {SiteSettings, ThemeSettings}
    }
    found = {name: known[name] for name in sorted(named & known.keys())}
    for kind in [*found.values()]:
        found |= {one.__name__: one for one in _within(kind)}
    return found


def _modules() -> Iterator[types.ModuleType]:
    import importlib
    import pkgutil

    for module in pkgutil.walk_packages(digest.render.__path__, "digest.render."):
        yield importlib.import_module(module.name)


def _hints(kind: type) -> dict[str, Any]:
    # Markup is imported for the type checker alone.
    return get_type_hints(kind, localns={"Markup": Markup})


def _within(kind: Any) -> Iterator[type]:  # noqa: ANN401  any type
    """The dataclasses of a type's parts, its own among them."""
    if kind is Analysis:
        return
    if is_dataclass(kind) and isinstance(kind, type):
        yield kind
        for hint in _hints(kind).values():
            yield from _within(hint)
    for part in get_args(kind):
        yield from _within(part)


def said_of(kind: type) -> Mapping[str, str]:
    """What the README should say of a dataclass: its names with their types.

    What comes from before the rendering is not for templates; properties are.
    """
    hints = {name: hint for name, hint in _hints(kind).items() if hint is not Analysis}
    properties = inspect.getmembers(kind, lambda one: isinstance(one, property))
    return {name: _shown(get_type_hints(one.fget)["return"]) for name, one in properties} | {
        name: _shown(hint) for name, hint in hints.items()
    }


def _shown(kind: Any) -> str:  # noqa: ANN401  any type
    """A type as the README writes it.

    >>> _shown(tuple[str, ...] | None)
    'tuple[str, ...] or None'

    """
    parts = ["..." if part is ... else _shown(part) for part in get_args(kind)]
    if get_origin(kind) in {types.UnionType, Union}:
        return " or ".join(parts)
    if kind is types.NoneType:
        return "None"
    return f"{get_origin(kind).__name__}[{', '.join(parts)}]" if parts else str(kind.__name__)


def type_of(written: str) -> Any:  # noqa: ANN401  any type
    """Return the type that the README writes."""
    names: dict[str, type] = {"Markup": Markup, "SiteSettings": SiteSettings, "ThemeSettings": ThemeSettings}
    names |= {"date": date, **kinds()}
    return eval(written.replace(" or ", " | "), dict(names))  # noqa: S307  our own README


def fits(value: object, kind: Any) -> bool:  # noqa: ANN401  any type
    """Whether a value is of a type."""
    parts, origin = get_args(kind), get_origin(kind)
    if origin is types.UnionType:
        return any(fits(value, part) for part in parts)
    if origin is dict:
        return isinstance(value, dict) and all(fits(one, parts[1]) for one in value.values())
    if origin is tuple and parts[-1] is ...:
        return isinstance(value, tuple) and all(fits(one, parts[0]) for one in value)
    if origin is tuple:
        return isinstance(value, tuple) and all(map(fits, value, parts))
    return isinstance(value, kind)


EXAMPLES: Mapping[Any, object] = {
    bool: True,
    int: 3,
    float: 2.5,
    str: "Words",
    Markup: Markup("<p>Words</p>"),
    bytes: b"mark",
    date: date(2025, 3, 6),
}


def filled(kind: Any) -> Any:  # noqa: ANN401  a value of any type
    """Return a value of a type with all that it can have."""
    parts, origin = get_args(kind), get_origin(kind)
    if origin in {types.UnionType, Union}:
        return filled(parts[0])
    if origin is Literal:
        return parts[0]
    if origin is tuple:
        return (filled(parts[0]),) * 2 if parts[-1] is ... else tuple(map(filled, parts))
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: filled(hint) for name, hint in _hints(kind).items()})
    return EXAMPLES[kind]


def can_miss(kind: Any) -> bool:  # noqa: ANN401  any type
    """Whether a value of a type can be None, or empty."""
    parts = get_args(kind)
    return types.NoneType in parts or (get_origin(kind) is tuple and parts[-1] is ...)


def missing(kind: Any) -> tuple[()] | None:  # noqa: ANN401  any type
    """Return the value of a type that says nothing."""
    return None if types.NoneType in get_args(kind) else ()


Lacks = Callable[[type, str], bool]
"""Whether a field of a dataclass is missing."""


def without(value: Any, lacks: Lacks) -> Any:  # noqa: ANN401  a value of any type, and another of it
    """Return a value whose optional fields are missing where that is asked for."""
    if isinstance(value, tuple):
        return tuple(without(one, lacks) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    hints = _hints(type(value))
    changes = {
        one.name: missing(hints[one.name])
        if can_miss(hints[one.name]) and lacks(type(value), one.name)
        else without(getattr(value, one.name), lacks)
        for one in fields(value)
    }
    return replace(value, **changes)


def optional_fields(value: Any) -> set[tuple[type, str]]:  # noqa: ANN401  a value of any type
    """Return the optional fields of all dataclasses that a value is made of."""
    if isinstance(value, tuple):
        return {found for one in value for found in optional_fields(one)}
    if not is_dataclass(value) or isinstance(value, type):
        return set()
    hints = _hints(type(value))
    own = {(type(value), name) for name, hint in hints.items() if can_miss(hint)}
    return own.union(*(optional_fields(getattr(value, name)) for name in hints))
