"""What a build takes from the one before is what it would have made itself."""

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from conftest import RAIN, THOROUGH, MakeProject, files_of, markdown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import picture_file

import digest
from digest import recall
from digest.publish import MANIFEST
from digest.records import SETTLED, Analysis, Source
from digest.render import digest_json
from digest.render.site import Site
from digest.store.stored import Place

SENTENCES = tuple(RAIN.split("\n"))
TITLES = ("Rain", "Flood at the mill", "Rain", "Sheep on the hill", "A fund for the town", "Café")
SETTINGS = (
    "",
    '[site]\ntitle = "The Lune Digest"\nbase_url = "https://digest.example/d/"\n',
    '[site]\nlanguage = "de"\n[edition]\nperiod = "month"\n',
    "[summary]\nsentences = 2\n[search]\nenabled = false\n",
    '[topics]\nWeather = ["rain", "river"]\n',
    '[syndication]\ncontent = "full"\nentries = 2\n',
    '[site]\ntimezone = "Asia/Tokyo"\nbase_url = "https://digest.example/"\n',
    '[site]\nbase_url = "https://digest.example/"\n[site.translations]\nde = "https://digest.example/de/"\n',
    '[theme]\nname = "broadsheet"\n',
    '[theme]\nname = "plain"\n[theme.colours]\nink = ["#803010", "#e0c0a0"]\n',
)
CATALOG = """\
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Archive"
msgstr "{}"
"""
FEED = '<rss version="2.0"><channel><title>The Wire</title>{}</channel></rss>'
FEED_ENTRY = """<item><guid>e{0}</guid><title>Entry {0}</title><pubDate>1{0} Dec 2024 23:30:00 +0000</pubDate>
<description>{1} {2}</description></item>"""
THEME = "<p>{}</p>"
TEMPLATES = ("{% extends 'default/about.html' %}", "About {{ site.title }}")


