import json
import re
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import RAIN, MakeProject, markdown
from typer.testing import CliRunner

from digest.analyse.formulas import FORMULAS
from digest.cli import app


@dataclass(frozen=True, slots=True)
class Done:
    """What a command has come to."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, cwd: Path, stdin: str = "") -> Done:
    """Run a command in this process, which has all loaded."""
    with chdir(cwd):
        done = CliRunner().invoke(app, arguments, input=stdin)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


@pytest.fixture(autouse=True)
def _only_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what a build does to a process that is about to end."""
    monkeypatch.setattr("digest.cli.site._collect_garbage_seldom", lambda: None)


def run_apart(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command as a user does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "digest", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def project(make_project: MakeProject) -> Path:
    return make_project(
        {"content/rain.md": markdown("Rain"), "content/snow.md": markdown("Snow", "Snow fell.")}
    )


def test_build_says_on_stdout_what_it_made(project: Path) -> None:
    done = run_apart("build", cwd=project)
    assert done.returncode == 0
    assert done.stdout.startswith("site: 2 articles in 1 edition; ")
    assert done.stderr == ""


def test_build_tells_problems_on_stderr_and_goes_on(project: Path) -> None:
    (project / "content/empty.md").touch()
    done = run("build", cwd=project)
    assert done.returncode == 0
    assert (
        done.stderr
        == "error: content/empty.md:1: the file is empty (write the article, or remove the file)\n"
    )
    assert "1 file left out" in done.stdout


def test_build_tells_the_first_of_many_warnings_of_a_kind(project: Path) -> None:
    for number in range(15):
        (project / f"content/{number}.md").write_text(f"It fell {number} times.\n")
    lines = run("build", cwd=project).stderr.splitlines()
    assert len([line for line in lines if "no date" in line]) == 11
    assert "warning: no date; taken from the file's time: 5 more like this (--json tells them all)" in lines


def test_build_with_json_is_for_programs(project: Path) -> None:
    report = json.loads(run("build", "--json", cwd=project).stdout)
    assert (report["site"], report["articles"], report["left_out"], report["notices"]) == ("site", 2, 0, [])


def test_quiet_build_prints_nothing(project: Path) -> None:
    done = run("build", "--quiet", cwd=project)
    assert (done.stdout, done.stderr) == ("", "")


def test_what_the_user_can_put_right_ends_with_1_and_no_traceback(project: Path) -> None:
    (project / "digest.toml").write_text("[sit]\n")
    done = run_apart("build", cwd=project)
    assert done.returncode == 1
    assert done.stderr == 'error: digest.toml:1: unknown section "sit" (did you mean "site"?)\n'


def test_wrong_usage_ends_with_2(project: Path) -> None:
    assert run_apart("build", "--colour", cwd=project).returncode == 2
    assert run("summarize", cwd=project).returncode == 2
    assert run("publish", cwd=project).returncode == 2


def test_summarize_prints_the_sentences(project: Path) -> None:
    done = run("summarize", "content/rain.md", cwd=project)
    lines = done.stdout.splitlines()
    assert lines[:2] == ["Rain", "  published: 2024-12-02"]
    assert len(lines) == 5
    assert all(line.removeprefix("  • ") in RAIN for line in lines[2:])


def test_summarize_explains_each_sentence_and_names_the_method(project: Path) -> None:
    lines = run(
        "summarize", "--explain", "--method", "lead", "content/rain.md", cwd=project
    ).stdout.splitlines()
    assert "    (opens the article; characters 0 to 74)" in lines
    assert lines[-1] == "  method: lead"


def test_add_shows_what_it_understood_and_what_is_missing(tmp_path: Path) -> None:
    paste = "Title: Rain in Brill\nDate: 2025-03-06\n\nRain fell on the town. The river rose."
    done = run("add", "-", "--keep", cwd=tmp_path, stdin=paste)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "content/2025-03-06-rain-in-brill.md",
        "  title: Rain in Brill",
        "  published: 2025-03-06",
        "  not found: byline, source, address",
    ]
    assert (tmp_path / "originals/2025-03-06-rain-in-brill.txt").is_file()


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("# Rain\n\nRain fell on the town.", "md"),
        ("<!DOCTYPE html><title>Rain</title><h1>Rain</h1><p>" + "Rain fell on the old town. " * 30, "html"),
        (
            "<rss><channel><item><title>A</title><description>It fell</description></item></channel></rss>",
            "xml",
        ),
        ("Rain\n\nRain fell on the town.", "txt"),
    ],
)
def test_text_on_standard_input_is_read_as_what_it_looks_like(tmp_path: Path, text: str, suffix: str) -> None:
    done = run("add", "-", "--keep", cwd=tmp_path, stdin=text)
    assert done.returncode == 0
    assert [path.suffix for path in (tmp_path / "originals").iterdir()] == [f".{suffix}"]


