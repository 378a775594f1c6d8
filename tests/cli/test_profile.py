"""`digest build --profile` and `--executor`, as a user calls them."""

import json

from conftest import MakeProject, markdown
from typer.testing import CliRunner

from digest.cli import app
from digest.cli.profile import profile_table
from digest.stopwatch import Lap

LAPS = (Lap("group", 1200, "articles", 0.6, 0.25), Lap("total", 0, "", 10.5, 20.0))


def test_table_is_aligned() -> None:
    assert profile_table(LAPS).splitlines() == [
        "stage  count            wall s  processor s  ms each",
        "group  1,200  articles   0.600        0.250    0.500",
        "total                   10.500       20.000",
    ]


def test_profile_stands_on_standard_error(make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": markdown("Rain")})
    result = CliRunner().invoke(app, ["build", str(project), "--jobs", "1", "--profile"])
    assert "make pages" in result.stderr
    assert "make pages" not in result.stdout


def test_json_has_the_profile(make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": markdown("Rain")})
    result = CliRunner().invoke(app, ["build", str(project), "--jobs", "1", "--profile", "--json"])
    profile = {lap["stage"]: lap for lap in json.loads(result.stdout)["profile"]}
    assert (profile["read and analyse"]["count"], profile["total"]["count"]) == (1, 0)


def test_json_has_no_profile_unless_asked(make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": markdown("Rain")})
    result = CliRunner().invoke(app, ["build", str(project), "--jobs", "1", "--json"])
    assert "profile" not in json.loads(result.stdout)


def test_executor_of_another_form_is_told_and_ends_with_1(make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": markdown("Rain")})
    result = CliRunner().invoke(app, ["build", str(project), "--executor", "tcp://localhost:8786"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "--executor tcp://localhost:8786: no address of a cluster (write dask://host:port" in result.stderr
