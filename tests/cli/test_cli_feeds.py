"""`digest feeds`, with a stand-in for the network."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from digest.cli import app
from digest.collect.exchange import Answer, Failure, Getter, Request
from digest.settings import Settings

RSS = b'<rss version="2.0"><channel><title>The Post</title></channel></rss>'
PAGE = b"""<head>
<link rel="alternate" type="application/rss+xml" href="/feed">
<link rel="alternate" type="application/rss+xml" href="/sport" title="Sport">
</head>"""
WEB = {
    "https://post.example": PAGE,
    "https://post.example/feed": RSS,
    "https://post.example/sport": b'<rss version="2.0"><channel/></rss>',
    "https://mill.example/rss": RSS.replace(b"The Post", b"The\x1b[31m Mill"),
}
STATED = '[[feeds]]\nurl = "https://post.example/feed"\ntopic = "Town"\n'


class Web:
    async def get(self, request: Request) -> Answer | Failure:
        if request.url not in WEB:
            return Failure(request.url, "there is no such page (404)", "look for it")
        return Answer(request.url, WEB[request.url])


@asynccontextmanager
async def open_web(_settings: Settings) -> AsyncIterator[Getter]:
    yield Web()


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("digest.collect.client.project_client", open_web)
    return tmp_path


def run(*arguments: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(app, ["feeds", *arguments], input=stdin)


def test_feed_of_a_page_is_added_and_the_others_named(project: Path) -> None:
    assert run("add", "post.example", "--topic", "Town", "--full-text").stdout == (
        "https://post.example/feed\n"
        "  source: The Post\n"
        "  topic: Town\n"
        "  in: feeds.opml:8\n"
        "  with the pages of its entries\n"
        "  found: stated by the page\n"
        "  also there: https://post.example/sport (Sport)\n"
    )
    assert (project / "feeds.opml").read_text(encoding="utf-8").count("xmlUrl") == 1


def test_feed_is_called_as_asked(project: Path) -> None:
    run("add", "https://post.example/feed", "--source", "Harbour Post")
    assert 'text="Harbour Post"' in (project / "feeds.opml").read_text(encoding="utf-8")


def test_feed_that_is_followed_is_named_as_such(project: Path) -> None:
    (project / "digest.toml").write_text(STATED, encoding="utf-8")
    assert run("add", "https://post.example").stdout.startswith(
        "https://post.example/feed (followed already)\n"
    )


def test_address_without_a_feed_is_told_and_costs_the_others_nothing(project: Path) -> None:
    done = run("add", "https://gone.example", "mailto:a", "https://post.example/feed")
    assert done.exit_code == 1
    assert done.stderr == (
        "error: https://gone.example: there is no such page (404) (look for it)\n"
        'error: mailto:a: no address of a page or a feed (write an address such as "https://example.org/feed")\n'
    )
    assert (project / "feeds.opml").read_text(encoding="utf-8").count("xmlUrl") == 1


def test_title_of_a_feed_cannot_command_the_terminal() -> None:
    assert "\x1b" not in run("add", "https://mill.example/rss").stdout


def test_list_names_feeds_with_their_places(project: Path) -> None:
    (project / "digest.toml").write_text(STATED, encoding="utf-8")
    run("add", "https://mill.example/rss", "--source", "The Mill")
    assert run("list").stdout == (
        "https://post.example/feed\n  topic: Town\n  in: digest.toml:1\n"
        "https://mill.example/rss\n  source: The Mill\n  in: feeds.opml:7\n"
    )


def test_list_for_programs_has_a_line_for_a_feed(project: Path) -> None:
    (project / "digest.toml").write_text(STATED, encoding="utf-8")
    assert [json.loads(line) for line in run("list", "--json").stdout.splitlines()] == [
        {
            "url": "https://post.example/feed",
            "place": "digest.toml:1",
            "source": None,
            "topic": "Town",
            "full_text": False,
        }
    ]


def test_broken_list_is_told_with_its_line_beside_the_feeds_of_the_settings(project: Path) -> None:
    (project / "digest.toml").write_text(STATED, encoding="utf-8")
    (project / "feeds.opml").write_text("<opml>\n</body>", encoding="utf-8")
    done = run("list")
    assert done.exit_code == 1
    assert done.stderr.startswith("error: feeds.opml:2: no well-formed XML: mismatched tag (")
    assert done.stdout.startswith("https://post.example/feed\n")


def test_feed_is_removed() -> None:
    run("add", "https://post.example/feed")
    assert run("remove", "post.example/feed").stdout == "https://post.example/feed (removed)\n"
    assert run("list").stdout == ""


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://mill.example/rss", "no feed of this project (digest feeds list names them)"),
        ("https://post.example/feed", "digest.toml:1 names this feed, and no command changes that file"),
        ("http://[::1", "no address of a feed"),
    ],
)
def test_feed_that_cannot_be_removed_is_told(project: Path, url: str, told: str) -> None:
    (project / "digest.toml").write_text(STATED, encoding="utf-8")
    done = run("remove", url)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"error: {url}: {told}")


def test_import_says_what_is_new_and_what_was_known() -> None:
    run("add", "https://post.example/feed")
    exported = run("export").stdout_bytes
    more = exported.replace(b"</body>", b'<outline xmlUrl="https://mill.example/rss"/></body>')
    assert run("import", "-", stdin=more).stdout == "1 new feed, 1 known already\n"


def test_import_tells_what_it_could_not_take(project: Path) -> None:
    (project / "mine.opml").write_text('<opml><body>\n<outline xmlUrl="/a"/></body></opml>', encoding="utf-8")
    done = run("import", "mine.opml")
    assert done.exit_code == 1
    assert done.stderr.startswith('error: mine.opml:2: "/a" is no address of a feed (')
    assert done.stdout == "0 new feeds, 0 known already\n"


def test_export_goes_to_a_file(project: Path) -> None:
    run("add", "https://post.example/feed")
    assert run("export", "mine.opml").stdout == ""
    assert b"https://post.example/feed" in (project / "mine.opml").read_bytes()


def test_export_never_goes_over_the_list_of_the_project(project: Path) -> None:
    run("add", "https://post.example/feed")
    before = (project / "feeds.opml").read_bytes()
    assert run("export", "./feeds.opml").exit_code == 1
    assert (project / "feeds.opml").read_bytes() == before


def test_file_that_cannot_be_written_is_told() -> None:
    assert run("export", "no/such/folder.opml").stderr.startswith(
        "error: no/such/folder.opml: cannot be written"
    )


@pytest.mark.parametrize("command", [["list"], ["add", "a.example"], ["remove", "a.example"], ["export"]])
def test_folder_that_is_not_there_is_told(command: list[str]) -> None:
    done = run(*command, "--project", "nowhere")
    assert done.exit_code == 1
    assert done.stderr.startswith("error: nowhere: no such folder")


def test_build_does_not_read_the_list(project: Path) -> None:
    (project / "content").mkdir()
    (project / "content/rain.md").write_text("# Rain\n\nRain fell on the town.\n", encoding="utf-8")
    (project / "feeds.opml").write_text("<opml>", encoding="utf-8")
    done = CliRunner().invoke(app, ["build", "--quiet"])
    assert (done.exit_code, done.stderr) == (0, "")
