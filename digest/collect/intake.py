"""What holds for all entries of a feed as they are taken in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from digest.collect.origins import Origins
from digest.collect.pictures import PictureFile
from digest.collect.subscriptions import Subscription
from digest.project import CONTENT
from digest.readers.found import ReadingDefaults


@dataclass(frozen=True, slots=True)
class Intake:
    """What holds for all entries of a feed as they are taken in."""

    project: Path
    subscription: Subscription
    defaults: ReadingDefaults
    today: date
    """The date of articles that have none."""
    origins: Callable[[], Origins]
    """Gives where the articles of content/ are from; looked up only when needed."""
    keys: frozenset[str] = frozenset()
    """Of all the entries that the feed has now."""
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    """Those that lead entries, by the keys of the entries."""
    overwrite: bool = False
    """Whether to replace articles that were edited by hand where the feed has changed them."""
    stopped: Callable[[], bool] = lambda: False
    """Whether the user has had enough, and what is not written yet is to stay out."""

    def path(self, file: str) -> Path:
        """Where a file of content/ lies."""
        return self.project / CONTENT / file
