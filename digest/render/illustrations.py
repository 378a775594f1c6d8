"""Pictures as the pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from digest.body import put_pictures
from digest.records import Article, Illustration, Picture, Rendition, ShownPicture
from digest.render.links import relative_link
from digest.render.site import Site

USUAL_WIDTH = 960
"""In pixels: what a browser takes that chooses none of several widths."""

COLUMN = "(min-width: 40rem) 37rem, 92vw"
"""How wide a picture in the text of an article is shown: the `sizes` of its tag."""


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture of an article."""

    path: str | None
    """Of its usual file; None for a picture of another site."""
    address: str | None
    """Of a picture of another site."""
    renditions: tuple[Rendition, ...]
    """All its files, the narrowest first."""
    width: int | None
    """In pixels; None where nobody knows."""
    height: int | None
    tall: bool
    """Whether it is higher than wide."""
    alt: str
    """Empty where the caption beside it says all that is known."""
    caption: str | None
    credit: str | None


def view_picture(article: Article, site: Site) -> PictureView | None:
    """Show the picture that leads an article; None where there is none to be shown."""
    picture = article.picture
    shown = site.pictures.get((article.file, picture.place)) if picture else None
    if picture is None or shown is None:
        return None
    usual = _usual(shown)
    alt = picture.alt if picture.alt and picture.alt != picture.caption else ""
    return PictureView(
        usual.path if usual else None,
        shown.address,
        shown.renditions,
        usual.width if usual else None,
        usual.height if usual else None,
        bool(usual and usual.height > usual.width),
        alt,
        picture.caption,
        picture.credit,
    )


def _usual(shown: ShownPicture) -> Rendition | None:
    wide = (one for one in shown.renditions if one.width >= USUAL_WIDTH)
    return next(wide, shown.renditions[-1] if shown.renditions else None)


def pictured_body(article: Article, site: Site) -> str:
    """Return an article's HTML with its pictures; the one that leads the article is not shown again."""
    page = site.article_path(article)
    lead = article.picture and site.pictures.get((article.file, article.picture.place))
    tags = []
    for one in article.illustrations:
        shown = site.pictures.get((article.file, one.picture.place))
        tags.append(_tag(one, shown, page) if shown and shown != lead else "")
    return put_pictures(article.html, article.illustrations, tags)


def _tag(illustration: Illustration, shown: ShownPicture, page: str) -> str:
    usual = _usual(shown)
    facts: dict[str, object | None] = {"class": "picture"}
    if usual:
        facts |= {"src": relative_link(page, usual.path), "width": usual.width, "height": usual.height}
        if len(shown.renditions) > 1:
            facts |= {"srcset": source_set(shown.renditions, page), "sizes": COLUMN}
    else:
        facts |= {"src": shown.address, "width": illustration.width, "height": illustration.height}
        facts["referrerpolicy"] = "no-referrer"
    facts |= {"loading": "lazy", "decoding": "async", **_words(illustration.picture)}
    said = (f'{name}="{escape(str(value))}"' for name, value in facts.items() if value is not None)
    return f"<img {' '.join(said)}>"


def _words(picture: Picture) -> dict[str, object | None]:
    return {"alt": picture.alt or picture.caption or "", "title": picture.caption if picture.alt else None}


def source_set(renditions: Sequence[Rendition], page: str) -> str:
    """Return the files of a picture for the `srcset` of a tag on a page."""
    return ", ".join(f"{relative_link(page, one.path)} {one.width}w" for one in renditions)
