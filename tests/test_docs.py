"""The docs say what the code does."""

from dataclasses import fields
from pathlib import Path

import pytest
from refresh import CLI_REFERENCE, cli_reference

from digest.readers.facts import KEYS
from digest.settings import SECTIONS, SECTIONS_WITHIN, FeedSettings, parse_settings

ROOT = Path(__file__).parent.parent
SETTINGS = (ROOT / "docs/settings.md").read_text(encoding="utf-8")


def test_command_reference_is_that_of_the_code() -> None:
    assert CLI_REFERENCE.read_text(encoding="utf-8") == cli_reference(), "refresh it: python tests/refresh.py"


@pytest.mark.parametrize("section", [*SECTIONS, *SECTIONS_WITHIN])
def test_every_setting_is_documented_with_its_default(section: str) -> None:
    table = SETTINGS.split(f"## `[{section}]`")[1].split("\n## ")[0]
    rows = [line.split(" | ")[0].strip("| `") for line in table.splitlines() if line.startswith("| `")]
    settings = [one for one in fields({**SECTIONS, **SECTIONS_WITHIN}[section]) if "check" in one.metadata]
    assert rows == [setting.name for setting in settings]
    for setting in settings:
        default = "none" if setting.default is None else f"`{str(setting.default)!r}`".replace("'", '"')
        default = f"`{setting.default}`".lower() if isinstance(setting.default, int) else default
        assert f"| `{setting.name}` | {default} |" in table


def test_every_setting_of_a_feed_is_documented() -> None:
    table = SETTINGS.split("## `[[feeds]]`")[1].split("\n## ")[0]
    rows = [line.split(" | ")[0].strip("| `") for line in table.splitlines() if line.startswith("| `")]
    assert rows == [setting.name for setting in fields(FeedSettings) if "check" in setting.metadata]


def test_settings_in_the_docs_are_accepted() -> None:
    parse_settings(SETTINGS.split("```toml")[1].split("```")[0])


def test_every_key_of_front_matter_is_documented() -> None:
    table = SETTINGS.split("## Front matter")[1]
    assert [key for key in KEYS if f"`{key}`" not in table] == []


def test_links_of_the_docs_lead_somewhere() -> None:
    import re

    dead = [
        f"{path.name}: {link}"
        for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("templates/*.md")]
        for link in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8"))
        if "://" not in link and not (path.parent / link).exists()
    ]
    assert dead == []
