"""digest.toml as one frozen value; what it may say, and what holds where it is silent."""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import pairwise
from typing import Any, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from digest.addresses import web_address
from digest.body import plain_text
from digest.errors import Notice, SettingsError
from digest.records import RankingMethod
from digest.style_values import colour, families, length, shades

FILE_NAME = "digest.toml"

FEED_HEAD = re.compile(r"\s*\[\[\s*[\"']?feeds[\"']?\s*\]\]")

ANY_LANGUAGE = "x-default"
"""What search engines call the page for readers of any other language."""

Check = Callable[[object], object]
"""Turns a value of digest.toml into the setting's own; raises ValueError with what it should be."""


def _text(value: object) -> str:
    text = plain_text(value) if isinstance(value, str) else ""
    if not text:
        raise ValueError("write it as text between quotes")
    return text


def _language(value: object) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", text := _text(value)):
        raise ValueError('write a language tag, such as "en" or "pt-BR"')
    return text.replace("_", "-")


def _time_zone(value: object) -> str:
    try:
        ZoneInfo(text := _text(value))
    except (KeyError, ValueError, OSError) as error:
        raise ValueError('write the name of a time zone, such as "Europe/Madrid"') from error
    return text


def _base_url(value: object) -> str:
    remedy = 'write an address such as "https://example.org/digest/"'
    try:
        parts = urlsplit(_text(value))
        parts.port  # noqa: B018  a bad port shows only when it is asked for
    except ValueError as error:
        raise ValueError(remedy) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(remedy)
    if re.search(r"[\s\"'<>\\]", parts.geturl()):
        raise ValueError(remedy)
    return parts.geturl().rstrip("/") + "/"


def _translations(value: object) -> tuple[tuple[str, str], ...]:
    remedy = 'write languages and addresses, such as { de = "https://example.org/de/" }'
    if not isinstance(value, dict) or not value:
        raise ValueError(remedy)
    try:
        languages = (language if language == ANY_LANGUAGE else _language(language) for language in value)
        return tuple(zip(languages, map(_base_url, value.values()), strict=True))
    except ValueError as error:
        raise ValueError(remedy) from error


def _feed_url(value: object) -> str:
    return web_address(value if isinstance(value, str) else "")


def _one_of(*choices: str) -> Check:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise ValueError("write one of " + ", ".join(f'"{choice}"' for choice in choices))
        return value

    return check


def _count(lowest: int, highest: int) -> Check:
    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise ValueError(f"write a whole number from {lowest} to {highest}")
        return value

    return check


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("write true or false")  # noqa: TRY004  what a check raises
    return value


def _theme_name(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,60}", value):
        raise ValueError('write the name of a theme, such as "broadsheet"')
    return value


def _setting(default: object, check: Check) -> Any:  # noqa: ANN401  what dataclasses.field gives
    return field(default=default, metadata={"check": check})


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """`[site]`: what the digest is called and where it will stand."""

    title: str = _setting("Digest", _text)
    """The name in the masthead."""
    description: str | None = _setting(None, _text)
    """One line under the name; also the description for search engines."""
    base_url: str | None = _setting(None, _base_url)
    """Where the site will be published. Feeds and the site map name whole addresses only with it."""
    language: str = _setting("en", _language)
    """The language of the interface, and of articles too short to tell theirs."""
    timezone: str = _setting("UTC", _time_zone)
    """The zone of dates that name none, and of the days of editions."""
    author: str | None = _setting(None, _text)
    """Who edits the digest; named in the footer and the feed."""
    translations: tuple[tuple[str, str], ...] | None = _setting(None, _translations)
    """The same digest in other languages: each with the address of its front page."""


@dataclass(frozen=True, slots=True)
class EditionSettings:
    """`[edition]`: how articles are gathered into editions."""

    period: str = _setting("day", _one_of("day", "week", "month"))
    """One edition for each day, week (Monday to Sunday) or month that has articles."""
    email: bool = _setting(default=True, check=_yes_or_no)
    """Whether each edition is there as an e-mail too."""
    ebook: bool = _setting(default=True, check=_yes_or_no)
    """Whether each edition is there as an e-book too."""


