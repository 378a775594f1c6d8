"""The sections of digest.toml, each a value with what holds where the file is silent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from digest.methods import RankingMethod
from digest.settings.checks import (
    Check,
    base_url,
    feed_address,
    language_tag,
    one_of,
    plain,
    theme_name,
    time_zone,
    translations,
    whole_number,
    yes_or_no,
)
from digest.style_values import colour, families, length, shades


def _setting(default: object, check: Check) -> Any:  # noqa: ANN401  what dataclasses.field gives
    return field(default=default, metadata={"check": check})


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """`[site]`: what the digest is called and where it will stand."""

    title: str = _setting("Digest", plain)
    """The name in the masthead."""
    description: str | None = _setting(None, plain)
    """One line under the name; also the description for search engines."""
    base_url: str | None = _setting(None, base_url)
    """Where the site will be published. Feeds and the site map name whole addresses only with it."""
    language: str = _setting("en", language_tag)
    """The language of the interface, and of articles too short to tell theirs."""
    timezone: str = _setting("UTC", time_zone)
    """The zone of dates that name none, and of the days of editions."""
    author: str | None = _setting(None, plain)
    """Who edits the digest; named in the footer and the feed."""
    translations: tuple[tuple[str, str], ...] | None = _setting(None, translations)
    """The same digest in other languages: each with the address of its front page."""


@dataclass(frozen=True, slots=True)
class EditionSettings:
    """`[edition]`: how articles are gathered into editions."""

    period: str = _setting("day", one_of("day", "week", "month"))
    """One edition for each day, week (Monday to Sunday) or month that has articles."""
    email: bool = _setting(default=True, check=yes_or_no)
    """Whether each edition is there as an e-mail too."""
    ebook: bool = _setting(default=True, check=yes_or_no)
    """Whether each edition is there as an e-book too."""


@dataclass(frozen=True, slots=True)
class SummarySettings:
    """`[summary]`: how articles are summarised."""

    sentences: int = _setting(3, whole_number(1, 20))
    """How many sentences at most; never more than a third of the article's."""
    method: str = _setting("auto", one_of(*get_args(RankingMethod)))
    """How sentences are chosen: `auto` is `ranker`, or `lexrank` where a text is no article in prose."""
    prefer: str = _setting("ours", one_of("ours", "publisher"))
    """Whose summary is shown where the publisher wrote one."""


@dataclass(frozen=True, slots=True)
class ColourSettings:
    """`[theme.colours]`: colours on a light and on a dark ground; None for the theme's own."""

    paper: tuple[str, str] | None = _setting(None, shades)
    """The ground."""
    wash: tuple[str, str] | None = _setting(None, shades)
    """Behind code, and where a picture is to come."""
    ink: tuple[str, str] | None = _setting(None, shades)
    """Letters and strong lines."""
    quiet: tuple[str, str] | None = _setting(None, shades)
    """Small print and stand-firsts."""
    hairline: tuple[str, str] | None = _setting(None, shades)
    """Thin lines."""
    mark: tuple[str, str] | None = _setting(None, shades)
    """Behind the sentences of a summary, in their article."""
    mark_strong: tuple[str, str] | None = _setting(None, shades)
    """Behind the one that a link has led to."""


@dataclass(frozen=True, slots=True)
class MeasureSettings:
    """`[theme.measures]`: letters and measures of the theme; None for the theme's own."""

    letters: str | None = _setting(None, families)
    """Families of letters for headlines and text."""
    small_print: str | None = _setting(None, families)
    """The same for what stands around them."""
    measure: str | None = _setting(None, length)
    """The width of an article's text."""
    rail: str | None = _setting(None, length)
    """The width of the margin on wide screens."""
    gap: str | None = _setting(None, length)
    """What parts columns."""


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """`[theme]`: how the site looks."""

    name: str = _setting("default", theme_name)
    """The theme that goes before the default one, file by file."""
    accent: str | None = _setting(None, colour)
    """Kickers and highlights on a light background; None for the theme's own."""
    accent_dark: str | None = _setting(None, colour)
    """The same on a dark background."""
    font: str = _setting("serif", one_of("serif", "sans"))
    """The letters of headlines and text."""
    colours: ColourSettings = field(default_factory=ColourSettings)
    measures: MeasureSettings = field(default_factory=MeasureSettings)


@dataclass(frozen=True, slots=True)
class SyndicationSettings:
    """`[syndication]`: what the feeds of the site have."""

    content: str = _setting("summary", one_of("summary", "full"))
    """Of each article: its summary, or its whole text too."""
    entries: int = _setting(50, whole_number(1, 1000))
    """How many articles at most; the newest."""


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """`[fetch]`: what `digest fetch` may ask for."""

    allow_private: bool = _setting(False, yes_or_no)
    """Whether feeds may lie in the own network, and addresses may lead there."""
    pictures: bool = _setting(False, yes_or_no)
    """Whether to fetch the picture that leads each entry too."""


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """One `[[feeds]]`: a feed that the project follows."""

    url: str = _setting("", feed_address)
    """Its address; never empty."""
    source: str | None = _setting(None, plain)
    """What to call its publisher; None for the feed's own title."""
    topic: str | None = _setting(None, plain)
    """The topic of its articles; None for what they say themselves."""
    full_text: bool = _setting(False, yes_or_no)
    """Whether to fetch the pages of its entries, for a feed that has only teasers."""
    line: int | None = field(default=None, compare=False)
    """Where digest.toml has it."""


@dataclass(frozen=True, slots=True)
class ImageSettings:
    """`[images]`: which pictures the site shows."""

    policy: str = _setting("local", one_of("local", "remote", "none"))
    """`local`: those beside the articles; `remote`: of other sites too, which learn who looks; `none`."""
    cards: bool = _setting(default=True, check=yes_or_no)
    """Whether to draw one of each article and edition for social networks, and the covers of e-books."""
    email: bool = _setting(default=True, check=yes_or_no)
    """Whether an e-mail has the picture of its first story."""
    ebook: bool = _setting(default=True, check=yes_or_no)
    """Whether e-books have the pictures of their articles."""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """`[search]`: the search page."""

    enabled: bool = _setting(default=True, check=yes_or_no)
    """Whether there is one, with its index."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that an editor can set."""

    site: SiteSettings = field(default_factory=SiteSettings)
    edition: EditionSettings = field(default_factory=EditionSettings)
    summary: SummarySettings = field(default_factory=SummarySettings)
    theme: ThemeSettings = field(default_factory=ThemeSettings)
    images: ImageSettings = field(default_factory=ImageSettings)
    syndication: SyndicationSettings = field(default_factory=SyndicationSettings)
    search: SearchSettings = field(default_factory=SearchSettings)
    fetch: FetchSettings = field(default_factory=FetchSettings)
    feeds: tuple[FeedSettings, ...] = ()
    """`[[feeds]]`: the feeds that the project follows, beside those of feeds.opml."""
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """`[topics]`: each topic with the words that an article on it has, in the order of the sections."""


SECTIONS: Mapping[str, type] = {
    "site": SiteSettings,
    "edition": EditionSettings,
    "summary": SummarySettings,
    "theme": ThemeSettings,
    "images": ImageSettings,
    "syndication": SyndicationSettings,
    "search": SearchSettings,
    "fetch": FetchSettings,
}

SECTIONS_WITHIN: Mapping[str, type] = {"theme.colours": ColourSettings, "theme.measures": MeasureSettings}
"""Sections that are settings of another."""
