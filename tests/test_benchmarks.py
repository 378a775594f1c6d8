import json
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent / "bench"
RECORDS = [[f"Record {record}, sentence {sentence}." for sentence in range(12)] for record in range(3)]


@pytest.fixture(autouse=True)
def bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))


def test_more_articles_than_records_have_texts_of_their_own() -> None:
    from corpus import make_articles

    bodies = [one.body for one in make_articles(RECORDS, 9, 14)]
    assert len(set(bodies)) == 9


def test_articles_of_a_day_are_as_many_as_asked_for() -> None:
    from corpus import make_articles

    days = [one.day for one in make_articles(RECORDS, 9, 4)]
    assert [days.count(day) for day in sorted(set(days))] == [1, 4, 4]


def test_all_three_get_the_same_texts(tmp_path: Path) -> None:
    from corpus import make_articles, write_digest, write_hugo, write_pelican

    articles = list(make_articles(RECORDS, 4, 2))
    places = {"digest": "content", "hugo": "content/posts", "pelican": "content"}
    for name, write in (("digest", write_digest), ("hugo", write_hugo), ("pelican", write_pelican)):
        write(articles, tmp_path / name)
    texts = [
        [
            path.read_text(encoding="utf-8").partition("\n\n")[2]
            for path in sorted((tmp_path / name / place).iterdir())
        ]
        for name, place in places.items()
    ]
    assert texts[0] == texts[1] == texts[2] == [one.body for one in articles]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_of_the_processes_that_a_command_starts_counts(tmp_path: Path) -> None:
    from usage import run_measured

    child = "import time; full = bytearray(64 << 20); time.sleep(0.8)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True)"
    assert run_measured([sys.executable, "-c", parent], tmp_path).memory > 64


@pytest.mark.skipif(sys.platform == "win32", reason="there is no wait4")
def test_a_command_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    from usage import run_measured

    with pytest.raises(RuntimeError, match="no such thing"):
        run_measured([sys.executable, "-c", "import sys; sys.exit('no such thing')"], tmp_path)


def test_the_chart_of_cost_is_drawn_from_the_figures() -> None:
    from cost_chart import draw_cost

    rows = json.loads((BENCH / "growth.json").read_text(encoding="utf-8"))
    chart = (BENCH.parent.parent / "docs/cost.svg").read_text(encoding="utf-8")
    assert chart == draw_cost(rows), "draw it: python tests/bench/growth.py --draw"


def test_the_readme_has_the_figures_of_the_chart() -> None:
    from growth import table

    rows = json.loads((BENCH / "growth.json").read_text(encoding="utf-8"))
    readme = (BENCH / "README.md").read_text(encoding="utf-8")
    assert "\n".join(table(rows)) in readme, "put it in: python tests/bench/growth.py --draw"
