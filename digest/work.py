"""Sources in, analyses out, on one core or on many.

What becomes of a source file depends on the file and the settings alone, so that files may be worked through
in any order and by any process; the results stand in the order of the files.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final
from zoneinfo import ZoneInfo

from digest.analyse import analyse_article
from digest.errors import Notice, SourceError
from digest.project import CONTENT
from digest.readers import read_source
from digest.readers.found import Reading, ReadingDefaults
from digest.records import Analysis, Source
from digest.settings import Settings

BATCH: Final = 16
"""Source files that a process is handed at once; that of one feed may have hundreds of articles."""

FEWEST_FOR_PROCESSES: Final = 100
"""Source files; fewer are done before a second process has loaded its dictionaries."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What some source files came to."""

    analyses: tuple[Analysis, ...]
    notices: tuple[Notice, ...] = ()
    drafts: int = 0
    """Articles that were left out since they are marked as drafts."""


Work = Callable[[Sequence[Source]], Worked]


def work_with_jobs(sources: Sequence[Source], settings: Settings, jobs: int, *, drafts: bool) -> Worked:
    """Read and analyse source files by so many processes, where there are enough files for them."""
    if jobs == 1 or len(sources) < FEWEST_FOR_PROCESSES:
        return work_through(sources, settings, drafts=drafts)
    with open_processes(jobs) as executor:
        return work_through(sources, settings, drafts=drafts, executor=executor)


def work_through(
    sources: Sequence[Source], settings: Settings, *, drafts: bool = False, executor: Executor | None = None
) -> Worked:
    """Read and analyse source files; what cannot be read is told and costs the others nothing.

    Args:
        sources: In the order of the results.
        settings: Those of the project.
        drafts: Whether to analyse articles marked as drafts too.
        executor: Runs the batches; without one, or for a single batch, they run here.

    """
    work = partial(_work, settings=settings, drafts=drafts)
    batches = [sources[start : start + BATCH] for start in range(0, len(sources), BATCH)]
    # The first batch loads what all need: a process that is forked from this one then has it.
    here = batches[:1] if executor else batches
    return _join(chain(map(work, here), _spread(work, batches[len(here) :], executor)))


def _spread(work: Work, batches: Sequence[Sequence[Source]], executor: Executor | None) -> Iterator[Worked]:
    """Yield the results of an executor; what it broke before it had done is worked through apart."""
    futures = [executor.submit(work, batch) for batch in batches] if executor and batches else []
    for batch, future in zip(batches, futures, strict=True):
        try:
            yield future.result()
        except BrokenExecutor:
            yield _work_apart(work, batch)


def _work_apart(work: Work, batch: Sequence[Source]) -> Worked:
    """Work through a batch in a process of its own; if that is ended from outside, each file in its own."""
    try:
        with open_processes(1) as executor:
            return executor.submit(work, batch).result()
    except BrokenExecutor:
        if len(batch) > 1:
            return _join(_work_apart(work, (source,)) for source in batch)
    problem = "the process that read it was ended, perhaps for want of memory"
    return Worked((), (Notice(f"{CONTENT}/{batch[0].path}", None, problem, "make it smaller, or part it"),))


@contextmanager
def open_processes(jobs: int) -> Iterator[Executor]:
    """Open a pool of so many processes; when it is closed, what has not begun is not begun any more."""
    from concurrent.futures import ProcessPoolExecutor

    executor = ProcessPoolExecutor(jobs, initializer=_leave_interrupts)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Leave Ctrl-C, which a terminal sends to all processes, to the one that has the others."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(sources: Sequence[Source], settings: Settings, *, drafts: bool) -> Worked:
    defaults = _defaults(settings)
    return _join(_work_one(source, defaults, settings, drafts=drafts) for source in sources)


def _work_one(source: Source, defaults: ReadingDefaults, settings: Settings, *, drafts: bool) -> Worked:
    try:
        reading = _read_or_tell(source, defaults)
        taken = [article for article in reading.articles if drafts or not article.draft]
        analyses = tuple(analyse_article(article, settings.summary, settings.topics) for article in taken)
    except Exception as error:  # noqa: BLE001  a fault of ours in one file must not cost the others
        return Worked((), (_our_fault(source, error),))
    return Worked(analyses, reading.notices, len(reading.articles) - len(taken))


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
        return read_source(source, defaults, root=f"{CONTENT}/")
    except SourceError as error:
        return Reading((), error.notices)
    except Exception as error:  # noqa: BLE001  a fault of ours in one file must not cost the others
        return Reading((), (_our_fault(source, error),))


def _our_fault(source: Source, error: Exception) -> Notice:
    problem = f"cannot be read ({type(error).__name__}: {error!s:.100})"
    return Notice(f"{CONTENT}/{source.path}", None, problem, "report it as a fault of digest, with this file")


def _join(parts: Iterable[Worked]) -> Worked:
    joined = tuple(parts)
    return Worked(
        tuple(chain.from_iterable(part.analyses for part in joined)),
        tuple(chain.from_iterable(part.notices for part in joined)),
        sum(part.drafts for part in joined),
    )
