"""What a page says of itself to programs: JSON-LD in the words of schema.org.

An article's page shows what somebody else wrote. So author, publisher and dates
are those of the article, `isBasedOn` is its address at the publisher's, and the
digest is `sdPublisher`, who made these statements out of it; `url` and
`mainEntityOfPage` are the page itself, which is another one than the original.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from digest.agencies import names_agency
from digest.records import Analysis, Article
from digest.render.illustrations import view_picture
from digest.render.links import best_link
from digest.render.site import Site, edition_path
from digest.render.wording import iso_moment, say_edition

Node = Mapping[str, object]
"""Something with its properties, as schema.org names them."""

UNSAFE: Final = re.compile("[<>&\u2028\u2029\x7f]")
"""What could end a `<script>`; in JSON such signs stand in strings alone, where they may be escaped."""

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)


def data_block(data: object) -> Markup:
    r"""Return JSON for the inside of a `<script>`, which no text in it can end.

    >>> data_block({"headline": "</script>"})
    Markup('{"headline": "\\u003c/script\\u003e"}')

    """
    return Markup(UNSAFE.sub(_spell_out, _ENCODER.encode(data)))


def _spell_out(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


def graph(*nodes: Node) -> Node:
    """Return what a page says, as one document."""
    return {"@context": "https://schema.org", "@graph": nodes}


def breadcrumbs(site: Site, page: str, steps: Sequence[tuple[str, str]]) -> Node:
    """Return the way to a page: name and path of each step, from the front page to itself."""
    base_url = site.settings.site.base_url
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": best_link(base_url, page, path)}
            for place, (name, path) in enumerate(steps, start=1)
        ],
    }


def web_site(site: Site, page: str) -> Node:
    """Return the digest as a whole, for its front page."""
    settings = site.settings.site
    return _known(
        {
            "@type": "WebSite",
            "name": settings.title,
            "url": best_link(settings.base_url, page, "index.html"),
            "description": settings.description,
            "inLanguage": settings.language,
            "publisher": _named("Organization", settings.title),
            "editor": settings.author and _named("Person", settings.author),
        }
    )


def collection(site: Site, page: str, name: str, paths: Sequence[str], first: int = 1) -> Node:
    """Return a page that leads to others at `paths`, which begin at the place `first` of all."""
    base_url = site.settings.site.base_url
    items = [
        {"@type": "ListItem", "position": place, "url": best_link(base_url, page, path)}
        for place, path in enumerate(paths, start=first)
    ]
    return {
        "@type": "CollectionPage",
        "name": name,
        "url": best_link(base_url, page, page),
        "inLanguage": site.language,
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},
    }


def news_article(analysis: Analysis, site: Site) -> Node:
    """Return an article. A date that nobody states, and a figure that nobody could reckon, are left out."""
    article, page = analysis.article, site.article_path(analysis.article)
    own = best_link(site.settings.site.base_url, page, page)
    return _known(
        {
            "@type": "NewsArticle",
            "headline": article.title,
            "description": article.standfirst,
            "abstract": abstract(analysis),
            "inLanguage": article.language,
            **_dates(article, site),
            "author": [_author(name) for name in article.authors],
            "publisher": article.source and _named("Organization", article.source),
            "url": own,
            "mainEntityOfPage": own,
            "isBasedOn": article.url,
            "isPartOf": _edition(article, site, page),
            "articleSection": analysis.topics,
            "keywords": analysis.keywords,
            "wordCount": analysis.readability.words,
            "timeRequired": f"PT{analysis.reading_time_minutes}M",
            "image": _image(article, site, page),
            "sdPublisher": _named("Organization", site.settings.site.title),
        }
    )


def abstract(analysis: Analysis) -> str | None:
    """Return the summary that the page shows, word for word; None where it has none."""
    own = analysis.article.excerpt if analysis.summary.method == "publisher" else None
    return analysis.summary.text or own


def stated_date(article: Article, site: Site) -> str | None:
    """Return when an article was published, None where nobody states it."""
    if article.published is None or article.date_assumed or article.date_estimated:
        return None
    return iso_moment(article.published, site.zone)


def _dates(article: Article, site: Site) -> dict[str, str | None]:
    updated = iso_moment(article.updated, site.zone) if article.updated else None
    return {"datePublished": stated_date(article, site), "dateModified": updated}


def _author(name: str) -> Node:
    return _named("Organization" if names_agency(name) else "Person", name)


def _named(kind: str, name: str) -> Node:
    return {"@type": kind, "name": name}


def _edition(article: Article, site: Site, page: str) -> Node:
    edition = site.edition_of(article)
    address = best_link(site.settings.site.base_url, page, edition_path(edition))
    return {"@type": "CollectionPage", "name": say_edition(edition, site.language), "url": address}


def _image(article: Article, site: Site, page: str) -> Node | None:
    """The picture that leads an article, where it is a file of the site."""
    view = view_picture(article, site)
    if view is None or not view.renditions:
        return None
    widest = view.renditions[-1]
    return _known(
        {
            "@type": "ImageObject",
            "url": best_link(site.settings.site.base_url, page, widest.path),
            "width": widest.width,
            "height": widest.height,
            "caption": view.caption or view.alt,
            "creditText": view.credit,
        }
    )


def _known(facts: Mapping[str, object]) -> Node:
    return {name: value for name, value in facts.items() if value}
