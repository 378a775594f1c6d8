"""RSS, RDF and Atom, by feedparser, within limits that keep it quick."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from time import struct_time
from types import FunctionType
from typing import Any

from digest.body import plain_text
from digest.errors import Notice, SourceError
from digest.readers.feeds.entries import (
    Entry,
    Feed,
    absolute_url,
    choose_excerpt,
    entry_id,
    mend_html,
    paragraphs_html,
    read_date,
    refuse_many,
)
from digest.readers.feeds.pictures import choose_picture, stated_pictures
from digest.readers.markup import TAG, visible_text

Parsed = dict[str, Any]
"""A dictionary of feedparser's: what one element says."""

ENTRY_TAG = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s>])")
ROOT = re.compile(r"<([A-Za-z_][\w:.-]{0,40})")
CHARACTER = re.compile(r"&#(?:x([0-9a-fA-F]+)|([0-9]+));")
NAMESPACE = re.compile(r"\bxmlns(?::[\w.-]+)?\s*=\s*[\"'][^\"']*")
LONG_BASE = re.compile(r"\bbase\s*=\s*[\"'][^\"'<>]{2000}")
LONG_WORD = re.compile(r"[\w.+-]{65,}")
ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,64}")

FIRST_LINE = "\n"
"""Stands before every feed. In a line that begins with `<?`, the search for an encoding takes square time."""

MOST_NAMESPACES = 300
"""feedparser takes time in the product of namespaces and elements."""

MOST_TAGS = 200
"""Tags of one entry; feedparser compares each with every other."""


def parse_xml_feed(text: str, place: str) -> Feed | str:
    """Return the feed in an XML text without a declaration; if it is none, why.

    Raises:
        SourceError: feedparser would take for ever, or fails.

    """
    text = CHARACTER.sub(_possible_character, text)
    _refuse_hostile(text, place)
    try:
        parsed = _parser()(BytesIO(f"{FIRST_LINE}{text}".encode("utf-8", "replace")))
    except Exception as error:  # another's parser on hostile bytes: whatever it raises
        problem = f"the feed cannot be parsed ({type(error).__name__})"
        raise SourceError(Notice(place, None, problem, "fetch it again, or take it out")) from error
    if not parsed["version"] and not parsed["entries"]:
        root = ROOT.search(text)
        return f"no feed: it is <{root[1]}>" if root else "no feed: there is no XML in it"
    lines = _entry_lines(text, len(parsed["entries"]))
    entries = tuple(
        _read_entry(entry, parsed["feed"], line) for entry, line in zip(parsed["entries"], lines, strict=True)
    )
    return Feed(_title(parsed["feed"]) or None, entries, tuple(_parse_notices(parsed, place)))


def _possible_character(found: re.Match[str]) -> str:
    """A character's number as it stands, or nothing where there is no such character."""
    digits, base = (found[1], 16) if found[1] else (found[2], 10)
    number = int(digits, base) if len(digits) <= len("1114111") else 0x110000
    return "" if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF or number == 0 else found[0]  # noqa: PLR2004


def _refuse_hostile(text: str, place: str) -> None:
    refuse_many(sum(1 for _ in ENTRY_TAG.finditer(text)), place)
    namespaces = (
        {found[0] for found in NAMESPACE.finditer(text)} if text.count("xmlns") > MOST_NAMESPACES else ()
    )
    if len(namespaces) > MOST_NAMESPACES:
        problem = f"{len(namespaces):,} namespaces; the limit is {MOST_NAMESPACES}"
    elif LONG_BASE.search(text):
        problem = "an xml:base of more than 2,000 characters"
    else:
        return
    raise SourceError(Notice(place, None, problem, "fetch the feed again, or take it out"))


class _Limits:
    """What a parser of feedparser's is told not to do at length, or to do in another way."""

    def _start_media_description(self, _attributes: object) -> None:
        """Keep what is said of a picture from among the entry's own texts."""
        self.push("media_description", 1)  # type: ignore[attr-defined]

    def _end_media_description(self) -> None:
        text = self.pop("media_description")  # type: ignore[attr-defined]
        self._get_context().setdefault("media_description", text)  # type: ignore[attr-defined]

    def _sync_author_detail(self, key: str = "author") -> None:
        """Take e-mail addresses away: the search for them takes square time, and cuts those of `.example`."""
        context = self._get_context()  # type: ignore[attr-defined]
        author = context.get(key)
        if isinstance(author, str) and (LONG_WORD.search(author) or "@" in author):
            context[key] = ADDRESS.sub("", LONG_WORD.sub("", author)).strip(' \t\n()<>"')
        super()._sync_author_detail(key)  # type: ignore[misc]

    def _add_tag(self, term: str | None, scheme: str | None, label: str | None) -> None:
        if len(self._get_context().get("tags", ())) < MOST_TAGS:  # type: ignore[attr-defined]
            super()._add_tag(term, scheme, label)  # type: ignore[misc]


