from pathlib import Path

from conftest import MakeProject, markdown

import digest


def build(make_project: MakeProject, settings: str = "") -> Path:
    return digest.build(make_project({"content/rain.md": markdown("Rain"), "digest.toml": settings})).site


def test_every_page_but_that_of_search_has_a_field_that_leads_there(make_project: MakeProject) -> None:
    site = build(make_project)
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("index.html")}
    without = {
        path.relative_to(site).as_posix() for path, text in pages.items() if 'class="find"' not in text
    }
    assert without == {"search/index.html"}


def test_other_index_gives_its_files_other_addresses(make_project: MakeProject) -> None:
    before = (build(make_project) / "search/index.html").read_text(encoding="utf-8")
    project = make_project({"content/rain.md": markdown("Rain and hail")})
    assert (digest.build(project).site / "search/index.html").read_text(encoding="utf-8") != before


def test_site_may_be_without_a_search(make_project: MakeProject) -> None:
    site = build(make_project, "[search]\nenabled = false\n")
    assert not [path for path in site.rglob("*") if "search" in path.name]
    assert "search" not in (site / "index.html").read_text(encoding="utf-8")


def test_article_of_today_leaves_the_articles_shown_as_they_are(make_project: MakeProject) -> None:
    days = {f"content/{day}.md": markdown(f"Rain {day}", date=f"2024-12-0{day}") for day in range(1, 9)}
    project = make_project(days)
    before = (digest.build(project).site / "search/articles/0.js").read_bytes()
    (project / "content/new.md").write_text(markdown("Hail", date="2024-12-09"), encoding="utf-8")
    site = digest.build(project).site
    assert (site / "search/articles/0.js").read_bytes() == before
    assert (site / "search/articles/1.js").exists()
