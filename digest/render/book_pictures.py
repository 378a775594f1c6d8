"""The pictures that an e-book has room for, and how its chapters show them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from digest.records import Analysis, Article, Rendition, ShownPicture
from digest.render.illustrations import put_bound, usual_rendition, view_picture
from digest.render.site import Site

LARGEST_PICTURES = 8_000_000
"""Bytes of all pictures of a book; many services that send books to e-readers take no more than 25 MB."""

FROM_A_CHAPTER = "../"
"""Chapters lie a folder deep."""


@dataclass(frozen=True, slots=True)
class BookFigure:
    """The picture that leads a chapter."""

    path: str
    """From the chapter."""
    width: int
    """In pixels."""
    height: int
    alt: str
    """Empty where the caption says all that is known."""
    caption: str | None
    credit: str | None


BookPictures = Mapping[ShownPicture, Rendition]
"""The file of each picture that is in a book."""


def choose_pictures(analyses: Iterable[Analysis], site: Site) -> BookPictures:
    """Choose the file of each picture: the usual one, the narrowest where these are too large together.

    Where even these are, the book has as many as there is room for, those that lead an article first.
    """
    wanted = _wanted([one.article for one in analyses], site)
    usual = {shown: one for shown in wanted if (one := usual_rendition(shown))}
    if _size(usual, site) <= LARGEST_PICTURES:
        return usual
    chosen: dict[ShownPicture, Rendition] = {}
    room = LARGEST_PICTURES
    for shown in usual:
        narrowest = shown.renditions[0]
        room -= len(site.files[narrowest.path])
        if room >= 0:
            chosen[shown] = narrowest
    return chosen


def _wanted(articles: Iterable[Article], site: Site) -> list[ShownPicture]:
    articles = list(articles)
    leads = ((one.file, one.picture.place) for one in articles if one.picture)
    others = ((one.file, it.picture.place) for one in articles for it in one.illustrations)
    every = dict.fromkeys(site.pictures.get(key) for key in (*leads, *others))
    return [one for one in every if one and all(file.path in site.files for file in one.renditions)]


def _size(pictures: BookPictures, site: Site) -> int:
    return sum(len(site.files[one.path]) for one in pictures.values())


def picture_members(pictures: BookPictures, site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the files of pictures with their paths in the book: those that they have on the site."""
    for path in dict.fromkeys(one.path for one in pictures.values()):
        yield path, site.files[path]


def view_figure(article: Article, site: Site, pictures: BookPictures) -> BookFigure | None:
    """Show the picture that leads a chapter; None where it has none, or the book has no room for it."""
    view = view_picture(article, site)
    shown = article.picture and site.pictures.get((article.file, article.picture.place))
    file = pictures.get(shown) if shown else None
    if view is None or file is None:
        return None
    return BookFigure(
        FROM_A_CHAPTER + file.path, file.width, file.height, view.alt, view.caption, view.credit
    )


def illustrated_body(article: Article, site: Site, pictures: BookPictures) -> str:
    """Return an article's HTML with the pictures in its text that the book has."""
    return put_bound(article, site, pictures, FROM_A_CHAPTER)


def are_described(analyses: Iterable[Analysis], site: Site, pictures: BookPictures) -> bool:
    """Whether words stand for every picture of a book."""
    named = (
        (one.article.file, picture)
        for one in analyses
        for picture in (one.article.picture, *(it.picture for it in one.article.illustrations))
        if picture
    )
    return all(
        picture.alt or picture.caption
        for file, picture in named
        if site.pictures.get((file, picture.place)) in pictures
    )
