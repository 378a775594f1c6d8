"""Reading and analysis by the workers of a Dask cluster: `digest build --executor dask://host:port`.

Dask has the engine; what is ours is a door. Whoever passes it works as this machine does: a worker with
another version of Python, of this package or of a library would give other summaries and scores, so each is
asked before it gets anything, and again with each batch, since workers come and go. What goes out is the
bytes of source files and the settings, what comes back is analyses, as bytes.

A Dask cluster runs whatever it is sent, and so does who reads its answers: both are for one's own network.
"""

import logging
import platform
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager, contextmanager
from functools import cache, partial
from importlib import metadata
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar
from urllib.parse import urlsplit

from digest.errors import ClusterError, Notice
from digest.store.keys import content_key
from digest.version import __version__

if TYPE_CHECKING:
    from distributed import Client, Security

CONNECT_SECONDS: Final = 10.0
"""By the clock, for the scheduler to answer, and again to have a worker."""

PROTOCOLS: Final = {"dask": "tcp", "tls": "tls"}
"""What Dask calls the protocol of an address of ours."""

LOGGERS: Final = ("distributed", "distributed.client")
"""Those of Dask that write to standard error."""

MOST_NAMED: Final = 5
"""Workers of another make that are named."""

Given = ParamSpec("Given")
Result = TypeVar("Result")

OpenCluster = Callable[[], AbstractContextManager["ClusterExecutor"]]

Make = Mapping[str, str]
"""What decides what becomes of an article, beside the article and the settings: the version of each part."""


class OtherMakeError(Exception):
    """This worker would give other results."""


def cluster_address(text: str) -> str:
    """Return the address of a scheduler as Dask writes it.

    Raises:
        ClusterError: The text has another form.

    >>> cluster_address("dask://10.0.0.2:8786")
    'tcp://10.0.0.2:8786'

    """
    try:
        parts = urlsplit(text)
        protocol, host, port = PROTOCOLS[parts.scheme], parts.hostname, parts.port
    except (KeyError, ValueError):
        host = port = protocol = None
    if not (host and port) or text != f"{parts.scheme}://{parts.netloc}" or "@" in parts.netloc:
        remedy = "write dask://host:port, or tls://host:port"
        raise ClusterError(Notice(f"--executor {text}", None, "no address of a cluster", remedy))
    return f"{protocol}://{parts.netloc}"


def cluster_at(text: str, tell: Callable[[str], None]) -> OpenCluster:
    """Return what opens the cluster of an address such as `dask://host:port`.

    Args:
        text: The address.
        tell: Gets a sentence where the cluster did not do all that it was asked for.

    Raises:
        ClusterError: The address has another form, or Dask is not installed here.

    """
    cluster_address(text)
    if not find_spec("distributed"):
        remedy = 'pip install "digest[dask]"'
        raise ClusterError(Notice(f"--executor {text}", None, "needs Dask, which is not installed", remedy))
    return partial(open_cluster, text, tell)


@contextmanager
def open_cluster(text: str, tell: Callable[[str], None] = lambda _: None) -> "Iterator[ClusterExecutor]":
    """Open the cluster of an address such as `dask://host:port`.

    Raises:
        ClusterError: There is no answer, or a worker would give other results.

    """
    with _quiet_loggers(), _connected(text) as client:
        check_workers(client, text)
        executor = ClusterExecutor(client.get_executor(pure=False), sum(client.nthreads().values()))
        yield executor
        if executor.why_failed:
            tell(f"{text} did not give all results ({executor.why_failed}); the others were worked out here")


class ClusterExecutor(Executor):
    """An executor whose workers first see whether they are alike."""

    def __init__(self, executor: Executor, slots: int) -> None:
        """Make one of Dask's own."""
        self.slots = slots
        """How many calls it runs at once."""
        self._executor = executor
        self._make = own_make()
        self._open: set[Future[Any]] = set()
        self._failed = ""

    @property
    def why_failed(self) -> str:
        """Why a call has no result, in a word or two; empty where each has."""
        return self._failed or ("no answer" if self._open else "")

    def submit(
        self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Result]:
        """Hand a call to a worker: as a whole, so that Dask looks for nothing of its own in it."""
        future: Future[Result] = self._executor.submit(partial(_run_alike, self._make, fn, args, kwargs))
        self._open.add(future)
        future.add_done_callback(self._close)
        return future

    def _close(self, future: "Future[Any]") -> None:
        self._open.discard(future)
        if future.cancelled():
            self._failed = self._failed or "the scheduler was lost"
        elif error := future.exception():
            self._failed = self._failed or type(error).__name__


