"""The picture that social networks show with the link to a page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from digest.days import day_of
from digest.records import Article, Page, SocialCard
from digest.render.illustrations import view_picture
from digest.render.links import web_address
from digest.render.site import Site, edition_path
from digest.render.wording import say_day, say_edition

DrawCard = Callable[[SocialCard], bytes | None]
"""A card → its PNG file, 1200 by 630 pixels; None where it cannot be drawn."""

CARD_SIZE = (1200, 630)


@dataclass(frozen=True, slots=True)
class SocialPicture:
    """What a page tells social networks of its picture."""

    address: str
    width: int
    """In pixels."""
    height: int
    alt: str


def draw_cards(site: Site, draw: DrawCard | None) -> Mapping[str, Page]:
    """Draw the card of each edition and article; by the path of its page.

    Without a base URL there is none, since networks ask for whole addresses.
    """
    if draw is None or not site.settings.site.base_url:
        return {}
    cards: dict[str, Page] = {}
    for path, card in _cards(site):
        if data := draw(card):
            cards[path] = Page(path.removesuffix("index.html") + "card.png", data)
    return cards


def _cards(site: Site) -> Iterator[tuple[str, SocialCard]]:
    name, accent = site.settings.site.title, site.settings.theme.accent
    for edition in site.editions:
        line = say_edition(edition, site.language)
        yield edition_path(edition), SocialCard(edition.lead.articles[0].title, name, line, accent)
    for analysis in site.analyses:
        article = analysis.article
        yield site.article_path(article), SocialCard(article.title, name, _line(article, site), accent)


def _line(article: Article, site: Site) -> str:
    """Who published an article, and when, as far as that is known."""
    known = article.published and not article.date_assumed
    day = (
        say_day(day_of(article.published, site.zone), site.language) if article.published and known else None
    )
    return " · ".join(fact for fact in (article.source, day) if fact)


def social_picture(
    article: Article, path: str, site: Site, cards: Mapping[str, Page]
) -> SocialPicture | None:
    """Return the picture for the page at `path`: its card, else the picture that leads the article."""
    base_url = site.settings.site.base_url
    if card := cards.get(path):
        return _social(base_url, card.path, *CARD_SIZE, article.title)
    view = view_picture(article, site)
    if view is None or not view.renditions:
        return None
    widest = view.renditions[-1]
    return _social(base_url, widest.path, widest.width, widest.height, view.alt or article.title)


def _social(base_url: str | None, path: str, width: int, height: int, alt: str) -> SocialPicture | None:
    address = web_address(base_url, path)
    return SocialPicture(address, width, height, alt) if address else None