@dataclass
class Project:
    """A project that is changed at random."""

    folder: Path
    chance: Random
    made: int = 0
    steps: list[str] = field(default_factory=list)

    def files(self) -> list[Path]:
        return sorted((self.folder / "content").glob("*.md"))

    def write(self, path: Path) -> None:
        facts = {"source": self.chance.choice(("The Post", "The Echo")), "author": self.chance.choice("AB")}
        if self.chance.random() < 0.3:
            facts["image"] = f"{self.chance.choice('pq')}.png"
        if self.chance.random() < 0.2:
            facts["aliases"] = f"[/old/{self.chance.randrange(3)}/]"
        if self.chance.random() < 0.2:
            facts["draft"] = "true"
        day = f"2024-12-{self.chance.randrange(1, 28):02}"
        body = "\n".join(self.chance.sample(SENTENCES, 6))
        text = markdown(self.chance.choice(TITLES), body, date=day, **facts)
        path.write_text(text, encoding="utf-8")

    def add(self) -> None:
        self.made += 1
        self.write(self.folder / f"content/article-{self.made}.md")

    def edit(self) -> None:
        self.write(self.chance.choice(self.files()))

    def copy(self) -> None:
        """Have one more paper print the same text."""
        self.made += 1
        text = self.chance.choice(self.files()).read_text(encoding="utf-8")
        path = self.folder / f"content/copy-{self.made}.md"
        path.write_text(text.replace("The Post", "The Herald"), encoding="utf-8")

    def remove(self) -> None:
        if len(self.files()) > 1:
            self.chance.choice(self.files()).unlink()

    def rename(self) -> None:
        self.made += 1
        self.chance.choice(self.files()).rename(self.folder / f"content/renamed-{self.made}.md")

    def spoil(self) -> None:
        (self.folder / "content/bad.md").write_text(f"---\ntitle: '{self.made}\n---\n", encoding="utf-8")

    def touch(self) -> None:
        os.utime(self.chance.choice(self.files()), (1_700_000_000, 1_700_000_000))

    def settle(self) -> None:
        text = self.chance.choice(SETTINGS)
        (self.folder / "digest.toml").write_text(text, encoding="utf-8")

    def style(self) -> None:
        template = self.folder / "templates/about.html"
        template.parent.mkdir(exist_ok=True)
        template.write_text(self.chance.choice(TEMPLATES), encoding="utf-8")

    def plain(self) -> None:
        for path in (self.folder / "templates").glob("*.html"):
            path.unlink()
        shutil.rmtree(self.folder / "templates/interface", ignore_errors=True)

    def word(self) -> None:
        """Change a wording of the interface."""
        catalog = self.folder / "templates/interface/en.po"
        catalog.parent.mkdir(parents=True, exist_ok=True)
        catalog.write_text(CATALOG.format(self.chance.choice(("Cellar", "Attic"))), encoding="utf-8")

    def theme(self) -> None:
        template = self.folder / "templates/themes/plain/about.html"
        template.parent.mkdir(parents=True, exist_ok=True)
        template.write_text(THEME.format(self.chance.randrange(3)), encoding="utf-8")

    def feed(self) -> None:
        """Have a feed of some entries, of which others come and go."""
        entries = (FEED_ENTRY.format(number, self.chance.choice(SENTENCES), RAIN) for number in range(4))
        chosen = "".join(entry for entry in entries if self.chance.random() < 0.6)
        (self.folder / "content/feed.xml").write_text(FEED.format(chosen), encoding="utf-8")

    def lose_memory(self) -> None:
        shutil.rmtree(self.folder / ".digest", ignore_errors=True)

    def draw(self) -> None:
        colour = (self.chance.randrange(256), 30, 20)
        (self.folder / "content/p.png").write_bytes(picture_file((60, 40), colour))

    def meddle(self) -> None:
        """Spoil, or remove, a file of the site, as a careless hand would."""
        pages = sorted((self.folder / "site").rglob("*.html"))
        if pages and self.chance.random() < 0.5:
            self.chance.choice(pages).unlink()
        elif pages:
            self.chance.choice(pages).write_text("spoilt", encoding="utf-8")

    def meddle_with_spare(self) -> None:
        """Spoil the site as it was, which the next one is made of."""
        paths = sorted((self.folder / ".digest/spare").rglob("*"))
        path = self.chance.choice(paths) if paths else None
        if path and path.is_dir() and self.chance.random() < 0.5:
            (path / "junk.html").write_text("junk", encoding="utf-8")
        elif path and path.is_dir():
            shutil.rmtree(path)
        elif path and self.chance.random() < 0.5:
            path.unlink()
            path.write_text("junk", encoding="utf-8")
        elif path:
            path.unlink()

    def leave_half(self) -> None:
        """Be killed as pages are made."""
        half = self.folder / ".site.digest-new/articles"
        half.mkdir(parents=True, exist_ok=True)
        (half / "half.html").write_text("half", encoding="utf-8")

    def rest(self) -> None:
        """Change nothing."""

    def step(self) -> None:
        name = self.chance.choice(STEPS)
        self.steps.append(name)
        getattr(self, name)()


STEPS = (
    *("add", "edit", "edit", "copy", "remove", "rename", "spoil"),
    *("touch", "settle", "settle", "style", "plain", "draw", "meddle", "rest"),
    *("word", "theme", "feed", "feed", "lose_memory"),
    *("meddle_with_spare", "meddle_with_spare", "leave_half"),
)


