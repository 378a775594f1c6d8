"""The preview as a whole: a real server, real builds, real edits."""

import asyncio
import http.client
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import MakeProject, markdown
from running_preview import PATIENCE_SECONDS, SMALL, RunningPreview

import digest
from digest.errors import ServeError
from digest.publish import MANIFEST
from digest.serve import serve

HOSTILE = "<script>document.title = 'run'</script>"


@pytest.fixture
def project(make_project: MakeProject) -> Path:
    return make_project(SMALL | {"content/rain.md": markdown("Rain"), "content/snow.md": markdown("Snow")})


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPreview]:
    """Serve a project that no test changes."""
    project = tmp_path_factory.mktemp("project")
    (project / "content").mkdir()
    (project / "digest.toml").write_text(SMALL["digest.toml"])
    (project / "content/rain.md").write_text(markdown("Rain"))
    with RunningPreview(project) as running:
        yield running


@pytest.fixture
def preview(project: Path) -> Iterator[RunningPreview]:
    with RunningPreview(project) as running:
        yield running


def test_pages_are_those_of_a_build_with_the_script_that_loads_them_again(
    unchanged: RunningPreview, tmp_path: Path
) -> None:
    built = digest.build(unchanged.project, output=tmp_path / "site").site
    page = (built / "articles/rain/index.html").read_bytes()
    _, served = unchanged.get("/articles/rain/")
    script = served[served.index(b'<script src="/.digest/') : served.rindex(b"</body>")]
    assert script.startswith(b'<script src="/.digest/reload.js?mark=')
    assert served.replace(script, b"") == page


def test_mail_is_served_as_it_will_be_sent(unchanged: RunningPreview) -> None:
    mail = next((unchanged.project / ".digest/preview").rglob("email.html"))
    _, served = unchanged.get(f"/editions/{mail.parent.name}/email.html")
    assert served == mail.read_bytes()


def test_files_on_the_disk_are_byte_for_byte_those_of_a_build(
    unchanged: RunningPreview, tmp_path: Path
) -> None:
    built = digest.build(unchanged.project, output=tmp_path / "site").site
    shown = unchanged.project / ".digest/preview"
    for path in built.rglob("*"):
        if path.is_file() and path.name != MANIFEST:
            assert (shown / path.relative_to(built)).read_bytes() == path.read_bytes()


def test_site_that_is_published_is_left_alone(unchanged: RunningPreview) -> None:
    assert unchanged.get("/")[0].status == 200
    assert not (unchanged.project / "site").exists()


def test_preview_is_kept_out_of_version_control(unchanged: RunningPreview) -> None:
    assert (unchanged.project / ".digest/.gitignore").read_text() == "*\n"


