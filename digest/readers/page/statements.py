"""What a page states about its article: JSON-LD, Open Graph and other meta elements, `<time>`, language."""

import html as html_entities
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.body import plain_text
from digest.readers.page.stated_pictures import state_pictures
from digest.records import Picture

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_JSON = 2_000_000
"""Characters of a script with JSON-LD."""
MOST_VALUES = 20_000
"""Values of all JSON-LD that are looked at."""
LONGEST_VALUE = 2_000
LONGEST_TAG = 60
MOST_METAS = 500
MOST_TIMES = 200
MOST_MARKED = 20_000
LONGEST_LINE = 200
BYLINE_NAMES = frozenset({"author", "author-name", "byline", "byline-name", "byline-author", "entry-author"})

ARTICLE_TYPE = re.compile(r"Article|BlogPosting|Report|Posting|Review|Recipe|HowTo")
PAGE_TYPE = re.compile(r"WebPage|ItemPage")
WRITTEN_IN_CODE = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*;?\s*$")

PUBLISHED = tuple(
    "article:published_time datepublished og:article:published_time og:published_time parsely-pub-date"
    " article.published sailthru.date cxenseparse:recs:publishtime pubdate publishdate publish_date"
    " publish-date published-date published_time published published_at publication_date dc.date.issued"
    " dcterms.issued dcterms.created dc.date.created dc.date dcterms.date date datecreated"
    " citation_publication_date citation_online_date citation_date article_date_original"
    " originalpublicationdate release_date".split()
)
"""Names of meta elements that state when an article was published, the surest first."""
UPDATED = tuple(
    "article:modified_time datemodified og:updated_time article.updated dcterms.modified dc.date.modified"
    " lastmod last-modified last_modified updated_time revised".split()
)
AUTHORS = tuple(
    "author article:author parsely-author byl sailthru.author dc.creator dcterms.creator citation_author"
    " article.author cxenseparse:author".split()
)
TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "sailthru.title", "citation_title")
DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:app:name:iphone")
SECTIONS = ("article:section", "parsely-section", "sailthru.section", "category")
TAGS = ("article:tag", "news_keywords", "parsely-tags", "keywords")


@dataclass(frozen=True, slots=True)
class Time:
    """A `<time>` element."""

    stated: str
    """Its `datetime`; empty where it has none."""
    shown: str
    kind: str
    """Its class and `itemprop`, in small letters."""


@dataclass(frozen=True, slots=True)
class Statements:
    """What a page states, as it was written, the surest first; nothing of it is checked."""

    headlines: tuple[str, ...] = ()
    """Of JSON-LD."""
    titles: tuple[str, ...] = ()
    """Of meta elements, as for sharing; the publisher's name may stand behind."""
    page_title: str = ""
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    """Texts of elements that the page marks as its author."""
    description: str | None = None
    publisher: str | None = None
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    addresses: tuple[str, ...] = ()
    base: str | None = None
    kind: str = ""
    """`og:type`, such as `article`."""
    times: tuple[Time, ...] = ()
    pictures: tuple[Picture, ...] = ()
    """Their places as they were written."""
    is_article: bool = False
    """Whether JSON-LD describes an article."""
    is_free: bool | None = None
    """Whether JSON-LD says that everybody may read the article; None where it doesn't say."""


def read_statements(tree: "HtmlElement") -> Statements:
    """Return what a page states about its article."""
    metas = _read_metas(tree)
    things = tuple(_walk_json(tree))
    articles = [thing for thing in things if ARTICLE_TYPE.search(_type(thing))]
    pages = [thing for thing in things if PAGE_TYPE.search(_type(thing))]
    both = [*articles[:1], *pages]
    site = [_first_text(thing.get("publisher")) for thing in articles]
    return Statements(
        headlines=_texts(thing.get("headline") or thing.get("name") for thing in articles[:3]),
        titles=_of(metas, TITLES),
        page_title=plain_text(tree.findtext(".//title") or ""),
        published=_texts(thing.get("datePublished") for thing in both) + _of(metas, PUBLISHED),
        updated=_texts(thing.get("dateModified") for thing in both) + _of(metas, UPDATED),
        authors=tuple(_names(articles[:1])) + _of(metas, AUTHORS),
        bylines=tuple(dict.fromkeys(_read_bylines(tree))),
        description=next(
            iter(_of(metas, DESCRIPTIONS) + _texts(one.get("description") for one in both)), None
        ),
        publisher=next((name for name in (*site, *_of(metas, SITES)) if name), None),
        sections=_texts(_first_text(one.get("articleSection")) for one in articles[:1])
        + _of(metas, SECTIONS),
        tags=tuple(_split_tags(metas)),
        language=_language(tree, metas),
        addresses=tuple(_addresses(tree, metas, both)),
        base=_attribute(tree, "base", "href"),
        kind=next(iter(metas.get("og:type", ())), "").lower(),
        times=tuple(_read_times(tree)),
        pictures=tuple(state_pictures(things, articles[:1], pages, metas)),
        is_article=bool(articles),
        is_free=_is_free(articles[:1]),
    )


