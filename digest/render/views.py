"""What the templates are given: values in the order and the words in which they are shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import accumulate

from digest.body import cut_at_space
from digest.days import day_of
from digest.records import (
    Analysis,
    Article,
    Edition,
    Story,
)
from digest.render.ages import say_age
from digest.render.footnotes import Original, view_originals
from digest.render.illustrations import PictureView, view_picture
from digest.render.readability import Grade, view_grade
from digest.render.site import Site, archive_path, sentence_mark
from digest.render.slugs import article_key
from digest.render.wording import (
    direction,
    iso_moment,
    rfc3339,
    say_day,
    say_moment,
    say_short_day,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A name, and the path within the site that it leads to."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class When:
    """A moment, for people and for programs."""

    text: str
    """With the time of day where it is known."""
    day: str
    short: str
    """The day with the month shortened."""
    iso: str
    rfc3339: str
    estimated: bool = False
    """Whether nobody states it."""


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of an article, and its place in the article's page."""

    text: str
    path: str
    reasons: tuple[str, ...]
    """Why it is in the summary, or why it is hard to read."""


@dataclass(frozen=True, slots=True)
class Card:
    """An article or a story as it is shown among others."""

    headline: str
    long: bool
    """Whether the headline, or a word of it, is so long that it asks for smaller letters."""
    path: str
    """Where the headline leads: the story's page, or the article's where there is one only."""
    language: str
    direction: str
    kicker: str | None
    standfirst: str | None
    topic: Link | None
    summary: tuple[SentenceView, ...]
    short_summary: tuple[SentenceView, ...]
    """As many of its first sentences as a small card has room for, and at least one."""
    excerpt: str | None
    """The publisher's own summary; then there are no sentences."""
    short_excerpt: str | None
    """The same, cut for a small card."""
    note: str | None
    """Why there is no summary."""
    opening: str | None
    """The beginning of the article, where there is no summary."""
    sources: tuple[Link, ...]
    authors: tuple[Link, ...]
    published: When | None
    """None where it is not known, or only taken from the file."""
    age: str | None
    """How long before its edition's newest story it was published; None where the date says more."""
    minutes: int
    grade: Grade | None
    reports: int
    """How many articles the story has."""
    picture: PictureView | None
    """The one that leads the article."""
    originals: tuple[Original, ...]
    """Where it was first published, each of its articles."""


CARDS_KEPT = 20_000
"""How many cards are remembered: some 4 kB each."""

OPENING_CHARACTERS = 280

SHORT_SUMMARY_CHARACTERS = 280
"""What a small card shows of a summary; a single sentence may be longer."""

HEADLINE_CHARACTERS = 80
"""A headline of more is long: about two lines of the largest letters on a wide screen."""

LONG_WORD = re.compile(r"[A-Za-zÀ-ɏͰ-ӿ]{19,}")
"""A Latin, Greek or Cyrillic word too long for a telephone in the largest letters, and for the margin."""


def view_when(moment: date | datetime | None, site: Site) -> When | None:
    """Show a moment in the site's language and time zone."""
    if moment is None:
        return None
    day = day_of(moment, site.zone)
    return When(
        text=say_moment(moment, site.zone, site.language),
        day=say_day(day, site.language),
        short=say_short_day(day, site.language),
        iso=iso_moment(moment, site.zone),
        rfc3339=rfc3339(moment, site.zone),
    )


def view_card(
    analysis: Analysis, site: Site, *, story: Story | None = None, edition: Edition | None = None
) -> Card:
    """Show an article; as the face of a story, and as old as it is in an edition, where these are given."""
    card = _known_card(analysis, site)
    if story and len(story.analyses) > 1:
        card = replace(
            card,
            path=site.story_path(story),
            sources=view_sources(story.articles),
            reports=len(story.articles),
            originals=view_originals(story.articles),
        )
    return replace(card, age=say_age(analysis.article, edition, site)) if edition else card


def _known_card(analysis: Analysis, site: Site) -> Card:
    """The card of an article by itself, which its page, lists, feeds and books show: made once."""
    key = article_key(analysis.article)
    known = site.cards.get(key)
    if known and known[0] is analysis:
        return known[1]
    if len(site.cards) >= CARDS_KEPT:
        del site.cards[next(iter(site.cards))]
    card = _make_card(analysis, site)
    site.cards[key] = analysis, card
    return card


def _make_card(analysis: Analysis, site: Site) -> Card:
    article, summary = analysis.article, analysis.summary
    page = site.article_path(article)
    sentences = tuple(
        SentenceView(sentence.text, f"{page}#{sentence_mark(number)}", sentence.reasons)
        for number, sentence in enumerate(summary.sentences, start=1)
    )
    excerpt = article.excerpt if summary.method == "publisher" else None
    return Card(
        headline=article.title,
        long=len(article.title) > HEADLINE_CHARACTERS or bool(LONG_WORD.search(article.title)),
        path=page,
        language=article.language,
        direction=direction(article.language),
        kicker=_kicker(analysis),
        standfirst=article.standfirst,
        topic=next(iter(view_topics(analysis)), None),
        summary=sentences,
        short_summary=_fitting(sentences),
        excerpt=excerpt,
        short_excerpt=cut_at_space(excerpt, OPENING_CHARACTERS) if excerpt else None,
        note=summary.note,
        opening=None if summary.sentences or summary.method == "publisher" else _opening(article),
        sources=view_sources((article,)),
        authors=view_authors(article),
        published=view_published(article, site),
        age=None,
        minutes=analysis.reading_time_minutes,
        grade=view_grade(analysis.readability, site),
        reports=1,
        picture=view_picture(article, site),
        originals=view_originals((article,)),
    )


def view_story(story: Story, site: Site, edition: Edition | None = None) -> Card:
    """Show a story among others; as old as it is in an edition where one is given."""
    return view_card(story.analyses[0], site, story=story, edition=edition)


def view_topics(analysis: Analysis) -> tuple[Link, ...]:
    """Show an article's topics, each with its archive."""
    return tuple(Link(topic, archive_path("topics", topic)) for topic in analysis.topics)


def view_sources(articles: tuple[Article, ...]) -> tuple[Link, ...]:
    """Show the publishers of some articles, each once."""
    names = dict.fromkeys(article.source for article in articles if article.source)
    return tuple(Link(name, archive_path("sources", name)) for name in names)


def view_authors(article: Article) -> tuple[Link, ...]:
    """Show an article's authors."""
    return tuple(Link(name, archive_path("authors", name)) for name in article.authors)


def view_published(article: Article, site: Site) -> When | None:
    """The moment of publication, unless it was only taken from the file."""
    when = None if article.date_assumed else view_when(article.published, site)
    return when and replace(when, estimated=article.date_estimated)


def _fitting(sentences: Sequence[SentenceView]) -> tuple[SentenceView, ...]:
    """The first sentences that a small card has room for, and at least one."""
    ends = accumulate(len(sentence.text) + 1 for sentence in sentences)
    count = sum(end <= SHORT_SUMMARY_CHARACTERS + 1 for end in ends)
    return tuple(sentences[: max(count, 1)])


def _kicker(analysis: Analysis) -> str | None:
    """The article's kicker, unless it only says the topic."""
    kicker = analysis.article.kicker
    return kicker if kicker and kicker.casefold() not in map(str.casefold, analysis.topics) else None


def _opening(article: Article) -> str | None:
    """The beginning of an article's first paragraph."""
    first = next((block for block in article.blocks if block.kind in {"paragraph", "quote", "item"}), None)
    if first is None:
        return None
    return cut_at_space(article.text[first.start : first.end], OPENING_CHARACTERS)
