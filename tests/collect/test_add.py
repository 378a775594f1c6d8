"""A file or a paste in, an article file in content/ out."""

from pathlib import Path

import pytest

import digest
from digest.errors import DigestError

RAIN = b"""---
title: Rain over Brill
date: 2025-03-06
url: https://post.example/rain?utm_source=x
---

Rain fell on the town. The river rose.
"""


def add(project: Path, data: bytes = RAIN, *, name: str = "rain.md", keep: bool = False) -> digest.Added:
    (added,), _ = digest.add(data, name=name, project=project, keep=keep)
    return added


def test_article_is_named_by_day_and_headline(tmp_path: Path) -> None:
    assert add(tmp_path).path == "content/2025-03-06-rain-over-brill.md"


def test_added_file_reads_as_the_same_article(tmp_path: Path) -> None:
    added = add(tmp_path)
    read = digest.read(tmp_path / added.path)[0]
    assert (read.text, read.title, read.url) == (added.article.text, "Rain over Brill", added.article.url)


def test_article_without_a_date_is_named_by_its_headline(tmp_path: Path) -> None:
    assert add(tmp_path, RAIN.replace(b"date: 2025-03-06\n", b"")).path == "content/rain-over-brill.md"


def test_what_an_article_does_not_say_is_told(tmp_path: Path) -> None:
    assert add(tmp_path).missing == ("byline",)
    assert "date" in add(tmp_path, b"Rain fell on the town.\n", name="a.txt").missing


def test_same_address_twice_is_one_article(tmp_path: Path) -> None:
    first = add(tmp_path)
    second = add(tmp_path, RAIN.replace(b"Rain over Brill", b"Flood in Brill"))
    assert (second.path, second.new) == (first.path, False)
    assert len(list((tmp_path / "content").iterdir())) == 1


def test_same_text_twice_is_one_article(tmp_path: Path) -> None:
    data = RAIN.replace(b"url: https://post.example/rain?utm_source=x\n", b"")
    assert [add(tmp_path, data).new, add(tmp_path, data).new] == [True, False]


def test_other_article_of_the_same_name_gets_a_number(tmp_path: Path) -> None:
    add(tmp_path)
    other = add(tmp_path, RAIN.replace(b"/rain?", b"/other?").replace(b"The river", b"A river"))
    assert other.path == "content/2025-03-06-rain-over-brill-2.md"


def test_file_that_somebody_edited_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / add(tmp_path).path
    path.write_text(path.read_text().replace("The river rose.", "The river fell."))
    assert add(tmp_path).new is False
    assert "The river fell." in path.read_text()


def test_original_is_kept_on_request(tmp_path: Path) -> None:
    add(tmp_path)
    assert not (tmp_path / "originals").exists()
    add(tmp_path, RAIN.replace(b"/rain?", b"/2?"), keep=True)
    assert [path.name for path in (tmp_path / "originals").iterdir()] == ["2025-03-06-rain-over-brill-2.md"]


def test_file_without_an_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="empty"):
        digest.add(b"", name="rain.md", project=tmp_path)


def test_content_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("a file")
    with pytest.raises(DigestError, match="cannot be written"):
        digest.add(RAIN.replace(b"url", b"note"), name="rain.md", project=tmp_path)


def test_added_articles_build(tmp_path: Path) -> None:
    add(tmp_path)
    assert digest.build(tmp_path).articles == 1
