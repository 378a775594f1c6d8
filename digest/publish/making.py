"""Plans in, files out: each made, or taken over from the site as it is, by one process or several."""

import gc
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.errors import Notice, PublishError
from digest.limits import begin_process, interrupts_later
from digest.records import LongPage, MadeFile, Page, Plan

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess
    from multiprocessing.sharedctypes import Synchronized

FEWEST_FOR_PROCESSES = 200
"""Plans; fewer are made before a second process is under way."""

Made = tuple[MadeFile, bool]
"""A file of the new site, and whether the old one had the very same."""


@dataclass(slots=True)
class Workshop:
    """Where the files of the new site are put."""

    new: str
    """The folder of the new site."""
    site: str
    """The folder of the old one, which stays as it is."""
    owned: frozenset[str]
    """The files of the old site that are ours."""
    folders: set[str] = field(default_factory=set)
    """Those of the new site that are there."""

    def make(self, plan: Plan) -> tuple[Made, ...]:
        """Make the files of a plan."""
        return tuple(self._write(page) for page in plan.make())

    def take_over(self, files: Iterable[MadeFile]) -> None:
        """Take files over from the old site."""
        for file in files:
            self._folder(file.path)
            carry_over(f"{self.site}/{file.path}", f"{self.new}/{file.path}")

    def _write(self, page: Page | LongPage) -> Made:
        self._folder(page.path)
        target, before = f"{self.new}/{page.path}", f"{self.site}/{page.path}"
        is_ours = page.path in self.owned
        if isinstance(page, LongPage):
            same = _write_parts(target, page.parts(), before if is_ours else None)
        else:
            same = _write_whole(target, page.data, before if is_ours else None)
        return made_file(self.new, page.path), same

    def _folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self.folders:
            _make_folder(f"{self.new}/{folder}")
            self.folders.add(folder)


def _make_folder(path: str) -> None:
    """Make a folder: with one call of the system where it is new and the one around it is there."""
    try:
        os.mkdir(path)  # noqa: PTH102  of 10,000 folders, each a Path too many
    except (FileNotFoundError, FileExistsError):
        os.makedirs(path, exist_ok=True)  # noqa: PTH103  likewise


def made_file(folder: str, path: str) -> MadeFile:
    """Return what the file system says of a file of the site."""
    status = os.stat(f"{folder}/{path}", follow_symlinks=False)  # noqa: PTH116  likewise
    return MadeFile(path, status.st_ino, status.st_size, status.st_mtime_ns)


def is_as_made(folder: str, file: MadeFile) -> bool:
    """Whether a file of the site is the one that was made."""
    try:
        return made_file(folder, file.path) == file
    except OSError:
        return False


def _write_whole(path: str, data: bytes, before: str | None) -> bool:
    """Write a file, or take it over from where it has these bytes; whether it has them there."""
    if before and _has(before, data):
        carry_over(before, path)
        return True
    _write_all(path, data)
    return False


def _write_parts(path: str, parts: Iterable[bytes], before: str | None) -> bool:
    """Do the same for a file that may not fit into memory."""
    with open(path, "wb") as file:  # noqa: PTH123  likewise
        file.writelines(parts)
    if not before or not _is_same(before, path):
        return False
    os.unlink(path)  # noqa: PTH108  likewise
    carry_over(before, path)
    return True


