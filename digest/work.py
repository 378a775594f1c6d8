"""Sources in, analyses out, on one core or on many.

What becomes of a source file depends on the file and the settings alone, so that files may be worked through
in any order and by any process; the results stand in the order of the files.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Final
from zoneinfo import ZoneInfo

from digest.analyse import analyse_article
from digest.errors import Notice, SourceError
from digest.limits import (
    SECONDS,
    OverTimeError,
    ProcessEndedError,
    begin_worker,
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

LOST: Final = (BrokenExecutor, MemoryError)
"""What is raised where a process was lost; MemoryError where its result was too large to be sent."""

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


def work_with_jobs(sources: Iterable[Source], count: int, settings: Settings, jobs: int) -> Iterator[Worked]:
    """Read and analyse so many source files by so many processes, by one where there are few files.

    With one job they are worked through in this process, which cannot be ended where it is stuck.
    """
    if jobs == 1 or not count:
        yield from work_through(sources, settings)
        return
    if count < FEWEST_FOR_PROCESSES:
        jobs = 1
    else:
        _load_what_all_need(settings)
    renew = partial(open_processes, jobs)
    with renew() as executor:
        yield from work_through(sources, settings, executor=executor, renew=renew, ahead=AHEAD * jobs)


def _load_what_all_need(settings: Settings) -> None:
    """Load the commonest reader and the dictionaries: a process forked from this one then has them."""
    _work([Source("first.md", FIRST)], settings)


def work_through(
    sources: Iterable[Source],
    settings: Settings,
    *,
    executor: Executor | None = None,
    renew: OpenExecutor | None = None,
    ahead: int = AHEAD,
) -> Iterator[Worked]:
    """Read and analyse source files; what cannot be read is told and costs the others nothing.

    Args:
        sources: In the order of the results. No more are taken than are worked on.
        settings: Those of the project.
        executor: Runs the batches; without one they run here.
        renew: Opens another executor after one that broke; by default one process on this machine.
        ahead: How many batches are handed out before the result of the first is awaited.

    """
    work = partial(_work, settings=settings)
    batches = _batches(sources)
    if executor is None:
        parts: Iterable[Sequence[Worked]] = map(work, batches)
    else:
        parts = _spread(work, batches, executor, renew or partial(open_processes, 1), ahead)
    for part in parts:
        yield from part


def _batches(sources: Iterable[Source]) -> Iterator[Sequence[Source]]:
    left = iter(sources)
    while batch := tuple(islice(left, BATCH)):
        yield batch


def _spread(
    work: Work, batches: Iterator[Sequence[Source]], executor: Executor, renew: OpenExecutor, ahead: int
) -> Iterator[Sequence[Worked]]:
    """Yield the results of an executor; the batch that broke it file by file, the rest from another one."""
    waiting: deque[tuple[Sequence[Source], Future[tuple[Worked, ...]]]] = deque()
    with ExitStack() as opened:
        while True:
            waiting += ((one, _submit(work, one, executor)) for one in islice(batches, ahead - len(waiting)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                yield future.result()
            except LOST:
                yield [_work_apart(work, source) for source in batch]
                opened.close()
                executor = opened.enter_context(renew())
                waiting = deque((one, _again(work, one, future, executor)) for one, future in waiting)


def _submit(work: Work, batch: Sequence[Source], executor: Executor) -> "Future[tuple[Worked, ...]]":
    """Hand a batch to an executor; to one that is broken, in vain."""
    try:
        return executor.submit(work, batch)
    except BrokenExecutor as error:
        lost: Future[tuple[Worked, ...]] = Future()
        lost.set_exception(error)
        return lost


def _again(
    work: Work, batch: Sequence[Source], future: "Future[tuple[Worked, ...]]", executor: Executor
) -> "Future[tuple[Worked, ...]]":
    """What an executor was to do before another one broke; by this one, if that did not get to it."""
    return _submit(work, batch, executor) if isinstance(future.exception(), LOST) else future


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
