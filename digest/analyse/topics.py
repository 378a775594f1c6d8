"""What an article is about, in the editor's own topics."""

import re
from collections.abc import Sequence

from digest.records import Article

Topics = Sequence[tuple[str, Sequence[str]]]
"""Each topic of `[topics]` in digest.toml with the words that tell it."""


def find_topics(article: Article, keywords: Sequence[str], topics: Topics) -> tuple[str, ...]:
    """Return an article's own topics, else the topic of the settings with most of its words in it.

    A word counts where it stands as such in the headline, the keywords or the tags.
    """
    if article.topics or not topics:
        return article.topics
    heads = " ".join((article.title, *keywords, *article.tags)).casefold()
    hits = [
        sum(1 for word in words if re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", heads))
        for _, words in topics
    ]
    best = max(hits)
    return (topics[hits.index(best)][0],) if best else ()
