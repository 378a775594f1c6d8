"""What a build is asked for, what it is made of, and what it has made."""

from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import DigestError, Notice
from digest.project import Listing
from digest.publish import Published
from digest.settings import Settings
from digest.stopwatch import Watch
from digest.store.packing import pack_values, unpack_values

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from digest.work import OpenExecutor


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, and how."""

    project: Path
    site: Path
    settings: Settings
    drafts: bool
    strict: bool
    jobs: int
    executor: "Executor | OpenExecutor | None"
    wait: Callable[[], None]
    watch: Watch


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a site is made of."""

    listing: Listing
    """The files of content/, as the disk lists them."""
    code: bytes
    """What changes with the code."""
    basis: bytes
    """What changes with the code, the templates and the settings."""
    everything: bytes
    """What changes with any of all this."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build has made."""

    site: Path
    articles: int
    stories: int
    editions: int
    pages: int
    published: Published
    notices: tuple[Notice, ...]
    """All that was wrong or odd, by place."""

    @property
    def left_out(self) -> int:
        """How many files cost themselves their place."""
        return len({notice.place for notice in self.notices if notice.severity == "error"})


def check_strictly(order: Order, report: BuildReport) -> None:
    """Refuse to publish where something is wrong, if that is how the order is.

    Raises:
        DigestError: All that is wrong.

    """
    if order.strict and report.notices:
        raise DigestError(report.notices)


def pack_report(report: BuildReport) -> bytes:
    """Return a report as bytes."""
    counts = [report.articles, report.stories, report.editions, report.pages]
    return pack_values([*counts, [astuple(notice) for notice in report.notices]])


def unpack_report(data: bytes, site: Path) -> BuildReport:
    """Return the report that was packed, of a build that has found everything the same."""
    articles, stories, editions, pages, notices = unpack_values(data)
    told = tuple(Notice(*notice) for notice in notices)
    return BuildReport(site, articles, stories, editions, pages, Published(0, 0, pages, 0), told)
