"""Front matter: the facts that an editor states at the top of a text file."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from digest.errors import Notice, SourceError

if TYPE_CHECKING:
    import yaml

MOST_CHARACTERS = 65_536
"""YAML's parser needs time in the square of its nesting; front matter of honest articles is far smaller."""

MOST_NESTING = 20
"""Brackets and spaces of indentation, in levels, that the YAML parser is given."""

LONGEST_INTEGER = 64
"""Bits; Python refuses to write a very long integer in decimal."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement about an article, as it was written."""

    value: str | tuple[str, ...] | date | datetime
    line: int | None = None
    """Where in the source file, from 1."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The facts by their keys in lower case, and what follows them."""

    facts: Mapping[str, Fact]
    body: str
    body_line: int
    """The line of the file at which the body begins, from 1."""


def split_front_matter(text: str, place: str) -> FrontMatter:
    """Part a text from the YAML (`---`) or TOML (`+++`) block that it begins with, if any.

    Raises:
        SourceError: The block has no end, or is no valid YAML or TOML.

    """
    for fence, parse in FORMATS.items():
        if text.startswith(fence) and text[len(fence) :].split("\n", 1)[0].strip() == "":
            return _split_fenced(text, fence, parse, place)
    return FrontMatter({}, text, 1)


def _split_fenced(text: str, fence: str, parse: "Parse", place: str) -> FrontMatter:
    lines = text.split("\n")
    ends = (fence, "...") if fence == "---" else (fence,)
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() in ends), None)
    if end is None:
        if fence == "---" and not re.match(r"[\w-]+:(\s|$)", lines[1] if lines[1:] else ""):
            return FrontMatter({}, text, 1)  # a Markdown file that begins with a rule
        raise SourceError(Notice(place, 1, "front matter has no end", f'close it with a line "{fence}"'))
    block = "\n".join(lines[1:end])
    if len(block) > MOST_CHARACTERS:
        raise SourceError(
            Notice(place, 1, f"front matter of {len(block):,} characters", "move the text below its end")
        )
    return FrontMatter(parse(block, place), "\n".join(lines[end + 1 :]), end + 2)


def _parse_yaml(block: str, place: str) -> dict[str, Fact]:
    """Read the scalars and lists of a YAML mapping as they are written: `no` stays "no"."""
    import yaml

    if _nesting(block) > MOST_NESTING:
        raise SourceError(Notice(place, 2, "front matter is nested too deep", "write plain keys and lists"))
    try:
        alias = _find_alias(block) if "*" in block else None
        node = None if alias else _compose(block)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SourceError(_yaml_notice(error, place)) from error
    if alias:
        line = alias.start_mark.line + 2 if alias.start_mark else 2
        raise SourceError(Notice(place, line, "front matter uses an alias (*)", "write the value out"))
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        problem = "front matter is no list of keys"
        raise SourceError(Notice(place, 2, problem, 'write lines such as "title: Rain"'))
    return {
        name: Fact(value, key.start_mark.line + 2)
        for outer, entry in node.value
        for name, key, inner in [(_yaml_key(outer), outer, entry), *_yaml_inner(outer, entry)]
        if (value := _yaml_value(inner)) is not None
    }


def _find_alias(block: str) -> "yaml.Event | None":
    import yaml

    events = yaml.parse(block, Loader=yaml.SafeLoader)
    return next((event for event in events if isinstance(event, yaml.AliasEvent)), None)


def _compose(block: str) -> "yaml.Node | None":
    """Parse by libyaml, ten times as fast; what it refuses PyYAML's own parser judges, in its words."""
    import yaml

    with suppress(yaml.YAMLError, ValueError, AttributeError):  # the last where PyYAML came without libyaml
        return yaml.compose(block, Loader=yaml.CSafeLoader)
    return yaml.compose(block, Loader=yaml.SafeLoader)


def _yaml_key(node: "yaml.Node") -> str:
    return str(node.value).strip().lower()


def _yaml_inner(outer: "yaml.Node", entry: "yaml.Node") -> "Iterator[tuple[str, yaml.Node, yaml.Node]]":
    """The keys of a mapping under a key, such as `image_caption` of a `caption` under `image`."""
    import yaml

    if isinstance(entry, yaml.MappingNode):
        for key, value in entry.value:
            yield f"{_yaml_key(outer)}_{_yaml_key(key)}", key, value


