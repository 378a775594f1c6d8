"""All that is to be published, and where each thing stands."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.days import day_of, instant
from digest.keys import key_of
from digest.records import Analysis, Article, Edition, PictureKey, ShownPicture, Story
from digest.render.memory import NO_MEMORY, Memory
from digest.render.related import recall_related
from digest.render.slugs import ArticleKey, Slugs, article_key, name_slug
from digest.settings import EditionSettings, Settings

if TYPE_CHECKING:
    from digest.render.views import Card


@dataclass(frozen=True, slots=True)
class Group:
    """What a topic, source or author has in the archives."""

    name: str
    slug: str
    analyses: tuple[Analysis, ...]
    """The newest first."""

    def path(self, kind: str) -> str:
        """The path of its first page."""
        return f"{kind}/{self.slug}/index.html"


@dataclass(frozen=True)
class Site:
    """The editions with the names of all pages, as every page needs them."""

    settings: Settings
    editions: tuple[Edition, ...]
    """The latest first."""
    slugs: Slugs
    pictures: Mapping[PictureKey, ShownPicture] = field(default_factory=dict)
    """Those that can be shown."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Their files, by path."""
    memory: Memory = NO_MEMORY
    zone: ZoneInfo = field(init=False)
    cards: "dict[ArticleKey, tuple[Analysis, Card]]" = field(default_factory=dict, init=False, compare=False)
    """What `views.py` remembers."""

    def __post_init__(self) -> None:
        """Look the time zone up once."""
        object.__setattr__(self, "zone", ZoneInfo(self.settings.site.timezone))

    @property
    def language(self) -> str:
        """The language of the interface."""
        return self.settings.site.language

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """Every story, edition by edition."""
        return tuple(story for edition in self.editions for story in edition.stories)

    @cached_property
    def analyses(self) -> tuple[Analysis, ...]:
        """Every article, the newest first."""
        every = (analysis for story in self.stories for analysis in story.analyses)
        return tuple(sorted(every, key=_newest_first))

    @cached_property
    def _stories_by_article(self) -> Mapping[ArticleKey, Story]:
        return {article_key(article): story for story in self.stories for article in story.articles}

    @cached_property
    def _editions_by_article(self) -> Mapping[ArticleKey, Edition]:
        return {
            article_key(article): edition
            for edition in self.editions
            for story in edition.stories
            for article in story.articles
        }

    def story_of(self, article: Article) -> Story:
        """The story that an article is part of."""
        return self._stories_by_article[article_key(article)]

    def edition_of(self, article: Article) -> Edition:
        """The edition that an article's story stands in."""
        return self._editions_by_article[article_key(article)]

    def newest_day(self, edition: Edition) -> date:
        """The day of the newest story of an edition."""
        moments = (story.articles[0].published for story in edition.stories)
        return max((day_of(moment, self.zone) for moment in moments if moment), default=edition.last_day)

    @cached_property
    def _related(self) -> Mapping[ArticleKey, tuple[Analysis, ...]]:
        return recall_related(self.stories, self.memory)

    def related_to(self, article: Article) -> tuple[Analysis, ...]:
        """The articles of other stories that are nearest to an article."""
        return self._related[article_key(article)]

    @cached_property
    def marks(self) -> Mapping[int, bytes]:
        """What changes with anything that a page may show of an article, by the identity of its analysis.

        There is none if any article lacks a mark of its own.
        """
        if not all(analysis.mark for analysis in self.analyses):
            return {}
        return {id(one): self._mark(one) for one in self.analyses}

    def _mark(self, analysis: Analysis) -> bytes:
        article = analysis.article
        places = [one.picture.place for one in article.illustrations] if self.pictures else []
        if self.pictures and article.picture:
            places.append(article.picture.place)
        shown = [self.pictures.get((article.file, place)) for place in places]
        story = self.story_of(article)
        return key_of(analysis.mark, self.article_path(article), self.story_path(story), shown)

    def marks_of(self, analyses: Iterable[Analysis]) -> bytes:
        """Return what changes with anything that a page may show of some articles, or with their order."""
        marks = self.marks
        return b"".join([marks[id(one)] for one in analyses]) if marks else b""

    def edition_mark(self, edition: Edition) -> bytes:
        """Return what changes with anything that a page may show of an edition."""
        return self._edition_marks[edition.key]

    @cached_property
    def _edition_marks(self) -> Mapping[str, bytes]:
        return {
            edition.key: key_of(
                edition.key,
                edition.period,
                edition.first_day,
                edition.last_day,
                self.newest_day(edition),
                [self.marks_of(story.analyses) for story in (edition.lead,)],
                [
                    (section.topic, [self.marks_of(story.analyses) for story in section.stories])
                    for section in edition.sections
                ],
            )
            for edition in self.editions
        }

    @cached_property
    def whole_mark(self) -> bytes:
        """What changes with anything that a page may show of any article or edition."""
        return key_of(
            self.marks_of(self.analyses), *(self.edition_mark(edition) for edition in self.editions)
        )

    @cached_property
    def topics(self) -> tuple[Group, ...]:
        """Every topic, by name."""
        return _gather(self.analyses, lambda one: one.topics)

    @cached_property
    def sources(self) -> tuple[Group, ...]:
        """Every publisher, by name."""
        return _gather(self.analyses, lambda one: [one.article.source] if one.article.source else [])

    @cached_property
    def authors(self) -> tuple[Group, ...]:
        """Every author, by name."""
        return _gather(self.analyses, lambda one: one.article.authors)

    @cached_property
    def days(self) -> Mapping[date, tuple[Analysis, ...]]:
        """The articles of each day, the latest day first; those without a date have none."""
        days: dict[date, list[Analysis]] = {}
        for analysis in self.analyses:
            if analysis.article.published:
                days.setdefault(day_of(analysis.article.published, self.zone), []).append(analysis)
        return {day: tuple(days[day]) for day in sorted(days, reverse=True)}

    def article_path(self, article: Article) -> str:
        """The path of an article's page."""
        return f"articles/{self.slugs.by_article[article_key(article)]}/index.html"

    def story_path(self, story: Story) -> str:
        """The path of a story's page: that of its article, where it has one only."""
        if len(story.analyses) == 1:
            return self.article_path(story.articles[0])
        return f"stories/{self.slugs.by_article[article_key(story.articles[0])]}/index.html"


