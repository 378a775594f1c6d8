"""The archives: editions by year and month, articles by day, topic, source and author."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from digest.days import day_of
from digest.phrases import Phrase
from digest.records import Analysis, Edition, Page, Plan
from digest.render.feed_links import FeedLink, feed_links, feed_name
from digest.render.initials import by_initial
from digest.render.linked_data import Node, collection
from digest.render.paging import page_paths, turn_of
from digest.render.readability import view_spreads
from digest.render.renderer import Renderer
from digest.render.site import Group, Site, day_path, edition_path
from digest.render.views import Link, view_card
from digest.render.wording import direction, say_day, say_edition, say_month, say_short_day

ARCHIVE = "archive/index.html"
"""The path of the list of editions."""

PAGE_LENGTH = 50
"""Articles on one page of an archive."""

NAMES_OF_A_PAGE = 200
"""Topics, sources or authors on one page of their list."""

LETTERS_FROM = 60
"""From so many names on, letters lead through their list."""

EDITIONS_OF_A_PAGE = 100
"""More editions than that have a page for each year."""


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition in the archive."""

    link: Link
    lead: str
    """The headline of its first story."""
    language: str
    """That of the headline."""
    direction: str
    stories: int
    days: tuple[Link, ...]
    """Those of its articles, where an edition is of more than one."""


@dataclass(frozen=True, slots=True)
class EditionSection:
    """The editions of a year or a month."""

    name: str
    anchor: str
    editions: tuple[EditionRow, ...]


@dataclass(frozen=True, slots=True)
class InitialSection:
    """The names of a page that begin with one letter; all names, where they are few."""

    anchor: str
    """Empty where there are no letters."""
    link: Link
    """The letter, and where its names stand."""
    rows: tuple[tuple[Link, int], ...]
    """The names, and how many articles each has."""

    @property
    def letter(self) -> str:
        """What the names begin with."""
        return self.link.name


def archive_plans(renderer: Renderer) -> Iterator[Plan]:
    """Every page that leads to what is older, or of one kind."""
    site = renderer.site
    for kind, title, groups in (
        ("topics", Phrase("Topics"), site.topics),
        ("sources", Phrase("Sources"), site.sources),
        ("authors", Phrase("Authors"), site.authors),
    ):
        yield from _list_plans(renderer, kind, title, groups)
        for group in groups:
            own = feed_links(feed_name(group.name, site.settings.site.title), group.path(kind))
            parent = Link(title, f"{kind}/index.html")
            yield from _listing_plans(renderer, parent, group, group.path(kind), own)
    rests_on = [site.edition_mark(edition) for edition in site.editions]
    years = [_year_link(year).path for year, _ in _years(site)]
    yield renderer.plan(ARCHIVE, _edition_archive, rests_on=rests_on, others=years)
    if site.settings.edition.period != "day":
        yield from _day_plans(renderer)


def _list_plans(renderer: Renderer, kind: str, title: str, groups: Sequence[Group]) -> Iterator[Plan]:
    """The list of all groups, page by page."""
    rows = [(Link(group.name, group.path(kind)), len(group.analyses)) for group in groups]
    paths = page_paths(f"{kind}/index.html", len(rows), NAMES_OF_A_PAGE)
    sections = _letter_sections(rows, paths)
    letters: dict[str, InitialSection] = {}
    for section in (section for page in sections for section in page):
        letters.setdefault(section.letter, section)
    for number, path in enumerate(paths):
        start = number * NAMES_OF_A_PAGE
        shown = [link.path for link, _ in rows[start : start + NAMES_OF_A_PAGE]]
        values = {
            "sections": sections[number],
            "letters": tuple(letters.values()) if len(letters) > 1 else (),
            "groups": len(rows),
            **turn_of(paths, number),
        }
        yield renderer.plan(path, _list_page, path, title, shown, start + 1, values, rests_on=[values])


def _list_page(
    renderer: Renderer, path: str, title: str, shown: Sequence[str], first: int, values: Mapping[str, Any]
) -> Page:
    nodes = [_list_of(renderer, path, title, shown, first)]
    return renderer.page(path, "groups.html", title=title, nodes=nodes, **values)


def _letter_sections(
    rows: Sequence[tuple[Link, int]], paths: Sequence[str]
) -> tuple[tuple[InitialSection, ...], ...]:
    """The names of each page by their first letter, where there are many names."""
    if len(rows) < LETTERS_FROM:
        return ((InitialSection("", Link("", paths[0]), tuple(rows)),),)
    return tuple(
        tuple(_page_letters(rows[number * NAMES_OF_A_PAGE : (number + 1) * NAMES_OF_A_PAGE], path))
        for number, path in enumerate(paths)
    )


def _page_letters(rows: Sequence[tuple[Link, int]], path: str) -> Iterator[InitialSection]:
    start = 0
    for number, (letter, count) in enumerate(by_initial(link.name for link, _ in rows), start=1):
        anchor = f"letter-{number}"
        yield InitialSection(anchor, Link(letter, f"{path}#{anchor}"), tuple(rows[start : start + count]))
        start += count


