"""Plans in, files out: each made, or taken over from the site as it is, by one process or several."""

import gc
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import Notice, PublishError
from digest.limits import begin_process, interrupts_later
from digest.publish.folders import remove
from digest.records import LongPage, MadeFile, Page, Plan

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess
    from multiprocessing.sharedctypes import Synchronized

FEWEST_FOR_PROCESSES = 8
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
    folders: dict[str, bytes | None] = field(default_factory=lambda: {"": None})
    """Those of the new site that are there, with the state that each was found in; None if changed since."""
    has_files: bool = False
    """Whether there may be files in the new site already."""
    shared: int = 0
    """How many files of ours, in both sites, take room only once."""

    def make(self, plan: Plan) -> tuple[Made, ...]:
        """Make the files of a plan."""
        return tuple(self._write(page) for page in plan.make())

    def keep(self, files: Iterable[MadeFile]) -> bool:
        """Have the new site hold some files as they were made; False where one of them is gone or changed."""
        return all(self._keep(file) for file in files)

    def _keep(self, file: MadeFile) -> bool:
        if file.path not in self.owned:
            return False
        self._folder(file.path)
        if self.has_files and is_as_made(self.new, file):
            self.shared += 1
            return True
        if not is_as_made(self.site, file):
            return False
        self.shared += self._link(file.path)
        return True

    def carry_over(self, path: str, *, copied: bool) -> None:
        """Have the new site hold what stands at a path of the old one, be it a file or a link."""
        self._folder(path)
        if copied:
            self._copy(path)
        elif not self.has_files or not _is_same(f"{self.site}/{path}", f"{self.new}/{path}"):
            self._link(path)

    def _link(self, path: str) -> bool:
        self.folders[path.rpartition("/")[0]] = None
        return carry_over(f"{self.site}/{path}", f"{self.new}/{path}")

    def _copy(self, path: str) -> None:
        self.folders[path.rpartition("/")[0]] = None
        target = f"{self.new}/{path}"
        if os.path.lexists(target):
            remove(Path(target))
        shutil.copy2(f"{self.site}/{path}", target, follow_symlinks=False)

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
            self.make_folder(folder)

    def make_folder(self, folder: str) -> None:
        """Make a folder of the new site where there is none, and those around it."""
        missing = []
        while folder not in self.folders:
            missing.append(folder)
            folder = folder.rpartition("/")[0]
        for one in reversed(missing):
            _make_folder(f"{self.new}/{one}")
        self.see_changed(missing)

    def see_changed(self, folders: Iterable[str]) -> None:
        """Take in that something has changed in some folders, of which some may be new."""
        for folder in folders:
            here = folder
            while here not in self.folders:
                self.folders[here] = None
                here = here.rpartition("/")[0]
            self.folders[here] = None


def made_file(folder: str, path: str) -> MadeFile:
    """Return what the file system says of a file of the site."""
    status = os.lstat(f"{folder}/{path}")
    return MadeFile(path, status.st_ino, status.st_size, status.st_mtime_ns)


def is_as_made(folder: str, file: MadeFile) -> bool:
    """Whether a file of the site is the one that was made."""
    try:
        status = os.lstat(f"{folder}/{file.path}")
    except OSError:
        return False
    return status.st_mtime_ns == file.modified and status.st_ino == file.inode and status.st_size == file.size


def _is_same(one: str, other: str) -> bool:
    """Whether two paths are names of the same file or link."""
    try:
        return os.path.samestat(os.lstat(one), os.lstat(other))
    except FileNotFoundError:
        return False


def _make_folder(place: str) -> None:
    """See that a folder is there that we may write to, and no link or file in its place."""
    while True:
        try:
            os.mkdir(place)  # noqa: PTH102  of 10,000 folders, each a Path too many
        except FileExistsError:
            mode = os.lstat(place).st_mode
            if not stat.S_ISDIR(mode):
                os.unlink(place)  # noqa: PTH108  likewise
                continue
            if mode & stat.S_IRWXU != stat.S_IRWXU:
                os.chmod(place, stat.S_IMODE(mode) | stat.S_IRWXU)  # noqa: PTH101  likewise
        return


def write_new(path: str, data: bytes) -> None:
    """Write a file in the place of whatever is there, which may have another name elsewhere, and stays.

    All of it is written: a disk that gets full takes a part of what it is given, and says no more.
    """
    with _open_new(path) as file:
        written = file.write(data)
        while written < len(data):
            written += file.write(memoryview(data)[written:])


def _open_new(path: str) -> FileIO:
    try:
        return open(path, "xb", buffering=0)  # noqa: PTH123  of 10,000 files, each a Path too many
    except FileExistsError:
        remove(Path(path))
        return open(path, "xb", buffering=0)  # noqa: PTH123  likewise


def _write_whole(path: str, data: bytes, before: str | None) -> bool:
    """Write a file, or take it over from where it has these bytes; whether it has them there."""
    if before and _has(before, data):
        carry_over(before, path)
        return True
    write_new(path, data)
    return False


def _write_parts(path: str, parts: Iterable[bytes], before: str | None) -> bool:
    """Do the same for a file that may not fit into memory."""
    with BufferedWriter(_open_new(path)) as file:
        file.writelines(parts)
    if not before or not _has_bytes_of(before, path):
        return False
    carry_over(before, path)
    return True


def _has(path: str, data: bytes) -> bool:
    """Whether a file, which is no link, has these bytes."""
    try:
        if not _is_file_of(path, len(data)):
            return False
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  likewise
            return file.read() == data
    except OSError:
        return False


def _has_bytes_of(path: str, other: str) -> bool:
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


def carry_over(before: str, target: str) -> bool:
    """Give a file a second place, whatever is there; without a copy, where the file system can.

    Returns:
        Whether there is no copy.

    """
    try:
        _link(before, target)
    except OSError:
        if os.path.islink(before):  # noqa: PTH114  likewise
            os.symlink(os.readlink(before), target)  # noqa: PTH115, PTH211  likewise
        else:
            shutil.copy2(before, target)
        return False
    return True


def _link(before: str, target: str) -> None:
    try:
        os.link(before, target, follow_symlinks=False)
    except FileExistsError:
        remove(Path(target))
        os.link(before, target, follow_symlinks=False)


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