SEARCH_FOLDER = "search"
"""The folder of the search, whose names are its alone."""

SEARCH_PAGE = f"{SEARCH_FOLDER}/index.html"
"""The page to search on."""


def archive_path(kind: str, name: str) -> str:
    """Return the path of an archive; `kind` is `topics`, `sources` or `authors`."""
    return f"{kind}/{name_slug(name)}/index.html"


def edition_path(edition: Edition) -> str:
    """Return the path of an edition's page."""
    return f"editions/{edition.key}/index.html"


FILES_OF_AN_EDITION: Mapping[str, str] = {
    "html": "email.html",
    "txt": "email.txt",
    "eml": "edition.eml",
    "epub": "edition.epub",
}
"""What stands beside an edition's page, by the suffix of the name."""


def edition_file(edition: Edition, suffix: str) -> str:
    """Return the path of an edition's e-mail (`html`, `txt`, `eml`) or e-book (`epub`)."""
    return f"editions/{edition.key}/{FILES_OF_AN_EDITION[suffix]}"


def edition_files(edition: Edition, settings: EditionSettings) -> dict[str, str]:
    """Return the paths of what the settings ask for beside an edition's page, by suffix."""
    wanted = [
        ("html", settings.email),
        ("txt", settings.email),
        ("eml", settings.email),
        ("epub", settings.ebook),
    ]
    return {suffix: edition_file(edition, suffix) for suffix, asked in wanted if asked}


def day_path(day: date) -> str:
    """Return the path of the articles of a day."""
    return f"archive/{day.isoformat()}/index.html"


def sentence_mark(number: int) -> str:
    """Return the name that a summary sentence has in its article's page; the first is 1."""
    return f"s{number}"


def sentence_anchor(number: int) -> str:
    """Return the name that any other sentence has in its article's page; the first of the text is 1."""
    return f"n{number}"


def summary_anchor(number: int) -> str:
    """Return the name that a sentence has in the summary on its article's page; the first is 1."""
    return f"summary-{number}"


def _newest_first(analysis: Analysis) -> tuple[object, ...]:
    article = analysis.article
    return -instant(article.published).timestamp(), *article_key(article)


def _gather(analyses: Iterable[Analysis], names: Callable[[Analysis], Sequence[str]]) -> tuple[Group, ...]:
    """Group by names that give the same slug; each group is called by the most frequent of its names."""
    spellings: dict[str, Counter[str]] = {}
    members: dict[str, list[Analysis]] = {}
    for analysis in analyses:
        for slug, name in {name_slug(name): name for name in names(analysis)}.items():
            spellings.setdefault(slug, Counter())[name] += 1
            members.setdefault(slug, []).append(analysis)
    groups = [
        Group(min(spelling, key=lambda name: (-spelling[name], name)), slug, tuple(members[slug]))
        for slug, spelling in spellings.items()
    ]
    return tuple(sorted(groups, key=lambda group: (plain_name(group.name), group.name, group.slug)))


def plain_name(name: str) -> str:
    """Return a name to sort by: without accents and case, so that "Émile" stands by "Emil"."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign)
    )
