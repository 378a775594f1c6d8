"""The names of pages in addresses."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from digest.days import instant
from digest.errors import Notice
from digest.records import Article

LONGEST = 80
"""Characters of a slug."""

DEVICES = frozenset(
    "con prn aux nul".split() + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""Names that Windows keeps for devices, with any suffix too."""

RESERVED = DEVICES | {"page"}
"""The last is our own folder of further pages."""

HARMLESS_SIGNS = frozenset("0123456789 .,;:'’\"“”&/()!?-–—")
"""Signs that a slug may leave out without making one name of two."""

WORDS_OF_A_NAME = 3
"""Words that tell an article from the others of its source; two may be the name of a column or a section."""

NAMES_KEPT = 20_000
"""How many topics, sources and authors are remembered with their slugs: each is linked to again and again."""

_DAY = re.compile(r"^\d{4}-?\d{2}-?\d{2}[-_ ]+(?=\S)")
"""At the beginning of a file's name."""

_OTHER_SIGNS = re.compile(r"[^a-z0-9]+")

ArticleKey = tuple[str, int]
"""Which article: its source file, and its place in it."""


def slugify(text: str) -> str:
    """Return a text in the letters a-z, digits and single hyphens; never empty.

    >>> slugify("Über 1,5 °C — was nun?")
    'uber-1-5-degc-was-nun'

    """
    from anyascii import anyascii

    slug = _OTHER_SIGNS.sub("-", anyascii(text[: 10 * LONGEST]).lower()).strip("-")
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return f"{slug or 'article'}-{_mark(text)}" if not slug or slug in RESERVED else slug


@lru_cache(NAMES_KEPT)
def name_slug(name: str) -> str:
    """Return the slug of a topic, source or author: two that differ in more than case and accents have two.

    >>> name_slug("Café Müller") == name_slug("cafe muller"), name_slug("C++") == name_slug("C#")
    (True, False)

    """
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    told = all(unicodedata.name(sign, "").startswith("LATIN") or sign in HARMLESS_SIGNS for sign in plain)
    return slugify(name) if told else f"{slugify(name)}-{_mark(plain)}"


def article_key(article: Article) -> ArticleKey:
    """Return what tells an article from every other one of a build."""
    return article.file, article.entry


@dataclass(frozen=True, slots=True)
class Slugs:
    """Every article's slug, and what to say of those that two wanted."""

    by_article: Mapping[ArticleKey, str]
    notices: tuple[Notice, ...]


def assign_slugs(articles: Iterable[Article], root: str = "content/") -> Slugs:
    """Give each article a slug of its own.

    It comes from the front matter, else from the file's name, and that of a
    feed's entry from its own address, so that neither an edited headline nor a
    new neighbour moves a page. Where two want the same one, the asked-for and
    then the older article keeps it; the other's gets a mark made of its file's
    name.
    """
    ordered = sorted(articles, key=lambda one: (one.slug is None, instant(one.published), *article_key(one)))
    owners: dict[str, Article] = {}
    by_article: dict[ArticleKey, str] = {}
    notices: list[Notice] = []
    for article in ordered:
        wanted = slugify(article.slug) if article.slug else _slug_of_file(article)
        slug = wanted
        while slug in owners:
            slug = f"{wanted}-{_mark(f'{slug} {article.file}#{article.id or article.entry}')}"
        if slug != wanted:
            notices += _clash(wanted, slug, owners[wanted], article, root)
        owners[slug] = article
        by_article[article_key(article)] = slug
    return Slugs(by_article, tuple(notices))


def _slug_of_file(article: Article) -> str:
    if article.id is not None:
        return _slug_of_entry(article, article.id)
    folder, _, name = article.file.rpartition("/")  # a path object for each takes half the time of all slugs
    stem = _stem(name)
    if stem == "index" and folder:
        stem = folder.rpartition("/")[2]
    return slugify(_DAY.sub("", stem))


def _stem(name: str) -> str:
    """A file's name without its suffix."""
    stem, point, suffix = name.rpartition(".")
    return stem if stem and point and suffix else name


def _slug_of_entry(article: Article, entry_id: str) -> str:
    """The words that its own address ends in; where these are few, with a mark of its id.

    Where the address has no words at all, those of its source stand for them: a headline may be mended.
    """
    parts = [_words_of(part) for part in unquote(urlsplit(article.url or "").path).split("/") if part]
    if parts and len(parts[-1]) >= WORDS_OF_A_NAME:
        return slugify(" ".join(parts[-1]))
    named = next((part for part in reversed(parts) if len(part) > 1), parts[-1] if parts else [])
    words = " ".join(named) or article.source or PurePosixPath(article.file).stem
    return f"{slugify(words)}-{_mark(entry_id)}"


def _words_of(part: str) -> list[str]:
    """The words in a part of an address: what has three letters or more, and no digits among them."""
    stem = re.sub(r"\.[a-z]{3,5}$", "", part)
    words = slugify(stem).split("-")
    plain = [word for word in words if re.fullmatch(r"[a-z]{3,}", word)]
    return words if len(plain) >= WORDS_OF_A_NAME else plain


def _clash(wanted: str, slug: str, owner: Article, article: Article, root: str) -> tuple[Notice, Notice]:
    first, second = root + owner.file, root + article.file
    keeps = f'slug "{wanted}" is wanted by {second} too; this article keeps it'
    gives = f'slug "{wanted}" is that of {first}; published as "{slug}"'
    remedy = 'add a "slug:" of its own to one of them'
    return Notice(first, 1, keeps, remedy, "warning"), Notice(second, 1, gives, remedy, "warning")


def _mark(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
