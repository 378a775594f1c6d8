"""Assets have names that change with their bytes, and nothing else."""

from pathlib import Path

from conftest import MakeProject, markdown

import digest
from digest.render.assets import ASSETS, SEARCH_SCRIPT


def assets_of(project: Path) -> list[str]:
    site = digest.build(project).site
    return sorted(path.name for path in (site / "assets").iterdir() if path.suffix != ".png")


def test_every_asset_has_a_fingerprint(make_project: MakeProject) -> None:
    names = assets_of(make_project({"content/rain.md": markdown("Rain")}))
    assert [name.split(".")[0] + Path(name).suffix for name in names] == sorted([*ASSETS, SEARCH_SCRIPT])
    assert all(len(name.split(".")[1]) == 8 for name in names)


def test_other_letters_give_the_style_sheet_another_name(make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": markdown("Rain")})
    before = assets_of(project)
    (project / "digest.toml").write_text('[theme]\nfont = "sans"\n', encoding="utf-8")
    changed = set(before) ^ set(assets_of(project))
    assert {Path(name).suffix for name in changed} == {".css"}


def test_pages_link_to_the_asset_of_the_same_build(make_project: MakeProject) -> None:
    site = digest.build(make_project({"content/rain.md": markdown("Rain")})).site
    (style,) = (site / "assets").glob("style.*.css")
    page = (site / "articles/rain/index.html").read_text(encoding="utf-8")
    assert f'href="../../assets/{style.name}"' in page
