"""A news digest from a folder of articles: verbatim summaries, readability scores, a static site.

>>> import digest
>>> digest.score("It rained. The river rose. Nobody slept.").words
7

What is heavy is imported by the function that needs it, so that this import is
light and the names below can stand here as they are.
"""

from digest.analyse.keywords import keywords
from digest.analyse.summary import summarize
from digest.api import group, read, score
from digest.collect.add import Added, add
from digest.collect.fetch import fetch
from digest.collect.report import FeedReport, FetchReport
from digest.collect.visit import add_address
from digest.errors import DigestError, Notice
from digest.flow import BuildReport, build
from digest.proof import VerifyReport, verify
from digest.records import Article, Picture, Readability, Score, Story, Summary, SummarySentence
from digest.version import __version__

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
