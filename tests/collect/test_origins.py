"""Where the articles of content/ are from."""

from datetime import UTC
from pathlib import Path

import pytest

from digest.collect.origins import Origin, find_origins, read_origin
from digest.readers.found import ReadingDefaults
from digest.records import Source

URL = "https://post.example/rain"

HEADS = {
    "plain": f"---\ntitle: Rain\nurl: {URL}\nguid: g1\nfeed: https://post.example/feed\n---\n",
    "single quotes": f"---\nurl: '{URL}'\nguid: 'g1'\nfeed: 'https://post.example/feed'\n---\n",
    "double quotes": f'---\nurl: "{URL}"\nguid: "g1"\nfeed: "https://post.example/feed"\n---\n',
    "folded": f"---\nurl: >-\n  {URL}\nguid: g1\nfeed: https://post.example/feed\n---\n",
    "capitals": f"---\nURL: {URL}\nGuid: g1\nFeed: https://post.example/feed\n---\n",
    "comment": f"---\nurl: {URL} # theirs\nguid: g1\nfeed: https://post.example/feed\n---\n",
    "other name": f"---\nlink: {URL}\nguid: g1\nfeed: https://post.example/feed\n---\n",
    "TOML": f'+++\nurl = "{URL}"\nguid = "g1"\nfeed = "https://post.example/feed"\n+++\n',
    "dots": f"---\nurl: {URL}\nguid: g1\nfeed: https://post.example/feed\n...\n",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter_says_where_an_article_is_from(head: str, ends: str, mark: str) -> None:
    data = f"{mark}{head}\nRain fell.\n".replace("\n", ends).encode()
    assert read_origin(Source("rain.md", data)) == Origin("rain.md", "g1", "https://post.example/feed", URL)


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell.\n",
        "---\nurl: [\n---\n",
        "---\nno end\n",
        "---\ntitle: x\n---\n\nurl: https://a.example/b\n",
    ],
)
def test_file_that_does_not_say_so_is_from_nowhere(text: str) -> None:
    assert read_origin(Source("rain.md", text.encode())) == Origin("rain.md")


def test_of_two_copies_the_first_path_counts(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / f"content/{name}.md").write_text(HEADS["plain"])
    found = find_origins(tmp_path, ReadingDefaults("en", UTC))
    assert found.by_entry["https://post.example/feed", "g1"].file == "a.md"
    assert found.by_url[URL].file == "a.md"


def test_page_that_only_mentions_an_address_is_not_its_article(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    text = f"<p>{'Rain fell on the town. ' * 30}<a href='{URL}'>More</a></p>"
    (tmp_path / "content/a.html").write_text(f"<html><title>Rain</title><body>{text}</body></html>")
    assert find_origins(tmp_path, ReadingDefaults("en", UTC)).find_url(URL) is None


def test_project_without_content_has_no_articles(tmp_path: Path) -> None:
    assert find_origins(tmp_path, ReadingDefaults("en", UTC)).by_url == {}
