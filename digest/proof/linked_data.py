"""What the JSON-LD of a page says of an article."""

import json
from collections.abc import Iterator

from digest.proof.shown import ShownText, shown_line

TYPE = "application/ld+json"

CLAIMS = ("headline", "alternativeHeadline", "description", "abstract", "articleBody")
"""The properties that are an article's own words."""


def claims_of(text: str, line: int) -> Iterator[ShownText]:
    """Yield what is said of each news article.

    Args:
        text: The JSON-LD, as it stands in its `<script>`.
        line: Where it stands.

    Raises:
        ValueError: It is no JSON.

    """
    try:
        document = json.loads(text)
    except RecursionError as error:
        raise ValueError("too deep") from error
    for node in _articles(document):
        for name in CLAIMS:
            values = node.get(name)
            for value in values if isinstance(values, list) else [values]:
                if isinstance(value, str):
                    yield ShownText(shown_line(value), line)


def _articles(document: object) -> Iterator[dict[str, object]]:
    """Every object of the type, however deep it stands."""
    waiting = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            if "NewsArticle" in str(node.get("@type", "")):
                yield node
            waiting.extend(reversed(node.values()))
