"""No sign that a terminal obeys comes out of any command, whatever is in its input."""

import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from html import escape
from pathlib import Path

import pytest
from conftest import RAIN
from typer.testing import CliRunner

from digest.cli import app
from digest.collect.exchange import Answer, Failure, Getter, Request
from digest.settings import Settings

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but for tab and line feed, and signs that turn the direction of writing."""

SIGNS = (
    "\x1b[31m\x1b]8;;https://evil.example\x1b\\x\x1b]0;y\x07\x9b2J\x90z\x9c\x08\x7f\r\x0b\u202e\u2066\u0085"
)
TITLE = f"Rain{SIGNS} fell"


def front_matter(**facts: object) -> str:
    stated = "".join(f"{key}: {json.dumps(value)}\n" for key, value in facts.items())
    return f"---\n{stated}---\n\n{RAIN}{SIGNS}\n"


FILES = {
    "fact.md": front_matter(title=TITLE, authors=[TITLE], source=TITLE, kicker=TITLE, date="2024-12-02"),
    "wrong.md": front_matter(
        title=TITLE, date=SIGNS, lang=SIGNS, weight=SIGNS, draft=SIGNS, url=f"ftp:{SIGNS}", image=f"{SIGNS}.png"
    ),
    "broken.md": f"---\ntitle: [{SIGNS}\n---\nx",
    "broken.txt": f"+++\n{SIGNS} = \n+++\nx",
    f"name{SIGNS.replace('/', '')}.md": RAIN,
    "kind.docx\x1b[31m": "x",
    "paste.txt": f"{TITLE}\n\nBy Ana {SIGNS}\n\n{RAIN}",
    "page.html": f"<title>{TITLE}</title><h1>{TITLE}</h1><pre>{SIGNS}&#27;[31m</pre>" + f"<p>{RAIN}</p>" * 3,
    "feed.xml": f"<rss version='2.0'><channel><title>{TITLE}</title><item><title>{TITLE}</title><pubDate>{SIGNS}"
    f"</pubDate><link>x:{SIGNS}</link><description>{escape(RAIN)}</description></item></channel></rss>",
    "feed.json": json.dumps({
        "version": "https://jsonfeed.org/version/1.1",
        "title": TITLE,
        "items": [{"id": TITLE, "title": TITLE, "content_text": RAIN + SIGNS, "date_published": SIGNS}],
    }),
    "mail.eml": f"From: {SIGNS} <a@b.example>\nSubject: {TITLE}\nDate: {SIGNS}\n\n{RAIN}{SIGNS}",
}  # fmt: skip
WRONG_SETTINGS = (
    '[site]\ntitle = "\\u001b[31m"\n"\\u009b2J" = 1\n["\\u001b[31m"]\na = 1\n[topics]\n"\\u202e" = 3\n'
)


class Web:
    """Gives a hostile feed at every address."""

    async def get(self, request: Request) -> Answer | Failure:
        if "fails" in request.url:
            return Failure(request.url, f"no answer {SIGNS}", SIGNS)
        return Answer(request.url, FILES["feed.xml"].encode())


@asynccontextmanager
async def open_web(_settings: Settings) -> AsyncIterator[Getter]:
    yield Web()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Give a function that runs a command in a hostile project, and returns all that it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("digest.collect.client.project_client", open_web)
    (tmp_path / "content").mkdir()
    for name, text in FILES.items():
        (tmp_path / "content" / name).write_bytes(text.encode())

    def run(*arguments: str) -> str:
        done = CliRunner().invoke(app, arguments)
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.stdout + done.stderr

    return run


@pytest.mark.parametrize("command", ["build", "build --strict", "build --json", "verify"])
def test_nothing_obeyed_comes_out_of_a_project(run: Callable[..., str], command: str) -> None:
    run("build", "--quiet")
    printed = run(*command.split(), ".")
    assert printed
    assert OBEYED.findall(printed) == []


@pytest.mark.parametrize(
    "command", ["summarize --explain", "summarize --json", "score", "score --json", "add"]
)
def test_nothing_obeyed_comes_out_of_a_file(run: Callable[..., str], command: str) -> None:
    files = [str(Path("content", name)) for name in FILES]
    printed = run(*command.split(), *files, f"nowhere{SIGNS}".replace("\x00", ""))
    assert "Rain" in printed
    assert OBEYED.findall(printed) == []


@pytest.mark.parametrize(
    "command", ["fetch", "feeds list", "feeds add https://a.example https://fails.example"]
)
def test_nothing_obeyed_comes_out_of_a_feed(run: Callable[..., str], command: str) -> None:
    Path("feeds.opml").write_text(
        f'<opml version="2.0"><body><outline text="&#x9b;{escape("x")}&#x202e;" xmlUrl="https://b.example/"/>'
        '<outline text="&#x85;" xmlUrl="https://fails.example/&#x9b;2J"/><outline xmlUrl="&#x9b;"/></body></opml>',
        encoding="utf-8",
    )
    printed = run(*command.split())
    assert printed
    assert OBEYED.findall(printed) == []


def test_nothing_obeyed_comes_out_of_the_settings(run: Callable[..., str]) -> None:
    Path("digest.toml").write_text(WRONG_SETTINGS, encoding="utf-8")
    printed = run("build")
    assert "digest.toml:1: unknown setting" in printed
    assert OBEYED.findall(printed) == []
