"""Builds by the real command that are interrupted, killed, or have to wait."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import RAIN, MakeProject, files_of, markdown, thorough_but

import digest
import digest.__main__
from digest.publish import hold_folder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")

SETTINGS = "[images]\ncards = false\n[edition]\nemail = false\nebook = false\n[search]\nenabled = false\n"

PATIENCE = 60.0
"""Seconds that a test waits for a process before it gives up."""


@pytest.fixture(scope="module")
def project() -> Iterator[Path]:
    """A project of articles enough for a pool of processes, built."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "content").mkdir()
        (folder / "digest.toml").write_text(SETTINGS)
        for number in range(110):
            text = markdown(f"Rain {number}", f"The {number}th day.\n{RAIN[number:]}")
            (folder / f"content/{number}.md").write_text(text)
        digest.build(folder)
        yield folder


def start(project: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "digest", "build", str(project), "--jobs", "2"]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def wait_for(process: "subprocess.Popen[str]", seen: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and not seen() and time.monotonic() < end:
        time.sleep(0.001)


def left_of(session: int) -> list[str]:
    """The processes of a session that are there after a moment."""
    left = ["?"]
    end = time.monotonic() + PATIENCE
    while left and time.monotonic() < end:
        left = [entry.name for entry in Path("/proc").iterdir() if is_of(entry, session)]
    return left


def is_of(process: Path, session: int) -> bool:
    try:
        fields = (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return fields[0] != "Z" and int(fields[3]) == session


def begin_again(project: Path) -> "subprocess.Popen[str]":
    """Begin a build that has all to do; the title tells its site from the one before."""
    for path in (project / ".digest").glob("store.sqlite*"):
        path.unlink()
    turn = len(list(project.glob("turn-*")))
    (project / f"turn-{turn}").touch()
    (project / "digest.toml").write_text(f"{SETTINGS}[site]\ntitle = 'Turn {turn}'\n")
    return start(project)


MOMENTS: dict[str, Callable[[Path], bool]] = {
    "as it loads": lambda _: True,
    "as articles are read": lambda project: (project / ".digest/store.sqlite").exists(),
    "as pages are made": lambda project: (project / ".site.digest-new/articles").exists(),
    "as the sites are exchanged": lambda project: (project / ".site.digest-new/digest.json").exists(),
}


@pytest.mark.parametrize("moment", thorough_but(MOMENTS, "as pages are made"))
def test_interrupted_build_ends_without_a_word_and_leaves_the_site(project: Path, moment: str) -> None:
    before = files_of(project / "site")
    process = begin_again(project)
    wait_for(process, lambda: MOMENTS[moment](project))
    time.sleep(0.06)  # for Python itself to begin
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode in (130, -signal.SIGINT) or "articles" in out
    assert "Traceback" not in err
    assert left_of(process.pid) == []
    after = files_of(project / "site")
    assert after == before or after == files_of(digest.build(project).site)


def interrupted() -> None:
    raise KeyboardInterrupt


def interrupted_within_a_class() -> None:
    raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()


@pytest.fixture
def _own_interrupts() -> Iterator[None]:
    """Give Ctrl-C back to the tests: a command leaves it as a process needs it that ends."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_own_interrupts")
@pytest.mark.parametrize("command", [interrupted, interrupted_within_a_class])
def test_interrupt_that_no_command_minds_ends_it_as_any_other(
    command: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.cli.main", command)
    with pytest.raises(SystemExit) as ended:
        digest.__main__.main()
    assert ended.value.code == 130


@pytest.mark.usefixtures("_own_interrupts")
def test_fault_of_ours_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("digest.cli.main", fail)
    with pytest.raises(ZeroDivisionError):
        digest.__main__.main()


@pytest.mark.parametrize("moment", thorough_but([*MOMENTS][1:], "as articles are read"))
def test_killed_build_leaves_no_process_and_no_lock(project: Path, moment: str) -> None:
    process = begin_again(project)
    wait_for(process, lambda: MOMENTS[moment](project))
    time.sleep(0.3 if moment == "as articles are read" else 0)  # for the pool to begin
    process.kill()
    process.communicate(timeout=PATIENCE)
    assert left_of(process.pid) == []
    waited: list[str] = []
    digest.build(project, wait=lambda: waited.append("waited"))
    assert waited == []
    assert not list(project.glob(".site.digest-*"))


@pytest.mark.parametrize("held", [".digest/cache", "."])
def test_second_build_says_once_that_it_waits(make_project: MakeProject, held: str) -> None:
    project = make_project({"digest.toml": SETTINGS, "content/rain.md": markdown("Rain")})
    with hold_folder(project / held):
        process = start(project)
        assert process.stderr
        said = process.stderr.readline()
    _, more = process.communicate(timeout=PATIENCE)
    assert said == "another build is at work here; waiting for it (Ctrl-C ends this one)\n"
    assert (process.returncode, more) == (0, "")


def test_two_builds_at_once_both_end_well(make_project: MakeProject) -> None:
    texts = {f"content/{number}.md": markdown(f"Rain {number}") for number in range(30)}
    project = make_project(texts | {"digest.toml": SETTINGS})
    processes = [start(project) for _ in range(3)]
    told = [process.communicate(timeout=PATIENCE)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert not [one for one in told if "Traceback" in one or "error" in one]
    assert sorted(path.name for path in project.iterdir()) == [".digest", "content", "digest.toml", "site"]
