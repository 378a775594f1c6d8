"""An edition as a letter: which of its stories stand in an e-mail, and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from digest.body import cut_at_space
from digest.records import Edition, Story
from digest.render.links import web_address
from digest.render.site import Site, edition_path
from digest.render.views import Card, SentenceView, view_story

MOST_STORIES = 250
"""Stories that may stand in a letter; each takes some 500 bytes, so that more would not fit anyway."""

LARGEST_STORY = 6_000
"""Characters of headline, stand-first and summary; a story of more is only read online."""

NAME_CHARACTERS = 120
"""What is shown of a topic's name, or of the sources of a story."""


@dataclass(frozen=True, slots=True)
class LetterSentence:
    """A sentence of a summary, and the whole address of its place; None while nobody knows that."""

    text: str
    address: str | None


@dataclass(frozen=True, slots=True)
class LetterStory:
    """A story of a letter."""

    card: Card
    address: str | None
    """The whole address of its page; where nobody knows that, the publisher's, if there is one."""
    sentences: tuple[LetterSentence, ...]
    excerpt: str | None
    """The publisher's own summary; then there are no sentences."""
    opening: str | None
    """The beginning of the article, where there is no summary at all."""


@dataclass(frozen=True, slots=True)
class LetterSection:
    """A section of a letter."""

    topic: str | None
    """None for the stories without a topic."""
    stories: tuple[LetterStory, ...]
    more: int
    """Stories that are only to be read online."""
    address: str | None
    """Where the whole section stands."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands in the e-mail of an edition."""

    lead: LetterStory | None
    """None where it is only to be read online."""
    sections: tuple[LetterSection, ...]
    """Those with at least one story."""
    more: int
    """Stories of no section that stands here."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition with its stories in the order in which they get a place in the letter."""

    edition: Edition
    address: str | None
    """The whole address of its page."""
    ranked: tuple[tuple[int, LetterStory], ...]
    """Each with the number of its section, from 1; the lead's is 0."""

    def letter(self, count: int) -> Letter:
        """Return the letter that has the first `count` stories."""
        chosen: dict[int, list[LetterStory]] = {}
        for number, story in self.ranked[:count]:
            chosen.setdefault(number, []).append(story)
        sections = tuple(self._sections(chosen))
        shown = sum(len(one.stories) + one.more for one in sections)
        lead = next(iter(chosen.get(0, ())), None)
        return Letter(lead, sections, len(self.edition.stories) - shown - (lead is not None))

    def _sections(self, chosen: dict[int, list[LetterStory]]) -> Iterator[LetterSection]:
        for number, section in enumerate(self.edition.sections, start=1):
            stories = tuple(chosen.get(number, ()))
            if stories:
                topic = cut_at_space(section.topic, NAME_CHARACTERS) if section.topic else None
                address = f"{self.address}#section-{number}" if self.address else None
                yield LetterSection(topic, stories, len(section.stories) - len(stories), address)


def draft_letter(edition: Edition, site: Site) -> Draft:
    """Rank the stories of an edition: the lead, then the first of each section, then the second of each."""
    address = web_address(site.settings.site.base_url, edition_path(edition))
    ranked: list[tuple[int, LetterStory]] = []
    for number, place, story in _rounds(edition):
        view = _view(story, site, whole=place == 0)
        if _length(view) <= LARGEST_STORY:
            ranked.append((number, view))
        if len(ranked) == MOST_STORIES:
            break
    return Draft(edition, address, tuple(ranked))


def _rounds(edition: Edition) -> Iterator[tuple[int, int, Story]]:
    """Each story with the number of its section and its place there."""
    yield 0, 0, edition.lead
    for place, row in enumerate(zip_longest(*(section.stories for section in edition.sections))):
        yield from ((number, place, story) for number, story in enumerate(row, start=1) if story)


def _view(story: Story, site: Site, *, whole: bool) -> LetterStory:
    card, base_url = view_story(story, site), site.settings.site.base_url
    return LetterStory(
        card,
        web_address(base_url, card.path) or story.articles[0].url,
        tuple(_sentences(card.summary if whole else card.short_summary, base_url)),
        card.excerpt if whole else card.short_excerpt,
        card.opening,
    )


def _sentences(views: Sequence[SentenceView], base_url: str | None) -> Iterator[LetterSentence]:
    return (LetterSentence(view.text, web_address(base_url, view.path)) for view in views)


def _length(story: LetterStory) -> int:
    texts = (
        story.card.headline,
        story.card.kicker,
        story.card.standfirst,
        story.excerpt,
        story.address,
        *(one.text for one in story.sentences),
        *(one.address for one in story.sentences),
    )
    return sum(len(text or "") for text in texts)
