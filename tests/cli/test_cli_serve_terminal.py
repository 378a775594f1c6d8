"""What `digest serve` tells the terminal."""

import webbrowser
from dataclasses import replace
from pathlib import Path

import pytest

from digest.cli.serve import Terminal
from digest.errors import Notice
from digest.order import BuildReport
from digest.publish import Published
from digest.serve import Address, Build

ADDRESS = Address("127.0.0.1", 8000, public=False)
REPORT = BuildReport(Path("site"), 2, 2, 1, 40, Published(1, 2, 36, 1), ())
BAD = Notice("content/rain.md", 3, "impossible date", "write it as YYYY-MM-DD")


def terminal(*, quiet: bool = False) -> Terminal:
    return Terminal(quiet=quiet, open_browser=False)


def told(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    out, err = capsys.readouterr()
    return out, err


def test_build_is_told_with_its_cause_and_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    terminal().built(Build(REPORT, (), 0.34, ("content/rain.md",)))
    assert told(capsys) == ("content/rain.md: 2 articles in 1 edition; 4 files changed (0.3 s)\n", "")


def test_many_causes_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    terminal().built(Build(REPORT, (), 0.34, tuple("abcd")))
    assert told(capsys)[0].startswith("4 files have changed: 2 articles")


def test_failed_build_is_told_with_its_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    terminal(quiet=True).built(
        Build(None, (Notice("digest.toml", 1, "no valid TOML", "mend this line"),), 0.1)
    )
    assert told(capsys) == ("", "error: digest.toml:1: no valid TOML (mend this line)\n")


def test_name_of_a_file_does_nothing_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    terminal().built(Build(None, (), 0.1, ("content/\x1b[2J.md",)))
    assert told(capsys)[0] == "content/ [2J.md: not built (0.1 s); what is shown is as it was\n"


def test_address_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    terminal(quiet=True).serving(ADDRESS)
    assert told(capsys) == ("http://127.0.0.1:8000/ (Ctrl-C ends it)\n", "")


def test_address_that_others_reach_is_warned_of(capsys: pytest.CaptureFixture[str]) -> None:
    terminal(quiet=True).serving(Address("192.0.2.7", 8000, public=True))
    assert told(capsys)[1].startswith("warning: 192.0.2.7: every computer that reaches this one can read")


def test_browser_is_opened_where_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def fail_to_open(url: str) -> bool:
        opened.append(url)
        return False

    monkeypatch.setattr(webbrowser, "open", fail_to_open)
    Terminal(quiet=False, open_browser=True).serving(ADDRESS)
    assert opened == ["http://127.0.0.1:8000/"]
    assert "no browser found" in told(capsys)[1]


def test_what_stays_wrong_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    told_to = terminal()
    told_to.built(Build(REPORT, (BAD,), 0.1))
    told_to.built(Build(None, (Notice("digest.toml", 1, "no valid TOML", "mend it"),), 0.1))
    told_to.built(Build(REPORT, (BAD,), 0.1))
    assert told(capsys)[1].count("impossible date") == 1


def test_what_goes_wrong_again_is_told_again(capsys: pytest.CaptureFixture[str]) -> None:
    told_to = terminal()
    for notices in ((BAD,), (), (BAD,)):
        told_to.built(Build(REPORT, notices, 0.1))
    assert told(capsys)[1].count("impossible date") == 2


def test_files_that_are_left_out_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    terminal().built(Build(replace(REPORT, notices=(BAD,)), (BAD,), 0.1))
    assert told(capsys)[0] == "2 articles in 1 edition; 1 file left out; 4 files changed (0.1 s)\n"
