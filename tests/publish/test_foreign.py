from pathlib import Path

import pytest

from digest.publish.foreign import find_foreign
from digest.publish.known_folders import read_marks

OURS = {"index.html", "articles/rain/index.html", "gone/index.html", "empty/index.html", "folder.html"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with our files, of which some are gone or have become something else, and with others."""
    for path in (
        "index.html",
        "articles/rain/index.html",
        "articles/notes.txt",
        "a/b/c.txt",
        "folder.html/x",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    for path in ("empty", "articles/none", ".git/objects"):
        (tmp_path / path).mkdir(parents=True)
    (tmp_path / "gone").symlink_to("a")
    return tmp_path


FOREIGN = [
    *(".git/objects", "a/b/c.txt", "articles/none", "articles/notes.txt", "empty", "folder.html/x", "gone"),
]


@pytest.mark.parametrize("known", [None, read_marks(b"")], ids=["all listed", "some known"])
def test_files_links_and_empty_folders_that_are_not_ours_are_found(site: Path, known: None) -> None:
    assert find_foreign(site, OURS, known) == FOREIGN


@pytest.mark.parametrize(
    "path", ["../x/y", "/etc/x", "a/../../x/y", "a//b", ".", "\0/x", "\ud800/x", "x" * 300 + "/x"]
)
def test_owned_path_that_can_be_no_file_of_the_site_leads_nowhere(site: Path, path: str) -> None:
    assert find_foreign(site / "a/b", {path}, read_marks(b"")) == ["c.txt"]


def test_folder_without_a_site_has_nothing_foreign(tmp_path: Path) -> None:
    assert find_foreign(tmp_path / "none", OURS, read_marks(b"")) == []


def test_folder_that_cannot_be_looked_at_is_not_taken_for_gone(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.lstat", broken)
    with pytest.raises(OSError, match="Input/output"):
        find_foreign(site, OURS, read_marks(b""))
