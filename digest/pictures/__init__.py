"""The pictures that articles name in, those that the site shows out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from urllib.parse import quote, urljoin

from digest.errors import Notice
from digest.pictures.cards import card_key, draw_card
from digest.pictures.places import ADDRESSES, PictureError, PictureFiles
from digest.pictures.renditions import (
    VERSION,
    EncodedPicture,
    pack_pictures,
    render_picture,
    unpack_pictures,
)
from digest.records import Article, Page, Picture, PictureKey, Rendition, ShownPicture, SocialCard

Load = Callable[[str], bytes]
"""A path below content/ → the bytes of that file. Raises OSError or ValueError."""

Recall = Callable[[str, Callable[[], bytes]], bytes]
"""What was kept under a name, else what the function makes, which is kept."""

FOLDER = "pictures"
"""Of the site, where the files stand."""

ELSEWHERE = "stands elsewhere"


@dataclass(frozen=True, slots=True)
class PreparedPictures:
    """All pictures of a site."""

    pages: tuple[Page, ...]
    """Their files."""
    shown: Mapping[PictureKey, ShownPicture]
    """Those that can be shown."""
    notices: tuple[Notice, ...]


def prepare_pictures(
    articles: Iterable[Article],
    policy: str,
    files: Iterable[str],
    load: Load,
    recall: Recall,
    *,
    root: str = "content/",
) -> PreparedPictures:
    """Prepare every picture that the articles name.

    Args:
        articles: Those of the site.
        policy: `local`, `remote` or `none`, as in the settings.
        files: The paths of what lies beside the articles, below content/.
        load: How to get such a file.
        recall: Where files that were made before are kept.
        root: What to put before a source file's path in notices.

    """
    if policy == "none":
        return PreparedPictures((), {}, ())
    desk = _Desk(PictureFiles(files), load, recall, remote=policy == "remote")
    for article in articles:
        for picture in _pictures(article):
            desk.take(article, picture)
    return PreparedPictures(tuple(desk.pages.values()), desk.shown, tuple(desk.notices(root)))


def _pictures(article: Article) -> Iterator[Picture]:
    if article.picture:
        yield article.picture
    yield from (illustration.picture for illustration in article.illustrations)


@dataclass(slots=True)
class _Desk:
    """What is known of the pictures so far."""

    files: PictureFiles
    load: Load
    recall: Recall
    remote: bool
    """Whether those of other sites are shown."""
    shown: dict[PictureKey, ShownPicture] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    by_path: dict[str, ShownPicture | PictureError] = field(default_factory=dict)
    troubles: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """By source file: what is wrong with each place."""

    def take(self, article: Article, picture: Picture) -> None:
        try:
            self.shown[article.file, picture.place] = self._show(article, picture.place)
        except PictureError as error:
            self.troubles[article.file][picture.place] = str(error)

    def _show(self, article: Article, place: str) -> ShownPicture:
        if not place.startswith(ADDRESSES):
            try:
                return self._publish(self.files.find(article.file, place), place)
            except PictureError:
                if not (self.remote and article.url):
                    raise
                # A saved page names its pictures by where they stood beside it.
                place = urljoin(article.url, quote(place))
        if not self.remote:
            raise PictureError(ELSEWHERE)
        return ShownPicture(address=place)

    def _publish(self, path: str, place: str) -> ShownPicture:
        if path not in self.by_path:
            try:
                self.by_path[path] = self._prepare(path)
            except PictureError as error:
                self.by_path[path] = PictureError(f'the picture "{place:.60}" {error}')
        found = self.by_path[path]
        if isinstance(found, PictureError):
            raise found
        return found

    def _prepare(self, path: str) -> ShownPicture:
        try:
            data = self.load(path)
        except (OSError, ValueError) as error:
            raise PictureError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
        packed = self.recall(picture_key(data), lambda: pack_pictures(render_picture(data)))
        name = blake2b(packed, digest_size=8).hexdigest()
        return ShownPicture(tuple(self._rendition(name, one) for one in unpack_pictures(packed)))

    def _rendition(self, name: str, picture: EncodedPicture) -> Rendition:
        path = f"{FOLDER}/{name}-{picture.width}.jpg"
        self.pages[path] = Page(path, picture.data)
        return Rendition(path, picture.width, picture.height)

    def notices(self, root: str) -> Iterator[Notice]:
        """What is wrong, in one notice for each source file and remedy."""
        for file, troubles in self.troubles.items():
            elsewhere = sum(trouble == ELSEWHERE for trouble in troubles.values())
            if elsewhere:
                problem = f"{elsewhere} pictures stand" if elsewhere > 1 else "a picture stands"
                remedy = 'put it beside the article, or set policy = "remote" in [images]'
                yield Notice(root + file, None, f"{problem} elsewhere; left out", remedy, "warning")
            others = [trouble for trouble in dict.fromkeys(troubles.values()) if trouble != ELSEWHERE]
            if others:
                more = f"; {len(others) - 1} more like it" if len(others) > 1 else ""
                remedy = "put the file there, or mend the article"
                yield Notice(root + file, None, others[0] + more, remedy, "warning")


def picture_key(data: bytes) -> str:
    """Return the name under which the renditions of a file are kept; a new one where others would be made."""
    import PIL

    return blake2b(data, digest_size=16, person=f"{VERSION} {PIL.__version__}"[:16].encode()).hexdigest()


def recall_card(card: SocialCard, recall: Recall, files: Mapping[str, bytes]) -> bytes:
    """Return a card for social networks, or a cover.

    Args:
        card: What is to be drawn.
        recall: Where those that were drawn before are kept.
        files: The site's pictures, by path; the name of each says what it shows.

    """
    picture = files.get(card.picture or "")
    return recall(card_key(card), lambda: draw_card(card, picture))
