"""The picture that social networks show with the link to a page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from digest.days import day_of
from digest.records import Article, Edition, SocialCard
from digest.render.illustrations import lead_rendition, view_picture
from digest.render.links import web_address
from digest.render.site import Site, edition_path
from digest.render.wording import say_day, say_edition

DrawCard = Callable[[SocialCard], bytes]
"""A card → its file, 1200 by 630 pixels, a cover 1200 by 1600: JPEG with a picture on it, else PNG."""

CARD_SIZE = (1200, 630)


@dataclass(frozen=True, slots=True)
class SocialPicture:
    """What a page tells social networks of its picture."""

    address: str
    width: int
    """In pixels."""
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class CardFile:
    """A card, and where its file stands."""

    path: str
    card: SocialCard


def card_files(site: Site, accent: str) -> Mapping[str, CardFile]:
    """Return the card of each edition and article; by the path of its page.

    Their bar has the colour `accent`, as `#rrggbb`. Without a base URL there is none, since networks ask for
    whole addresses.
    """
    if not site.settings.site.base_url:
        return {}
    cards = _cards(site, accent)
    return {
        path: CardFile(card_path(path.removesuffix("index.html") + "card", card), card)
        for path, card in cards
    }


def card_path(stem: str, card: SocialCard) -> str:
    """Return the path of a card; the suffix of its name says what it is."""
    return stem + (".jpg" if card.picture else ".png")


def _cards(site: Site, accent: str) -> Iterator[tuple[str, SocialCard]]:
    for edition in site.editions:
        yield edition_path(edition), edition_card(edition, site, accent)
    for analysis in site.analyses:
        article = analysis.article
        yield site.article_path(article), _card(article, _line(article, site), site, accent)


def edition_card(edition: Edition, site: Site, accent: str) -> SocialCard:
    """Return the card of an edition: the headline of its lead, and its day."""
    return _card(edition.lead.articles[0], say_edition(edition, site.language), site, accent)


def _card(article: Article, line: str, site: Site, accent: str) -> SocialCard:
    picture = lead_rendition(article, site)
    return SocialCard(
        article.title,
        site.settings.site.title,
        line,
        accent,
        language=article.language,
        picture=picture.path if picture else None,
    )


def _line(article: Article, site: Site) -> str:
    """Who published an article, and when, as far as that is known."""
    known = article.published and not article.date_assumed
    day = (
        say_day(day_of(article.published, site.zone), site.language) if article.published and known else None
    )
    return " · ".join(fact for fact in (article.source, day) if fact)


def social_picture(
    article: Article, path: str, site: Site, cards: Mapping[str, CardFile]
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