def _is_free(articles: Sequence[Mapping[str, Any]]) -> bool | None:
    """Whether an article says that it is for everybody; sites write it as a truth value or as a word."""
    stated = {str(article.get("isAccessibleForFree", "")).lower() for article in articles}
    return True if "true" in stated else False if "false" in stated else None


def _read_metas(tree: "HtmlElement") -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for number, meta in enumerate(tree.iter("meta")):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = plain_text((meta.get("content") or "")[:LONGEST_VALUE])
        if number < MOST_METAS and name and content:
            found.setdefault(name.strip().lower()[:60], []).append(_unescape(content))
    return found


def _of(metas: Mapping[str, Sequence[str]], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for name in names for text in metas.get(name, ())))


def _walk_json(tree: "HtmlElement") -> Iterator[Mapping[str, Any]]:
    """Every object of the page's JSON-LD, outer ones first, in the order of the page."""
    left = MOST_VALUES
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        waiting = [_load(WRITTEN_IN_CODE.sub("", script.text[:LONGEST_JSON]))]
        for value in waiting:  # grows while it is walked through
            left -= 1
            if left < 0:
                return
            if isinstance(value, dict):
                yield value
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)


def _load(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _type(thing: Mapping[str, Any]) -> str:
    kind = thing.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _first_text(value: object) -> str:
    """The text of a value, of its `name`, or of the first of several."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = value.get("name")
    return _unescape(plain_text(value[:LONGEST_VALUE])) if isinstance(value, str) else ""


def _texts(values: Iterator[object] | Sequence[object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for value in values if (text := _first_text(value))))


def _names(articles: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for article in articles:
        authors = article.get("author") or article.get("creator") or ()
        for author in (authors if isinstance(authors, list) else [authors])[:20]:
            if name := _first_text(author):
                yield name


def _split_tags(metas: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for name in TAGS:
        if values := metas.get(name):
            yield from dict.fromkeys(tag for value in values for tag in _split(value))
            return


def _split(value: str) -> Iterator[str]:
    yield from (tag.strip() for tag in re.split(r"[,;|]", value) if 1 < len(tag.strip()) <= LONGEST_TAG)


def _language(tree: "HtmlElement", metas: Mapping[str, Sequence[str]]) -> str | None:
    stated = (tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), tree.get("xml:lang"))
    for tag in (*stated, *metas.get("og:locale", ()), *metas.get("language", ())):
        if tag and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}", tag.strip()):
            return _tidy_tag(tag.strip())
    return None


def _tidy_tag(tag: str) -> str:
    """A language tag as BCP 47 writes it."""
    first, *rest = re.split("[-_]", tag)
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])  # noqa: PLR2004  a region


def _addresses(
    tree: "HtmlElement", metas: Mapping[str, Sequence[str]], things: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            yield link.get("href")[:LONGEST_VALUE]
    yield from metas.get("og:url", ())
    for thing in things:
        main = thing.get("mainEntityOfPage")
        address = (main.get("@id") if isinstance(main, dict) else main) or thing.get("url")
        if isinstance(address, str):
            yield address[:LONGEST_VALUE]


def _read_bylines(tree: "HtmlElement") -> Iterator[str]:
    for number, element in enumerate(tree.iter("a", "span", "p", "div", "address")):
        if number >= MOST_MARKED:
            return
        names = f"{element.get('rel') or ''} {element.get('itemprop') or ''} {element.get('class') or ''}"
        if not BYLINE_NAMES.isdisjoint(names.lower().split()):
            yield plain_text("".join(element.itertext())[:LONGEST_VALUE])[:LONGEST_LINE]


def _attribute(tree: "HtmlElement", tag: str, name: str) -> str | None:
    element = next(tree.iter(tag), None)
    return None if element is None else element.get(name)


def _read_times(tree: "HtmlElement") -> Iterator[Time]:
    for number, element in enumerate(tree.iter("time")):
        if number >= MOST_TIMES:
            return
        shown = plain_text("".join(element.itertext())[:200])
        kind = f"{element.get('class') or ''} {element.get('itemprop') or ''}"[:200].lower()
        yield Time(plain_text((element.get("datetime") or "")[:100]), shown, kind)


def _unescape(text: str) -> str:
    """A text whose entities were written twice, as many sites do."""
    return plain_text(html_entities.unescape(text)) if "&" in text else text
