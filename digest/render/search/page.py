"""The page to search on, and the index that its script loads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.phrases import Phrase
from digest.records import Analysis, Page, Plan
from digest.render.renderer import Renderer
from digest.render.search.entries import cut_articles, write_articles
from digest.render.search.former import find_former_index
from digest.render.search.index import in_order_of_search, index_site, version_of
from digest.render.search.scripts import articles_file, script_page, script_path
from digest.render.site import SEARCH_PAGE, Group


@dataclass(frozen=True, slots=True)
class SearchChoice:
    """A topic or source that the search can be narrowed to."""

    name: str
    value: str
    """What the form sends for it."""


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """A field that narrows the search; its words are phrases."""

    name: str
    label: str
    every: str
    """What stands for no choice."""
    choices: tuple[SearchChoice, ...]
    """None where there are no topics or sources."""


@dataclass(frozen=True, slots=True)
class SearchDay:
    """A field for the first or the last day to search; its label is a phrase."""

    name: str
    label: str


def search_plans(renderer: Renderer) -> Iterator[Plan]:
    """The page to search on, and every file of the index. The script is an asset."""
    site = renderer.site
    analyses = in_order_of_search(site)
    yield renderer.plan(SEARCH_PAGE, _search_pages, analyses, rests_on=[site.whole_mark])
    for number, part in enumerate(cut_articles(analyses)):
        path = script_path(articles_file(number))
        yield renderer.plan(path, _articles_page, number, part, rests_on=[site.marks_of(part)])


def _articles_page(renderer: Renderer, number: int, part: Sequence[Analysis]) -> Page:
    return script_page(articles_file(number), write_articles(part, renderer.site).encode())


def _search_pages(renderer: Renderer, analyses: Sequence[Analysis]) -> Iterator[Page]:
    """The page, and the files of words."""
    site = renderer.site
    marks = site.marks_of(analyses)
    former = find_former_index(site.memory.text, site.memory.search_marks, marks)
    index = index_site(site, analyses, former)
    yield renderer.page(
        SEARCH_PAGE,
        "search.html",
        title=Phrase("Search"),
        version=version_of(index.pages, marks),
        filters=(
            _filter("topic", Phrase("Topic"), Phrase("All topics"), site.topics),
            _filter("source", Phrase("Source"), Phrase("All sources"), site.sources),
        ),
        days=(SearchDay("from", Phrase("From")), SearchDay("until", Phrase("Until"))),
        first_day=index.first_day,
        last_day=index.last_day,
    )
    yield from index.pages


def _filter(name: str, label: str, every: str, groups: Sequence[Group]) -> SearchFilter:
    return SearchFilter(name, label, every, tuple(SearchChoice(one.name, one.slug) for one in groups))
