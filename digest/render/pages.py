"""The HTML pages of the site. A new kind of page is a function here and a line in `html_pages`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from digest.body import mark_spans
from digest.phrases import Phrase
from digest.records import Analysis, Edition, FormulaNote, Page, Story
from digest.render.feed_links import feed_links
from digest.render.hardest import hardest_sentences
from digest.render.headers import headers_page, page_policy
from digest.render.illustrations import pictured_body
from digest.render.interface import Interface
from digest.render.links import relative_link, web_address
from digest.render.readability import view_formulas, view_spreads
from digest.render.site import (
    Site,
    archive_path,
    edition_files,
    edition_path,
    sentence_mark,
    summary_anchor,
)
from digest.render.slugs import name_slug
from digest.render.social import SocialPicture, social_picture
from digest.render.views import (
    LONG_WORD,
    Card,
    Link,
    view_article,
    view_card,
    view_story,
)
from digest.render.wording import direction, say_edition, say_number, say_period, whole_hours

if TYPE_CHECKING:
    from jinja2 import Environment

CARDS_OF_A_SECTION = 7
"""Stories of a section that are shown with their summary; the others as headlines."""

CONTENTS_FROM = 4
"""Sections that an edition needs to have a table of contents."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Templates with what every page shares."""

    environment: "Environment"
    site: Site
    formulas: Sequence[FormulaNote]
    interface: Interface
    cards: Mapping[str, Page]
    """What social networks show, by the path of the page."""
    assets: Mapping[str, Page] = field(default_factory=dict)
    """The files that pages ask for, by the name of their template."""

    def page(self, path: str, template: str, *, title: str = "", **values: object) -> Page:
        """Render a template to a page.

        Besides `values` it is given `title` and `heading` (the same as it stands on the page), `site`, `nav`,
        `path`, `canonical`, `link` (a path within the site → the link to it), `asset` (the name of an asset →
        the link to it), `policy`, `number`, `social`, `feeds`, and what `Interface` says. A title that is a
        phrase is said in the site's language.
        """
        settings, interface = self.site.settings, self.interface
        own = isinstance(title, Phrase)
        text = self.environment.get_template(template).render(
            site=settings.site,
            theme=settings.theme,
            direction=direction(self.site.language),
            path=path,
            canonical=web_address(settings.site.base_url, path),
            link=partial(relative_link, path),
            asset=lambda name: relative_link(path, self.assets[name].path),
            number=partial(say_number, language=self.site.language),
            title=interface.plain(title) if own else title,
            heading=interface.say(title) if own else title,
            say=interface.say,
            say_number_of=interface.say_number_of,
            say_all=interface.say_all,
            show=interface.show,
            plain=interface.plain,
            plain_number_of=interface.plain_number_of,
            comma=interface.comma,
            tongue=interface.tongue,
            nav=self._nav(),
            **{
                "social": None,
                "policy": page_policy(settings),
                "feeds": feed_links(settings.site.title, "index.html"),
                **values,
            },
        )
        return Page(path, text.encode())

    def _nav(self) -> tuple[Link, ...]:
        site = self.site
        entries = (
            (Link(Phrase("Topics"), "topics/index.html"), site.topics),
            (Link(Phrase("Sources"), "sources/index.html"), site.sources),
            (Link(Phrase("Authors"), "authors/index.html"), site.authors),
            (Link(Phrase("Archive"), "archive/index.html"), site.editions),
        )
        return tuple(link for link, members in entries if members)


def html_pages(renderer: Renderer) -> Iterator[Page]:
    """Every page that people read, and what these ask for."""
    site = renderer.site
    yield _edition_page(renderer, 0, "index.html")
    yield from (_edition_page(renderer, n, edition_path(one)) for n, one in enumerate(site.editions))
    yield from (_article_page(renderer, analysis) for analysis in site.analyses)
    yield from (_story_page(renderer, story) for story in site.stories if len(story.analyses) > 1)
    yield _about_page(renderer)
    yield from _lost_pages(renderer)
    yield from renderer.assets.values()
    yield from renderer.cards.values()


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


