"""What a build took, stage by stage: `digest build --profile`.

The clock is at the rim: a build is handed a watch, and by default one that looks at no clock. What it
measures goes into no file of the site.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass

Clock = Callable[[], tuple[float, float]]
"""Gives seconds by the wall and by the processor, each from some moment on."""


@dataclass(frozen=True, slots=True)
class Lap:
    """What one stage took."""

    stage: str
    count: int
    """Of the units that it worked on."""
    unit: str
    """What they are, in the plural; empty where it has none."""
    seconds: float
    """By the wall."""
    processor_seconds: float
    """Of this process and of those that it has opened and closed."""

    @property
    def milliseconds_per_unit(self) -> float | None:
        """By the wall; None where there is no unit."""
        return 1000 * self.seconds / self.count if self.count else None


class Watch:
    """A watch that measures nothing."""

    def stage(self, _name: str) -> AbstractContextManager[None]:
        """Measure what is done within as a stage, or as more of it."""
        return nullcontext()

    def count(self, _name: str, _number: int, _unit: str) -> None:
        """Note how many units a stage has worked on, or how many more."""


UNWATCHED = Watch()


def clock() -> tuple[float, float]:
    """Return seconds by the wall and by the processor: ended children count too where the system tells."""
    processor = time.process_time()
    with suppress(ImportError):
        import resource

        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor += children.ru_utime + children.ru_stime
    return time.perf_counter(), processor


class Stopwatch(Watch):
    """A watch that runs from when it is made."""

    def __init__(self, clock: Clock = clock) -> None:
        """Start it."""
        self._clock = clock
        self._start = clock()
        self._times: dict[str, tuple[float, float]] = {}
        self._counts: dict[str, tuple[int, str]] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what is done within as a stage, or as more of it; no stage within another one."""
        before = self._clock()
        try:
            yield
        finally:
            self._times[name] = _add(self._times.get(name, (0.0, 0.0)), _since(before, self._clock()))

    def count(self, name: str, number: int, unit: str) -> None:
        """Note how many units a stage has worked on, or how many more."""
        self._counts[name] = self._counts.get(name, (0, unit))[0] + number, unit

    def laps(self) -> tuple[Lap, ...]:
        """Return what each stage took, in their order, then `other` and `total`."""
        total = _since(self._start, self._clock())
        other = total
        for times in self._times.values():
            other = _since(times, other)
        rows = {**self._times, "other": other, "total": total}
        return tuple(Lap(name, *self._counts.get(name, (0, "")), *times) for name, times in rows.items())


def _add(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return one[0] + other[0], one[1] + other[1]


def _since(before: tuple[float, float], now: tuple[float, float]) -> tuple[float, float]:
    return now[0] - before[0], now[1] - before[1]
