"""Reading and analysis by the workers of a Dask cluster."""

import os
import shutil
import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest
from conftest import MakeProject, files_of, markdown, thorough

import digest
from digest.cluster import (
    ClusterExecutor,
    OtherMakeError,
    check_workers,
    cluster_address,
    cluster_at,
    open_cluster,
    own_make,
)
from digest.errors import ClusterError

if TYPE_CHECKING:
    from distributed import LocalCluster

WORKERS = 3
BATCH = 4

LEAN = "[search]\nenabled = false\n[edition]\nemail = false\nebook = false\n[images]\ncards = false\n"


@pytest.fixture
def dask() -> None:
    """Do without the test where there is no Dask; under CI there is."""
    need_dask()


def need_dask() -> None:
    if find_spec("distributed"):
        return
    if os.environ.get("CI") == "true":
        pytest.fail('no Dask: pip install -e ".[dev]"')
    pytest.skip('Dask is not installed: pip install "digest[dask]"')


@pytest.fixture
def cluster() -> "Iterator[LocalCluster]":
    """Give a real cluster of several processes on this machine."""
    need_dask()
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=WORKERS,
        processes=True,
        threads_per_worker=1,
        dashboard_address=None,
        worker_dashboard_address=None,
        host="127.0.0.1",
    ) as cluster:
        yield cluster


class Watched(Executor):
    """An executor of others, and what is to be done once it has given its first result."""

    def __init__(self, executor: ClusterExecutor, act: Callable[[], object]) -> None:
        self.slots = executor.slots
        self._executor, self._act = executor, act

    def submit(self, *call: Any, **more: Any) -> "Future[Any]":  # noqa: ANN401
        future = self._executor.submit(*call, **more)
        act, self._act = self._act, lambda: None
        future.add_done_callback(lambda _: act())
        return future


@thorough
def test_site_is_the_same_by_a_cluster_of_which_a_worker_is_killed_midway(
    cluster: "LocalCluster", make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.work.BATCH", BATCH)
    texts = {f"content/{n:03}.md": markdown(f"Rain {n}") for n in range(3 * WORKERS * BATCH)}
    project = make_project(texts | {"digest.toml": LEAN})
    expected = files_of(digest.build(project, output=project / "one").site)
    shutil.rmtree(project / ".digest")
    killed: int = cluster.workers[0].pid
    told: list[str] = []

    @contextmanager
    def open_watched() -> Iterator[Executor]:
        with open_cluster(cluster.scheduler_address.replace("tcp:", "dask:"), told.append) as executor:
            yield Watched(executor, lambda: os.kill(killed, signal.SIGKILL))

    report = digest.build(project, output=project / "many", executor=open_watched)
    assert files_of(report.site) == expected
    assert (told, cluster.workers[0].pid == killed) == ([], False)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("dask://localhost:8786", "tcp://localhost:8786"),
        ("dask://[::1]:8786", "tcp://[::1]:8786"),
        ("tls://post.example:8786", "tls://post.example:8786"),
    ],
)
def test_address_is_handed_on_as_dask_writes_it(text: str, address: str) -> None:
    assert cluster_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dask",
        "dask://",
        "dask://localhost",
        "dask://:8786",
        "dask://localhost:0",
        "dask://localhost:99999",
        "dask://localhost:x",
        "dask://ada:secret@localhost:8786",
        "dask://localhost:8786/path",
        "dask://localhost:8786?query",
        "dask://[::1:8786",
        "tcp://localhost:8786",
        "localhost:8786",
    ],
)
def test_address_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ClusterError, match=r"write dask://host:port"):
        cluster_address(text)


def test_cluster_without_dask_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.cluster.find_spec", lambda _name: None)
    with pytest.raises(ClusterError, match=r"digest\[dask\]"):
        cluster_at("dask://localhost:8786", print)


