"""The search index: files that a browser loads as scripts, as it can from a disk too."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import groupby

from digest.days import day_of
from digest.records import Analysis, Page
from digest.render.search.entries import ARTICLES_OF_A_SHARD, script_json
from digest.render.search.folding import folding_table
from digest.render.search.forms import SHORTEST_STEM, endings_of
from digest.render.search.postings import (
    LAST,
    MORE,
    WIDE,
    cut_shards,
    gather_postings,
    put_together,
    write_entries,
)
from digest.render.search.weights import LEVELS, word_levels
from digest.render.site import SEARCH_FOLDER, Group, Site

FOLDER = "search"

TOPIC, SOURCE = "#", "@"
"""Stand before the slug of a topic or source whose articles are listed as those of a word are."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The files of the index, but for those that show the articles."""

    pages: tuple[Page, ...]
    first_day: date | None
    """The earliest day of an article; None where none has a date. Likewise `last_day`."""
    last_day: date | None


def version_of(pages: Iterable[Page], articles: bytes) -> str:
    """Return what changes with the index: in the addresses of its files it keeps two builds from mixing.

    Args:
        pages: The files of words.
        articles: The marks of what the others show.

    """
    return blake2b(b"".join(page.data for page in pages) + articles, digest_size=6).hexdigest()


def in_order_of_search(site: Site) -> Sequence[Analysis]:
    """Return the articles in the order of their numbers in the index.

    It goes from the newest day to the oldest, so that a range of days is a range of numbers.
    """
    return sorted(site.analyses, key=lambda one: -_day_number(one, site))


def index_site(site: Site, analyses: Sequence[Analysis]) -> SearchIndex:
    """Return the search index of a site, with its articles in the order of search."""
    words_of_all = gather_postings(map(word_levels, analyses))
    entries = write_entries(words_of_all, put_together(_index_groups(analyses, site)), len(analyses))
    shards = cut_shards(entries)
    words = [" ".join(map(" ".join, shard)) for shard in shards]
    pages = [script_page(f"words/{number}", script_json(text)) for number, text in enumerate(words)]
    days = [number for one in analyses if (number := _day_number(one, site))]
    directory = {
        "articles": len(analyses),
        "articlesOfAFile": ARTICLES_OF_A_SHARD,
        "words": [shard[0][0] for shard in shards],
        "newest": date.fromordinal(days[0]).isoformat() if days else None,
        "days": list(_steps(days)),
        "signs": [LAST, MORE],
        "levels": LEVELS,
        "wide": WIDE,
        "folding": folding_table(),
        "endings": endings_of(one.article.language for one in analyses),
        "shortestStem": SHORTEST_STEM,
    }
    pages.append(script_page("directory", script_json(directory)))
    first, last = (date.fromordinal(days[n]) if days else None for n in (-1, 0))
    return SearchIndex(tuple(pages), first, last)


def shard_name(number: int) -> str:
    """Return the name of a file that shows articles."""
    return f"articles/{number}"


def script_path(name: str) -> str:
    """Return the path of a file of the index."""
    return f"{SEARCH_FOLDER}/{name}.js"


def script_page(name: str, content: str) -> Page:
    """Return a file of the index."""
    return Page(script_path(name), f'digestSearch("{name}",{content});\n'.encode())


def _day_number(analysis: Analysis, site: Site) -> int:
    """The day of publication, counted from the first of the calendar; 0 where none is known."""
    published = analysis.article.published
    return day_of(published, site.zone).toordinal() if published else 0


def _steps(days: Sequence[int]) -> Iterator[int]:
    """Yield, for each day that has articles, how many days it is before the one before, and its articles."""
    before = days[0] if days else 0
    for day, members in groupby(days):
        yield before - day
        yield sum(1 for _ in members)
        before = day


def _index_groups(analyses: Sequence[Analysis], site: Site) -> dict[str, list[int]]:
    """The articles of each topic and source, as numbers of postings."""
    numbers = {id(analysis): number for number, analysis in enumerate(analyses)}
    found: dict[str, list[int]] = {}
    for mark, groups in ((TOPIC, site.topics), (SOURCE, site.sources)):
        for group in groups:
            found[mark + group.slug] = _numbers_of(group, numbers)
    return found


def _numbers_of(group: Group, numbers: dict[int, int]) -> list[int]:
    return sorted(numbers[id(analysis)] * LEVELS for analysis in group.analyses)
