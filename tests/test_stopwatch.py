"""What a build took, stage by stage."""

import subprocess
import sys
import time
from collections.abc import Iterable

import pytest
from conftest import MakeProject, files_of, markdown

import digest
from digest.stopwatch import Lap, Stopwatch, Watch, clock


def stopwatch(*times: tuple[float, float]) -> Stopwatch:
    """A stopwatch whose clock says these times, one after another."""
    return Stopwatch(clock=iter(times).__next__)


def times(laps: Iterable[Lap]) -> list[tuple[str, float, float]]:
    return [(lap.stage, lap.seconds, lap.processor_seconds) for lap in laps]


def test_stages_have_what_they_took_and_the_rest_is_told_apart() -> None:
    watch = stopwatch((10, 1), (11, 2), (15, 8), (16, 9))
    with watch.stage("group"):
        pass
    assert times(watch.laps()) == [("group", 4, 6), ("other", 2, 2), ("total", 6, 8)]


def test_stage_that_is_entered_again_adds_up() -> None:
    watch = stopwatch((0, 0), (0, 0), (1, 1), (2, 2), (5, 3), (5, 3))
    for number in (3, 4):
        with watch.stage("recall"):
            watch.count("recall", number, "files")
    assert watch.laps()[0] == Lap("recall", 7, "files", 4, 2)


def test_stage_that_fails_is_measured() -> None:
    watch = stopwatch((0, 0), (0, 0), (1, 1), (1, 1))
    with pytest.raises(ArithmeticError), watch.stage("edit"):
        raise ArithmeticError
    assert times(watch.laps())[0] == ("edit", 1, 1)


@pytest.mark.parametrize(("count", "each"), [(4, 500.0), (0, None)])
def test_time_of_a_unit_is_in_milliseconds(count: int, each: float | None) -> None:
    assert Lap("edit", count, "stories", 2.0, 1.0).milliseconds_per_unit == each


def test_clock_never_goes_back() -> None:
    before = clock()
    assert all(now >= then for now, then in zip(clock(), before, strict=True))


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell")
def test_time_of_processes_that_have_ended_counts() -> None:
    others = clock()[1] - time.process_time()
    subprocess.run([sys.executable, "-c", "sum(range(1_000_000))"], check=True)
    assert clock()[1] - time.process_time() > others + 0.001


def test_measured_build_counts_what_each_stage_worked_on(make_project: MakeProject) -> None:
    project = make_project({f"content/{name}.md": markdown(name) for name in ("rain", "wind")})
    report = digest.build(project)
    (project / "content/wind.md").write_text(markdown("storm"), encoding="utf-8")
    watch = Stopwatch()
    digest.build(project, watch=watch)
    counts = {lap.stage: lap.count for lap in watch.laps()}
    assert (counts["list"], counts["read and analyse"], counts["group"]) == (2, 1, 2)
    assert counts["keep pages"] + counts["make pages"] == counts["publish"] == report.pages


def test_measured_build_makes_the_same_site(make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": markdown("Rain")})
    plain = digest.build(project, output=project / "plain", watch=Watch()).site
    measured = digest.build(project, output=project / "measured", watch=Stopwatch()).site
    assert files_of(plain) == files_of(measured)
