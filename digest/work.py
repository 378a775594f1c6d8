"""Sources in, analyses out, on one core or on many.

What becomes of a source file depends on the file and the settings alone, so that files may be worked through
in any order and by any process; the results stand in the order of the files.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import PurePosixPath
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
from digest.records import Analysis, Article, Source
from digest.settings import Settings

BATCH: Final = 16
"""Source files that a process is handed at once; that of one feed may have hundreds of articles."""

FEWEST_FOR_PROCESSES: Final = 100
"""Source files; fewer are done before a second process has loaded its dictionaries."""

FIRST: Final = (
    b"Rain\n\nThe river rose by two metres in the night. The council closed four bridges before dawn."
)
"""A text that is read and analysed, in the hope of no result, before the first process is opened."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What some source files came to."""

    analyses: tuple[Analysis, ...]
    notices: tuple[Notice, ...] = ()
    drafts: int = 0
    """Articles that were left out since they are marked as drafts."""


Work = Callable[[Sequence[Source]], Worked]

OpenExecutor = Callable[[], AbstractContextManager[Executor]]


def work_with_jobs(sources: Sequence[Source], settings: Settings, jobs: int, *, drafts: bool) -> Worked:
    """Read and analyse source files by so many processes, by one where there are few files.

    With one job they are worked through in this process, which cannot be ended where it is stuck.
    """
    if jobs == 1 or not sources:
        return work_through(sources, settings, drafts=drafts)
    if len(sources) < FEWEST_FOR_PROCESSES:
        jobs = 1
    else:
        _load_what_all_need(sources, settings)
    renew = partial(open_processes, jobs)
    with renew() as executor:
        return work_through(sources, settings, drafts=drafts, executor=executor, renew=renew)


def _load_what_all_need(sources: Iterable[Source], settings: Settings) -> None:
    """Load readers and dictionaries: a process that is forked from this one then has them."""
    for suffix in sorted({PurePosixPath(source.path).suffix for source in sources}):
        _work([Source(f"first{suffix}", FIRST)], settings, drafts=True)


def work_through(
    sources: Sequence[Source],
    settings: Settings,
    *,
    drafts: bool = False,
    executor: Executor | None = None,
    renew: OpenExecutor | None = None,
) -> Worked:
    """Read and analyse source files; what cannot be read is told and costs the others nothing.

    Args:
        sources: In the order of the results.
        settings: Those of the project.
        drafts: Whether to analyse articles marked as drafts too.
        executor: Runs the batches; without one they run here.
        renew: Opens another executor after one that broke; by default one process on this machine.

    """
    work = partial(_work, settings=settings, drafts=drafts)
    if executor is None:
        return work(sources)
    batches = [sources[start : start + BATCH] for start in range(0, len(sources), BATCH)]
    return _join(_spread(work, batches, executor, renew or partial(open_processes, 1)))


def _spread(
    work: Work, batches: Sequence[Sequence[Source]], executor: Executor, renew: OpenExecutor
) -> Iterator[Worked]:
    """Yield the results of an executor; the batch that broke it file by file, the rest from another one."""
    futures = [executor.submit(work, batch) for batch in batches]
    with ExitStack() as opened:
        for number, batch in enumerate(batches):
            try:
                yield futures[number].result()
            except (BrokenExecutor, MemoryError):  # the latter where a result was too large to be sent
                yield _join(_work_apart(work, source) for source in batch)
                opened.close()
                executor = opened.enter_context(renew())
                for later in range(number + 1, len(batches)):
                    if isinstance(futures[later].exception(), BrokenExecutor):
                        futures[later] = executor.submit(work, batches[later])


def _work_apart(work: Work, source: Source) -> Worked:
    """Work through a source file in a process of its own; if that is ended from outside, say so."""
    try:
        return run_apart(work, (source,))
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


def _work(sources: Sequence[Source], settings: Settings, *, drafts: bool) -> Worked:
    defaults = _defaults(settings)
    return _join(_work_one(source, defaults, settings, drafts=drafts) for source in sources)


def _work_one(source: Source, defaults: ReadingDefaults, settings: Settings, *, drafts: bool) -> Worked:
    reading = _read_or_tell(source, defaults)
    taken = [article for article in reading.articles if drafts or not article.draft]
    results = [_analyse_or_tell(article, source, settings) for article in taken]
    return Worked(
        tuple(one for one in results if isinstance(one, Analysis)),
        (*reading.notices, *(one for one in results if isinstance(one, Notice))),
        len(reading.articles) - len(taken),
    )


def _analyse_or_tell(article: Article, source: Source, settings: Settings) -> Analysis | Notice:
    """Analyse an article; if that cannot be done, the reason."""
    try:
        with limited_time():
            return analyse_article(article, settings.summary, settings.topics)
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
    return _unreadable(source, problem, "make it smaller, or part it")


def _over_memory(source: Source) -> Notice:
    problem = "the process that read it was ended, perhaps for want of memory; left out"
    return _unreadable(source, problem, "make it smaller, or part it")


def _our_fault(source: Source, error: Exception) -> Notice:
    problem = f"cannot be read ({type(error).__name__}: {error!s:.100})"
    return _unreadable(source, problem, "report it as a fault of digest, with this file")


def _unreadable(source: Source, problem: str, remedy: str) -> Notice:
    return Notice(f"{CONTENT}/{source.path}", None, problem, remedy)


def _join(parts: Iterable[Worked]) -> Worked:
    joined = tuple(parts)
    return Worked(
        tuple(chain.from_iterable(part.analyses for part in joined)),
        tuple(chain.from_iterable(part.notices for part in joined)),
        sum(part.drafts for part in joined),
    )