def _yaml_value(node: "yaml.Node") -> str | tuple[str, ...] | None:
    """A scalar's text, a list's texts (of mappings, the name), or None for null and anything else."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return tuple(text for entry in node.value if isinstance(text := _yaml_value(entry), str))
    if isinstance(node, yaml.MappingNode):
        named = {str(key.value): _yaml_value(entry) for key, entry in node.value}
        return name if isinstance(name := named.get("name"), str) else None
    return None


def _yaml_notice(error: Exception, place: str) -> Notice:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).split("\n", 1)[0]
    remedy = "mend this line; put quotes round a value that has a colon"
    return Notice(place, mark.line + 2 if mark else 2, f"broken front matter: {problem}", remedy)


def _nesting(block: str) -> int:
    """A bound on the depth of a YAML text: its open brackets, and its deepest run of block indicators."""
    depth = deepest = 0
    for sign in re.findall(r"[\[{\]}]", block):
        depth = depth + 1 if sign in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    indents = [len(run) for run in re.findall(r"(?m)^[ ]*(?:[-?:][ \t]+)*", block)]
    return max(deepest, max(indents, default=0) // 2)


def _parse_toml(block: str, place: str) -> dict[str, Fact]:
    try:
        table = tomllib.loads(block)
    except (ValueError, RecursionError) as error:
        known = isinstance(error, tomllib.TOMLDecodeError)
        line = re.search(r"\(at line (\d+)", str(error))
        problem = re.sub(r"\s*\(at .*\)$", "", str(error)) if known else "too deep, or a number too long"
        place_line = int(line[1]) + 1 if line else 2
        raise SourceError(
            Notice(place, place_line, f"broken front matter: {problem}", "mend this line")
        ) from error
    lines = {
        found[1].lower(): number
        for number, line in enumerate(block.split("\n"), start=2)
        if (found := re.match(r"""\s*["']?([\w-]+)["']?\s*=""", line))
    }
    return {
        name.lower(): Fact(stated, lines.get(name.lower()) or lines.get(key.lower()))
        for key, value in table.items()
        for name, inner in [(key, value), *_toml_inner(key, value)]
        if (stated := _toml_value(inner)) is not None
    }


def _toml_inner(key: str, value: object) -> Iterator[tuple[str, object]]:
    """The keys of a table, such as `image_caption` of a `caption` in `image`."""
    if isinstance(value, dict):
        yield from ((f"{key}_{name}", inner) for name, inner in value.items())


def _toml_value(value: object) -> str | tuple[str, ...] | date | None:
    if isinstance(value, date):  # a datetime too
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return tuple(text for entry in value if isinstance(text := _toml_value(entry), str))
    if isinstance(value, dict):
        return name if isinstance(name := value.get("name"), str) else None
    if isinstance(value, int):
        return str(value) if value.bit_length() <= LONGEST_INTEGER else hex(value)
    return None if isinstance(value, time) else str(value)


Parse = Callable[[str, str], dict[str, Fact]]

FORMATS: Mapping[str, Parse] = {"---": _parse_yaml, "+++": _parse_toml}
"""The line that opens and closes a block of each format, and its parser."""

KEY_LINE = re.compile(r"([A-Za-z][A-Za-z_-]{2,20}):[ \t]+(\S.*)")


def split_key_lines(text: str, is_fact: Callable[[str, str], bool], place: str) -> FrontMatter:
    """Part a text from the `Key: value` lines that it begins with.

    Only lines whose key and value `is_fact` takes for a statement count, and
    only where a blank line ends them, or there are two or more: a headline
    with a colon stays a headline.
    """
    front = split_front_matter(text, place)
    facts = dict(front.facts)
    lines = front.body.split("\n")
    for number, line in enumerate(lines):
        found = KEY_LINE.fullmatch(line.strip())
        if found and is_fact(found[1].lower(), found[2].strip()):
            facts[found[1].lower()] = Fact(found[2].strip(), front.body_line + number)
            continue
        if number > 1 or (number and not line.strip()):
            return FrontMatter(facts, "\n".join(lines[number:]), front.body_line + number)
        break
    return front
