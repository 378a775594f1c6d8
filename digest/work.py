"""Sources in, analyses out, on one core or on many.

What becomes of a source file depends on the file and the settings alone, so that files may be worked through
in any order and by any process; the results stand in the order of the files.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from threading import Lock
from typing import Final
from zoneinfo import ZoneInfo

from digest.analyse import analyse_article
from digest.errors import Notice, SourceError
from digest.limits import (
    SECONDS,
    OverTimeError,
    ProcessEndedError,
    begin_worker,
    interrupts_later,
    limited_time,
    run_apart,
)
from digest.project import CONTENT
from digest.readers import read_source
from digest.readers.found import Reading, ReadingDefaults
from digest.records import Article, Source
from digest.render.search.weights import word_levels
from digest.settings import Settings
from digest.store.packing import PackedAnalysis, pack_analysis

BATCH: Final = 16
"""Source files that a process is handed at once; that of one feed may have hundreds of articles."""

FEWEST_FOR_PROCESSES: Final = 100
"""Source files; fewer are done before a second process has loaded its dictionaries."""

AHEAD: Final = 4
"""Batches for each process that are handed out before the result of the first is awaited."""

SLOTS: Final = 16
"""Batches that an executor runs at once, where it does not say so itself (`slots`)."""

PATIENCE_SECONDS: Final = 600.0
"""By the clock, that a batch of an executor of others is waited for: a fifth of a second is usual, and a
process of others may be stuck in an article, or have nobody left to work."""

LOST: Final = (BrokenExecutor, MemoryError, CancelledError, OSError)
"""What is raised where an executor can do no more: a process was lost, or the way to it (TimeoutError is an
OSError too); MemoryError where its result was too large to be sent."""

MOST_FAILURES: Final = 3
"""Batches that fail in another way, as on a worker of another version, before an executor is given up."""

TURNS: Final[dict[int, Lock]] = {}
"""What holds the threads of each process, by its number, to one batch at a time: the tables are for one."""

FIRST: Final = (
    b"Rain\n\nThe river rose by two metres in the night. The council closed four bridges before dawn."
)
"""A text that is read and analysed, in the hope of no result, before the first process is opened."""


class Failure(Notice):
    """What is wrong is not the file: another time, or elsewhere, it may be read."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Worked:
    """What a source file came to, drafts and all."""

    analyses: tuple[PackedAnalysis, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def is_lasting(self) -> bool:
        """Whether it would come to the same the next time; not where we failed, or this machine did."""
        return not any(isinstance(notice, Failure) for notice in self.notices)


Work = Callable[[Sequence[Source]], tuple[Worked, ...]]

OpenExecutor = Callable[[], AbstractContextManager[Executor]]


def work_with_jobs(
    sources: Iterable[Source],
    count: int,
    settings: Settings,
    jobs: int,
    executor: Executor | OpenExecutor | None = None,
) -> Iterator[Worked]:
    """Read and analyse so many source files by so many processes, by one where there are few files.

    With one job they are worked through in this process, which cannot be ended where it is stuck. An executor
    of others, where one is given, has them first; processes here what it fails at.
    """
    if count and executor is not None:
        yield from work_through(sources, settings, executor=executor, renew=partial(open_processes, jobs))
        return
    if jobs == 1 or not count:
        yield from work_through(sources, settings)
        return
    if count < FEWEST_FOR_PROCESSES:
        jobs = 1
    else:
        _load_what_all_need(settings)
    renew = partial(open_processes, jobs)
    yield from work_through(
        sources, settings, executor=renew, renew=renew, ahead=AHEAD * jobs, patience_seconds=None
    )


def _load_what_all_need(settings: Settings) -> None:
    """Load the commonest reader and the dictionaries: a process forked from this one then has them."""
    _work([Source("first.md", FIRST)], settings)


def work_through(
    sources: Iterable[Source],
    settings: Settings,
    *,
    executor: Executor | OpenExecutor | None = None,
    renew: OpenExecutor | None = None,
    ahead: int | None = None,
    patience_seconds: float | None = PATIENCE_SECONDS,
) -> Iterator[Worked]:
    """Read and analyse source files; what cannot be read is told and costs the others nothing.

    Args:
        sources: In the order of the results. No more are taken than are worked on.
        settings: Those of the project.
        executor: Runs the batches, or what opens one that is to be closed; without one they run here.
        renew: Opens another executor after one that broke; by default one process on this machine.
        ahead: How many batches are handed out before the result of the first is awaited; by default so many
            that the executor is busy.
        patience_seconds: How long a batch of the first executor is awaited; None: for ever.

    """
    batches = _batches(sources)
    if executor is None:
        parts: Iterable[Sequence[Worked]] = map(partial(_work, settings=settings), batches)
    else:
        spread = _Spread(partial(_work_in_turn, settings=settings), renew or partial(open_processes, 1))
        parts = spread.results(batches, _opener(executor), ahead, patience_seconds)
    for part in parts:
        yield from part


def _opener(executor: Executor | OpenExecutor) -> OpenExecutor:
    """What opens an executor; one that is open already is left so."""
    return (lambda: nullcontext(executor)) if isinstance(executor, Executor) else executor


def _batches(sources: Iterable[Source]) -> Iterator[Sequence[Source]]:
    left = iter(sources)
    while batch := tuple(islice(left, BATCH)):
        yield batch


@dataclass(slots=True)
class _Spread:
    """Batches in the hands of an executor."""

    work: Work
    renew: OpenExecutor
    waiting: deque[tuple[Sequence[Source], "Future[tuple[Worked, ...]]"]] = field(default_factory=deque)
    """Those handed out, in their order."""

    def results(
        self,
        batches: Iterator[Sequence[Source]],
        first: OpenExecutor,
        ahead: int | None,
        patience_seconds: float | None,
    ) -> Iterator[Sequence[Worked]]:
        """Yield the results of an executor; a batch that it fails at is done here, file by file.

        None is opened where there is no batch; one that can do no more is closed, the rest done by another.
        """
        some = next(batches, None)
        if some is None:
            return
        batches = chain([some], batches)
        failures = 0
        with ExitStack() as opened:
            executor = opened.enter_context(first())
            ahead = ahead or AHEAD * getattr(executor, "slots", SLOTS)
            while True:
                new = islice(batches, ahead - len(self.waiting))
                self.waiting.extend((one, _submit(self.work, one, executor)) for one in new)
                if not self.waiting:
                    return
                batch, future = self.waiting.popleft()
                try:
                    results = future.result(patience_seconds)
                except Exception as error:  # noqa: BLE001  `_work` raises none: it is about the executor
                    failures += 1
                    is_lost = isinstance(error, LOST) or failures == MOST_FAILURES
                    if is_lost:
                        opened.close()
                    results = tuple(_work_apart(self.work, source) for source in batch)
                    if is_lost:
                        executor, patience_seconds = opened.enter_context(self.renew()), None
                        self._hand_out_again(executor)
                yield results

    def _hand_out_again(self, executor: Executor) -> None:
        """Hand to an executor what another one, now given up, has not done."""
        self.waiting = deque(
            (one, future if _is_done(future) else _submit(self.work, one, executor))
            for one, future in self.waiting
        )


def _submit(work: Work, batch: Sequence[Source], executor: Executor) -> "Future[tuple[Worked, ...]]":
    """Hand a batch to an executor; to one that is broken, in vain."""
    try:
        with interrupts_later():
            return executor.submit(work, batch)
    except Exception as error:  # noqa: BLE001  whatever its kind raises
        lost: Future[tuple[Worked, ...]] = Future()
        lost.set_exception(error)
        return lost


def _is_done(future: "Future[tuple[Worked, ...]]") -> bool:
    """Whether there is a result; nobody waits any more for one that is yet to come."""
    return not future.cancel() and future.done() and future.exception() is None


def _work_apart(work: Work, source: Source) -> Worked:
    """Work through a source file in a process of its own; if that is ended from outside, say so."""
    try:
        return run_apart(work, (source,))[0]
    except ProcessEndedError as error:
        return Worked((), (_over_time(source) if error.over_time else _over_memory(source),))


@contextmanager
def open_processes(jobs: int) -> Iterator[Executor]:
    """Open a pool of so many processes; when it is closed, what has not begun is not begun any more."""
    from concurrent.futures import ProcessPoolExecutor

    executor = ProcessPoolExecutor(jobs, initializer=begin_worker)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _work_in_turn(sources: Sequence[Source], settings: Settings) -> tuple[Worked, ...]:
    """Work through source files once no other thread of this process does."""
    with TURNS.setdefault(os.getpid(), Lock()):
        return _work(sources, settings)


def _work(sources: Sequence[Source], settings: Settings) -> tuple[Worked, ...]:
    defaults = _defaults(settings)
    return tuple(_work_one(source, defaults, settings) for source in sources)


def _work_one(source: Source, defaults: ReadingDefaults, settings: Settings) -> Worked:
    reading = _read_or_tell(source, defaults)
    results = [_analyse_or_tell(article, source, settings) for article in reading.articles]
    return Worked(
        tuple(one for one in results if isinstance(one, PackedAnalysis)),
        (*reading.notices, *(one for one in results if isinstance(one, Notice))),
    )


def _analyse_or_tell(article: Article, source: Source, settings: Settings) -> PackedAnalysis | Notice:
    """Analyse an article; if that cannot be done, the reason."""
    try:
        with limited_time():
            analysis = analyse_article(article, settings.summary, settings.topics)
            return pack_analysis(analysis, word_levels(analysis) if settings.search.enabled else {})
    except OverTimeError:
        return _over_time(source, article)
    except MemoryError:
        return _over_memory(source)
    except Exception as error:  # noqa: BLE001  a fault of ours in one article must not cost the others
        return _our_fault(source, error)


def read_sources(sources: Iterable[Source], settings: Settings) -> Reading:
    """Read source files; one that cannot be read is told and costs the others nothing."""
    defaults = _defaults(settings)
    readings = [_read_or_tell(source, defaults) for source in sources]
    return Reading(
        tuple(chain.from_iterable(reading.articles for reading in readings)),
        tuple(chain.from_iterable(reading.notices for reading in readings)),
    )


def _defaults(settings: Settings) -> ReadingDefaults:
    return ReadingDefaults(settings.site.language, ZoneInfo(settings.site.timezone))


def _read_or_tell(source: Source, defaults: ReadingDefaults) -> Reading:
    """Read a source file of a project; if it cannot be read, no article and the reasons."""
    try:
        with limited_time():
            return read_source(source, defaults, root=f"{CONTENT}/")
    except SourceError as error:
        return Reading((), error.notices)
    except OverTimeError:
        return Reading((), (_over_time(source),))
    except MemoryError:
        return Reading((), (_over_memory(source),))
    except Exception as error:  # noqa: BLE001  a fault of ours in one file must not cost the others
        return Reading((), (_our_fault(source, error),))


def _over_time(source: Source, article: Article | None = None) -> Notice:
    what = f'"{article.title:.60}" ' if article and article.entry else ""
    problem = f"{what}takes more than {SECONDS:.0f} s of this machine's processor; left out"
    return Failure(_place(source), None, problem, "make it smaller, or part it")


def _over_memory(source: Source) -> Notice:
    problem = "the process that read it was ended, perhaps for want of memory; left out"
    return Failure(_place(source), None, problem, "make it smaller, or part it")


def _our_fault(source: Source, error: Exception) -> Notice:
    problem = f"cannot be read ({type(error).__name__}: {error!s:.100})"
    return Failure(_place(source), None, problem, "report it as a fault of digest, with this file")


def _place(source: Source) -> str:
    return f"{CONTENT}/{source.path}"