@dataclass(frozen=True, slots=True)
class SummarySettings:
    """`[summary]`: how articles are summarised."""

    sentences: int = _setting(3, _count(1, 20))
    """How many sentences at most; never more than a third of the article's."""
    method: str = _setting("auto", _one_of(*get_args(RankingMethod)))
    """How sentences are chosen: `auto` is `ranker`, or `lexrank` where a text is no article in prose."""
    prefer: str = _setting("ours", _one_of("ours", "publisher"))
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

    name: str = _setting("default", _theme_name)
    """The theme that goes before the default one, file by file."""
    accent: str | None = _setting(None, colour)
    """Kickers and highlights on a light background; None for the theme's own."""
    accent_dark: str | None = _setting(None, colour)
    """The same on a dark background."""
    font: str = _setting("serif", _one_of("serif", "sans"))
    """The letters of headlines and text."""
    colours: ColourSettings = field(default_factory=ColourSettings)
    measures: MeasureSettings = field(default_factory=MeasureSettings)


@dataclass(frozen=True, slots=True)
class SyndicationSettings:
    """`[syndication]`: what the feeds of the site have."""

    content: str = _setting("summary", _one_of("summary", "full"))
    """Of each article: its summary, or its whole text too."""
    entries: int = _setting(50, _count(1, 1000))
    """How many articles at most; the newest."""


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """`[fetch]`: what `digest fetch` may ask for."""

    allow_private: bool = _setting(False, _yes_or_no)
    """Whether feeds may lie in the own network, and addresses may lead there."""
    pictures: bool = _setting(False, _yes_or_no)
    """Whether to fetch the picture that leads each entry too."""


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """One `[[feeds]]`: a feed that the project follows."""

    url: str = _setting("", _feed_url)
    """Its address; never empty."""
    source: str | None = _setting(None, _text)
    """What to call its publisher; None for the feed's own title."""
    topic: str | None = _setting(None, _text)
    """The topic of its articles; None for what they say themselves."""
    full_text: bool = _setting(False, _yes_or_no)
    """Whether to fetch the pages of its entries, for a feed that has only teasers."""
    line: int | None = field(default=None, compare=False)
    """Where digest.toml has it."""


@dataclass(frozen=True, slots=True)
class ImageSettings:
    """`[images]`: which pictures the site shows."""

    policy: str = _setting("local", _one_of("local", "remote", "none"))
    """`local`: those beside the articles; `remote`: of other sites too, which learn who looks; `none`."""
    cards: bool = _setting(default=True, check=_yes_or_no)
    """Whether to draw one of each article and edition for social networks, and the covers of e-books."""
    email: bool = _setting(default=True, check=_yes_or_no)
    """Whether an e-mail has the picture of its first story."""
    ebook: bool = _setting(default=True, check=_yes_or_no)
    """Whether e-books have the pictures of their articles."""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """`[search]`: the search page."""

    enabled: bool = _setting(default=True, check=_yes_or_no)
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


def parse_settings(text: str, place: str = FILE_NAME) -> Settings:
    """Read the text of a digest.toml.

    Raises:
        SettingsError: All that is wrong with it, each with its line.

    """
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(_syntax_notice(str(error), place)) from error
    notices: list[Notice] = []

    def wrong(section: str, key: str | None, problem: str, remedy: str) -> None:
        notices.append(Notice(place, _find_line(text, section, key), problem, remedy))

    found: dict[str, Any] = {}
    for section, table in document.items():
        if section == "topics":
            found[section] = _read_topics(table, wrong)
        elif section == "feeds":
            found[section] = _read_feeds(table, text, place, notices)
        elif section in SECTIONS:
            found[section] = _read_section(section, SECTIONS[section], table, wrong)
        else:
            known = [*SECTIONS, "topics", "feeds"]
            wrong(section, None, f'unknown section "{section}"', _suggest(section, known))
    if notices:
        raise SettingsError(notices)
    return Settings(**found)


Complain = Callable[[str, str | None, str, str], None]


