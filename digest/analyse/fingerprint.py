"""What the texts of two articles have in common if they are word for word the same."""

import re
from hashlib import blake2b

from digest.records import Article

FEWEST_WORDS = 40
"""Texts shorter than this must share their title too: two notes of one sentence are no syndicated article."""

WORD = re.compile(r"\w+")


def fingerprint(article: Article) -> bytes:
    """Return what two articles share if and only if they have the same words in the same order."""
    words = WORD.findall(article.text.casefold())
    if len(words) < FEWEST_WORDS:
        words = [*WORD.findall(article.title.casefold()), "\n", *words]
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
