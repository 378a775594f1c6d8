"""Kill builds with SIGKILL, at many moments, and look at what they leave: `python tests/bench/kills.py`.

A project goes from one of four states to the next: five articles differ, or one more, or the name of the
site, which stands on every page. Each build on the way is killed, and the site must be that of the one state
or that of the other, to the byte; then it is built again, and must be that of the other. Needs Linux.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGE = Path(__file__).parents[2]

NOUNS = "river bridge council mill harvest school market road nurse ferry library stone orchard tram".split()
VERBS = "opened closed mended watched counted measured praised crossed painted sold found moved".split()
ENDS = ("before dawn", "without a word", "for the third time this year", "as the rain fell", "on Monday")

FOREIGN = {"CNAME": "digest.example\n", ".git/HEAD": "ref: main\n", "articles/notes.txt": "mine\n"}
"""What somebody else has put into site/."""

STATES = ("first", "five articles", "one more", "another name")

MOMENTS = ("any", "pages", "exchange", "after")
"""Over the whole length; while pages are made; when the sites are exchanged; while the store is written."""

COLUMNS = (
    *("Kill", "kills", "whole old", "whole new", "over first", "damaged"),
    *("processes left", "next build failed", "store set aside"),
)

ORPHANS_SECONDS = 3.0
"""How long processes may take to find out that the first of them was killed."""

Tree = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Kill:
    """One build that was killed, and what came of it."""

    state: str
    moment: str
    jobs: int
    whole: str
    """`old`, `new`, `both` where they are the same, or `damaged`."""
    ended: bool
    """Whether the build was over first."""
    orphans: int
    next_failed: str
    store: str


def sentence(chance: Random) -> str:
    """Return a sentence that says nothing."""
    subject, other, third = chance.sample(NOUNS, 3)
    return f"The {subject} by the {other} {chance.choice(VERBS)} a {third} {chance.choice(ENDS)}."


def article(number: int, chance: Random) -> str:
    """Return an article of some 250 words."""
    day = f"2024-{number % 12 + 1:02}-{number % 27 + 1:02}"
    facts = f"title: The {chance.choice(NOUNS)} of day {number}\ndate: {day}"
    paragraphs = (" ".join(sentence(chance) for _ in range(5)) for _ in range(5))
    return f"---\n{facts}\nsource: The {NOUNS[number % 3].title()}\n---\n\n" + "\n\n".join(paragraphs) + "\n"


def put_state(project: Path, state: str, count: int) -> None:
    """Have a project's folder hold one of the states; what is as it should be is not written."""
    name = "The Other" if state == "another name" else "The Usual"
    _put(project / "digest.toml", f'[site]\ntitle = "{name}"\n[images]\ncards = false\n')
    for number in range(count):
        edited = number % (count // 5) == 0 or (state == "one more" and number == 1)
        seed = number + 1_000_000 * (state in {"five articles", "one more"} and edited)
        _put(project / f"content/a-{number:05}.md", article(number, Random(seed)))  # noqa: S311  no secret


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def start(project: Path, jobs: int) -> "subprocess.Popen[str]":
    """Begin a build, in a group of processes of its own."""
    command = [sys.executable, "-m", "digest", "build", str(project), "--jobs", str(jobs), "--json"]
    return subprocess.Popen(
        command,
        cwd=PACKAGE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def tree_of(site: Path) -> Tree:
    """Return a mark of each file and link of a site."""
    return {
        path.relative_to(site).as_posix(): (
            str(path.readlink()).encode() if path.is_symlink() else blake2b(path.read_bytes()).digest()
        )
        for path in site.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def build_whole(project: Path, jobs: int) -> tuple[float, str, str]:
    """Build to the end; the seconds that it took, what went wrong, and what was said of the store."""
    began = time.monotonic()
    process = start(project, jobs)
    out, err = process.communicate(timeout=300)
    seconds = time.monotonic() - began
    if process.returncode or "Traceback" in err:
        return seconds, err or f"exit code {process.returncode}", ""
    told = [notice["problem"] for notice in json.loads(out)["notices"] if "store" in notice["place"]]
    return seconds, "", "; ".join(told)


def kill(project: Path, jobs: int, moment: str, seconds: float, chance: Random) -> tuple[bool, int]:
    """Begin a build and kill it; whether it was over first, and its session."""
    manifest = project / "site/.digest-manifest.json"
    before = manifest.stat().st_ino
    process = start(project, jobs)
    fresh = project / ".site.digest-new"
    signs: dict[str, Callable[[], bool]] = {
        "any": lambda: True,
        "pages": fresh.exists,
        "exchange": (fresh / manifest.name).exists,
        "after": lambda: manifest.stat().st_ino != before,
    }
    seen = signs[moment]
    while process.poll() is None and not seen():
        time.sleep(0.0002)
    longest = {"any": seconds, "pages": seconds / 3, "exchange": 0.03, "after": 0.1}[moment]
    time.sleep(chance.uniform(0, longest))
    ended = process.poll() is not None
    with suppress(ProcessLookupError):
        (os.killpg if chance.random() < 0.5 else os.kill)(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdout, process.stderr):
        if stream:
            stream.close()
    return ended, process.pid


def orphans(session: int) -> int:
    """Return how many processes of a session are left after a moment."""
    left = 1
    end = time.monotonic() + ORPHANS_SECONDS
    while left and time.monotonic() < end:
        left = sum(_session_of(entry) == session for entry in Path("/proc").iterdir())
        time.sleep(0.02)
    return left


def _session_of(process: Path) -> int:
    try:
        fields = (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return 0 if fields[0] == "Z" else int(fields[3])


def judge(site: Path, old: Tree, new: Tree) -> str:
    """Say which of two sites it is."""
    found = tree_of(site) if site.is_dir() else {}
    if found == old == new:
        return "both"
    return "old" if found == old else "new" if found == new else "damaged"


def expected(folder: Path, count: int) -> dict[str, Tree]:
    """Return the site of each state, built from nothing."""
    trees = {}
    for state in STATES:
        project = folder / "expected"
        put_state(project, state, count)
        _, failed, _ = build_whole(project, 2)
        if failed:
            raise SystemExit(failed)
        trees[state] = tree_of(project / "site") | tree_of(folder / "foreign")
        shutil.rmtree(project)
    return trees


def run(folder: Path, kills: int, count: int, jobs: int | None, seed: int) -> list[Kill]:
    """Kill so many builds, one after another."""
    chance = Random(seed)  # noqa: S311  no secret
    for path, text in FOREIGN.items():
        _put(folder / "foreign" / path, text)
    (folder / "foreign/link").symlink_to("CNAME")
    trees, project = expected(folder, count), folder / "project"
    put_state(project, STATES[0], count)
    build_whole(project, 2)
    shutil.copytree(folder / "foreign", project / "site", symlinks=True, dirs_exist_ok=True)
    lengths: dict[tuple[str, int, bool], float] = {}
    done: list[Kill] = []
    for number in range(kills + len(STATES) * 2):
        old, new = STATES[number % len(STATES)], STATES[(number + 1) % len(STATES)]
        put_state(project, new, count)
        many = jobs or 1 + number // len(STATES) % 2
        fresh = number % 7 == 6
        if fresh:
            shutil.rmtree(project / ".digest")
        kind = new, many, fresh
        if number >= len(STATES) * 2:
            done.append(_one(project, trees[old], trees[new], new, many, lengths.get(kind, 4.0), chance))
            if done[-1].whole == "damaged":
                shutil.copytree(project, folder / f"damaged-{number}", symlinks=True)
            print(f"\r{len(done)}/{kills} {done[-1]}"[:150], end="", flush=True, file=sys.stderr)
        else:
            lengths[kind], _, _ = build_whole(project, many)
    print(file=sys.stderr)
    return done


def _one(project: Path, old: Tree, new: Tree, state: str, jobs: int, seconds: float, chance: Random) -> Kill:
    moment = chance.choice(MOMENTS)
    ended, session = kill(project, jobs, moment, seconds, chance)
    left = orphans(session)
    whole = judge(project / "site", old, new)
    _, failed, store = build_whole(project, jobs)
    if not failed and judge(project / "site", new, new) != "both":
        failed = "another site than from nothing"
    leftovers = [path.name for path in project.iterdir() if ".digest-" in path.name]
    return Kill(state, moment, jobs, whole, ended, left, failed or " ".join(leftovers), store)


def main() -> None:
    """Kill, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--jobs", type=int, help="by default 1 and 2 by turns")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        done = run(Path(name), given.kills, given.articles, given.jobs, given.seed)
    print(f"| {' | '.join(COLUMNS)} |\n|---{'|--:' * (len(COLUMNS) - 1)}|")
    for moment in (*MOMENTS, "all"):
        _print_row(moment, [one for one in done if moment in (one.moment, "all")])
    for one in done:
        if one.whole == "damaged" or one.orphans or one.next_failed:
            print(one)


def _print_row(name: str, kills: list[Kill]) -> None:
    whole = Counter(one.whole for one in kills)
    figures = (
        len(kills),
        whole["old"],
        whole["new"] + whole["both"],
        sum(one.ended for one in kills),
        whole["damaged"],
        sum(one.orphans > 0 for one in kills),
        sum(bool(one.next_failed) for one in kills),
        sum(bool(one.store) for one in kills),
    )
    print(f"| {name} | {' | '.join(map(str, figures))} |")


if __name__ == "__main__":
    main()
