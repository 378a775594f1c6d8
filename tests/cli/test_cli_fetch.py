"""`digest fetch` as a user meets it; the web is ours."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Self
from unittest.mock import ANY

import pytest
from typer.testing import CliRunner, Result

from digest.cli import app
from digest.collect.exchange import Answer, Failure, Request

FEED = "https://post.example/feed"
OTHER = "https://other.example/feed"
RSS = (
    b"<rss version='2.0'><channel><title>The Post</title><item><title>Rain</title><guid>1</guid>"
    b"<description>" + b"The river rose in the night. " * 30 + b"</description></item></channel></rss>"
)

Run = Callable[..., Result]


class Web:
    """Gives what lies at an address; stands in for the client, and is opened as that is."""

    def __init__(self) -> None:
        self.places: dict[str, Answer | Failure] = {FEED: Answer(FEED, RSS)}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        pass

    async def get(self, request: Request) -> Answer | Failure:
        return self.places.get(request.url, Failure(request.url, "no answer", "try later"))


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    web = Web()
    monkeypatch.setattr("digest.collect.round.project_client", lambda _settings: web)
    return web


@pytest.fixture
def run(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs `digest fetch` in a project that follows two feeds, of which one answers."""
    assert web.places
    monkeypatch.chdir(tmp_path)
    text = "".join(f'[[feeds]]\nurl = "{url}"\n' for url in (FEED, OTHER))
    Path("digest.toml").write_text(text)
    return lambda *arguments: CliRunner().invoke(app, ["fetch", *arguments])


def test_feeds_with_news_and_the_total_are_on_stdout(run: Run) -> None:
    assert run().stdout == "The Post: 1 new\n1 feed fetched: 1 new; 1 feed failed\n"


def test_failed_feed_is_on_stderr_and_costs_the_others_nothing(run: Run) -> None:
    done = run()
    assert f"error: {OTHER}: no answer (try later)" in done.stderr
    assert done.exit_code == 0


def test_failed_feed_is_an_error_if_the_user_says_so(run: Run) -> None:
    assert run("--strict").exit_code == 1


def test_fetch_that_no_feed_answers_is_an_error(run: Run) -> None:
    assert run("--only", OTHER).exit_code == 1


def test_feed_without_news_is_named_on_request(run: Run) -> None:
    run()
    assert run("--only", FEED).stdout == "1 feed fetched: 1 same\n"
    assert run("--only", FEED, "--verbose").stdout == "The Post: 1 same\n1 feed fetched: 1 same\n"


def test_quiet_fetch_says_errors_alone(run: Run) -> None:
    done = run("--quiet")
    assert (done.stdout, done.stderr) == ("", f"error: {OTHER}: no answer (try later)\n")


def test_report_for_programs_has_every_feed(run: Run) -> None:
    report = json.loads(run("--json").stdout)
    assert (report["fetched"], report["failures"], report["new"]) == (1, 1, 1)
    assert [(feed["url"], feed["new"], feed["problem"]) for feed in report["feeds"]] == [
        (FEED, 1, None),
        (OTHER, 0, "no answer (try later)"),
    ]
    assert report["notices"] == [ANY]


def test_stopped_fetch_ends_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    async def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Web, "get", stop)
    done = run()
    assert done.exit_code == 1
    assert done.stderr == "stopped; what has come in is kept, and the next fetch brings the rest\n"


def test_project_without_feeds_is_told_what_to_do(run: Run) -> None:
    Path("digest.toml").write_text("")
    done = run()
    assert (done.exit_code, "digest feeds add URL" in done.stderr) == (1, True)


def test_what_a_feed_calls_itself_cannot_command_the_terminal(run: Run, web: Web) -> None:
    web.places[FEED] = Answer(FEED, RSS.replace(b"The Post", b"The Post &#155;31m"))
    assert "\x9b" not in run().stdout
