"""The values that pass between the stages, each finished when it is made.

Source → Article → Analysis → Story → Edition → Page
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

BlockKind = Literal["paragraph", "heading", "item", "quote", "code", "caption", "cell"]

SummaryMethod = Literal["lead", "lexrank", "textrank", "ranker", "publisher", "none"]


SETTLED: Final = 2_000_000_000
"""Nanoseconds after which what is changed once more shows another time, on any file system."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What the file system says of a file; it changes with the file."""

    size: int
    """In bytes."""
    modified: int
    """In nanoseconds; likewise `changed`, when its bytes, its name or its rights were changed."""
    changed: int
    inode: int

    @property
    def newest(self) -> int:
        """When anything of the file was changed last, in nanoseconds."""
        return max(self.modified, self.changed)


@dataclass(frozen=True, slots=True)
class Source:
    """A source file: one file of content/ as it lies on the disk."""

    path: str
    """Relative to content/, with forward slashes."""
    data: bytes
    modified: date | None = None
    """The day of the file's last change; the last resort for an article without a date."""
    charset: str | None = None
    """The encoding that the server stated with it; often wrong."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text that stands by itself on the page."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture that leads an article."""

    place: str
    """A path relative to the article's file, with forward slashes; or an absolute address, http or https."""
    caption: str | None = None
    credit: str | None = None
    """Who took or owns it."""
    alt: str | None = None
    """What it shows, for those who do not see it."""


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture within the body of an article."""

    picture: Picture
    at: int
    """Where in the body's HTML it stands: before this character. The HTML itself has no pictures."""
    width: int | None = None
    """In pixels, as the article states it."""
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of journalism, clean: what every reader ends in, whatever the format."""

    title: str
    html: str
    """The body, sanitised; its visible characters are exactly those of `text`."""
    text: str
    """The body alone, its blocks parted by blank lines. All offsets count characters of it."""
    blocks: tuple[Block, ...]
    """Every stretch of `text`, in order; between two there is a blank line."""
    language: str
    """BCP 47, such as `en` or `pt-BR`: as declared, else as detected."""
    file: str = ""
    """The source file relative to content/, or the name that was given with bytes."""
    entry: int = 0
    """The place of the article in its source file, from 0."""
    id: str | None = None
    """What tells it from the others of its source file, wherever it stands; None in a file of one article."""
    kicker: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published: date | datetime | None = None
    """A datetime is aware; a plain date where the time of day is not known."""
    date_assumed: bool = False
    """Whether `published` is only the day of the file's last change."""
    date_estimated: bool = False
    """Whether `published` is only the likeliest date of a page that states none."""
    language_assumed: bool = False
    """Whether nothing declares `language`, and the text does not show it clearly."""
    updated: date | datetime | None = None
    source: str | None = None
    """The publisher's name."""
    url: str | None = None
    """The address of the original: absolute, http or https."""
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    excerpt: str | None = None
    """The publisher's own summary, where it gives one."""
    picture: Picture | None = None
    illustrations: tuple[Illustration, ...] = ()
    """The pictures within the body, in its order."""
    slug: str | None = None
    """As asked for by the front matter; None where it is left to us."""
    aliases: tuple[str, ...] = ()
    """Former paths of the article's page, relative to the site."""
    weight: int | None = None
    """The editor's rank within an edition: 1 leads. Unranked articles follow."""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, as offsets into its text."""

    start: int
    end: int
    paragraph: int
    """The paragraph that it stands in, from 0."""


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary, verbatim: `article.text[start:end] == text`."""

    text: str
    start: int
    end: int
    reasons: tuple[str, ...] = ()
    """Why it was chosen, in words for a reader; the weightiest first."""
    article: Article | None = None
    """The article that it stands in, where a summary draws on several."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences that stand for an article, in reading order, or the reason why there are none."""

    sentences: tuple[SummarySentence, ...]
    method: SummaryMethod
    """How the sentences were found: `publisher` where the excerpt is the summary, `none` where none is."""
    note: str | None = None
    """Why there is no summary, for a reader."""

    @property
    def text(self) -> str:
        """The sentences joined by spaces."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Score:
    """What one readability formula says of a text."""

    name: str
    """textstat's name of the formula, such as `flesch_reading_ease`."""
    title: str
    """The formula's name as people write it."""
    value: float | None
    """None where the score cannot be computed; `reason` then says why."""
    label: str | None = None
    """A plain word for a reader, such as "Easy"; None where the formula has none for the language."""
    reason: str | None = None
    suits_language: bool = True
    """Whether the formula was made for the language of the text; if not, there is no value."""


@dataclass(frozen=True, slots=True)
class FormulaVersion:
    """A readability formula with the weights that it has for one language."""

    language: str
    """The root of its tags, such as `en`."""
    source: str
    """Author and year."""
    expression: str


@dataclass(frozen=True, slots=True)
class FormulaNote:
    """What a reader should know of a readability formula."""

    name: str
    """textstat's name of it."""
    title: str
    source: str
    """Author and year."""
    expression: str
    """The equation."""
    scale: str
    """The unit and the range of its values."""
    meaning: str
    languages: tuple[str, ...]
    """The languages that it was made for, such as `en`; empty for any with spaces between words."""
    versions: tuple[FormulaVersion, ...] = ()
    """Those for single languages, where their weights differ."""


