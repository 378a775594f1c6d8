"""When something that the site is made of changes.

The system's word that something has happened wakes us; whether something has changed is read from the files
themselves. So nothing is built for nothing, and no change is missed that fell into a build.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from digest.project import CONTENT
from digest.settings import FILE_NAME
from digest.themes import TEMPLATES, files_in

FOLDERS: Final = (CONTENT, TEMPLATES)
QUIET_MS: Final = 100
"""Milliseconds without a further change, after which a build begins."""
LONGEST_WAIT_MS: Final = 1_000
"""Milliseconds after which it begins even if changes go on."""
LOOK_MS: Final = 1_000
"""Milliseconds after which it is seen whether the folders are still the same, or have come and gone."""

Look = Mapping[str, tuple[int, int, int]]
"""Time of change, size and number of each file, by its path within the project."""


def look(project: Path) -> Look:
    """Return the state of all that a site is made of; hidden files and an editor's copies are left out."""
    seen: dict[str, tuple[int, int, int]] = {}
    for path in _inputs(project):
        with suppress(OSError):
            status = path.stat()
            seen[path.relative_to(project).as_posix()] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return seen


def differences(before: Look, after: Look) -> tuple[str, ...]:
    """Return the paths that are new, gone or changed, in order.

    >>> differences({"a": (1, 5, 7), "b": (1, 5, 8)}, {"a": (2, 5, 7), "c": (1, 5, 9)})
    ('a', 'b', 'c')

    """
    paths = before.keys() | after.keys()
    return tuple(sorted(path for path in paths if before.get(path) != after.get(path)))


def _inputs(project: Path) -> Iterator[Path]:
    yield project / FILE_NAME
    for folder, folders, files in os.walk(project / CONTENT):
        folders[:] = [one for one in folders if not one.startswith(".")]
        yield from (Path(folder, one) for one in files if not one.startswith(".") and one[-1] != "~")
    for path in map(Path, files_in(project / TEMPLATES)):
        names = path.relative_to(project).parts
        if path.name[-1] != "~" and not any(one.startswith(".") for one in names):
            yield path


@asynccontextmanager
async def watched(project: Path) -> AsyncIterator[asyncio.Event]:
    """Give an event that is set whenever something may have changed."""
    woken = asyncio.Event()
    tasks = [
        asyncio.create_task(_watch(project, (".",), woken, recursive=False)),
        asyncio.create_task(_watch(project, FOLDERS, woken, recursive=True)),
    ]
    try:
        yield woken
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _watch(project: Path, names: tuple[str, ...], woken: asyncio.Event, *, recursive: bool) -> None:
    """Wake for what happens in folders, for as long as anybody waits, whether or not they exist now."""
    from watchfiles import awatch

    polling: bool | None = None
    while True:
        numbers = _folder_numbers(project, names)
        try:
            watching = awatch(
                *(project / name for name in numbers),
                watch_filter=None,
                debounce=LONGEST_WAIT_MS,
                step=QUIET_MS,
                rust_timeout=LOOK_MS,
                yield_on_timeout=True,
                recursive=recursive,
                force_polling=polling,
                poll_delay_ms=LOOK_MS,
                ignore_permission_denied=True,
            )
            if numbers:
                await _wake(watching, project, numbers, names, woken)
        except FileNotFoundError:  # gone since
            pass
        except (OSError, RuntimeError):  # more folders than the system can watch; watchfiles raises either
            polling = True
        await asyncio.sleep(QUIET_MS / 1000)


async def _wake(
    watching: AsyncIterator[object],
    project: Path,
    numbers: Mapping[str, int],
    names: tuple[str, ...],
    woken: asyncio.Event,
) -> None:
    """Wake for each change, until the folders are others than those that are watched."""
    is_first = True  # what happened before the watch had begun
    async for changes in watching:
        if changes or is_first:
            woken.set()
        is_first = False
        if _folder_numbers(project, names) != numbers:
            woken.set()
            return


def _folder_numbers(project: Path, names: tuple[str, ...]) -> dict[str, int]:
    """The number of each folder that there is: a folder made anew has another, and must be watched anew."""
    numbers: dict[str, int] = {}
    for name in names:
        with suppress(OSError):
            numbers[name] = (project / name).stat().st_ino
    return numbers