@cache
def _parser() -> Callable[[BytesIO], Parsed]:
    """Return feedparser's `parse` over its own parsers with our limits, which nobody else meets."""
    from feedparser import api

    names = dict(vars(api))
    for name in ("StrictFeedParser", "LooseFeedParser"):
        names[name] = type(name, (_Limits, names[name]), {})
    parse = FunctionType(api.parse.__code__, names, argdefs=api.parse.__defaults__)
    return lambda data: parse(data, resolve_relative_uris=False, sanitize_html=False)


def _entry_lines(text: str, count: int) -> list[int]:
    """The line of each entry; all 1 where there are not as many openings as entries."""
    starts = [found.start() for found in ENTRY_TAG.finditer(text)]
    if len(starts) != count:
        return [1] * count
    lines, line, done = [], 1, 0
    for start in starts:
        line += text.count("\n", done, start)
        done = start
        lines.append(line)
    return lines


def _parse_notices(parsed: Parsed, place: str) -> Iterator[Notice]:
    """That the XML is broken; what came before and after could be read."""
    error = parsed.get("bozo_exception")
    if error is not None:
        line = error.getLineNumber() - 2 if hasattr(error, "getLineNumber") else 1
        told = "broken XML; read as far as it can be understood"
        yield Notice(place, max(line, 1), told, "compare the articles with the pages", "warning")


def _read_entry(entry: Parsed, feed: Parsed, line: int) -> Entry:
    home = feed.get("link") or None
    url = absolute_url(entry.get("feedburner_origlink") or _link(entry), home)
    body, has_content, base, language = _fullest(entry)
    summary = _html(entry["summary_detail"]) if "summary_detail" in entry else ""
    return Entry(
        id=entry_id(entry.get("id"), url, _title(entry), body),
        title=_title(entry),
        html=body,
        has_content=has_content,
        excerpt=choose_excerpt(summary, body) if has_content else None,
        authors=tuple(_authors(entry)) or tuple(_authors(feed)),
        published=_moment(entry, "published") or _moment(entry, "created") or _moment(entry, "updated"),
        updated=_moment(entry, "updated"),
        url=url,
        base=base or url or home,
        tags=tuple(_tags(entry)),
        language=language or feed.get("language"),
        source=_title(entry["source"]) or None if isinstance(entry.get("source"), dict) else None,
        line=line,
        picture=choose_picture(stated_pictures(entry), body, base or url or home),
    )


def _link(entry: Parsed) -> str | None:
    """The address of an entry; a GUID stands for it only where it is a whole one, as RSS asks for."""
    link = entry.get("link") or ""
    is_guid = entry.get("guidislink") and link == entry.get("id")
    return None if is_guid and not link.startswith(("http://", "https://")) else link


def _fullest(entry: Parsed) -> tuple[str, bool, str | None, str | None]:
    """The HTML of an entry's longest text, whether that is its content, its base and its language."""
    contents = [detail for detail in entry.get("content", ()) if _is_text(detail)]
    details = [*contents, *([entry["summary_detail"]] if "summary_detail" in entry else [])]
    if not details:
        text = entry.get("summary") or entry.get("media_description") or ""
        return paragraphs_html(str(text)), False, None, None
    best = max(details, key=lambda detail: len(TAG.sub("", str(detail.get("value", "")))))
    base = best.get("base")
    return (
        _html(best),
        any(best is detail for detail in contents),
        base if str(base).startswith(("http:", "https:")) else None,
        best.get("language"),
    )


def _is_text(detail: Parsed) -> bool:
    kind = str(detail.get("type", "text/html"))
    return kind.startswith("text/") or kind.endswith(("xml", "html"))


def _html(detail: Parsed) -> str:
    value = str(detail.get("value", ""))
    return paragraphs_html(value) if detail.get("type") == "text/plain" else mend_html(value)


def _title(holder: Parsed) -> str:
    """The title of a feed or an entry, without markup."""
    detail = holder.get("title_detail", {})
    value = str(holder.get("title", ""))
    return plain_text(value) if detail.get("type") == "text/plain" else visible_text(value)


def _authors(holder: Parsed) -> Iterator[str]:
    """The names of the authors; an e-mail address alone names nobody."""
    for author in holder.get("authors", ()):
        name = plain_text(str(author.get("name", "")))
        if name and "@" not in name:
            yield re.sub(r"^(?:By|Von|Por|Par|Di)\s+(?=[^\W\d_])", "", name)


def _tags(entry: Parsed) -> Iterator[str]:
    for tag in entry.get("tags", ()):
        if text := visible_text(str(tag.get("label") or tag.get("term") or "")):
            yield text


def _moment(entry: dict[str, Any], name: str) -> date | datetime | None:
    parsed = dict.get(entry, f"{name}_parsed")  # its own `get` gives one date for another
    return read_date(dict.get(entry, name), _utc(parsed) if isinstance(parsed, struct_time) else None)


def _utc(parsed: struct_time) -> datetime | None:
    try:
        return datetime(*parsed[:5], min(parsed[5], 59), tzinfo=UTC)
    except ValueError:
        return None
