"""The entries of feeds: each article's, made once and shown in every feed that has it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from digest.days import instant
from digest.records import Analysis, Article
from digest.render.identifiers import lasting_uuid
from digest.render.illustrations import syndicated_body, view_picture
from digest.render.links import web_address
from digest.render.site import Site
from digest.render.slugs import ArticleKey, article_key
from digest.render.views import Card, view_card
from digest.render.wording import rfc3339

NO_MOMENT = "1970-01-01T00:00:00Z"
"""What Atom is told where nobody knows when: it asks for a moment."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed."""

    id: str
    """The same in every feed, for ever."""
    card: Card
    path: str
    address: str | None
    """The whole address of its page; None while nobody knows where the site will stand."""
    original: str | None
    """The address of the article at its publisher's."""
    updated: str
    """As RFC 3339 writes it."""
    changed: bool
    """Whether the article itself says when it was changed, and not before it was published."""
    topics: tuple[str, ...]
    text: str
    """The summary, the publisher's own, or the beginning of the article."""
    content: str | None
    """The whole article as HTML, where the feeds have it."""
    image: str | None
    """The whole address of the picture that leads it."""


@dataclass(slots=True)
class FeedEntries:
    """The entries that were made so far."""

    site: Site
    made: dict[ArticleKey, FeedEntry] = field(default_factory=dict)

    def of(self, analyses: Iterable[Analysis]) -> tuple[FeedEntry, ...]:
        """The entries of some articles, in their order."""
        return tuple(self._entry(analysis) for analysis in analyses)

    def _entry(self, analysis: Analysis) -> FeedEntry:
        key = article_key(analysis.article)
        if key not in self.made:
            self.made[key] = _make_entry(analysis, self.site)
        return self.made[key]


def feed_id(site: Site, path: str) -> str:
    """Return an identifier that stays as long as the site's address (or, without one, its title) does."""
    return lasting_uuid(site, path).urn


def feed_moment(moment: date | datetime | None, site: Site) -> str:
    """Return a moment as Atom asks for it."""
    return rfc3339(moment, site.zone) if moment else NO_MOMENT


def _make_entry(analysis: Analysis, site: Site) -> FeedEntry:
    article, card = analysis.article, view_card(analysis, site)
    path = site.article_path(article)
    whole = site.settings.syndication.content == "full"
    changed = article.updated is not None and instant(article.updated) >= instant(article.published)
    return FeedEntry(
        id=feed_id(site, path),
        card=card,
        path=path,
        address=web_address(site.settings.site.base_url, path),
        original=article.url,
        updated=feed_moment(article.updated if changed else article.published, site),
        changed=changed,
        topics=analysis.topics,
        text=" ".join(one.text for one in card.summary) or card.excerpt or card.opening or "",
        # The class is that by which `digest verify` knows the text of an article.
        content=f'<div class="text">{syndicated_body(article, site)}</div>' if whole else None,
        image=_image(article, site),
    )


def _image(article: Article, site: Site) -> str | None:
    view = view_picture(article, site)
    if view is None:
        return None
    return web_address(site.settings.site.base_url, view.path) if view.path else view.address
