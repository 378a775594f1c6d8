"""The search index: files that a browser loads as scripts, as it can from a disk too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import chain

from digest.records import Analysis, Page
from digest.render.search.beginnings import WIDE, Beginnings
from digest.render.search.entries import ARTICLES_OF_A_SHARD
from digest.render.search.folding import folding_table
from digest.render.search.former import DamagedIndexError, FormerIndex
from digest.render.search.forms import SHORTEST_STEM, endings_of
from digest.render.search.groups import index_groups
from digest.render.search.lists import LAST, MORE, write_lists
from digest.render.search.postings import Postings, gather_postings, put_together, sort_key
from digest.render.search.scripts import DIRECTORY, script_json, script_page, words_page
from digest.render.search.shards import Entry, Shard, cut_shards, mix_entries, write_entries
from digest.render.search.weights import LEVELS, word_levels
from digest.render.site import Site


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
    version = blake2b(digest_size=6)
    for page in pages:
        version.update(page.data)
    version.update(articles)
    return version.hexdigest()


def in_order_of_search(site: Site) -> Sequence[Analysis]:
    """Return the articles in the order of their numbers in the index.

    It goes from the oldest day to the newest, so that a range of days is a range of numbers, and an article
    of today gives no other one a new number. Those without a day come first.
    """
    undated = (one for one in site.analyses if not one.article.published)
    return [*chain.from_iterable(site.days.values()), *undated][::-1]


def search_marks(site: Site) -> bytes:
    """Return the marks of the articles in the order of search; none where there is no search."""
    return site.marks_of(in_order_of_search(site)) if site.settings.search.enabled else b""


def index_site(site: Site, analyses: Sequence[Analysis], former: FormerIndex | None = None) -> SearchIndex:
    """Return the search index of a site.

    Args:
        site: The site.
        analyses: Its articles in the order of search.
        former: The index as the site had it, from which words are taken where it is whole.

    """
    pages, firsts = [], []
    for number, shard in enumerate(_shards_of(site, analyses, former)):
        pages.append(words_page(number, shard.text))
        firsts.append(shard.first)
    last, first = max(site.days, default=None), min(site.days, default=None)
    directory = {
        "articles": len(analyses),
        "articlesOfAFile": ARTICLES_OF_A_SHARD,
        "words": firsts,
        "newest": last.isoformat() if last else None,
        "days": list(_steps(site.days)),
        "signs": [LAST, MORE],
        "levels": LEVELS,
        "wide": WIDE,
        "folding": folding_table(),
        "endings": endings_of(one.article.language for one in analyses),
        "shortestStem": SHORTEST_STEM,
    }
    pages.append(script_page(DIRECTORY, script_json(directory).encode()))
    return SearchIndex(tuple(pages), first, last)


def _shards_of(site: Site, analyses: Sequence[Analysis], former: FormerIndex | None) -> Iterator[Shard]:
    groups = put_together(index_groups(analyses, site))
    lists = [*zip(groups.words, write_lists(groups.starts, groups.numbers), strict=True)]
    if former:
        with suppress(DamagedIndexError):
            changed = gather_postings((number, word_levels(analyses[number])) for number in former.changed)
            return write_words(former.amend(changed), lists, len(analyses))
    everything = gather_postings((number, word_levels(one)) for number, one in enumerate(analyses))
    return write_words(everything.parts(), lists, len(analyses))


def write_words(parts: Iterable[Postings], groups: Iterable[Entry], articles: int) -> Iterator[Shard]:
    """Return the files of words, with groups and the beginnings of many words among them.

    Args:
        parts: The articles of all words, in the order of these; how they are parted does not show.
        groups: The lists of groups.
        articles: How many articles there are.

    """
    beginnings = Beginnings(articles)
    written, others = [], [*groups]
    for part in parts:
        entries = write_entries(part)
        written.append(entries)
        others += beginnings.follow(part, entries.sizes)
    others += beginnings.finish()
    written.reverse()
    in_order = sorted(others, key=lambda entry: sort_key(entry[0]))
    return cut_shards(mix_entries((written.pop() for _ in range(len(written))), in_order))


def _steps(days: Mapping[date, Sequence[Analysis]]) -> Iterator[int]:
    """Yield, for each day that has articles, how many days it is before the one before, and its articles."""
    before = max(days, default=date.min)
    for day, members in days.items():
        yield (before - day).days
        yield len(members)
        before = day