def _read_section(section: str, kind: type, table: object, wrong: Complain) -> Any:  # noqa: ANN401  a value of `kind`
    if not isinstance(table, dict):
        wrong(section, None, f'"{section}" is no section', f"write [{section}] on a line of its own")
        return kind()
    settings = (setting for setting in fields(kind) if "check" in setting.metadata)
    checks = {setting.name: setting.metadata["check"] for setting in settings}
    within = {name: one for name, one in SECTIONS_WITHIN.items() if name.startswith(f"{section}.")}
    values = {}
    for key, value in table.items():
        if one := within.get(f"{section}.{key}"):
            values[key] = _read_section(f"{section}.{key}", one, value, wrong)
            continue
        if key not in checks:
            wrong(section, key, f'unknown setting "{section}.{key}"', _suggest(key, [*checks]))
            continue
        try:
            values[key] = checks[key](value)
        except ValueError as error:
            wrong(section, key, f"{section}.{key} cannot be {value!r:.60}", str(error))
    return kind(**values)


def _read_topics(table: object, wrong: Complain) -> tuple[tuple[str, tuple[str, ...]], ...]:
    topics = table.items() if isinstance(table, dict) else ()
    if not isinstance(table, dict):
        wrong("topics", None, '"topics" is no section', "write [topics] on a line of its own")
    found = []
    for name, words in topics:
        usable = isinstance(words, list) and all(isinstance(word, str) and word.strip() for word in words)
        if usable and plain_text(name):
            found.append((plain_text(name), tuple(plain_text(word) for word in words)))
        else:
            wrong("topics", name, f'topic "{name}" has no list of words', f'write {name} = ["word", "word"]')
    return tuple(found)


def _read_feeds(tables: object, text: str, place: str, notices: list[Notice]) -> tuple[FeedSettings, ...]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        remedy = "write [[feeds]] on a line of its own, once for each feed"
        notices.append(Notice(place, _find_line(text, "feeds", None), '"feeds" is no list of feeds', remedy))
        return ()
    parts = _feed_tables(text)
    parts = parts if len(parts) == len(tables) else [text] * len(tables)
    return tuple(_read_feed(table, part, place, notices) for table, part in zip(tables, parts, strict=True))


def _read_feed(table: Mapping[str, object], text: str, place: str, notices: list[Notice]) -> FeedSettings:
    """One feed, whose lines are the only ones in `text` that are not empty."""

    def wrong(section: str, key: str | None, problem: str, remedy: str) -> None:
        notices.append(Notice(place, _find_line(text, section, key), problem, remedy))

    if "url" not in table:
        wrong("feeds", None, "a feed without an address", 'write url = "https://example.org/feed"')
    feed: FeedSettings = _read_section("feeds", FeedSettings, table, wrong)
    return replace(feed, line=_find_line(text, "feeds", None))


def _feed_tables(text: str) -> list[str]:
    """The text of each `[[feeds]]` alone, on the lines that it has in the whole."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if line.lstrip().startswith("[")]
    found = []
    for head, end in pairwise([*heads, len(lines)]):
        if FEED_HEAD.match(lines[head]):
            found.append("\n" * head + "\n".join(lines[head:end]))
    return found


def _suggest(name: str, known: Mapping[str, object] | list[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f'did you mean "{close[0]}"?' if close else "known: " + ", ".join(known)


def _syntax_notice(message: str, place: str) -> Notice:
    line = re.search(r"\(at line (\d+)", message)
    problem = re.sub(r"\s*\(at .*\)$", "", message)
    return Notice(place, int(line[1]) if line else None, f"no valid TOML: {problem}", "mend this line")


def _find_line(text: str, section: str, key: str | None) -> int | None:
    """The line of a key, or of its section's head; None where the text says it in another way."""
    head = re.compile(rf"\s*\[\[?\s*[\"']?{re.escape(section)}[\"']?\s*[\].]")
    entry = re.compile(rf"\s*[\"']?{re.escape(key or section)}[\"']?\s*[=.]")
    dotted = re.compile(rf"\s*{re.escape(section)}\s*[.=].*?\b{re.escape(key or '')}")
    inside, found = key is None, None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("["):
            inside = key is None or bool(head.match(line))
            found = number if head.match(line) else found
        if (inside and entry.match(line)) or dotted.match(line):
            return number
    return found
