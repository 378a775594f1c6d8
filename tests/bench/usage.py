"""What a command takes of time and memory, and what else the machine was doing meanwhile."""

import os
import platform
import shlex
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAUSE: Final = 0.1
"""Seconds between two looks at the memory, at least."""

SHARE_OF_LOOKING: Final = 0.02
"""Of the time, at most, is spent looking: it takes longer where there is much memory."""

PROC: Final = Path("/proc")


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command took, with the processes that it started."""

    seconds: float
    """By the clock."""
    processor_seconds: float
    """In user and kernel mode, of all processes that were waited for."""
    memory: float
    """MiB at the peak, of all processes together; what they share counts once (PSS). 0 without a /proc."""
    resident: float
    """The same as the sum of what each has (RSS): what they share counts for each."""


def run_measured(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Usage:
    """Run a command to its end; what was written before is on the disk by then.

    Raises:
        RuntimeError: It failed; with what it said.

    """
    os.sync()
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        watch = _Watch(process.pid)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}: {said.read().decode(errors='replace')[-2000:]}")
    return Usage(seconds, used.ru_utime + used.ru_stime, watch.memory / 1024, watch.resident / 1024)


class _Watch(threading.Thread):
    """Looks now and then at the memory of a process and its descendants."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.memory = self.resident = 0
        self._process, self._ended = process, threading.Event()

    def run(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            began = time.perf_counter()
            sizes = [_sizes(one) for one in _family(self._process)]
            self.memory = max(self.memory, sum(pss for _, pss in sizes))
            self.resident = max(self.resident, sum(rss for rss, _ in sizes))
            pause = max(PAUSE, (time.perf_counter() - began) / SHARE_OF_LOOKING)

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()
        self.join()


def _family(process: int) -> Iterator[int]:
    """Yield a process and all that it or they have started."""
    waiting = [process]
    while waiting:
        one = waiting.pop()
        yield one
        for children in (PROC / str(one) / "task").glob("*/children"):
            with suppress(OSError):
                waiting += map(int, children.read_text().split())


def _sizes(process: int) -> tuple[int, int]:
    """RSS and PSS of a process in KiB; nothing where it has ended."""
    found = {"Rss:": 0, "Pss:": 0}
    with suppress(OSError):
        for line in (PROC / str(process) / "smaps_rollup").read_text().splitlines():
            name, _, rest = line.partition(" ")
            if name in found:
                found[name] = int(rest.split()[0])
    return found["Rss:"], found["Pss:"]


@dataclass(frozen=True, slots=True)
class Moment:
    """What the machine had done so far."""

    load: tuple[float, float, float]
    """Of the last 1, 5 and 15 minutes."""
    ticks: tuple[int, ...]
    """Of all processors since the start: user, nice, system, idle, waiting, interrupts, soft ones, stolen."""


def look_at_machine() -> Moment:
    """Return what there is to say now."""
    with suppress(OSError):
        return Moment(
            os.getloadavg(), tuple(map(int, (PROC / "stat").read_text().split("\n")[0].split()[1:9]))
        )
    return Moment(os.getloadavg(), (0,) * 8)


def describe_machine(before: Moment) -> str:
    """Return a line on the machine, and on what it did since a moment."""
    now = look_at_machine()
    passed = [later - earlier for earlier, later in zip(before.ticks, now.ticks, strict=True)]
    stolen = passed[7] / max(sum(passed), 1)
    return (
        f"{os.cpu_count()} cores ({_processor()}), {platform.system()}, Python {platform.python_version()}; "
        f"load {before.load[0]:.1f} at the start and {now.load[0]:.1f} at the end, "
        f"{stolen:.1%} of the processors' time taken by other machines (steal)"
    )


def say_command(words: Sequence[str]) -> str:
    """Return the command line of a benchmark, without the folders of this machine."""
    program, *others = words
    named = [Path(one).name if Path(one).is_absolute() else one for one in others]
    return shlex.join(["python", f"tests/bench/{Path(program).name}", *named])


def _processor() -> str:
    with suppress(OSError):
        for line in (PROC / "cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def clear(*paths: Path) -> None:
    """Remove folders, where they are there."""
    for path in paths:
        shutil.rmtree(path, ignore_errors=True)