def _listing_plans(
    renderer: Renderer, parent: Link, group: Group, first: str, own: Sequence[FeedLink] = ()
) -> Iterator[Plan]:
    """The articles of a group, page by page from the path `first` on, with the feeds that it has itself."""
    paths = page_paths(first, len(group.analyses), PAGE_LENGTH)
    for number, path in enumerate(paths):
        start = number * PAGE_LENGTH
        measured = group.analyses if not number and parent.path.startswith("sources/") else ()
        listing = Listing(
            parent, group.name, group.analyses[start : start + PAGE_LENGTH], start, measured, tuple(own)
        )
        turn = {"articles": len(group.analyses), **turn_of(paths, number)}
        marks = [renderer.site.marks_of(those) for those in (listing.analyses, measured)]
        rests_on = [parent, group.name, start, own, turn, *marks]
        yield renderer.plan(path, _listing_page, path, listing, turn, rests_on=rests_on)


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the articles of a group."""

    parent: Link
    name: str
    analyses: Sequence[Analysis]
    start: int
    """How many come before."""
    measured: Sequence[Analysis]
    """Those whose readability it shows together."""
    feeds: tuple[FeedLink, ...]
    """Those of the group itself."""


def _listing_page(renderer: Renderer, path: str, listing: Listing, turn: Mapping[str, Any]) -> Page:
    site = renderer.site
    shown = [site.article_path(analysis.article) for analysis in listing.analyses]
    return renderer.page(
        path,
        "listing.html",
        title=listing.name,
        trail=[listing.parent],
        nodes=[_list_of(renderer, path, listing.name, shown, listing.start + 1)],
        cards=tuple(view_card(analysis, site) for analysis in listing.analyses),
        kind="profile" if listing.parent.path.startswith("authors/") else "website",
        spreads=view_spreads(listing.measured, site) if listing.measured else (),
        feeds=(*listing.feeds, *feed_links(site.settings.site.title, "index.html")),
        **turn,
    )


def _list_of(renderer: Renderer, path: str, title: str, shown: Sequence[str], first: int = 1) -> Node:
    """What a page that leads to others says to programs; its first is at the place `first` of all."""
    return collection(renderer.site, path, renderer.interface.name(title), shown, first)


def _edition_archive(renderer: Renderer) -> Iterator[Page]:
    """All editions on one page; many of them on a page for each year, and the latest year first of all."""
    site, title = renderer.site, Phrase("Archive")
    home = Link(title, ARCHIVE)
    years = _years(site)
    if not years:
        sections = _sections(site.editions, _year, site)
        nodes = _list_of_editions(renderer, home, site.editions)
        yield renderer.page(home.path, "archive.html", title=title, nodes=nodes, sections=sections, years=())
        return
    links = tuple((_year_link(year), len(those)) for year, those in years)
    latest = _sections(years[0][1], _month(site), site)
    nodes = _list_of_editions(renderer, home, years[0][1])
    yield renderer.page(home.path, "archive.html", title=title, nodes=nodes, sections=latest, years=links)
    for (link, _), (year, those) in zip(links, years, strict=True):
        sections = _sections(those, _month(site), site)
        nodes = _list_of_editions(renderer, link, those)
        yield renderer.page(
            link.path, "archive.html", title=year, trail=[home], nodes=nodes, sections=sections, years=links
        )


def _years(site: Site) -> list[tuple[str, tuple[Edition, ...]]]:
    """The years that have a page of their own, each with its editions; none where there are few editions."""
    if len(site.editions) <= EDITIONS_OF_A_PAGE:
        return []
    return [(year, tuple(those)) for year, those in groupby(site.editions, key=_year)]


def _year_link(year: str) -> Link:
    return Link(year, f"archive/{year}/index.html")


def _list_of_editions(renderer: Renderer, page: Link, editions: Sequence[Edition]) -> list[Node]:
    return [_list_of(renderer, page.path, page.name, [edition_path(edition) for edition in editions])]


def _sections(
    editions: Iterable[Edition], name: Callable[[Edition], str], site: Site
) -> tuple[EditionSection, ...]:
    groups = groupby(editions, key=name)
    return tuple(
        EditionSection(name, f"time-{number}", tuple(_row(edition, site) for edition in those))
        for number, (name, those) in enumerate(groups, start=1)
    )


def _year(edition: Edition) -> str:
    return str(edition.first_day.year)


def _month(site: Site) -> Callable[[Edition], str]:
    return lambda edition: say_month(edition.first_day, site.language)


def _row(edition: Edition, site: Site) -> EditionRow:
    lead = edition.lead.articles[0]
    return EditionRow(
        link=Link(say_edition(edition, site.language), edition_path(edition)),
        lead=lead.title,
        language=lead.language,
        direction=direction(lead.language),
        stories=len(edition.stories),
        days=() if edition.period == "day" else _days(edition, site),
    )


def _days(edition: Edition, site: Site) -> tuple[Link, ...]:
    moments = (article.published for story in edition.stories for article in story.articles)
    days = {day_of(moment, site.zone) for moment in moments if moment}
    return tuple(Link(say_short_day(day, site.language), day_path(day)) for day in sorted(days))


def _day_plans(renderer: Renderer) -> Iterator[Plan]:
    """The articles of each day, where an edition is of more than one; a day is over, so has no feed."""
    home = Link(Phrase("Archive"), ARCHIVE)
    for day, analyses in renderer.site.days.items():
        name = say_day(day, renderer.site.language)
        yield from _listing_plans(renderer, home, Group(name, day.isoformat(), analyses), day_path(day))
