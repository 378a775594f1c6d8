"""The second theme, on the golden project."""

import shutil
from pathlib import Path

import pytest
from conftest import thorough_but
from playwright.sync_api import Page

import digest

GOLDEN = Path(__file__).parent / "golden/project"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden project with the theme, built."""
    project = tmp_path_factory.mktemp("broadsheet") / "project"
    shutil.copytree(GOLDEN, project, ignore=shutil.ignore_patterns(".digest"))
    settings = (project / "digest.toml").read_text(encoding="utf-8")
    (project / "digest.toml").write_text(f'{settings}\n[theme]\nname = "broadsheet"\n', encoding="utf-8")
    assert digest.build(project).notices == ()
    return project


def test_every_summary_of_the_theme_is_proved(project: Path) -> None:
    proof, golden = digest.verify(project), digest.verify(GOLDEN, site=GOLDEN.parent / "site")
    assert proof.notices == ()
    assert proof.articles == golden.articles > 0
    assert proof.sentences >= golden.sentences > 0


def test_theme_has_a_front_page_of_its_own(project: Path) -> None:
    assert 'class="page-one' in (project / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", thorough_but([320, 768, 1280], 320))
def test_no_page_of_the_theme_is_wider_than_the_window(
    tab: Page,
    project: Path,
    width: int,
) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    for kind in ("index.html", "archive/index.html", "about/index.html", "topics/index.html"):
        tab.goto((project / "site" / kind).as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, kind
