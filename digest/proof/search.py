"""What a script shows: the articles that search lists, where it is a part of the search index."""

import json
from collections.abc import Iterator

from digest.proof.shown import Shown, ShownSummary, ShownText, shown_line

HEAD = 'digestSearch("articles/'
"""What such a file begins with; see render/search/entries.py."""
END = ");\n"

ROOT = "../../"
"""The way from such a file to the site's folder."""

PAGE, TITLE, SENTENCES, LOOSE = 0, 1, 7, 8
"""Where each stands among what is said of an article."""


def find_in_script(data: bytes) -> Shown:
    """Return what a script shows; nothing where it is no part of the search index."""
    if not data.startswith(HEAD.encode()):
        return Shown()
    try:
        text = data.decode()
        return Shown(tuple(_read_articles(json.loads(text[text.index(",") + 1 :].removesuffix(END)))))
    except (ValueError, TypeError, IndexError, RecursionError) as error:
        return Shown(faults=(ShownText(f"no part of a search index: {error}", 1),))


def _read_articles(articles: list[list[str | list[str]]]) -> Iterator[ShownSummary]:
    """Each article stands on a line of its own, from the second on."""
    for line, article in enumerate(articles, start=2):
        page, title, loose = (_text(article[place]) for place in (PAGE, TITLE, LOOSE))
        sentences = tuple(
            ShownText(shown_line(_text(sentence)), line, f"{ROOT}{page}#s{number}")
            for number, sentence in enumerate(article[SENTENCES], start=1)
        )
        yield ShownSummary(
            line, sentences, shown_line(loose), ShownText(shown_line(title), line, ROOT + page)
        )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} where a text should stand")
    return value
