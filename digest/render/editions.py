"""The page of an edition, which the front page is too."""

from collections.abc import Iterator
from dataclasses import dataclass

from digest.phrases import Phrase
from digest.records import Edition, Page, Plan
from digest.render.linked_data import Node, collection, web_site
from digest.render.readability import view_spreads
from digest.render.renderer import FRONT, Renderer
from digest.render.sisters import alternates
from digest.render.site import Site, archive_path, edition_files, edition_path
from digest.render.slugs import name_slug
from digest.render.social import social_picture
from digest.render.views import LONG_WORD, Card, Link, view_story
from digest.render.wording import say_edition, say_period, whole_hours

CARDS_OF_A_SECTION = 7
"""Stories of a section that are shown with their summary; the others as headlines."""

CONTENTS_FROM = 4
"""Sections that an edition needs to have a table of contents."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of an edition's page."""

    topic: Link | None
    """None for the stories without a topic."""
    long: bool
    """Whether a word of its name is too long for the margin."""
    anchor: str
    cards: tuple[Card, ...]
    briefs: tuple[Card, ...]
    """The stories that are shown as headlines alone."""


def edition_plan(renderer: Renderer, number: int, path: str) -> Plan:
    """An edition; as the front page where the path is that of the site's index."""
    site = renderer.site
    edition = site.editions[number]
    neighbours = [_edition_link(site, number - 1), _edition_link(site, number + 1)]
    return renderer.plan(path, edition_page, number, path, rests_on=[site.edition_mark(edition), *neighbours])


def edition_page(renderer: Renderer, number: int, path: str) -> Page:
    """Make the page of an edition."""
    site = renderer.site
    edition = site.editions[number]
    stories = edition.stories
    newer, older = _edition_link(site, number - 1), _edition_link(site, number + 1)
    front = path == FRONT
    minutes = sum(story.analyses[0].reading_time_minutes for story in stories)
    return renderer.page(
        path,
        "edition.html",
        title=say_edition(edition, site.language),
        trail=[Link(Phrase("Archive"), "archive/index.html")],
        nodes=_nodes(edition, site, path),
        period=say_period(edition.first_day, edition.last_day, edition.period, site.language),
        lead=view_story(edition.lead, site, edition),
        sections=tuple(_view_sections(edition, site)),
        stories=len(stories),
        articles=sum(len(story.analyses) for story in stories),
        minutes=minutes,
        hours=whole_hours(minutes),
        contents=len(edition.sections) >= CONTENTS_FROM,
        spreads=view_spreads([analysis for story in stories for analysis in story.analyses], site),
        front=front,
        alternates=alternates(site.settings.site) if front else (),
        social=social_picture(edition.lead.articles[0], edition_path(edition), site, renderer.cards),
        newer=newer,
        older=older,
        before=older.path if older else None,
        after=newer.path if newer else None,
        files=_edition_files(edition, site),
    )


def _nodes(edition: Edition, site: Site, path: str) -> list[Node]:
    """What the page says to programs: its stories, and on the front page what the digest is."""
    stories = [site.story_path(story) for story in edition.stories]
    own = collection(site, path, say_edition(edition, site.language), stories)
    return [web_site(site, path), own] if path == FRONT else [own]


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file that a reader may take along."""

    path: str
    name: str
    """What it is to be called on the reader's disk."""


def _edition_files(edition: Edition, site: Site) -> dict[str, FileLink | None]:
    """The e-mail (`eml`) and the e-book (`epub`) of an edition, None where it has none."""
    paths = edition_files(edition, site.settings.edition)
    stem = f"{name_slug(site.settings.site.title)}-{edition.key}"
    return {one: FileLink(paths[one], f"{stem}.{one}") if one in paths else None for one in ("eml", "epub")}


def _edition_link(site: Site, number: int) -> Link | None:
    if not 0 <= number < len(site.editions):
        return None
    return Link(say_edition(site.editions[number], site.language), edition_path(site.editions[number]))


def _view_sections(edition: Edition, site: Site) -> Iterator[SectionView]:
    for number, section in enumerate(edition.sections, start=1):
        cards = tuple(view_story(story, site, edition) for story in section.stories)
        topic = Link(section.topic, archive_path("topics", section.topic)) if section.topic else None
        long = bool(LONG_WORD.search(section.topic or ""))
        yield SectionView(
            topic, long, f"section-{number}", cards[:CARDS_OF_A_SECTION], cards[CARDS_OF_A_SECTION:]
        )
