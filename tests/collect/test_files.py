"""Files of content/: what they are called, and how they are written."""

import os
from datetime import UTC
from itertools import islice
from pathlib import Path

import pytest
from conftest import article

from digest.collect.files import file_stems, is_inside, mark_of, write_new, write_whole
from digest.errors import PublishError


def test_names_are_day_and_headline_then_marked_then_numbered() -> None:
    names = list(islice(file_stems(article("Rain fell"), UTC, "a1"), 3))
    assert names == ["2024-12-02-rain-fell", "2024-12-02-rain-fell-a1", "2024-12-02-rain-fell-a1-2"]


@pytest.mark.parametrize("title", ["../../x", "/etc/passwd", "..", "a\\\\b", "~", ".hidden"])
def test_headline_never_names_another_folder(title: str) -> None:
    name = next(file_stems(article(title), UTC))
    assert Path(name).name == name
    assert not name.startswith(".")


def test_file_that_is_there_is_not_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "a/rain.md"
    assert [write_new(path, b"first"), write_new(path, b"second")] == [True, False]
    assert path.read_bytes() == b"first"


def test_file_is_replaced_as_a_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.md", b"first")
    write_whole(tmp_path / "a.md", b"second")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.md", b"second")]


def test_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file, no folder")
    with pytest.raises(PublishError, match="cannot be written"):
        write_whole(tmp_path / "a/rain.md", b"")


def test_path_through_a_link_that_leads_out_is_not_inside(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/post").symlink_to(tmp_path)
    assert not is_inside(tmp_path / "content/post/rain.md", tmp_path / "content")
    assert is_inside(tmp_path / "content/other/rain.md", tmp_path / "content")


def test_mark_of_bytes_is_the_same_with_either_kind_of_line_end() -> None:
    assert mark_of(b"rain\r\nfell\n") == mark_of(b"rain\nfell\n") != mark_of(b"rain fell\n")


def test_file_is_never_written_through_a_link_beside_it(tmp_path: Path) -> None:
    (tmp_path / ".a.md.digest-new").symlink_to(tmp_path / "elsewhere")
    write_whole(tmp_path / "a.md", b"rain")
    assert (tmp_path / "a.md").read_bytes() == b"rain"
    (tmp_path / f".{os.getpid()}.digest-new").symlink_to(tmp_path / "elsewhere")
    assert write_new(tmp_path / "b.md", b"snow")
    assert (tmp_path / "b.md").read_bytes() == b"snow"
    assert not (tmp_path / "elsewhere").exists()


def test_new_file_that_has_no_room_is_not_there_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(path: Path, data: bytes) -> None:
        with path.open("xb") as file:
            file.write(data[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("digest.collect.files._write_fresh", half)
    with pytest.raises(PublishError, match="No space left on device"):
        write_new(tmp_path / "rain.md", b"It rained.")
    assert list(tmp_path.iterdir()) == []


def test_new_file_is_written_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    assert write_new(tmp_path / "rain.md", b"It rained.")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("rain.md", b"It rained.")]
