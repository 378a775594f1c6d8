"""Time and memory of a build against the number of articles, and the chart of it.

    python tests/bench/growth.py RECORDS.jsonl.gz [--sizes 1000 2000 5000 …] [--rounds 1]
    python tests/bench/growth.py --draw

Each size, by default from 1,000 to 100,000, is built from nothing, again unchanged, and again with one
article edited; medians of the rounds. There are 14 articles a day, so that more articles are more editions,
not longer ones. What was found is added to `growth.json`, a size at a time, in place of what it had of that
size, drawn as docs/cost.svg, and put into the README beside this.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any, Final

from builds import ROOT, Digest
from corpus import make_articles, read_records, write_digest
from cost_chart import draw_cost
from usage import Usage, describe_machine, look_at_machine, say_command

FIGURES: Final = Path(__file__).with_name("growth.json")
CHART: Final = ROOT / "docs/cost.svg"
README: Final = Path(__file__).with_name("README.md")
BEGIN: Final = "<!-- growth.py writes what follows -->\n"
END: Final = "<!-- up to here -->\n"
SIZES: Final = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)

REPEATS: Final = 3
"""Of the short builds in a round."""

HEAD: Final = (
    "Articles",
    "From nothing, s",
    "ms an article",
    "Processor, ms an article",
    "Again, s",
    "One edited, s",
    "MiB at the peak",
    "Files",
    "Site, MB",
    "Store, MB",
)

Row = Mapping[str, Any]
"""A size: the number of articles, what each kind of build took, what was left, the machine."""


def main() -> None:
    """Measure, keep, draw and print."""
    arguments = _arguments()
    rows = {row["articles"]: row for row in json.loads(FIGURES.read_text(encoding="utf-8"))}
    for count in arguments.sizes if arguments.records else ():
        rows[count] = _measure(arguments, count)
        FIGURES.write_text(json.dumps(_ordered(rows), indent=1) + "\n", encoding="utf-8")
        _show(_ordered(rows))
        print(f"{count:,} articles: {rows[count]['nothing']['seconds']:.1f} s", file=sys.stderr, flush=True)
    _show(_ordered(rows))
    print("\n".join(table(_ordered(rows))))


def _ordered(rows: Mapping[int, Row]) -> list[Row]:
    return [rows[count] for count in sorted(rows)]


def _show(rows: Sequence[Row]) -> None:
    """Draw the chart, and put the table into the README."""
    CHART.write_text(draw_cost(rows), encoding="utf-8")
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    shown = "\n".join(table(rows))
    README.write_text(f"{before}{BEGIN}\n{shown}\n\n{END}{after}", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("records", type=Path, nargs="?")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--of-a-day", type=int, default=14, help="articles of a day")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--draw", action="store_true", help="only draw and print what was measured before")
    parser.add_argument(
        "--folder", type=Path, help="where the sites are made; by default where the system says"
    )
    arguments = parser.parse_args()
    if bool(arguments.records) == arguments.draw:
        parser.error("either RECORDS or --draw")
    return arguments


def _measure(arguments: argparse.Namespace, count: int) -> Row:
    before = look_at_machine()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        project = Path(folder, "digest")
        write_digest(
            make_articles(read_records(arguments.records, count), count, arguments.of_a_day), project
        )
        ours = Digest(project)
        found: dict[str, list[Usage]] = {"nothing": [], "unchanged": [], "edited": []}
        for _ in range(arguments.rounds):
            found["nothing"].append(ours.from_nothing())
            found["unchanged"] += [ours.unchanged() for _ in range(REPEATS)]
            found["edited"] += [ours.edited() for _ in range(REPEATS)]
        sizes = ours.sizes()
    return {
        "articles": count,
        **{kind: _median(usages) for kind, usages in found.items()},
        "left": asdict(sizes),
        "rounds": arguments.rounds,
        "machine": describe_machine(before),
        "command": say_command(sys.argv),
    }


def _median(usages: Sequence[Usage]) -> dict[str, float]:
    each = [asdict(one) for one in usages]
    return {name: round(median(one[name] for one in each), 2) for name in each[0]}


def table(rows: Sequence[Row]) -> list[str]:
    """Return what was measured as a table in Markdown, with the machine of each size below."""
    lines = [f"| {' | '.join(HEAD)} |", f"|{'--:|' * len(HEAD)}"]
    for row in rows:
        count, nothing, left = row["articles"], row["nothing"], row["left"]
        values = (
            f"{count:,}",
            f"{nothing['seconds']:,.1f}",
            f"{1000 * nothing['seconds'] / count:.1f}",
            f"{1000 * nothing['processor_seconds'] / count:.1f}",
            f"{row['unchanged']['seconds']:.2f}",
            f"{row['edited']['seconds']:.2f}",
            f"{nothing['memory']:,.0f}",
            f"{left['files']:,}",
            f"{left['site_bytes'] / 1e6:,.0f}",
            f"{left['store_bytes'] / 1e6:,.0f}",
        )
        lines.append(f"| {' | '.join(values)} |")
    lines.append("")
    lines += [f"- {row['articles']:,}, rounds: {row['rounds']}; {row['machine']}" for row in rows]
    return lines


if __name__ == "__main__":
    main()