def test_add_names_what_it_cannot_read_and_adds_the_rest(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    done = run("add", "content/none.md", "content/rain.md", "-p", str(other), cwd=project)
    assert done.returncode == 1
    assert "content/none.md: cannot be read" in done.stderr
    assert len(list((other / "content").iterdir())) == 1


def test_address_is_no_file_to_summarize(project: Path) -> None:
    done = run("summarize", "https://post.example/", cwd=project)
    assert done.returncode == 1
    assert "https://post.example/: is an address, not a file (add it to a project" in done.stderr


def test_summarize_with_json_gives_the_offsets(project: Path) -> None:
    summary = json.loads(run("summarize", "--json", "-n", "2", "content/rain.md", cwd=project).stdout)
    assert summary["title"] == "Rain"
    assert [sorted(sentence) for sentence in summary["sentences"]] == [
        ["end", "reasons", "start", "text"]
    ] * 2


def test_short_text_is_said_to_be_short(project: Path) -> None:
    assert "Too short to summarise" in run("summarize", "content/snow.md", cwd=project).stdout


def test_text_comes_in_through_standard_input(project: Path) -> None:
    assert run_apart("summarize", "-", cwd=project, stdin=f"Rain\n\n{RAIN}").stdout.startswith("Rain\n")


def test_score_prints_every_formula(project: Path) -> None:
    done = run("score", "content/rain.md", cwd=project)
    assert "Flesch reading ease" in done.stdout
    assert "Dale-Chall" in done.stdout


def test_score_prints_only_the_formulas_made_for_the_language(project: Path) -> None:
    done = run("score", "--language", "de", "content/rain.md", cwd=project)
    assert "First Wiener Sachtextformel" in done.stdout
    assert "SMOG" not in done.stdout


def test_score_says_once_that_there_is_no_formula_for_the_language(project: Path) -> None:
    done = run("score", "--language", "zh", "content/rain.md", cwd=project)
    assert done.stdout.count("no scores: no formula for Chinese") == 1


def test_score_with_json_names_every_formula_in_every_language(project: Path) -> None:
    for language in ("en", "de", "zh"):
        done = run("score", "--json", "--language", language, "content/rain.md", cwd=project)
        assert list(json.loads(done.stdout)["scores"]) == [formula.name for formula in FORMULAS]


def test_score_with_json_gives_values_or_reasons(project: Path) -> None:
    scores = json.loads(run("score", "--json", "content/rain.md", cwd=project).stdout)["scores"]
    assert isinstance(scores["flesch_kincaid_grade"]["value"], float)
    short = json.loads(run("score", "--json", "content/snow.md", cwd=project).stdout)["scores"]
    assert short["flesch_kincaid_grade"]["value"] is None
    assert short["flesch_kincaid_grade"]["reason"]


def test_language_of_the_text_may_be_said(project: Path) -> None:
    assert (
        json.loads(run("score", "--json", "--language", "de", "content/rain.md", cwd=project).stdout)[
            "language"
        ]
        == "de"
    )


def test_language_that_the_text_leaves_open_is_said_to_be_assumed(project: Path) -> None:
    (project / "content" / "short.md").write_text("It fell.", encoding="utf-8")
    assert "language: en (assumed" in run("summarize", "content/short.md", cwd=project).stdout
    assert "language: en (assumed" in run("score", "content/short.md", cwd=project).stdout


def test_language_that_is_said_is_not_assumed(project: Path) -> None:
    (project / "content" / "short.md").write_text("It fell.", encoding="utf-8")
    said = run("summarize", "--json", "--language", "en", "content/short.md", cwd=project).stdout
    assert json.loads(said)["language_assumed"] is False


def test_file_that_cannot_be_read_costs_the_others_nothing(project: Path) -> None:
    done = run("summarize", "nowhere.md", "content/rain.md", cwd=project)
    assert done.returncode == 1
    assert done.stdout.startswith("Rain\n")
    assert done.stderr.startswith("error: nowhere.md: cannot be read: No such file")


def test_terminal_is_sent_no_escape_sequence_of_an_article(project: Path) -> None:
    (project / "content/evil.md").write_text('---\ntitle: "Evil \\e[31m"\ndate: "\\e]0;x\\a"\n---\nIt fell.')
    for done in (run("build", cwd=project), run_apart("summarize", "content/evil.md", cwd=project)):
        assert "\x1b" not in done.stdout + done.stderr


def test_verify_says_what_it_proved(project: Path) -> None:
    run("build", cwd=project)
    done = run_apart("verify", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "site: 41 sentences in 11 files, 2 articles\n"


def test_verify_ends_with_1_and_names_the_place_of_a_mismatch(project: Path) -> None:
    run("build", cwd=project)
    page = project / "site/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("metres", "yards", 1), encoding="utf-8")
    done = run("verify", "--site", "site", cwd=project)
    assert done.returncode == 1
    assert re.match(r"error: site/index\.html:\d+: .*yards", done.stderr)
    assert done.stdout.endswith("; not proved: 1 mismatch\n")
    assert run("verify", "--quiet", cwd=project).stdout == ""
    values = json.loads(run("verify", "--json", cwd=project).stdout)
    assert (values["mismatches"], values["notices"][0]["place"]) == (1, "site/index.html")


def test_verify_tells_the_first_of_many_mismatches_of_a_kind(project: Path) -> None:
    for number in range(15):
        text = markdown(f"Rain {number}", RAIN.replace("river", f"river {number}"))
        (project / f"content/{number}.md").write_text(text, encoding="utf-8")
    run("build", cwd=project)
    for page in project.glob("site/articles/*/index.html"):
        page.write_text(page.read_text(encoding="utf-8").replace("Thursday", "Friday"), encoding="utf-8")
    lines = run("verify", cwd=project).stderr.splitlines()
    assert len(lines) == 11
    assert lines[-1] == "error: the text is not that of …: 6 more like this (--json tells them all)"


def test_verify_of_no_site_ends_with_1(project: Path) -> None:
    done = run("verify", cwd=project)
    assert done.returncode == 1
    assert done.stderr.startswith("error: site: no such folder (run digest build")


def test_version_is_printed(project: Path) -> None:
    assert run_apart("--version", cwd=project).stdout.startswith("digest 0.")


def test_build_keeps_compiled_templates_for_the_next(project: Path, user_cache: Path) -> None:
    run_apart("build", cwd=project)
    assert list((user_cache / "digest/templates").glob("*.compiled"))


@pytest.mark.parametrize("group", [(), ("feeds",)])
def test_help_says_what_each_command_does_to_the_end(group: tuple[str, ...], project: Path) -> None:
    commands = run(*group, "--help", cwd=project).stdout.split("Commands:\n")[1].splitlines()
    assert [line for line in commands if not line.endswith(".") or line.endswith("...")] == []
