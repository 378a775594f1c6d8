"""`digest serve`, as one runs it."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MakeProject, markdown, thorough_but
from typer.testing import CliRunner

from digest.cli import app

SETTINGS = "[site]\ntitle = 'Lune'\n[images]\ncards = false\n"
CONSOLE_SCRIPT = "import sys; from digest.cli import main; sys.exit(main())"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system has no signals")


@pytest.fixture
def project(make_project: MakeProject) -> Path:
    return make_project({"digest.toml": SETTINGS, "content/rain.md": markdown("Rain")})


@pytest.fixture
def command(project: Path, tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run the command in a project, as a group of processes of its own."""
    script = tmp_path / "bin/digest"
    script.parent.mkdir()
    script.write_text(f"if __name__ == '__main__':\n    {CONSOLE_SCRIPT}\n")
    running = subprocess.Popen(
        [sys.executable, str(script), "serve", "--port", "0"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    with running:
        yield running
        running.kill()


def wait_until_served(running: "subprocess.Popen[str]") -> str:
    """Return the address that the command tells."""
    assert running.stdout is not None
    for line in running.stdout:
        if found := re.match(r"http://\S+", line):
            return found.group()
    raise AssertionError(running.stderr.read() if running.stderr else "")


def end_of(running: "subprocess.Popen[str]") -> tuple[int, str]:
    """Return exit code and errors, once no process is left that has the command's output from it."""
    _, errors = running.communicate(timeout=120)
    return running.returncode, errors


@pytest.mark.parametrize("number", thorough_but([signal.SIGINT, signal.SIGTERM], signal.SIGINT))
def test_preview_ends_as_asked_and_leaves_no_process(
    command: "subprocess.Popen[str]", number: signal.Signals
) -> None:
    address = wait_until_served(command)
    stream = urllib.request.urlopen(f"{address}.digest/events")  # noqa: S310  our own server
    os.killpg(command.pid, number)  # as a terminal does
    assert end_of(command) == (0, "")
    stream.close()


def test_build_in_hand_is_ended_with_the_preview(command: "subprocess.Popen[str]", project: Path) -> None:
    wait_until_served(command)
    os.mkfifo(project / "pipe")
    (project / "pipe").replace(project / "digest.toml")
    written = os.open(project / "digest.toml", os.O_WRONLY)  # returns when a build has opened it to read
    os.killpg(command.pid, signal.SIGINT)
    assert end_of(command) == (0, "")
    os.close(written)


def test_modules_in_the_project_are_not_run(command: "subprocess.Popen[str]", project: Path) -> None:
    for name in ("yaml", "numpy", "signal", "multiprocessing", "jinja2"):
        (project / f"{name}.py").write_text("open('run', 'w')")
    wait_until_served(command)
    assert not (project / "run").exists()


def test_taken_port_is_told_and_ends_with_1(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = CliRunner().invoke(app, ["serve", str(project), "--port", str(port)])
    assert done.exit_code == 1
    assert done.stderr.startswith(f"error: 127.0.0.1:{port}: the port is taken (")


def test_project_that_is_none_is_told_and_ends_with_1(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["serve", str(tmp_path / "gone")])
    assert done.exit_code == 1
    assert "no such folder" in done.stderr


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_port_that_is_none_is_wrong_usage(port: str) -> None:
    assert CliRunner().invoke(app, ["serve", "--port", port]).exit_code == 2
