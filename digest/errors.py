"""What can go wrong and who can mend it.

    Exception
    └── DigestError            something that the user can put right; the command ends with exit code 1
        ├── SettingsError      digest.toml, or an option that contradicts it
        ├── SourceError        one source file that cannot be read as an article
        ├── SubscriptionError  a list of feeds that cannot be read, or not changed as asked
        ├── TemplateError      a template of the project that cannot be rendered
        ├── PublishError       the output folder cannot be written as asked
        ├── ClusterError       the cluster that was to read and analyse cannot be used
        └── ServeError         the site cannot be served at the address asked for

Whatever else escapes is a fault of ours and keeps its traceback; where it concerns one file or one feed of
many, it is told as a fault of ours, and the others go on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that is wrong, where it is, and what to do about it."""

    place: str
    """A path as the user knows it, such as `content/rain.md`."""
    line: int | None
    """Counted from 1; None where the whole file is meant."""
    problem: str
    remedy: str
    severity: Literal["error", "warning"] = "error"
    """An error costs something its place in the digest, a warning does not."""

    def __str__(self) -> str:
        """Return `path:line: problem (remedy)`.

        >>> print(Notice("content/rain.md", 1, "no title", 'add "title:" to the front matter'))
        content/rain.md:1: no title (add "title:" to the front matter)

        """
        place = self.place if self.line is None else f"{self.place}:{self.line}"
        return f"{place}: {self.problem} ({self.remedy})"


class DigestError(Exception):
    """Something that the user can put right, told as one notice or several."""

    def __init__(self, notices: Notice | Iterable[Notice]) -> None:
        self.notices = (notices,) if isinstance(notices, Notice) else tuple(notices)
        super().__init__("\n".join(str(notice) for notice in self.notices))

    def __reduce__(self) -> tuple[type["DigestError"], tuple[tuple[Notice, ...]]]:
        """Let the error cross a process boundary with its notices."""
        return type(self), (self.notices,)


class SettingsError(DigestError):
    """digest.toml, or an option given beside it, cannot be used."""


class SourceError(DigestError):
    """A source file cannot be read as an article."""


class SubscriptionError(DigestError):
    """A list of feeds cannot be read, or not changed as asked."""


class TemplateError(DigestError):
    """A template cannot be rendered."""


class PublishError(DigestError):
    """The output folder cannot be written as asked."""


class ClusterError(DigestError):
    """A cluster cannot be used as asked."""


class ServeError(DigestError):
    """The site cannot be served as asked."""
