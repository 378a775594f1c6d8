"""How much processor time and memory one article may take, and how a process is held to that.

What other limits let through (on size and depth, each beside the code that it guards) ends here. Two timers
count a process's own time, so that a busy machine or a closed laptop costs no article its place. The first
interrupts Python code and regular expressions. The second ends the process in the midst of a library in C or
Rust, which no interrupt reaches; it runs only where losing the process costs nothing, in one of a pool.
Windows has neither timer.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SECONDS: Final = 20.0
"""Of processor time, for reading a source file and again for analysing each article in it.

An honest article takes some 5 milliseconds, a feed of 10,000 entries some seconds.
"""

GRACE_SECONDS: Final = 5.0
"""How much longer a process may go on without minding the interrupt."""

MEMORY_BYTES: Final = 4_000_000_000
"""That a process of a pool may take beyond what it begins with."""

PARENT_DEATH_SIGNAL: Final = 1
"""What Linux calls PR_SET_PDEATHSIG."""

SELDOM: Final = 1_000_000.0
"""Seconds of a timer that runs, so that one sees whether it may, and never ends."""

Given = TypeVar("Given")
Result = TypeVar("Result")


class OverTimeError(BaseException):
    """An article takes too long. It is no Exception, so that no library takes it for a fault of its own."""


class ProcessEndedError(Exception):
    """A process was ended before it gave a result."""

    def __init__(self, *, over_time: bool) -> None:
        super().__init__()
        self.over_time = over_time
        """Whether the limit of time ended it; otherwise the system did, most often for want of memory."""


@contextmanager
def limited_time() -> Iterator[None]:
    """Hold what is done within to `SECONDS` of this process's time.

    In a process of a pool nothing can outstay it. Elsewhere only Python code
    is interrupted, and on a thread that is not the main one not even that.

    Raises:
        OverTimeError: It took longer.

    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    if signal.getitimer(signal.ITIMER_VIRTUAL)[0]:
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS + GRACE_SECONDS)
    before = signal.signal(signal.SIGPROF, _interrupt)
    # Again every second: where Python cannot pass it on, as from a destructor, the first one is lost.
    signal.setitimer(signal.ITIMER_PROF, SECONDS, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _interrupt(*_: object) -> None:
    raise OverTimeError


def begin_worker() -> None:
    """Make this process one of a pool: it may be ended for want of time, and memory, without harm.

    Ctrl-C, which a terminal sends to all processes, is left to the one that has the others.
    """
    begin_process()
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_VIRTUAL, SELDOM)
    _limit_memory()


def begin_process() -> None:
    """Leave Ctrl-C to the process that has this one, and end with it however it ends.

    A pool's processes would wait for ever for one that was killed, and keep the lock that it held.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import ctypes
        import multiprocessing

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
        parent = multiprocessing.parent_process()
        if parent and parent.pid != os.getppid() and multiprocessing.get_start_method() == "fork":
            os._exit(1)  # it was killed before we asked to be told
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


@contextmanager
def interrupts_later() -> Iterator[None]:
    """Have Ctrl-C wait while processes are begun, which are open to it until `begin_process`."""
    if sys.platform != "linux":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _limit_memory() -> None:
    """Let this process take so much memory more, where the system can be asked for that: on Linux."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  no file of a project
            taken = int(file.read().split()[0]) * resource.getpagesize()
        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = taken + MEMORY_BYTES
        soft = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_AS, (soft, most))


def run_apart(function: Callable[[Given], Result], given: Given) -> Result:
    """Return what a function gives in a process of its own, which has the limits of one of a pool.

    Raises:
        ProcessEndedError: The process was ended first.

    """
    import multiprocessing

    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_send_result, args=(sender, function, given), daemon=True)
    with interrupts_later():
        process.start()
    sender.close()
    try:
        result: Result = receiver.recv()
    except EOFError:
        process.join()
        over_time = process.exitcode == -getattr(signal, "SIGVTALRM", 0)
        raise ProcessEndedError(over_time=over_time) from None
    finally:
        process.kill()
        process.join()
    return result


def _send_result(sender: "Connection", function: Callable[[Given], Result], given: Given) -> None:
    begin_worker()
    sender.send(function(given))
