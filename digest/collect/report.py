"""What a fetch has brought, by feed."""

from collections.abc import Callable
from dataclasses import dataclass

from digest.errors import Notice


@dataclass(frozen=True, slots=True)
class FeedReport:
    """What became of a feed and its entries."""

    url: str
    name: str
    """What its publisher is called, as far as that is known; else its address."""
    new: int = 0
    changed: int = 0
    same: int = 0
    edited: int = 0
    """Entries that have changed, but whose articles were edited by hand and stay as they are."""
    removed: int = 0
    """Entries whose articles the editor has removed; they stay so."""
    failed: int = 0
    """Entries that are no articles, such as those without a text."""
    problem: str | None = None
    """Why nothing, or not all, came of it."""
    asked: bool = True
    """False where it was passed over: it is retired, or wants to be left alone for now."""
    moved_to: str | None = None
    """Where it is asked from now on, where its server says that it has moved for good."""

    @property
    def is_failure(self) -> bool:
        """Whether it was asked in vain."""
        return self.asked and self.problem is not None

    @property
    def is_news(self) -> bool:
        """Whether there is anything to tell of it."""
        return bool(self.new or self.changed or self.edited or self.failed or self.problem or self.moved_to)


Progress = Callable[[int, int, FeedReport], None]
"""Is told how many feeds are done, of how many, and what became of the last."""


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What a fetch has brought."""

    feeds: tuple[FeedReport, ...]
    """In the order of the subscriptions."""
    notices: tuple[Notice, ...]
    """All that was wrong or odd, in the order of the feeds."""

    @property
    def failures(self) -> int:
        """How many feeds were asked in vain."""
        return sum(feed.is_failure for feed in self.feeds)

    @property
    def fetched(self) -> int:
        """How many feeds have answered."""
        return sum(feed.asked and feed.problem is None for feed in self.feeds)

    def total(self, outcome: str) -> int:
        """How many entries of all feeds are `new`, `changed`, `same`, `edited`, `removed` or `failed`."""
        return sum(int(getattr(feed, outcome)) for feed in self.feeds)