@dataclass(frozen=True, slots=True)
class SentenceDifficulty:
    """How hard a sentence of an article is to read, and why."""

    words: int
    difficulty: float | None
    """Its LIX, to a tenth; None for too few words, and in a language without spaces between words."""
    reasons: tuple[str, ...] = ()
    """What makes it hard, in words for a reader, such as "38 words"; empty for most sentences."""


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a text is to read, and what the figures rest on."""

    language: str
    """The language whose formulas were used, such as `en`."""
    words: int
    sentences: int
    syllables: int
    scores: tuple[Score, ...]
    """One for every formula, whatever the language, always in the same order."""

    @property
    def labelled(self) -> tuple[Score, ...]:
        """The scores that have a value, and a plain word for it."""
        return tuple(one for one in self.scores if one.value is not None and one.label is not None)

    def value(self, name: str) -> float | None:
        """The score that a formula gives, by textstat's name of it; None where it is absent."""
        return next((score.value for score in self.scores if score.name == name), None)

    @property
    def flesch_reading_ease(self) -> float | None:
        """Flesch reading ease: about 0 (hardest) to 100 (easiest)."""
        return self.value("flesch_reading_ease")

    @property
    def flesch_kincaid_grade(self) -> float | None:
        """Flesch-Kincaid grade, in years of school in the United States."""
        return self.value("flesch_kincaid_grade")

    @property
    def gunning_fog(self) -> float | None:
        """Gunning fog index, in years of school."""
        return self.value("gunning_fog")

    @property
    def smog_index(self) -> float | None:
        """SMOG grade, in years of school."""
        return self.value("smog_index")

    @property
    def coleman_liau_index(self) -> float | None:
        """Coleman-Liau index, in years of school."""
        return self.value("coleman_liau_index")

    @property
    def automated_readability_index(self) -> float | None:
        """Automated readability index, in years of school."""
        return self.value("automated_readability_index")

    @property
    def dale_chall_readability_score(self) -> float | None:
        """Dale-Chall score: 4.9 and below is easy, 10 and above is for graduates."""
        return self.value("dale_chall_readability_score")

    @property
    def consensus_grade(self) -> float | None:
        """The median of the scores that are school grades."""
        return self.value("consensus_grade")


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article with all that was worked out from its text."""

    article: Article
    sentences: tuple[Sentence, ...]
    summary: Summary
    keywords: tuple[str, ...]
    """Best first, as they are written in the article."""
    topics: tuple[str, ...]
    """The article's own, else the one of the settings that it fits best."""
    readability: Readability
    reading_time_minutes: int
    """At least 1."""
    difficulties: tuple[SentenceDifficulty, ...] = ()
    """One for each of `sentences`, in their order."""
    fingerprint: bytes = b""
    """What it shares with every article of the same words, and no other; empty where nobody has looked."""
    mark: bytes = b""
    """What changes with anything that is known of the article; empty where nobody has worked it out."""

    @property
    def levels(self) -> Mapping[str, int] | None:
        """How much each word says of the article, for the search; None where nobody has worked it out."""
        return None


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one event; the first of them stands for the story."""

    analyses: tuple[Analysis, ...]
    summary: Summary

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, the one that stands for the story first."""
        return tuple(analysis.article for analysis in self.analyses)


@dataclass(frozen=True, slots=True)
class Section:
    """The stories of an edition on one topic, the weightiest first."""

    topic: str | None
    """None for the stories without a topic, which come last."""
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The digest of one day, week or month."""

    key: str
    """Its name in addresses: `2025-03-06`, `2025-W10` or `2025-03`."""
    period: str
    """`day`, `week` or `month`."""
    first_day: date
    last_day: date
    lead: Story
    """The first story of the front page; it stands in no section."""
    sections: tuple[Section, ...]

    @property
    def stories(self) -> tuple[Story, ...]:
        """Every story of the edition, in the order of the page."""
        return (self.lead, *(story for section in self.sections for story in section.stories))


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture of the site in one size."""

    path: str
    """Below site/."""
    width: int
    """In pixels."""
    height: int


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture as the site shows it: in files of its own, or from another's address."""

    renditions: tuple[Rendition, ...] = ()
    """The narrowest first; none for a picture that stays elsewhere."""
    address: str | None = None
    """Where it stays, http or https."""


PictureKey = tuple[str, str]
"""Which picture: the source file of its article, and its place as the article says it."""


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What is drawn on the picture that social networks show with a link to a page."""

    headline: str
    site: str
    """The name of the digest."""
    line: str
    """What stands below the headline, such as the date."""
    accent: str
    """The colour of the site's name, as `#rrggbb`."""
    language: str = "en"
    """Of the headline."""
    picture: str | None = None
    """The path below site/ of the file to show beside it."""
    upright: bool = False
    """Whether it is the cover of an e-book."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: its path below site/, with forward slashes, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class LongPage:
    """A file of the site that is too long to be held whole: its path, and what makes its parts in turn."""

    path: str
    parts: Callable[[], Iterable[bytes]]

    @property
    def data(self) -> bytes:
        """Its bytes, all at once."""
        return b"".join(self.parts())


@dataclass(frozen=True, slots=True)
class Plan:
    """Files of the site that are made together, when they are wanted."""

    path: str
    """That of the first of them, which no other plan makes."""
    make: Callable[[], Iterable[Page | LongPage]]
    others: tuple[str, ...] = ()
    """The paths of the others, but for those in a folder that is this plan's alone."""
    basis: bytes | None = None
    """What changes with anything that they show; None where nobody knows that."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of the published site, as the file system tells it from any other that may come to its place."""

    path: str
    inode: int
    size: int
    """In bytes."""
    modified: int
    """In nanoseconds."""


@dataclass(frozen=True, slots=True)
class MadePlan:
    """A plan that was made, with its files."""

    basis: bytes | None
    files: tuple[MadeFile, ...]