def _run_alike(make: Make, function: Callable[..., Result], args: Any, kwargs: Any) -> Result:  # noqa: ANN401
    """Call a function, on a worker that is of the same make.

    Raises:
        OtherMakeError: It is not.

    """
    if difference := _difference(make, own_make()):
        raise OtherMakeError(difference)
    return function(*args, **kwargs)


@cache
def own_make() -> Make:
    """Return that of this process."""
    return {
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "Unicode": unicodedata.unidata_version,
        **dict(_versions({"digest", "dask", "distributed"})),
        "digest": __version__,
        "the code of digest": content_key().hex()[:12],
    }


def _versions(names: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the version of each of some packages that is installed, and of all that they need."""
    wanted, seen = sorted(names), set(names)
    while wanted:
        name = wanted.pop()
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # of another system, or a package that is not installed but on the path
        yield name, found.version
        needed = {_name(line) for line in found.requires or () if "extra ==" not in line} - seen
        seen |= needed
        wanted += sorted(needed)


def _name(requirement: str) -> str:
    """The name in a line such as `lxml_html_clean>=0.4`, in the one spelling of the registry (PEP 503)."""
    written = re.match(r"[\w.-]+", requirement)
    return re.sub(r"[-_.]+", "-", written[0]).lower() if written else ""


def _difference(here: Make, there: Make) -> str:
    """What two makes differ in first; empty where they do not."""
    for name in sorted({*here, *there}):
        if here.get(name) != there.get(name):
            return f"{name} is {there.get(name, 'not there')}, and {here.get(name, 'not there')} here"
    return ""


def check_workers(client: "Client", place: str) -> None:
    """Ask each worker once how it is made.

    Raises:
        ClusterError: There is none, or one is of another make; it is named.

    """
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError:
        remedy = "start some, with this version of digest: dask worker HOST:PORT"
        raise ClusterError(Notice(place, None, "the cluster has no workers", remedy)) from None
    here = own_make()
    answers: Mapping[str, Make | Exception] = client.run(own_make, on_error="return")
    problems = [(worker, _problem(here, answer)) for worker, answer in sorted(answers.items())]
    remedy = "install the same there, or build without --executor"
    notices = [Notice(worker, None, problem, remedy) for worker, problem in problems if problem]
    if notices:
        raise ClusterError(notices[:MOST_NAMED])


def _problem(here: Make, answer: Make | Exception) -> str:
    if isinstance(answer, Exception):
        return f"this worker has not this version of digest ({type(answer).__name__}: {answer!s:.100})"
    difference = _difference(here, answer)
    return f"this worker would give other results: {difference}" if difference else ""


@contextmanager
def _connected(text: str) -> "Iterator[Client]":
    import dask.config

    client = _connect(text)
    try:
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TB"}):
            yield client
    finally:
        client.close(timeout=CONNECT_SECONDS)


def _connect(text: str) -> "Client":
    import asyncio

    from distributed import Client, Security
    from distributed.versions import VersionMismatchWarning

    address = cluster_address(text)
    try:
        security = Security()
        asyncio.run(asyncio.wait_for(_knock(address, security), CONNECT_SECONDS))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", VersionMismatchWarning)  # `check_workers` says what matters of it
            return Client(
                address, timeout=CONNECT_SECONDS, security=security, set_as_default=False, name="digest"
            )
    except (OSError, TypeError, ValueError, RuntimeError) as error:
        reason = str(error).partition("\n")[0] or "silence"
        remedy = "start it (dask scheduler), or mend the address, Dask's certificates or the firewall"
        notice = Notice(text, None, f"no Dask scheduler answers there ({reason:.150})", remedy)
        raise ClusterError(notice) from None


async def _knock(address: str, security: "Security") -> None:
    """See who answers there: a client waits for ever on a port where somebody else listens.

    Raises:
        OSError: Nobody does, or somebody who does not speak as a scheduler.

    """
    from distributed.comm.core import connect

    comm = await connect(address, CONNECT_SECONDS, **security.get_connection_args("client"))
    comm.abort()


@contextmanager
def _quiet_loggers() -> Iterator[None]:
    """Keep from standard error that a scheduler does not answer or is lost: we tell it ourselves."""
    import distributed  # noqa: F401  gives its loggers their levels

    loggers = [logging.getLogger(name) for name in LOGGERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
