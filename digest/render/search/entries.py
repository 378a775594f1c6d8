"""What search shows of each article, in files of a few articles."""

from collections.abc import Sequence
from typing import Final

from digest.records import Analysis
from digest.render.search.scripts import script_json
from digest.render.site import Site
from digest.render.views import view_card

ARTICLES_OF_A_SHARD: Final = 8
"""Those that are found lie anywhere, and each brings its whole file with it."""

SUMMARY_CHARACTERS: Final = 700
"""What is shown of a summary; a single sentence may be longer."""


def cut_articles(analyses: Sequence[Analysis]) -> list[Sequence[Analysis]]:
    """Return the articles of each file."""
    starts = range(0, len(analyses), ARTICLES_OF_A_SHARD)
    return [analyses[start : start + ARTICLES_OF_A_SHARD] for start in starts]


def write_articles(analyses: Sequence[Analysis], site: Site) -> str:
    """Return the content of a file, a JSON list with an article a line.

    An article is its page, title, source, day in words, day, language, direction, the sentences of its
    summary in their order from the first on, and the text that it has instead of them.
    """
    return "[\n" + ",\n".join(script_json(_entry(one, site)) for one in analyses) + "\n]"


def _entry(analysis: Analysis, site: Site) -> list[object]:
    card = view_card(analysis, site)
    sentences: list[str] = []
    room = SUMMARY_CHARACTERS
    for sentence in card.summary:
        room -= len(sentence.text)
        if sentences and room < 0:
            break
        sentences.append(sentence.text)
    return [
        card.path,
        card.headline,
        card.sources[0].name if card.sources else "",
        card.published.short if card.published else "",
        card.published.iso[:10] if card.published else "",
        card.language,
        card.direction,
        sentences,
        card.short_excerpt or card.opening or "",
    ]