def test_answers_are_those_of_a_static_host(unchanged: RunningPreview) -> None:
    reply, _ = unchanged.get("/feed.atom")
    assert reply.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert reply.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Cache-Control"] == "no-store"
    lost, page = unchanged.get("/nowhere")
    assert (lost.status, lost.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert b"There is nothing at this address." in page
    folder, _ = unchanged.get("/articles/rain?x=1")
    assert (folder.status, folder.headers["Location"]) == (302, "/articles/rain/?x=1")
    assert unchanged.get("/assets/")[0].status == 404
    assert unchanged.get("/_headers")[0].status == 404


def test_only_the_browser_of_this_computer_is_answered(unchanged: RunningPreview) -> None:
    own = f"127.0.0.1:{unchanged.address.port}"
    assert unchanged.get("/", Host="rebound.example")[0].status == 421
    assert unchanged.get("/.digest/events", Origin="https://evil.example")[0].status == 403
    assert unchanged.get("/.digest/events", Sec_Fetch_Site="cross-site")[0].status == 403
    assert unchanged.get("/", "POST")[0].status == 405
    assert unchanged.get("/", Origin=f"http://{own}")[0].status == 200


@pytest.mark.parametrize(
    "target",
    ["/../../digest.toml", "/..%2f..%2fdigest.toml", "/%2e%2e/%2e%2e/digest.toml", "//etc/passwd", "/%00"],
)
def test_nothing_outside_the_site_is_served(unchanged: RunningPreview, target: str) -> None:
    host = f"Host: 127.0.0.1:{unchanged.address.port}\r\nConnection: close\r\n\r\n"
    received = unchanged.send_raw(f"GET {target} HTTP/1.1\r\n{host}".encode())
    assert received.startswith(b"HTTP/1.1 404 ")


def test_edit_is_built_and_told_to_the_browser(preview: RunningPreview) -> None:
    preview.next_build()
    with listen(preview) as events:
        before = next_state(events)["mark"]
        (preview.project / "content/rain.md").write_text(markdown("Rain again"))
        build = preview.next_build()
        assert next_state(events)["mark"] != before
    assert build.causes == ("content/rain.md",)
    assert b"Rain again" in preview.get("/articles/rain/")[1]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with a name")
def test_site_is_served_while_a_build_runs(preview: RunningPreview) -> None:
    preview.next_build()
    os.mkfifo(preview.project / "pipe")
    (preview.project / "pipe").replace(preview.project / "digest.toml")
    with (preview.project / "digest.toml").open("w") as settings:  # opens when the build has begun to read
        assert preview.get("/articles/rain/")[0].status == 200
        settings.write(SMALL["digest.toml"])
    assert preview.next_build().causes == ("digest.toml",)


def test_failed_build_keeps_the_site_and_is_told_until_it_is_mended(preview: RunningPreview) -> None:
    preview.next_build()
    settings = preview.project / "digest.toml"
    with listen(preview) as events:
        before = next_state(events)
        settings.write_text(f'"{HOSTILE}" = 1\n')
        assert preview.next_build().report is None
        broken = next_state(events)
        assert (broken["failed"], broken["mark"]) == (True, before["mark"])
        assert "unknown" in broken["told"][0]
        assert preview.get("/articles/rain/")[0].status == 200
        settings.write_text(SMALL["digest.toml"])
        assert preview.next_build().report is not None
        assert next_state(events) == before


def test_site_that_cannot_be_built_at_first_is_shown_once_it_can(make_project: MakeProject) -> None:
    project = make_project({"digest.toml": f'"{HOSTILE}" = 1\n', "content/rain.md": markdown("Rain")})
    with RunningPreview(project) as preview:
        preview.next_build()
        reply, page = preview.get("/")
        assert (reply.status, b"&lt;script&gt;" in page, HOSTILE.encode() in page) == (503, True, False)
        assert "script-src 'self'" in reply.headers["Content-Security-Policy"]
        (project / "digest.toml").write_text(SMALL["digest.toml"])
        preview.next_build()
        assert preview.get("/")[0].status == 200


def test_file_that_is_left_out_is_told(preview: RunningPreview) -> None:
    preview.next_build()
    with listen(preview) as events:
        next_state(events)
        (preview.project / "content/fair.md").write_text(markdown("Fair", date="2025-02-30"))
        preview.next_build()
        state = next_state(events)
    assert (state["failed"], state["told"][0][:18]) == (False, "content/fair.md:3:")


def test_draft_is_shown_apart_from_the_other_preview(make_project: MakeProject) -> None:
    project = make_project(SMALL | {"content/rain.md": markdown("Rain", draft="true")})
    with RunningPreview(project, drafts=True) as preview:
        assert preview.get("/articles/rain/")[0].status == 200
    assert not (project / ".digest/preview").exists()


def test_project_that_is_none_is_told(tmp_path: Path) -> None:
    preview = RunningPreview(tmp_path / "gone")
    with pytest.raises(ServeError, match="no such folder"):
        asyncio.run(serve(preview.project, preview))


class Events:
    """The stream of news, as a browser listens to it."""

    def __init__(self, preview: RunningPreview) -> None:
        self.connection = http.client.HTTPConnection(
            "127.0.0.1", preview.address.port, timeout=PATIENCE_SECONDS
        )

    def __enter__(self) -> http.client.HTTPResponse:
        self.connection.request("GET", "/.digest/events")
        return self.connection.getresponse()

    def __exit__(self, *_: object) -> None:
        self.connection.close()


def listen(preview: RunningPreview) -> Events:
    return Events(preview)


def next_state(events: http.client.HTTPResponse) -> dict[str, Any]:
    while not (line := events.readline()).startswith(b"data: "):
        pass
    state: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
    return state
