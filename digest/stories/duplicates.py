"""Articles that are word for word the same: a dispatch that several papers print."""

import re
from collections.abc import Sequence
from hashlib import blake2b

from digest.records import Analysis, Article

FEWEST_WORDS = 40
"""Texts shorter than this must share their title too: two notes of one sentence are no syndicated article."""

WORD = re.compile(r"\w+")


def group_duplicates(analyses: Sequence[Analysis]) -> tuple[tuple[Analysis, ...], ...]:
    """Return the analyses in groups of the same text, everything in the order given."""
    groups: dict[bytes, list[Analysis]] = {}
    for analysis in analyses:
        groups.setdefault(fingerprint(analysis.article), []).append(analysis)
    return tuple(tuple(group) for group in groups.values())


def fingerprint(article: Article) -> bytes:
    """Return what two articles share if and only if they have the same words in the same order."""
    words = WORD.findall(article.text.casefold())
    if len(words) < FEWEST_WORDS:
        words = [*WORD.findall(article.title.casefold()), "\n", *words]
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
