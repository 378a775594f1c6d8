"""Reading and analysis on several cores."""

import os
import signal
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor

import pytest
from conftest import RAIN, MakeProject, markdown

import digest
from digest.readers import read_source
from digest.records import Source
from digest.settings import Settings
from digest.work import BATCH, open_processes, work_through

MANY = [Source(f"{n:03}.md", markdown(f"Rain {n}").encode()) for n in range(3 * BATCH)]
DEADLY = Source("deadly.md", markdown("Deadly").encode())


def titles(sources: list[Source], executor: Executor | None = None) -> list[str]:
    return [one.article.title for one in work_through(sources, Settings(), executor=executor).analyses]


def test_results_stand_in_the_order_of_the_files_whoever_is_done_first() -> None:
    with open_processes(2) as executor:
        assert titles(MANY, executor) == titles(MANY)


def test_any_executor_will_do() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert titles(MANY, executor) == titles(MANY)


def test_site_is_the_same_by_one_process_and_by_two(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.work.FEWEST_FOR_PROCESSES", 1)
    texts = {f"content/{source.path}": source.data.decode() for source in MANY}
    project = make_project(texts | {"content/bad.md": "---\ntitle: 'x\n---\n" + RAIN})
    reports = [
        digest.build(project, output=project / name, jobs=jobs) for name, jobs in (("one", 1), ("two", 2))
    ]
    assert reports[0].notices == reports[1].notices
    sites = [
        {path.relative_to(one.site): path.read_bytes() for path in one.site.rglob("*") if path.is_file()}
        for one in reports
    ]
    assert sites[0] == sites[1]


def end_process_at_deadly_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the process that reads a file of that name killed, as for want of memory; but never this one."""
    here, read = os.getpid(), read_source

    def read_or_die(source: Source, *rest: object, **more: object) -> object:
        if source.path == DEADLY.path and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(source, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("digest.work.read_source", read_or_die)


def test_file_that_ends_its_process_is_named_and_costs_the_others_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    end_process_at_deadly_file(monkeypatch)
    sources = [*MANY[: BATCH + 3], DEADLY, *MANY[BATCH + 3 :]]
    with open_processes(2) as executor:
        worked = work_through(sources, Settings(), executor=executor)
    assert [one.article.title for one in worked.analyses] == titles(MANY)
    assert [notice.place for notice in worked.notices] == ["content/deadly.md"]


def test_drafts_are_counted_and_left_out() -> None:
    draft = Source("draft.md", markdown("Draft", draft="true").encode())
    worked = work_through([draft, MANY[0]], Settings())
    assert (len(worked.analyses), worked.drafts) == (1, 1)


def test_executor_that_is_broken_from_the_start_costs_nothing() -> None:
    class Broken(Executor):
        def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]
            future: Future[object] = Future()
            future.set_exception(BrokenExecutor())
            return future

    assert titles(MANY, Broken()) == titles(MANY)
