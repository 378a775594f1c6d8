"""The pages of an article, and of a story with several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.body import cut_at_space, mark_spans
from digest.phrases import Phrase
from digest.records import Analysis, Article, FormulaNote, Page, Plan, Story, SummaryMethod
from digest.render.footnotes import linked_addresses
from digest.render.hardest import HardSentence, hardest_sentences
from digest.render.illustrations import pictured_body
from digest.render.interface import Interface
from digest.render.lengths import LengthChart, view_lengths
from digest.render.linked_data import collection, news_article
from digest.render.open_graph import article_properties, page_properties
from digest.render.readability import ReadabilityView, view_readability
from digest.render.renderer import Renderer
from digest.render.site import Site, edition_path, sentence_mark, summary_anchor
from digest.render.social import social_picture
from digest.render.views import (
    Card,
    Link,
    SentenceView,
    When,
    view_card,
    view_published,
    view_story,
    view_topics,
    view_when,
)
from digest.render.wording import say_edition

METHODS: Mapping[SummaryMethod, Phrase] = {
    "ranker": Phrase(
        "The sentences that say most together, by a ranker that learned from news and its highlights."
    ),
    "lexrank": Phrase("The sentences nearest to all the others (LexRank)."),
    "textrank": Phrase("The sentences nearest to all the others (TextRank)."),
    "lead": Phrase("The first sentences of the article."),
}

MOST_OTHERS = 20
"""Other articles of a story that an article's page shows; the story's page has them all."""

HARD_SENTENCE_CHARACTERS = 90
"""What the readability panel shows of a hard sentence, which leads to its place in the text."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What an article's page has beyond its card."""

    updated: When | None
    """None where it says the same as the moment of publication."""
    original: str | None
    """The address of the article at its publisher's."""
    topics: tuple[Link, ...]
    tags: tuple[str, ...]
    keywords: tuple[str, ...]
    readability: ReadabilityView
    hardest: tuple[SentenceView, ...]
    """The sentences that are hardest to read, the beginning of each; the hardest first."""
    lengths: LengthChart | None
    """The length of each sentence; None for a text of a few."""
    edition: Link
    story: Link | None
    """The page of its story, where that has other articles too."""
    others: tuple[Card, ...]
    """The first of the other articles of its story."""
    related: tuple[Card, ...]
    """Articles of other stories on something alike."""
    method: str | None
    """How the sentences of the summary were chosen, for a reader; None where there are none."""


def article_plan(renderer: Renderer, analysis: Analysis) -> Plan:
    """The page of an article."""
    site, article = renderer.site, analysis.article
    shown = [site.marks_of(those) for those in (site.story_of(article).analyses, site.related_to(article))]
    rests_on = [site.marks_of([analysis]), *shown, _edition_link(site, article)]
    return renderer.plan(site.article_path(article), article_page, analysis, rests_on=rests_on)


def article_page(renderer: Renderer, analysis: Analysis) -> Page:
    """Make the page of an article."""
    from markupsafe import Markup

    site, article = renderer.site, analysis.article
    hardest = hardest_sentences(analysis)
    body = _marked_body(renderer, analysis, hardest)
    return renderer.page(
        site.article_path(article),
        "article.html",
        title=article.title,
        trail=[_edition_link(site, article)],
        nodes=[news_article(analysis, site)],
        properties=article_properties(analysis, site),
        card=view_card(analysis, site),
        article=view_article(analysis, site, hardest, renderer.formulas),
        addresses=linked_addresses(body),
        body=Markup(body),  # sanitised by readers/clean.py; the rest is ours
        social=social_picture(article, site.article_path(article), site, renderer.cards),
    )


def _marked_body(renderer: Renderer, analysis: Analysis, hardest: Sequence[HardSentence]) -> str:
    """The body with its pictures, the marks of the summary, and the places of the hardest sentences."""
    article = analysis.article
    spans = [
        (sentence.start, sentence.end, sentence_mark(number))
        for number, sentence in enumerate(analysis.summary.sentences, start=1)
    ]
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
    from markupsafe import escape

    words = interface.plain(Phrase("Back to sentence {} of the summary", number))
    tongue = "" if language == interface.tongue else f' lang="{escape(interface.tongue)}"'
    return f'<a class="back" href="#{summary_anchor(number)}"{tongue} aria-label="{escape(words)}"></a>'


def story_plan(renderer: Renderer, story: Story) -> Plan:
    """The page of a story that has several articles."""
    site = renderer.site
    rests_on = [site.marks_of(story.analyses), _edition_link(site, story.articles[0])]
    return renderer.plan(site.story_path(story), story_page, story, rests_on=rests_on)


def story_page(renderer: Renderer, story: Story) -> Page:
    """Make the page of a story."""
    site, title = renderer.site, story.articles[0].title
    path, reports = site.story_path(story), [site.article_path(article) for article in story.articles]
    return renderer.page(
        path,
        "story.html",
        title=title,
        trail=[_edition_link(site, story.articles[0])],
        nodes=[collection(site, path, title, reports)],
        properties=page_properties(story.articles[0].language),
        card=view_story(story, site),
        social=social_picture(story.articles[0], site.article_path(story.articles[0]), site, renderer.cards),
        reports=tuple(view_card(analysis, site) for analysis in story.analyses),
    )


def view_article(
    analysis: Analysis, site: Site, hardest: Sequence[HardSentence], notes: Sequence[FormulaNote] = ()
) -> ArticleView:
    """Show what an article's page has beyond its card."""
    article, story = analysis.article, site.story_of(analysis.article)
    several = len(story.analyses) > 1
    published, updated = view_published(article, site), view_when(article.updated, site)
    unchanged = updated and published and updated.text == published.text
    return ArticleView(
        updated=None if unchanged else updated,
        original=article.url,
        topics=view_topics(analysis),
        tags=article.tags,
        keywords=analysis.keywords,
        readability=view_readability(analysis.readability, site, notes),
        hardest=_view_hardest(analysis, site, hardest),
        lengths=view_lengths(analysis, hardest),
        edition=_edition_link(site, article),
        story=Link(story.articles[0].title, site.story_path(story)) if several else None,
        others=tuple(
            view_card(one, site) for one in story.analyses[: MOST_OTHERS + 1] if one is not analysis
        )[:MOST_OTHERS],
        related=tuple(view_card(one, site) for one in site.related_to(article)),
        method=METHODS.get(analysis.summary.method),
    )


def _edition_link(site: Site, article: Article) -> Link:
    edition = site.edition_of(article)
    return Link(say_edition(edition, site.language), edition_path(edition))


def _view_hardest(
    analysis: Analysis, site: Site, hardest: Sequence[HardSentence]
) -> tuple[SentenceView, ...]:
    article, page = analysis.article, site.article_path(analysis.article)
    return tuple(
        SentenceView(
            cut_at_space(article.text[one.sentence.start : one.sentence.end], HARD_SENTENCE_CHARACTERS),
            f"{page}#{one.name}",
            one.reasons,
        )
        for one in hardest
    )
