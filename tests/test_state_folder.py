from pathlib import Path

import pytest

from digest.state_folder import is_in_place, make_state_folder


def test_git_is_told_to_leave_the_folder_out(tmp_path: Path) -> None:
    folder = make_state_folder(tmp_path, ".digest/cache")
    assert folder.is_dir()
    assert (tmp_path / ".digest/.gitignore").read_text() == "*\n"


def test_what_an_editor_tells_git_stays(tmp_path: Path) -> None:
    (tmp_path / ".digest").mkdir()
    (tmp_path / ".digest/.gitignore").write_text("cache/\n")
    make_state_folder(tmp_path)
    assert (tmp_path / ".digest/.gitignore").read_text() == "cache/\n"


def test_folder_behind_a_link_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "project").mkdir()
    (tmp_path / "project/.digest").symlink_to("../theirs")
    with pytest.raises(NotADirectoryError):
        make_state_folder(tmp_path / "project", ".digest/cache")
    assert list((tmp_path / "theirs").iterdir()) == []


def test_project_behind_a_link_has_its_folder_in_place(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "here").symlink_to("project")
    assert is_in_place(tmp_path / "here", ".digest/cache/pictures")
