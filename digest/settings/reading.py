"""The text of a digest.toml in, the settings out; all that is wrong with it at once, each with its line."""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

from digest.body import plain_text
from digest.errors import Notice, SettingsError
from digest.settings.sections import SECTIONS, SECTIONS_WITHIN, FeedSettings, Settings

FILE_NAME = "digest.toml"

FEED_HEAD = re.compile(r"\s*\[\[\s*[\"']?feeds[\"']?\s*\]\]")


def parse_settings(text: str, place: str = FILE_NAME) -> Settings:
    """Read the text of a digest.toml.

    Raises:
        SettingsError: All that is wrong with it, each with its line.

    """
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of a number of too many digits, a plain ValueError
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