def _edition_page(renderer: Renderer, number: int, path: str) -> Page:
    """An edition; as the front page where the path is that of the site's index."""
    site = renderer.site
    edition = site.editions[number]
    stories = edition.stories
    minutes = sum(story.analyses[0].reading_time_minutes for story in stories)
    return renderer.page(
        path,
        "edition.html",
        title=say_edition(edition, site.language),
        period=say_period(edition.first_day, edition.last_day, edition.period, site.language),
        lead=view_story(edition.lead, site, edition),
        sections=tuple(_view_sections(edition, site)),
        stories=len(stories),
        articles=sum(len(story.analyses) for story in stories),
        minutes=minutes,
        hours=whole_hours(minutes),
        contents=len(edition.sections) >= CONTENTS_FROM,
        spreads=view_spreads([analysis for story in stories for analysis in story.analyses], site),
        front=path == "index.html",
        social=_social(renderer, edition.lead, edition_path(edition)),
        newer=_edition_link(site, number - 1),
        older=_edition_link(site, number + 1),
        files=_edition_files(edition, site),
    )


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


def _social(renderer: Renderer, story: Story, path: str) -> SocialPicture | None:
    return social_picture(story.articles[0], path, renderer.site, renderer.cards)


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


def _article_page(renderer: Renderer, analysis: Analysis) -> Page:
    from markupsafe import Markup

    site, article = renderer.site, analysis.article
    return renderer.page(
        site.article_path(article),
        "article.html",
        title=article.title,
        card=view_card(analysis, site),
        article=view_article(analysis, site, renderer.formulas),
        body=Markup(_marked_body(renderer, analysis)),  # sanitised by readers/clean.py; the rest is ours
        social=social_picture(article, site.article_path(article), site, renderer.cards),
    )


def _marked_body(renderer: Renderer, analysis: Analysis) -> str:
    """The body with its pictures, the marks of the summary, and the places of the hardest sentences."""
    article = analysis.article
    spans = [
        (sentence.start, sentence.end, sentence_mark(number))
        for number, sentence in enumerate(analysis.summary.sentences, start=1)
    ]
    hardest = hardest_sentences(analysis)
    return mark_spans(
        pictured_body(article, renderer.site),
        article.blocks,
        spans,
        [(one.sentence.start, one.sentence.end, one.name) for one in hardest if not one.marked],
        hard={one.name for one in hardest},
        tails={
            name: _way_back(renderer.interface, number, article.language)
            for number, (_, _, name) in enumerate(spans, start=1)
        },
    )


def _way_back(interface: Interface, number: int, language: str) -> str:
    """The link from a mark to its sentence in the summary; what it says is for those who do not see it."""
    from markupsafe import Markup

    words = interface.plain(Phrase("Back to sentence {} of the summary", number))
    tongue = "" if language == interface.tongue else Markup(' lang="{}"').format(interface.tongue)
    link = Markup('<a class="back" href="#{}"{} aria-label="{}"></a>')
    return link.format(summary_anchor(number), tongue, words)


def _story_page(renderer: Renderer, story: Story) -> Page:
    site = renderer.site
    return renderer.page(
        site.story_path(story),
        "story.html",
        title=story.articles[0].title,
        card=view_story(story, site),
        social=_social(renderer, story, site.article_path(story.articles[0])),
        reports=tuple(view_card(analysis, site) for analysis in story.analyses),
    )


def _about_page(renderer: Renderer) -> Page:
    formulas = view_formulas(renderer.formulas, renderer.site)
    title = Phrase("How this digest is made")
    return renderer.page("about/index.html", "about.html", title=title, formulas=formulas)


def _lost_pages(renderer: Renderer) -> Iterator[Page]:
    """The page for addresses that lead nowhere, and the headers, which have to let its style pass."""
    from markupsafe import Markup

    settings = renderer.site.settings
    style = renderer.page("404.css", "404.css").data.decode()
    yield renderer.page(
        "404.html",
        "404.html",
        title=Phrase("Page not found"),
        style=Markup(style),  # the theme's own
        policy=page_policy(settings, style),
    )
    yield headers_page(settings, style, renderer.assets.values())
