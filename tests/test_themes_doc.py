"""docs/themes.md, followed step by step."""

import re
from pathlib import Path

import pytest
from conftest import markdown
from typer.testing import CliRunner

from digest.cli import app

GUIDE = Path(__file__).parent.parent / "docs/themes.md"

STEP = re.compile(
    r"`(?P<file>[\w./]+)`[^`]*:\n\n```\w+\n(?P<text>.*?)```|```console\n(?P<commands>.*?)```", re.DOTALL
)
"""A file, named last before its text, or commands."""


ARTICLES = {
    "content/rain.md": markdown("Rain", source="The Bridge"),
    "content/wind.md": markdown(
        "Wind", "A gale took the roof off the old mill.\n", source="The Bridge", topic="Town"
    ),
}


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Do all that the guide says; gives the front page and the style sheet of each build, by suffix."""
    project = tmp_path_factory.mktemp("project")
    for file, text in ARTICLES.items():
        write(project / file, text)
    made: dict[str, list[str]] = {".html": [], ".css": []}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        for step in STEP.finditer(GUIDE.read_text(encoding="utf-8")):
            if step["file"]:
                write(project / step["file"], step["text"])
            for command in re.findall(r"^\$ digest (.+)$", step["commands"] or "", re.MULTILINE):
                result = CliRunner().invoke(app, command.split())
                assert (result.exit_code, "warning" in result.output) == (0, False), result.output
                for path in [*project.glob("site/index.html"), *project.glob("site/assets/style.*.css")]:
                    made[path.suffix].append(path.read_text(encoding="utf-8"))
    return made


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def test_colours_of_the_guide_reach_the_style_sheet(followed: dict[str, list[str]]) -> None:
    assert "--paper: #f7faf6;" in followed[".css"][0]
    assert '--letters: "Palatino", "Georgia", serif;' in followed[".css"][0]


def test_part_of_the_style_sheet_stands_after_the_one_that_it_extends(followed: dict[str, list[str]]) -> None:
    style = followed[".css"][-1]
    assert style.index(".masthead__motto {") < style.index("  text-align: start;\n}")


def test_block_of_the_guide_stands_below_the_lead(followed: dict[str, list[str]]) -> None:
    page = followed[".html"][-1]
    assert page.index('class="lead__gist"') < page.index("<span>Digest</span> <span>2 stories</span>")


def test_card_of_the_guide_begins_with_its_source(followed: dict[str, list[str]]) -> None:
    assert (
        '<div class="card__head">\n<p class="card__source"><bdi>The Bridge</bdi></p>' in followed[".html"][-1]
    )


def test_theme_of_the_guide_has_its_own_colours(followed: dict[str, list[str]]) -> None:
    assert "--paper: #f4efe6;" in followed[".css"][-1]


def test_every_example_of_the_guide_is_followed() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert len(STEP.findall(text)) == text.count("```") // 2
