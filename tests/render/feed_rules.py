"""What is wrong with a feed, by RFC 4287 as the W3C's validator reads it, and by JSON Feed 1.1."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

OF_A_FEED = frozenset(
    "author category contributor generator icon id link logo rights subtitle title updated".split()
)
OF_AN_ENTRY = frozenset(
    "author category content contributor id link published rights source summary title updated".split()
)
ONCE = frozenset(
    "content generator icon id logo published rights source subtitle summary title updated".split()
)

RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x1f]+")
REFERENCE = re.compile(r"[^\s<>\"{}|\\^`\x00-\x1f]*")
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
MEDIA_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+")
RELATIONS = frozenset({"alternate", "related", "self", "enclosure", "via"})

VOID = frozenset({"br", "hr", "img"})
UNSAFE = frozenset("applet base embed form frame iframe link meta object script style".split())


class Fragment(HTMLParser):
    """What is wrong with the HTML of an entry."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        if tag in UNSAFE:
            self.faults.append(f"<{tag}> is unsafe")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.faults.append(f"{name}= is unsafe")
            if name in {"href", "src"} and not IRI.fullmatch(value or ""):
                self.faults.append(f"{name}={value!r} is relative or no address")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


def html_faults(html: str) -> list[str]:
    fragment = Fragment()
    fragment.feed(html)
    fragment.close()
    return [*fragment.faults, *(f"<{tag}> is left open" for tag in fragment.open)]


def atom_faults(text: str) -> list[str]:
    """What is wrong with an Atom feed; where nobody knows its address, links in it may be relative."""
    try:
        feed = ET.fromstring(text)
    except ET.ParseError as error:
        return [f"not well-formed: {error}"]
    entries = feed.findall(f"{ATOM}entry")
    faults = [
        *_atom_members(feed, OF_A_FEED | {"entry"}),
        *(["not a feed"] if feed.tag != f"{ATOM}feed" else []),
    ]
    for entry in entries:
        faults += _atom_members(entry, OF_AN_ENTRY)
        if feed.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            faults.append("nobody is the author")
        if not [one for one in entry.findall(f"{ATOM}link") if one.get("rel") == "alternate"]:
            faults.append("no alternate link")
        if _of(entry, "published") > _of(entry, "updated"):
            faults.append("updated before it was published")
    ids = Counter(node.findtext(f"{ATOM}id") for node in (feed, *entries))
    return faults + [f"{one} stands for two" for one, count in ids.items() if count > 1]


def _of(entry: ET.Element, name: str) -> datetime:
    text = entry.findtext(f"{ATOM}{name}") or "0001-01-01T00:00:00Z"
    return datetime.fromisoformat(text if is_moment(text) else "0001-01-01T00:00:00Z")


def _atom_members(parent: ET.Element, known: frozenset[str]) -> Iterator[str]:
    names = [child.tag.removeprefix(ATOM) for child in parent]
    yield from (f"<{name}> is unknown" for name in names if name not in known)
    yield from (
        f"<{name}> stands twice" for name, count in Counter(names).items() if count > 1 and name in ONCE
    )
    yield from (f"no <{name}>" for name in ("id", "title", "updated") if name not in names)
    language = parent.get(XML_LANG)
    if language is not None and not LANGUAGE.fullmatch(language):
        yield f"{language} is no language"
    for child in parent:
        yield from _atom_member(child.tag.removeprefix(ATOM), child)
    alternates = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in parent.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    )
    yield from (f"two alternates of {kind}" for kind, count in alternates.items() if count > 1)


def _atom_member(name: str, node: ET.Element) -> Iterator[str]:
    text = node.text or ""
    if name == "id" and not IRI.fullmatch(text):
        yield f"{text!r} is no identifier"
    elif name in {"updated", "published"} and not is_moment(text):
        yield f"{text!r} is no moment"
    elif name in {"author", "contributor"} and not (node.findtext(f"{ATOM}name") or "").strip():
        yield "an author without a name"
    elif name == "category" and not (node.get("term") or "").strip():
        yield "a category without a term"
    elif name == "link":
        yield from _link_faults(node)
    elif name in {"title", "subtitle", "summary", "content", "rights"}:
        yield from _text_faults(name, node)


def _link_faults(link: ET.Element) -> Iterator[str]:
    href = link.get("href", "")
    if not href or not REFERENCE.fullmatch(href):
        yield f"{href!r} is no address"
    if link.get("rel", "alternate") not in RELATIONS:
        yield f"unknown relation {link.get('rel')}"
    if link.get("rel") in {"self", "via"} and not IRI.fullmatch(href):
        yield f"{href!r} is relative"
    if not MEDIA_TYPE.fullmatch(link.get("type", "text/html")):
        yield f"{link.get('type')} is no media type"
    if not LANGUAGE.fullmatch(link.get("hreflang", "en")):
        yield f"{link.get('hreflang')} is no language"


def _text_faults(name: str, node: ET.Element) -> Iterator[str]:
    if len(node):
        yield f"<{name}> has elements in it"
    if not (node.text or "").strip():
        yield f"<{name}> is blank"
    if node.get("type", "text") not in {"text", "html"}:
        yield f"<{name}> is of an unknown type"
    if node.get("type") == "html":
        yield from html_faults(node.text or "")


def is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return bool(RFC3339.fullmatch(text))


WORDS = frozenset({"content_html", "content_text", "id", "language", "summary", "title"})
MOMENTS = frozenset({"date_published", "date_modified"})
ADDRESSES = frozenset({"banner_image", "external_url", "favicon", "feed_url", "icon", "image"})
LINKS = frozenset({"home_page_url", "url"})
OF_A_JSON_FEED = frozenset("version title home_page_url feed_url description language authors items".split())
OF_AN_ITEM = WORDS | MOMENTS | {"authors", "external_url", "image", "tags", "url"}


def json_feed_faults(text: str) -> list[str]:
    """What is wrong with a JSON Feed; where nobody knows its address, links in it may be relative."""
    feed = json.loads(text)
    faults = [*_json_members(feed, OF_A_JSON_FEED)]
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults.append("not of version 1.1")
    faults += [f"no {name}" for name in ("title", "items") if name not in feed]
    for item in feed["items"]:
        faults += _json_members(item, OF_AN_ITEM)
        faults += html_faults(item.get("content_html", ""))
        if not item.keys() & {"content_html", "content_text"}:
            faults.append("an item without content")
    ids = Counter(item.get("id") for item in feed["items"])
    return faults + [f"{one} stands for two" for one, count in ids.items() if count > 1 or not one]


def _json_members(record: Mapping[str, Any], known: frozenset[str]) -> Iterator[str]:
    yield from (f"{name} is unknown" for name in record.keys() - known)
    for name, value in record.items():
        if name in WORDS and not isinstance(value, str):
            yield f"{name} is no text"
        elif name in MOMENTS and not is_moment(value):
            yield f"{name} is no moment"
        elif name in ADDRESSES and not IRI.fullmatch(value):
            yield f"{name} is no whole address"
        elif name in LINKS and not (value and REFERENCE.fullmatch(value)):
            yield f"{name} is no address"
        elif name == "language" and not LANGUAGE.fullmatch(value):
            yield f"{value} is no language"
        elif name == "authors" and not (value and all(one.get("name") for one in value)):
            yield "an author without a name"
        elif name == "tags" and not (value and all(isinstance(one, str) and one for one in value)):
            yield "a tag that is none"