@pytest.fixture
def silent_port() -> Iterator[int]:
    """Give the number of a port that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.usefixtures("dask")
def test_build_by_a_scheduler_that_does_not_answer_is_refused(
    silent_port: int, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.cluster.CONNECT_SECONDS", 0.5)
    project = make_project({"content/rain.md": markdown("Rain")})
    with pytest.raises(ClusterError, match=f"dask://127.0.0.1:{silent_port}: no Dask scheduler answers"):
        digest.build(project, executor=cluster_at(f"dask://127.0.0.1:{silent_port}", print))
    assert not (project / "site").exists()


@pytest.mark.usefixtures("dask")
def test_cluster_that_needs_a_certificate_is_refused_without_one(silent_port: int) -> None:
    opened = open_cluster(f"tls://127.0.0.1:{silent_port}")
    with pytest.raises(ClusterError, match="certificates"):
        opened.__enter__()


@pytest.mark.usefixtures("dask")
def test_unchanged_build_does_not_ask_the_cluster(silent_port: int, make_project: MakeProject) -> None:
    project = make_project({"content/rain.md": markdown("Rain")})
    digest.build(project)
    report = digest.build(project, executor=cluster_at(f"dask://127.0.0.1:{silent_port}", print))
    assert report.published.same == report.pages


class Answers:
    """A client of a cluster whose workers give these answers."""

    def __init__(self, answers: Mapping[str, object]) -> None:
        self._answers = answers

    def wait_for_workers(self, _count: int, timeout: float) -> None:
        if not self._answers:
            raise TimeoutError(timeout)

    def run(self, *_: object, **__: object) -> Mapping[str, object]:
        return self._answers


OTHER = {**own_make(), "numpy": "1.0"}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({}, "dask://here:1: the cluster has no workers"),
        ({"tcp://a:1": own_make(), "tcp://b:1": OTHER}, "tcp://b:1: this worker .* numpy is 1.0, and "),
        (
            {"tcp://a:1": ModuleNotFoundError("No module named 'digest'")},
            "tcp://a:1: this worker .* 'digest'",
        ),
    ],
)
def test_cluster_that_would_give_other_results_is_refused(answers: Mapping[str, object], told: str) -> None:
    with pytest.raises(ClusterError, match=told):
        check_workers(Answers(answers), "dask://here:1")  # type: ignore[arg-type]


class Idle(Executor):
    """One that hands out a future and does nothing for it."""

    def __init__(self, future: "Future[Any]") -> None:
        self._future = future

    def submit(self, *_: Any, **__: Any) -> "Future[Any]":  # noqa: ANN401
        return self._future


class Cluster(Answers):
    """A client of a cluster of one worker, with such an executor."""

    def __init__(self, make: Mapping[str, str], future: "Future[Any]") -> None:
        super().__init__({"tcp://a:1": make})
        self._future = future

    def get_executor(self, **_: object) -> Executor:
        return Idle(self._future)

    def nthreads(self) -> Mapping[str, int]:
        return {"tcp://a:1": 1}


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Callable[[Cluster], None]:
    """Give a function that puts a client in the place of the one that would connect."""
    need_dask()
    return lambda client: monkeypatch.setattr("digest.cluster._connected", lambda _: nullcontext(client))


def test_cluster_with_a_worker_of_another_make_is_not_opened(connect: Callable[[Cluster], None]) -> None:
    connect(Cluster(OTHER, Future()))
    opened = open_cluster("dask://here:1")
    with pytest.raises(ClusterError, match=r"numpy is 1\.0"):
        opened.__enter__()


def cancelled() -> "Future[Any]":
    future: Future[Any] = Future()
    future.cancel()
    return future


def failed() -> "Future[Any]":
    future: Future[Any] = Future()
    future.set_exception(MemoryError())
    return future


@pytest.mark.parametrize(
    ("make_future", "why"),
    [(Future, "no answer"), (cancelled, "the scheduler was lost"), (failed, "MemoryError")],
)
def test_cluster_that_did_not_do_all_is_told_of(
    connect: Callable[[Cluster], None], make_future: "Callable[[], Future[Any]]", why: str
) -> None:
    connect(Cluster(own_make(), make_future()))
    told: list[str] = []
    with open_cluster("dask://here:1", told.append) as executor:
        executor.submit(sum, [1, 2])
    assert told == [f"dask://here:1 did not give all results ({why}); the others were worked out here"]


def test_workers_of_the_same_make_are_accepted() -> None:
    check_workers(Answers({"tcp://a:1": own_make()}), "dask://here:1")  # type: ignore[arg-type]


def test_make_names_the_packages_that_digest_needs_and_its_code() -> None:
    assert {"Python", "Unicode", "digest", "the code of digest"} <= own_make().keys()


def test_worker_of_another_make_that_joins_later_works_on_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with ThreadPoolExecutor(1) as threads:
        executor = ClusterExecutor(threads, 1)
        monkeypatch.setattr("digest.cluster.own_make", lambda: OTHER)
        error = executor.submit(sum, [1, 2]).exception()
    assert isinstance(error, OtherMakeError)
    assert executor.why_failed == "OtherMakeError"


def test_executor_with_all_results_has_not_failed() -> None:
    with ThreadPoolExecutor(1) as threads:
        executor = ClusterExecutor(threads, 1)
        assert executor.submit(sum, [1, 2]).result() == 3
    assert executor.why_failed == ""
