import os
import signal
from contextlib import suppress
from threading import Thread
from time import process_time

import pytest

from digest.limits import OverTimeError, ProcessEndedError, limited_time, run_apart


def loop() -> None:
    while True:
        pass


def test_code_that_takes_too_long_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.limits.SECONDS", 0.1)
    with pytest.raises(OverTimeError), limited_time():
        loop()


def loop_whatever_is_raised() -> None:
    """Go on as a library does that catches every exception."""
    try:
        loop()
    except Exception:  # noqa: BLE001  that is the point
        loop()


def test_library_that_catches_every_exception_is_interrupted_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("digest.limits.SECONDS", 0.1)
    with pytest.raises(OverTimeError), limited_time():
        loop_whatever_is_raised()


def loop_once_more() -> None:
    """Lose the first interrupt, as a destructor does, and go on for some seconds."""
    with suppress(OverTimeError):
        loop()
    end = process_time() + 5
    while process_time() < end:
        pass


def test_interrupt_that_is_lost_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.limits.SECONDS", 0.1)
    with pytest.raises(OverTimeError), limited_time():
        loop_once_more()


def test_nothing_is_left_of_the_limit_behind_it() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with limited_time():
        pass
    assert (signal.getsignal(signal.SIGPROF), signal.getitimer(signal.ITIMER_PROF)[0]) == (before, 0)


def test_thread_has_no_limit() -> None:
    done = []

    def act() -> None:
        with limited_time():
            done.append(True)

    thread = Thread(target=act)
    thread.start()
    thread.join()
    assert done == [True]


def test_process_of_its_own_gives_its_result() -> None:
    assert run_apart(str.upper, "rain") == "RAIN"


def test_process_of_its_own_leaves_ctrl_c_to_the_one_that_has_it() -> None:
    assert run_apart(signal.getsignal, signal.SIGINT) == signal.SIG_IGN


def test_process_that_is_killed_says_so() -> None:
    with pytest.raises(ProcessEndedError) as caught:
        run_apart(lambda number: os.kill(os.getpid(), number), signal.SIGKILL)
    assert not caught.value.over_time


def test_process_that_the_limit_of_time_ends_says_so() -> None:
    with pytest.raises(ProcessEndedError) as caught:
        run_apart(lambda number: os.kill(os.getpid(), number), signal.SIGVTALRM)
    assert caught.value.over_time
