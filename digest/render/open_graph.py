"""What link previews are told of a page beside its title and picture: Open Graph."""

from functools import cache

from digest.records import Analysis
from digest.render.linked_data import stated_date
from digest.render.links import web_address
from digest.render.site import Site, archive_path
from digest.render.wording import iso_moment, locale_of

Property = tuple[str, str]
"""The name of a property, and its content."""


def page_properties(language: str) -> tuple[Property, ...]:
    """Return what any page says: the language that its title is in, where it is known."""
    locale = preview_locale(language)
    return (("og:locale", locale),) if locale else ()


def article_properties(analysis: Analysis, site: Site) -> tuple[Property, ...]:
    """Return what the page of an article says. An author is named by the address of their archive."""
    article, base_url = analysis.article, site.settings.site.base_url
    authors = (web_address(base_url, archive_path("authors", name)) for name in article.authors)
    facts = (
        ("article:published_time", stated_date(article, site)),
        ("article:modified_time", iso_moment(article.updated, site.zone) if article.updated else None),
        *(("article:author", address) for address in authors),
        ("article:section", next(iter(analysis.topics), None)),
        *(("article:tag", tag) for tag in article.tags),
    )
    known = tuple((name, content) for name, content in facts if content)
    return page_properties(article.language) + known


@cache
def preview_locale(language: str) -> str | None:
    """Return a language with a territory, which Open Graph asks for: the likeliest where none is said.

    >>> preview_locale("de"), preview_locale("de-AT"), preview_locale("zh-Hant"), preview_locale("qq")
    ('de_DE', 'de_AT', 'zh_TW', None)

    """
    from babel.core import get_global, parse_locale

    locale = locale_of(language)
    if locale.language != language.partition("-")[0].lower():
        return None
    likely = get_global("likely_subtags").get(str(locale))
    territory = locale.territory or (parse_locale(likely)[1] if likely else None)
    return f"{locale.language}_{territory}" if territory else None