def _write_all(path: str, data: bytes) -> None:
    """Write a file, all of it: a disk that gets full takes a part of what it is given, and says no more."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123  of 10,000 files, each a Path too many
        written = file.write(data)
        while written < len(data):
            written += file.write(memoryview(data)[written:])


def _has(path: str, data: bytes) -> bool:
    """Whether a file, which is no link, has these bytes."""
    try:
        if not _is_file_of(path, len(data)):
            return False
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  likewise
            return file.read() == data
    except OSError:
        return False


def _is_same(path: str, other: str) -> bool:
    """Whether a file, which is no link, has the bytes of another one."""
    from filecmp import cmp

    try:
        return _is_file_of(path, os.stat(other).st_size) and cmp(path, other, shallow=False)  # noqa: PTH116  likewise
    except OSError:
        return False


def _is_file_of(path: str, size: int) -> bool:
    """Whether it is a file itself, and no link to one, of so many bytes."""
    status = os.lstat(path)
    return stat.S_ISREG(status.st_mode) and status.st_size == size


def carry_over(before: str, target: str) -> None:
    """Give a file a second place without a copy, where the file system can."""
    try:
        os.link(before, target, follow_symlinks=False)  # likewise
    except OSError:
        if os.path.islink(before):  # noqa: PTH114  likewise
            os.symlink(os.readlink(before), target)  # noqa: PTH115, PTH211  likewise
        else:
            shutil.copy2(before, target)


def make_files(plans: Sequence[Plan], workshop: Workshop, jobs: int) -> list[tuple[Made, ...]]:
    """Make the files of some plans, in their order, by so many processes where the system can fork.

    Raises:
        PublishError: A process was ended from outside.

    """
    if jobs == 1 or len(plans) < FEWEST_FOR_PROCESSES or sys.platform != "linux":
        return [workshop.make(plan) for plan in plans]
    return _make_by_processes(plans, workshop, jobs)


def _make_by_processes(plans: Sequence[Plan], workshop: Workshop, jobs: int) -> list[tuple[Made, ...]]:
    from multiprocessing import get_context

    turn = get_context("fork").Value("l", 0)
    begun: list[tuple[ForkProcess, Connection]] = []
    try:
        for _ in range(jobs):
            with suppress(OSError), interrupts_later():  # there may be no more processes
                begun.append(_begin(plans, workshop, turn))
        if not begun:
            return [workshop.make(plan) for plan in plans]
        made = dict(pair for _, receiver in begun for pair in _received(receiver))
    except BaseException:
        for process, _ in begun:
            process.kill()  # else it waits until somebody hears what it has made
        raise
    finally:
        for process, receiver in begun:
            process.join()
            receiver.close()
    return [made[number] for number in range(len(plans))]


def _begin(
    plans: Sequence[Plan], workshop: Workshop, turn: "Synchronized[int]"
) -> "tuple[ForkProcess, Connection]":
    """Begin a process that makes files; it is forked, so that the plans need not be sent."""
    from multiprocessing import get_context

    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_make_in_turn, args=(plans, workshop, turn, sender), daemon=True)
    with sender:
        process.start()
    return process, receiver


def _received(receiver: "Connection") -> Iterable[tuple[int, tuple[Made, ...]]]:
    try:
        answer = receiver.recv()
    except EOFError:
        problem = "a process that made pages was ended, perhaps for want of memory"
        remedy = "make room, or build with --jobs 1; the site is as it was"
        raise PublishError(Notice("site", None, problem, remedy)) from None
    if isinstance(answer, Exception):
        raise answer
    return answer  # type: ignore[no-any-return]  # what `_make_in_turn` sends


def _make_in_turn(
    plans: Sequence[Plan], workshop: Workshop, turn: "Synchronized[int]", sender: "Connection"
) -> None:
    """Make, in a process of its own, one plan after another that no other process has begun."""
    begin_process()
    gc.freeze()  # a collection would write to all that the parent holds, and so make a copy of it
    try:
        sender.send([(number, workshop.make(plans[number])) for number in _turns(len(plans), turn)])
    except Exception as error:  # noqa: BLE001  told by the process that has the others
        turn.value = len(plans)
        sender.send(_sendable(error))


def _turns(count: int, turn: "Synchronized[int]") -> Iterator[int]:
    parent = os.getppid()
    while os.getppid() == parent:  # else nobody waits for what is made
        with turn.get_lock():
            number = turn.value
            turn.value += 1
        if number >= count:
            return
        yield number


def _sendable(error: Exception) -> Exception:
    """The error, or what it says where it cannot be sent."""
    import pickle

    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  our own
    except Exception:  # noqa: BLE001  whatever its class does
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
