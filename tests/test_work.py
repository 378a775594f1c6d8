"""Reading and analysis on several cores."""

import os
import re
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor
from itertools import repeat
from time import sleep
from typing import Any

import pytest
from conftest import RAIN, MakeProject, files_of, markdown, thorough_but

import digest
from digest.analyse import analyse_article
from digest.errors import Notice
from digest.limits import MEMORY_BYTES
from digest.readers import read_source
from digest.records import Article, Source
from digest.settings import Settings
from digest.store.packing import ArticleBlurb, ArticleBody, unpack_facts
from digest.store.stored import Place, read_facts
from digest.work import MOST_FAILURES, Worked, open_processes, work_through, work_with_jobs

BATCH = 4
"""Files of a batch here: an executor that fails has each file done by a process of its own."""

TITLES = [f"Rain {n}" for n in range(3 * BATCH)]
MANY = [Source(f"{n:03}.md", markdown(title, "It fell.").encode()) for n, title in enumerate(TITLES)]
HERE = os.getpid()
DEADLY = Source("deadly.md", markdown("Deadly").encode())


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.work.BATCH", BATCH)


class EmptyShelf:
    """Where nobody asks for a text."""

    def blurb(self, place: Place) -> ArticleBlurb:
        raise AssertionError(place)

    def body(self, place: Place) -> ArticleBody:
        raise AssertionError(place)

    def levels(self, place: Place) -> dict[str, int]:
        raise AssertionError(place)

    def shared(self, value: Any) -> Any:  # noqa: ANN401  as it is given
        return value


def said(results: Iterable[Worked]) -> tuple[list[str], list[Notice]]:
    """The titles of the articles, and all notices."""
    worked = list(results)
    packed = [one for each in worked for one in each.analyses]
    told = [notice for each in worked for notice in each.notices]
    return [read_facts(unpack_facts(one.facts), EmptyShelf()).article.title for one in packed], told


def titles(sources: list[Source], executor: Executor | None = None, **more: float) -> list[str]:
    return said(work_through(sources, Settings(), executor=executor, **more))[0]  # type: ignore[arg-type]


def test_results_stand_in_the_order_of_the_files_whoever_is_done_first() -> None:
    with open_processes(2) as executor:
        assert titles(MANY, executor) == TITLES


def test_any_executor_will_do() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert titles(MANY, executor) == TITLES