def from_nothing(project: Path, *, drafts: bool) -> tuple[dict[str, bytes], object]:
    """The site of a project that has never been built."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "project")
        shutil.copytree(project, folder, ignore=shutil.ignore_patterns(".digest", "site"))
        report = digest.build(folder, drafts=drafts)
        return files_of(folder / "site"), report.notices


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one | other if one.get(path) != other.get(path))


@pytest.mark.parametrize("settled", [SETTLED, -(10**15)], ids=["young files", "old files"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=4 if THOROUGH else 2, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_build_after_any_changes_is_that_from_nothing(
    settled: int, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(recall, "SETTLED", settled)
    monkeypatch.setattr("digest.publish.is_worth_keeping", lambda *_: True)  # of a site however small
    with tempfile.TemporaryDirectory() as name:
        project = Project(Path(name, "project"), Random(seed))  # noqa: S311  no secret
        (project.folder / "content").mkdir(parents=True)
        project.theme()
        project.write(project.folder / "content/first.md")
        (project.folder / "content/first.md").write_text(markdown("Rain"), encoding="utf-8")
        for _ in range(5):
            for _ in range(project.chance.randrange(1, 4)):
                project.step()
            drafts = project.chance.random() < 0.3
            try:
                report = digest.build(project.folder, drafts=drafts)
            except digest.DigestError:  # all are drafts
                continue
            pages, notices = from_nothing(project.folder, drafts=drafts)
            assert report.notices == notices
            assert differing(files_of(report.site), pages) == [], project.steps


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The source files that are read in the test's own process."""
    from digest.readers import read_source

    paths: list[str] = []

    def reading(source: Source, *rest: object, **more: object) -> object:
        paths.append(source.path)
        return read_source(source, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("digest.work.read_source", reading)
    return paths


THREE = {f"content/{name}.md": markdown(name.title()) for name in ("rain", "snow", "wind")}


def test_only_what_was_edited_is_read_again(make_project: MakeProject, read: list[str]) -> None:
    project = make_project(THREE)
    digest.build(project)
    read.clear()
    (project / "content/snow.md").write_text(markdown("Snow", RAIN[::-1]))
    digest.build(project)
    assert read == ["snow.md"]


@pytest.mark.parametrize("text", ["[site]\nlanguage = 'de'\n", "[summary]\nsentences = 1\n"])
def test_setting_that_matters_to_an_analysis_has_all_read_again(
    make_project: MakeProject, read: list[str], text: str
) -> None:
    project = make_project(THREE)
    digest.build(project)
    read.clear()
    (project / "digest.toml").write_text(text)
    digest.build(project)
    assert len(read) == len(THREE)


def test_other_code_has_all_read_again(
    make_project: MakeProject, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(THREE)
    digest.build(project)
    read.clear()
    monkeypatch.setattr("digest.flow.code_key", lambda: b"another release")
    digest.build(project)
    assert len(read) == len(THREE)


def test_only_pages_that_show_what_changed_are_made(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(THREE | {"content/old.md": markdown("Old", "It was dry.", date="2020-01-01")})
    digest.build(project)
    made: list[str] = []
    monkeypatch.setattr("digest.publish.make_files", noting(made))
    (project / "content/snow.md").write_text(markdown("Snow", RAIN[::-1]))
    digest.build(project)
    assert {"index.html", "articles/snow/index.html"} <= set(made)
    assert not {"articles/old/index.html", "editions/2020-01-01/index.html", "about/index.html"} & set(made)


def test_digest_json_takes_over_the_lines_of_articles_that_are_the_same(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    from digest.render.digest_json import _article

    project = make_project(THREE)
    digest.build(project)
    written: list[str] = []

    def note(analysis: Analysis, site: Site) -> object:
        written.append(analysis.article.file)
        return _article(analysis, site)

    monkeypatch.setattr("digest.render.digest_json._article", note)
    (project / "content/snow.md").write_text(markdown("Snow", RAIN[::-1]))
    digest.build(project)
    assert written == ["snow.md"]


def noting(made: list[str]) -> Callable[..., object]:
    from digest.publish.making import make_files

    def note(plans: object, *rest: object) -> object:
        made.extend(plan.path for plan in plans)  # type: ignore[attr-defined]
        return make_files(plans, *rest)  # type: ignore[arg-type]

    return note


def test_digest_json_is_whole_where_the_one_before_cannot_be_read_to_its_end(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(THREE)
    digest.build(project)
    (project / "content/snow.md").write_text(markdown("Snow", "Snow fell on the hills."))
    read_lines = digest_json._read_lines  # noqa: SLF001  a disk that fails midway
    monkeypatch.setattr(digest_json, "_read_lines", lambda file: islice(read_lines(file), 12))
    site = files_of(digest.build(project).site)
    monkeypatch.undo()
    assert differing(site, from_nothing(project, drafts=False)[0]) == []


def test_site_as_it_was_is_kept_out_of_git_and_the_next_is_made_of_it(make_project: MakeProject) -> None:
    old = {f"content/{year}.md": markdown(f"Year {year}", date=f"{year}-01-01") for year in range(2000, 2012)}
    project = make_project(THREE | old)
    for body in (RAIN, RAIN[::-1], RAIN):
        (project / "content/snow.md").write_text(markdown("Snow", body))
        digest.build(project)
    (spare,) = (project / ".digest/spare").iterdir()
    number = spare.stat().st_ino
    (project / "content/snow.md").write_text(markdown("Snow", RAIN[::-1]))
    digest.build(project)
    assert (project / "site").stat().st_ino == number
    assert (project / ".digest/.gitignore").read_text() == "*\n"


def test_spare_that_is_a_link_out_of_the_project_is_left_alone(
    make_project: MakeProject, tmp_path: Path
) -> None:
    project = make_project(THREE)
    digest.build(project)
    (tmp_path / "theirs").mkdir()
    (project / ".digest/spare").symlink_to(tmp_path / "theirs")
    digest.build(project)
    (project / "content/snow.md").write_text(markdown("Snow", RAIN[::-1]))
    digest.build(project)
    assert list((tmp_path / "theirs").iterdir()) == []


def test_search_asks_for_the_words_of_what_was_edited_alone(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(THREE)
    digest.build(project)
    asked: list[str] = []

    def levels(_: object, place: Place) -> dict[str, int]:
        asked.append(place[0])
        return {"flood": 3}

    monkeypatch.setattr("digest.store.Store.levels", levels)
    (project / "content/snow.md").write_text(markdown("Snow", RAIN[::-1]))
    site = digest.build(project).site
    assert asked == ["snow.md"]
    assert "flood " in (site / "search/words/0.js").read_text()


@pytest.mark.parametrize("spoilt", ["words/0.js", "directory.js"])
def test_search_is_made_anew_where_a_file_of_it_is_spoilt(make_project: MakeProject, spoilt: str) -> None:
    project = make_project(THREE)
    (digest.build(project).site / "search" / spoilt).write_text("spoilt")
    (project / "content/snow.md").write_text(markdown("Snow", RAIN[::-1]))
    assert differing(files_of(digest.build(project).site), from_nothing(project, drafts=False)[0]) == []


def test_nothing_is_made_where_nothing_has_changed(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "SETTLED", -(10**15))
    project = make_project(THREE | {"content/bad.md": "---\ntitle: 'x\n---\n"})
    first = digest.build(project)
    monkeypatch.delattr("digest.stages.publish_plans")
    second = digest.build(project)
    assert second.published.same == second.pages == first.pages
    assert second.notices == first.notices


def test_failure_of_ours_is_not_remembered(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "SETTLED", -(10**15))
    project = make_project(THREE)
    with monkeypatch.context() as patch:
        patch.setattr("digest.work.analyse_article", lambda *_: 1 / 0)
        with pytest.raises(digest.DigestError):
            digest.build(project)
    assert digest.build(project).articles == len(THREE)


def test_manifest_is_the_same_in_whatever_order_pages_were_made(make_project: MakeProject) -> None:
    project = make_project(THREE)
    digest.build(project)
    (project / "content/zephyr.md").write_text(markdown("Zephyr"))
    digest.build(project)
    assert files_of(project / "site")[MANIFEST] == from_nothing(project, drafts=False)[0][MANIFEST]


def test_template_that_a_link_leads_to_is_seen_to_change(make_project: MakeProject, tmp_path: Path) -> None:
    project = make_project(THREE | {"templates/own.txt": ""})
    (tmp_path / "shared/parts").mkdir(parents=True)
    (tmp_path / "shared/parts/round").symlink_to(tmp_path / "shared")
    for number in range(9):  # whichever of them the system lists first
        (tmp_path / f"shared/{number}").symlink_to(str(number))
    about = tmp_path / "shared/about.html"
    about.write_text("Snow fell.")
    (project / "templates/shared").symlink_to(about.parent)
    (project / "templates/about.html").write_text('{% include "shared/about.html" %}')
    digest.build(project)
    about.write_text("Rain fell.")
    assert files_of(digest.build(project).site)["about/index.html"] == b"Rain fell."
