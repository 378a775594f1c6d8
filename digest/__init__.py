"""A news digest from a folder of articles: verbatim summaries, readability scores, a static site.

>>> import digest
>>> digest.score("It rained. The river rose. Nobody slept.").words
7

Each name is imported from its module when it is first asked for, so that who
asks for one does not wait for the others.
"""

from typing import TYPE_CHECKING

from digest.version import __version__

if TYPE_CHECKING:
    from digest.analyse.keywords import keywords
    from digest.analyse.summary import summarize
    from digest.api import group, read, score
    from digest.collect.add import Added, add
    from digest.collect.fetch import fetch
    from digest.collect.report import FeedReport, FetchReport
    from digest.collect.visit import add_address
    from digest.errors import DigestError, Notice
    from digest.flow import build
    from digest.order import BuildReport
    from digest.proof import VerifyReport, verify
    from digest.records import Article, Picture, Readability, Score, Story, Summary, SummarySentence

__all__ = [
    "Added",
    "Article",
    "BuildReport",
    "DigestError",
    "FeedReport",
    "FetchReport",
    "Notice",
    "Picture",
    "Readability",
    "Score",
    "Story",
    "Summary",
    "SummarySentence",
    "VerifyReport",
    "__version__",
    "add",
    "add_address",
    "build",
    "fetch",
    "group",
    "keywords",
    "read",
    "score",
    "summarize",
    "verify",
]

_HOMES = {
    "analyse.keywords": ("keywords",),
    "analyse.summary": ("summarize",),
    "api": ("group", "read", "score"),
    "collect.add": ("Added", "add"),
    "collect.fetch": ("fetch",),
    "collect.report": ("FeedReport", "FetchReport"),
    "collect.visit": ("add_address",),
    "errors": ("DigestError", "Notice"),
    "flow": ("build",),
    "order": ("BuildReport",),
    "proof": ("VerifyReport", "verify"),
    "records": ("Article", "Picture", "Readability", "Score", "Story", "Summary", "SummarySentence"),
}
"""The names that a module has, as the imports above say it to type checkers."""

if not TYPE_CHECKING:  # which would take it for a promise that there is every name

    def __getattr__(name: str) -> object:
        """Import a public name (PEP 562), and keep it."""
        from importlib import import_module

        for home, names in _HOMES.items():
            if name in names:
                value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
