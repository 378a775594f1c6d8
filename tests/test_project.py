import os
from datetime import date
from pathlib import Path

import pytest
from conftest import MakeProject

from digest.errors import SettingsError
from digest.project import LARGEST_SOURCE, load_companion, load_contents, load_settings
from digest.settings import Settings

SUFFIXES = frozenset({".md", ".txt"})


def test_project_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_missing_project_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such folder"):
        load_settings(tmp_path / "nowhere")


def test_missing_content_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"content/: no such folder"):
        load_contents(tmp_path, SUFFIXES)


def test_source_files_come_by_path_and_hidden_ones_not_at_all(make_project: MakeProject) -> None:
    project = make_project(
        {
            f"content/{name}": "x"
            for name in ("b.md", "a/z.txt", ".hidden.md", ".git/x.md", "a/photo.jpg", "C.MD")
        }
    )
    contents = load_contents(project, SUFFIXES)
    assert [source.path for source in contents.sources] == ["C.MD", "a/z.txt", "b.md"]
    assert contents.notices == ()


def test_files_beside_articles_are_known_and_read(make_project: MakeProject) -> None:
    project = make_project({"content/a.md": "x", "content/b/photo.JPG": "pixels", "content/.c.png": "x"})
    companions = load_contents(project, SUFFIXES).companions
    assert {path: load_companion(project, path) for path in companions} == {"b/photo.JPG": b"pixels"}


def test_picture_behind_a_link_out_of_the_content_is_not_read(
    make_project: MakeProject, tmp_path: Path
) -> None:
    project = make_project({"content/a.md": "x"})
    (tmp_path / "secret.jpg").write_text("secret")
    (project / "content/b.jpg").symlink_to(tmp_path / "secret.jpg")
    with pytest.raises(ValueError, match="leads out of content"):
        load_companion(project, "b.jpg")


def test_day_of_a_files_last_change_is_known(make_project: MakeProject) -> None:
    project = make_project({"content/a.md": "x"})
    os.utime(project / "content/a.md", (86_400 * 365, 86_400 * 365))
    assert load_contents(project, SUFFIXES).sources[0].modified == date(1971, 1, 1)


def test_file_of_an_unknown_kind_is_told(make_project: MakeProject) -> None:
    project = make_project({"content/a.docx": "x", "content/b.md": "x"})
    contents = load_contents(project, SUFFIXES)
    assert [str(notice) for notice in contents.notices] == [
        "content/a.docx: no reader for this kind of file (save its text as .txt or .md; known: .md .txt)"
    ]


def test_link_out_of_the_content_is_not_followed(make_project: MakeProject, tmp_path: Path) -> None:
    project = make_project({"content/a.md": "x"})
    (tmp_path / "secret.md").write_text("secret")
    (project / "content/b.md").symlink_to(tmp_path / "secret.md")
    (project / "content/folder").symlink_to(tmp_path)
    contents = load_contents(project, SUFFIXES)
    assert [source.path for source in contents.sources] == ["a.md"]
    assert [notice.place for notice in contents.notices] == ["content/folder", "content/b.md"]
    assert "leads out of content/" in contents.notices[1].problem


def test_files_whose_names_are_no_utf_8_are_told_apart(make_project: MakeProject) -> None:
    project = make_project({"content/a.md": "x"})
    for name in (b"\xfe.md", b"\xff.md"):
        Path(os.fsdecode(os.fsencode(project / "content") + b"/" + name)).write_text("x")
    assert [source.path for source in load_contents(project, SUFFIXES).sources] == [
        r"\xfe.md",
        r"\xff.md",
        "a.md",
    ]


def test_link_in_a_circle_is_told(make_project: MakeProject) -> None:
    project = make_project({"content/a.md": "x"})
    (project / "content/b.md").symlink_to("b.md")
    assert len(load_contents(project, SUFFIXES).notices) == 1


def test_huge_file_is_told_and_not_read(make_project: MakeProject) -> None:
    project = make_project({"content/a.md": "x"})
    with (project / "content/b.md").open("wb") as file:
        file.truncate(LARGEST_SOURCE + 1)
    contents = load_contents(project, SUFFIXES)
    assert [source.path for source in contents.sources] == ["a.md"]
    assert "the limit is" in contents.notices[0].problem
