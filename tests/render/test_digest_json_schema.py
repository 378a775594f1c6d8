"""docs/digest.schema.json is what digest.json is."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from conftest import article
from jsonschema import Draft202012Validator
from test_illustrations import LEAD
from test_illustrations import pages as illustrated_pages
from test_spread import FOUR
from test_templates import bare_site, edition, full_site, hostile_site, render, story

from digest.analyse.scales import LABELS
from digest.records import SummaryMethod
from digest.render.digest_json import VERSION

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/digest.schema.json").read_text(encoding="utf-8"))
GOLDEN = ROOT / "tests/golden/site/digest.json"


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(text: str) -> list[str]:
    return [f"{one.json_path}: {one.message}" for one in validator().iter_errors(json.loads(text))]


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """Every part of the schema that speaks of an object."""
    members = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
        yield schema
    for member in members:
        yield from objects(member)


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("site", [bare_site, full_site, hostile_site])
def test_digest_json_of_a_made_up_site_is_valid(site: Any) -> None:  # noqa: ANN401  a cached function
    assert faults(site()["digest.json"]) == []


def test_digest_json_of_the_golden_site_is_valid() -> None:
    assert faults(GOLDEN.read_text(encoding="utf-8")) == []


def test_digest_json_with_spreads_is_valid() -> None:
    text = render(edition(story(*FOUR)))["digest.json"]
    assert '"median"' in text
    assert faults(text) == []


def test_digest_json_with_a_picture_is_valid() -> None:
    made = illustrated_pages(replace(article("Rain"), picture=LEAD))["digest.json"]
    assert '"picture":{' in made
    assert faults(made) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"version": 1', '"version": 2'),
        ('"language_assumed"', '"language_presumed"'),
        ('"start":0', '"start":-1'),
        ('"summary_method":"ranker"', '"summary_method":"guess"'),
        ('"first_day":"2025-03-01"', '"first_day":"2025-03-41"'),
        ("T08:00:00+01:00", "T08:00:00"),
    ],
)
def test_schema_refuses_what_is_wrong(old: str, new: str) -> None:
    text = GOLDEN.read_text(encoding="utf-8")
    assert old in text
    assert faults(text.replace(old, new))


def test_schema_knows_every_property_and_describes_it() -> None:
    for part in objects(SCHEMA):
        assert part["additionalProperties"] is False, part["description"]
        for name, value in part["properties"].items():
            assert value.get("description"), name


def test_every_property_is_always_there_but_the_files_of_an_edition() -> None:
    loose = [part for part in objects(SCHEMA) if part["required"] != list(part["properties"])]
    assert [list(part["properties"]) for part in loose] == [["html", "txt", "eml", "epub"]]


def test_schema_is_of_the_version_that_digest_json_states() -> None:
    assert SCHEMA["properties"]["version"]["const"] == VERSION
    assert SCHEMA["$id"].endswith(f":{VERSION}")


def test_schema_names_the_methods_and_labels_of_the_code() -> None:
    parts = SCHEMA["$defs"]
    assert set(parts["article"]["properties"]["summary_method"]["enum"]) == set(get_args(SummaryMethod))
    assert parts["score"]["properties"]["label"]["enum"] == [*LABELS, None]
