"""What browsers are shown: the last good site, and what is wrong now."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from digest.errors import Notice
from digest.serve.builds import Build

MOST_TOLD: Final = 20
"""Notices that a page shows; the terminal has them all."""

HEARTBEAT_SECONDS: Final = 15.0
"""After so long without news a stream says that it lives, and so learns whether its reader does."""


@dataclass(slots=True)
class Preview:
    """The state of the preview. It is changed by the thread of the event loop alone."""

    site: Path
    """The folder of the site."""
    builds: int = 0
    failed: bool = False
    """Whether the last build came to nothing, so that the site is that of an earlier one."""
    notices: tuple[Notice, ...] = ()
    """What kept something, or everything, out of the site."""
    heartbeat: float = HEARTBEAT_SECONDS
    _pages: int = 0
    _session: str = field(default_factory=lambda: secrets.token_hex(4))
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def mark(self) -> str:
        """A word that changes when pages do, and is another one after a new start."""
        return f"{self._session}-{self._pages}"

    @property
    def told(self) -> tuple[str, ...]:
        """The notices as text, without what would not show or would turn its direction."""
        shown = [_shown(str(notice)) for notice in self.notices[:MOST_TOLD]]
        more = len(self.notices) - len(shown)
        return (*shown, *([f"and {more} more: see the terminal"] if more else []))

    def take(self, build: Build) -> None:
        """Show what a build has come to, to all who listen."""
        self.builds += 1
        self.failed = build.report is None
        self.notices = tuple(notice for notice in build.notices if notice.severity == "error")
        self._pages += build.changed_files > 0 or self.builds == 1
        self._news.set()
        self._news = asyncio.Event()

    async def events(self) -> AsyncIterator[bytes]:
        """Yield the state now, and again whenever there is news, as Server-Sent Events without end."""
        while True:
            news = self._news
            yield f"data: {self._state()}\n\n".encode()
            while not news.is_set():
                try:
                    async with asyncio.timeout(self.heartbeat):
                        await news.wait()
                except TimeoutError:
                    yield b":\n\n"

    def _state(self) -> str:
        return json.dumps({"mark": self.mark, "failed": self.failed, "told": self.told})


def _shown(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)
