"""Pictures as the pages show them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from digest.body import put_pictures
from digest.records import Article, Illustration, Picture, Rendition, ShownPicture
from digest.render.links import relative_link, web_address
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
    usual = usual_rendition(shown)
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


def lead_rendition(article: Article, site: Site) -> Rendition | None:
    """Return the usual file of the picture that leads an article; None where the site has none."""
    shown = site.pictures.get((article.file, article.picture.place)) if article.picture else None
    return usual_rendition(shown) if shown else None


def usual_rendition(shown: ShownPicture) -> Rendition | None:
    """Return the file that is shown where one has to do; None for a picture of another site."""
    wide = (one for one in shown.renditions if one.width >= USUAL_WIDTH)
    return next(wide, shown.renditions[-1] if shown.renditions else None)


def pictured_body(article: Article, site: Site) -> str:
    """Return an article's HTML with its pictures; the one that leads the article is not shown again."""
    return _put_shown(article, site, partial(_tag, link=partial(relative_link, site.article_path(article))))


def syndicated_body(article: Article, site: Site) -> str:
    """Return the same for where only whole addresses lead to a picture; one that has none is left out."""
    return _put_shown(article, site, partial(_tag, link=partial(web_address, site.settings.site.base_url)))


def put_bound(article: Article, site: Site, files: Mapping[ShownPicture, Rendition], root: str) -> str:
    """Return the same with one file of each picture, at its path below `root`; one without is left out."""

    def tag(one: Illustration, shown: ShownPicture) -> str:
        file = files.get(shown)
        facts = {"class": "picture", "src": root + file.path, **_size(file)} if file else {}
        return _write_tag(facts | _words(one.picture)) if file else ""

    return _put_shown(article, site, tag)


def _put_shown(article: Article, site: Site, tag: Callable[[Illustration, ShownPicture], str]) -> str:
    lead = article.picture and site.pictures.get((article.file, article.picture.place))
    tags = []
    for one in article.illustrations:
        shown = site.pictures.get((article.file, one.picture.place))
        tags.append(tag(one, shown) if shown and shown != lead else "")
    return put_pictures(article.html, article.illustrations, tags)


def _tag(illustration: Illustration, shown: ShownPicture, link: Callable[[str], str | None]) -> str:
    usual = usual_rendition(shown)
    if usual and link(usual.path) is None:
        return ""
    facts: dict[str, object | None] = {"class": "picture"}
    if usual:
        facts |= {"src": link(usual.path), **_size(usual)}
        if len(shown.renditions) > 1:
            facts |= {"srcset": _source_set(shown.renditions, link), "sizes": COLUMN}
    else:
        facts |= {"src": shown.address, "width": illustration.width, "height": illustration.height}
        facts["referrerpolicy"] = "no-referrer"
    facts |= {"loading": "lazy", "decoding": "async", **_words(illustration.picture)}
    return _write_tag(facts)


def _size(file: Rendition) -> dict[str, object | None]:
    return {"width": file.width, "height": file.height}


def _write_tag(facts: Mapping[str, object | None]) -> str:
    said = (f'{name}="{escape(str(value))}"' for name, value in facts.items() if value is not None)
    return f"<img {' '.join(said)}>"


def _words(picture: Picture) -> dict[str, object | None]:
    return {"alt": picture.alt or picture.caption or "", "title": picture.caption if picture.alt else None}


def source_set(renditions: Sequence[Rendition], page: str) -> str:
    """Return the files of a picture for the `srcset` of a tag on a page."""
    return _source_set(renditions, partial(relative_link, page))


def _source_set(renditions: Sequence[Rendition], link: Callable[[str], str | None]) -> str:
    return ", ".join(f"{link(one.path)} {one.width}w" for one in renditions)
