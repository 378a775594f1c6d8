"""Each edition as an e-book: EPUB 3.3, with the text of every article."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from digest.records import Analysis, Edition, Page, Plan
from digest.render.book_pictures import (
    BookPictures,
    are_described,
    choose_pictures,
    illustrated_body,
    picture_members,
    view_figure,
)
from digest.render.container import pack_book
from digest.render.identifiers import lasting_uuid
from digest.render.look import drawn_accent
from digest.render.renderer import Renderer
from digest.render.site import Site, edition_file, sentence_mark
from digest.render.social import card_path, edition_card
from digest.render.views import view_card
from digest.render.wording import direction, say_edition, say_period, whole_hours
from digest.render.xhtml import ADDRESS, xhtml_body, xml_text

FOLDER = "EPUB/"

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article in the book."""

    analysis: Analysis
    path: str
    """Within the book: named after its page on the site."""

    @property
    def headline(self) -> str:
        """What the table of contents calls it."""
        return self.analysis.article.title

    @property
    def language(self) -> str:
        """The article's language."""
        return self.analysis.article.language

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, for the headline."""
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the edition: its stories, each with its articles."""

    topic: str | None
    stories: tuple[tuple[Chapter, ...], ...]


def ebook_plans(renderer: Renderer) -> Iterator[Plan]:
    """Every edition as an e-book."""
    for edition in renderer.site.editions:
        path = edition_file(edition, "epub")
        yield renderer.plan(path, _book, edition, rests_on=[renderer.site.edition_mark(edition)])


def _book(renderer: Renderer, edition: Edition) -> Page:
    return Page(edition_file(edition, "epub"), pack_book(_members(renderer, edition)))


def _members(renderer: Renderer, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The files of the book in their order, each made when it is asked for."""
    site = renderer.site
    lead = _chapters(edition.lead.analyses, site)
    parts = tuple(
        Part(section.topic, tuple(_chapters(story.analyses, site) for story in section.stories))
        for section in edition.sections
    )
    every = (*lead, *(one for part in parts for story in part.stories for one in story))
    chapters = tuple({chapter.path: chapter for chapter in every}.values())
    pictures = _pictures(chapters, site)
    cover = _cover(edition, renderer)
    facts = {
        "lead": lead,
        "parts_of_book": parts,
        "chapters": chapters,
        "cover": cover.path if cover else None,
        "pictures": tuple(path for path, _ in picture_members(pictures, site)),
        "described": are_described((one.analysis for one in chapters), site, pictures),
        **_facts(edition, chapters, site),
    }
    title = say_edition(edition, site.language)
    for path in ("package.opf", "nav.xhtml", "cover.xhtml", "style.css"):
        page = renderer.page(path, f"ebook/{path}", title=title, **facts)
        yield FOLDER + path, _xml(page)
    for chapter in chapters:
        yield FOLDER + chapter.path, _xml(_chapter_page(renderer, chapter, pictures))
    if cover:
        yield FOLDER + cover.path, cover.data
    for path, data in picture_members(pictures, site):
        yield FOLDER + path, data


def _pictures(chapters: Iterable[Chapter], site: Site) -> BookPictures:
    if not site.settings.images.ebook:
        return {}
    return choose_pictures((one.analysis for one in chapters), site)


def _cover(edition: Edition, renderer: Renderer) -> Page | None:
    """The picture that a library of books shows; None where cards are not drawn."""
    if renderer.draw is None:
        return None
    card = replace(edition_card(edition, renderer.site, drawn_accent(renderer.look)), upright=True)
    if not renderer.site.settings.images.ebook:
        card = replace(card, picture=None)
    return Page(card_path("cover", card), renderer.draw(card))


def _chapters(analyses: Iterable[Analysis], site: Site) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(one, site.article_path(one.article).removesuffix("/index.html") + ".xhtml")
        for one in analyses
    )


def _facts(edition: Edition, chapters: Iterable[Chapter], site: Site) -> dict[str, Any]:
    minutes = sum(one.analysis.reading_time_minutes for one in chapters)
    languages = dict.fromkeys((site.language, *(one.language for one in chapters)))
    return {
        "id": lasting_uuid(site, edition_file(edition, "epub")).urn,
        "languages": tuple(tag for tag in languages if LANGUAGE_TAG.fullmatch(tag)),
        "day": edition.last_day.isoformat(),
        "modified": f"{edition.last_day.isoformat()}T00:00:00Z",
        "period": say_period(edition.first_day, edition.last_day, edition.period, site.language),
        "stories": len(edition.stories),
        "minutes": minutes,
        "hours": whole_hours(minutes),
    }


def _xml(page: Page) -> bytes:
    return xml_text(page.data.decode()).encode()


def _chapter_page(renderer: Renderer, chapter: Chapter, pictures: BookPictures) -> Page:
    from markupsafe import Markup

    site, analysis = renderer.site, chapter.analysis
    card = view_card(analysis, site)
    marks = [sentence_mark(number) for number, _ in enumerate(card.summary, start=1)]
    sentences = (replace(one, path=f"#{mark}") for one, mark in zip(card.summary, marks, strict=True))
    spans = [(one.start, one.end, mark) for one, mark in zip(analysis.summary.sentences, marks, strict=True)]
    original = analysis.article.url
    body = xhtml_body(analysis.article, spans, illustrated_body(analysis.article, site, pictures))
    return renderer.page(
        chapter.path,
        "ebook/article.xhtml",
        title=chapter.headline,
        card=replace(card, summary=tuple(sentences)),
        original=original if ADDRESS.fullmatch(original or "") else None,
        figure=view_figure(analysis.article, site, pictures),
        body=Markup(body),  # sanitised by readers/clean.py; marks and pictures are ours
    )