def test_site_is_the_same_by_one_process_and_by_two(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.work.FEWEST_FOR_PROCESSES", 1)
    texts = {f"content/{source.path}": source.data.decode() for source in MANY}
    project = make_project(texts | {"content/bad.md": "---\ntitle: 'x\n---\n" + RAIN})
    reports = []
    for name, jobs in (("one", 1), ("two", 2)):
        reports.append(digest.build(project, output=project / name, jobs=jobs))
        shutil.rmtree(project / ".digest")
    assert reports[0].notices == reports[1].notices
    assert files_of(reports[0].site) == files_of(reports[1].site)


def plant(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Have something done when a file of that name is read."""

    def read_or_act(source: Source, *rest: object, **more: object) -> object:
        if source.path == DEADLY.path:
            act()
        return read_source(source, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("digest.work.read_source", read_or_act)


def limit_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the limit of time end a test soon."""
    titles(MANY[:1])  # so that dictionaries are loaded, which take a second
    monkeypatch.setattr("digest.limits.SECONDS", 0.5)
    monkeypatch.setattr("digest.limits.GRACE_SECONDS", 0.5)


def end_process() -> None:
    """Kill the process, as for want of memory; but never that of the tests."""
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)


def loop_in_python() -> None:
    while True:
        pass


def match_for_ever() -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")


def loop_in_c() -> None:
    """Never come back to where Python could raise anything."""
    if os.getpid() != HERE:
        sum(repeat(1))


def take_all_memory() -> None:
    if os.getpid() != HERE:
        bytearray(2 * MEMORY_BYTES)


@pytest.mark.parametrize(
    ("act", "problem"),
    [
        (end_process, "was ended, perhaps for want of memory"),
        (take_all_memory, "was ended, perhaps for want of memory"),
        (loop_in_python, "takes more than 20 s of this machine's processor"),
        (match_for_ever, "takes more than 20 s of this machine's processor"),
        (loop_in_c, "takes more than 20 s of this machine's processor"),
    ],
)
def test_file_that_takes_too_much_is_named(
    act: Callable[[], object], problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit_time(monkeypatch)
    plant(monkeypatch, act)
    found, told = said(work_with_jobs([MANY[0], DEADLY, MANY[1]], 3, Settings(), 2))
    assert found == TITLES[:2]
    assert [(notice.place, problem in notice.problem) for notice in told] == [("content/deadly.md", True)]


def test_file_that_ends_its_process_costs_the_others_of_its_pool_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(monkeypatch, end_process)
    sources = [*MANY[: BATCH + 3], DEADLY, *MANY[BATCH + 3 :]]
    with open_processes(2) as executor:
        found, told = said(work_through(sources, Settings(), executor=executor))
    assert found == TITLES
    assert [notice.place for notice in told] == ["content/deadly.md"]


def test_file_that_takes_too_long_in_python_is_named_with_one_job(monkeypatch: pytest.MonkeyPatch) -> None:
    limit_time(monkeypatch)
    plant(monkeypatch, match_for_ever)
    found, told = said(work_with_jobs([MANY[0], DEADLY], 2, Settings(), 1))
    assert found == TITLES[:1]
    assert [notice.place for notice in told] == ["content/deadly.md"]


def test_article_that_takes_too_long_to_analyse_costs_the_others_of_its_feed_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def analyse(article: Article, *rest: object) -> object:
        if article.title == "Slow":
            loop_in_python()
        return analyse_article(article, *rest)  # type: ignore[arg-type]

    limit_time(monkeypatch)
    monkeypatch.setattr("digest.work.analyse_article", analyse)
    items = "".join(
        f"<item><title>{title}</title><description>{RAIN}</description></item>" for title in ("Rain", "Slow")
    )
    feed = Source("feed.rss", f"<rss><channel><title>Post</title>{items}</channel></rss>".encode())
    found, told = said(work_through([feed], Settings()))
    assert found == ["Rain"]
    assert [notice.problem for notice in told if notice.severity == "error"] == [
        '"Slow" takes more than 20 s of this machine\'s processor; left out'
    ]


def test_no_more_files_are_taken_than_are_worked_on() -> None:
    taken: list[Source] = []

    def take() -> Iterator[Source]:
        for source in MANY:
            taken.append(source)
            yield source

    with ThreadPoolExecutor(1) as executor:
        next(work_through(take(), Settings(), executor=executor, ahead=1))
    assert len(taken) == BATCH


def test_executor_that_is_broken_from_the_start_costs_nothing() -> None:
    class Broken(Executor):
        def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]
            future: Future[object] = Future()
            future.set_exception(BrokenExecutor())
            return future

    assert titles(MANY, Broken()) == TITLES


class Failing(Executor):
    """One that works at once, but gives an error, or nothing, for what it is handed at some turns."""

    def __init__(self, turns: set[int], error: BaseException | None = None) -> None:
        self._turns, self._error = turns, error
        self.handed = 0

    def submit(self, fn: Callable[..., object], *args: object) -> Future[object]:  # type: ignore[override]
        future: Future[object] = Future()
        self.handed += 1
        if self.handed not in self._turns:
            future.set_result(fn(*args))
        elif self._error:
            future.set_exception(self._error)
        return future


@pytest.mark.parametrize("error", [CancelledError(), TimeoutError(), ConnectionError(), ArithmeticError()])
@pytest.mark.parametrize("turns", thorough_but([{1}, {2}, {1, 2, 3}], {2}))
def test_batch_that_an_executor_fails_at_is_done_here(turns: set[int], error: Exception) -> None:
    assert titles(MANY, Failing(turns, error)) == TITLES


def test_executor_that_never_answers_is_given_up() -> None:
    assert titles(MANY, Failing({2, 3}), patience_seconds=0.1) == TITLES


def test_executor_that_fails_at_one_batch_has_the_others() -> None:
    executor = Failing({1}, ArithmeticError())
    titles(MANY, executor, ahead=1)
    assert executor.handed == len(MANY) / BATCH


def test_executor_that_fails_at_each_batch_is_given_up() -> None:
    executor = Failing(set(range(99)), ArithmeticError())
    found = titles(MANY * 2, executor, ahead=1)
    assert (len(found), executor.handed) == (2 * len(MANY), MOST_FAILURES)


def test_threads_of_a_process_work_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work: list[int] = []
    together: list[int] = []

    def work(sources: Sequence[Source], _settings: Settings) -> tuple[Worked, ...]:
        at_work.append(len(sources))
        together.append(len(at_work))
        sleep(0.01)
        at_work.pop()
        return ()

    monkeypatch.setattr("digest.work._work", work)
    with ThreadPoolExecutor(3) as executor:
        titles(MANY, executor)
    assert together == [1, 1, 1]
