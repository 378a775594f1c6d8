"""`digest add` with addresses; a stand-in answers."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from digest.cli import app
from digest.collect.exchange import Answer, Failure, Request

PAGE = (
    b"<!doctype html><html lang=en><meta property='og:image' content='https://cdn.example/quay.jpg'>"
    b"<meta name=author content='Ada Lee'><meta property='og:site_name' content='The Post'>"
    b"<meta property='article:published_time' content='2025-03-06'><h1>Rain over Brill</h1>"
    b"<figure><img src='https://cdn.example/quay.jpg'>"
    b"<figcaption>The quay. Photo: A. Lens</figcaption></figure>"
    + b"<p>Rain fell on the old town for two days, and the river rose by two metres on Tuesday night.</p>"
    * 8
)


class Web:
    async def get(self, request: Request) -> Answer | Failure:
        if request.url == "https://cdn.example/quay.jpg":
            return Answer(request.url, b"\xff\xd8\xff", media_type="image/jpeg")
        if request.url == "https://post.example/rain":
            return Answer(request.url, PAGE, media_type="text/html")
        return Failure(request.url, "no such host", "look at the address")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    @asynccontextmanager
    async def open_client(_settings: object) -> AsyncIterator[Web]:
        yield Web()

    monkeypatch.setattr("digest.collect.client.project_client", open_client)
    return tmp_path


def test_address_is_added_and_shown_with_its_picture(project: Path) -> None:
    done = CliRunner().invoke(app, ["add", "https://post.example/rain", "-p", str(project)])
    assert done.exit_code == 0
    assert "  picture: 2025-03-06-rain-over-brill.jpg, with caption and credit" in done.stdout.splitlines()


def test_address_that_fails_costs_the_others_nothing(project: Path) -> None:
    urls = ["https://none.example/", "HTTPS://post.example/rain"]
    done = CliRunner().invoke(app, ["add", *urls, "-p", str(project)])
    assert done.exit_code == 1
    assert "error: https://none.example/: no such host (look at the address)" in done.stderr
    assert done.stdout.startswith("content/2025-03-06-rain-over-brill.md\n")


def test_files_and_addresses_are_added_in_their_order(project: Path) -> None:
    file = project / "fair.md"
    file.write_text("---\ntitle: Fair\ndate: 2025-03-06\n---\nThe fair came.\n")
    names = ["https://post.example/rain", str(file), "https://post.example/rain"]
    done = CliRunner().invoke(app, ["add", "--json", "--no-picture", *names, "-p", str(project)])
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["title"], one["new"], one["picture"]) for one in told] == [
        ("Rain over Brill", True, None),
        ("Fair", True, None),
        ("Rain over Brill", False, None),
    ]
