"""The picture that leads an article: checked on its way in, and told from other pictures."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from digest.readers.clean import clean_url
from digest.readers.facts import Facts
from digest.records import Illustration, Picture

SUFFIXES = frozenset(".avif .gif .jpeg .jpg .png .webp".split())
"""Of files that are pictures; an SVG is a program too, and none."""

LONGEST_PLACE = 2_000
"""Characters of a path or an address."""
LONGEST_CAPTION = 3_000

DEVICES = frozenset("con prn aux nul".split()) | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
"""Names that Windows keeps for devices, with any suffix."""
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
SAVED_FOLDER = re.compile(
    r"(?:\./)?[^/]+(?:[_-](?:files|fichiers|archivos|ficheros|file|bestanden|filer)|-Dateien|\.files)/"
)
"""The folder in which a browser saves what a page shows."""

NO_PICTURE = frozenset(
    "logo logos placeholder placeholders default sprite sprites blank spacer pixel 1x1 avatar avatars favicon"
    " icon icons fallback noimage noimg missing transparent loading loader gravatar emoji dummy".split()
)
"""Words in a picture's name that make it stand for another, or for none."""
NO_PICTURE_FOLDERS = frozenset(
    "logo logos icon icons sprites placeholder placeholders avatars emoji favicons".split()
)
MOST_NAME_WORDS = 4
"""Words of a name that one of them can tell all about; "new-logo-of-the-football-club" is an article's."""
WORD = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])")

SIZE = re.compile(
    r"(?:[-_.@](?:\d{2,4}-\d{2,3}|\d{2,5}x\d{0,5}|x\d{2,5}|\d{2,4}w|[1-4]x|scaled|e\d{9,}|rotated|large|medium|small|thumb(?:nail)?|v\d"
    r"|facebookjumbo|articlelarge|superjumbo|videosixteenbynine\w{0,12}|threebytwo\w{0,20}|jumbo|mediumsquareat3x))+$",
    re.IGNORECASE,
)
"""What the end of a picture's name says of its size."""
PLAIN_NAME = 6
"""Characters up to which a name, such as "5000" or "image", tells nothing about the picture."""
MARK = re.compile(r"(?=.*\d)[A-Za-z0-9_-]{16,}")
"""A part of a path that is the mark of one picture, such as a hash."""
NESTED = frozenset("url src image img u".split())
"""Parameters that have the address of the picture that is to be resized."""


def article_picture(facts: Facts, file: str, base: str | None) -> Picture | None:
    """Return the picture that facts name; None, with a warning, where its place cannot be.

    Args:
        facts: Of the article: `picture`, `caption`, `credit`, `alt`.
        file: The article's source file, relative to content/.
        base: What a relative address stands on, where the picture was found and not stated.

    """
    named = facts.text("picture", longest=1 << 62)
    if named is None:
        return None
    if "picture" in facts.stated:
        place = picture_place(named, file)
        if place is None:
            remedy = "name a JPEG, PNG, GIF, WebP or AVIF file within content/, or an address with https://"
            facts.warn(f'picture "{named:.60}" left out: no place for one', remedy, "picture")
    elif SAVED_FOLDER.match(named):
        place = _local_place(named, file)
    else:
        place = join_address(base, named)
    if place is None:
        return None
    return Picture(
        place,
        facts.text("caption", longest=LONGEST_CAPTION),
        facts.text("credit"),
        facts.text("alt", longest=LONGEST_CAPTION),
    )


def picture_place(stated: str, file: str) -> str | None:
    """Return a picture's clean address, or its path relative to an article's file; None for neither.

    >>> picture_place("./rain.jpg", "2025/rain.md"), picture_place("../a.png", "2025/rain.md")
    ('rain.jpg', '../a.png')
    >>> picture_place("../a.png", "rain.md") is None, picture_place("javascript:x.png", "rain.md") is None
    (True, True)

    """
    if len(stated) > LONGEST_PLACE:
        return None
    if SCHEME.match(stated):
        return clean_url(stated)
    return _local_place(stated, file)


def _local_place(stated: str, file: str) -> str | None:
    folder = posixpath.dirname(file)
    if folder.startswith(("/", "..")) or "\\" in folder:
        folder = ""  # a file that was given by its path lies in no content/
    whole = posixpath.normpath(posixpath.join(folder, stated))
    parts = stated.split("/")
    if stated.startswith("/") or "\\" in stated or ":" in stated or whole.startswith(".."):
        return None
    if any(part.partition(".")[0].strip().lower() in DEVICES for part in parts):
        return None
    if posixpath.splitext(whole)[1].lower() not in SUFFIXES:
        return None
    return posixpath.normpath(stated)


def join_address(base: str | None, place: str) -> str | None:
    """Return the clean address of a picture; None where it has none, or one too long."""
    if len(place) > LONGEST_PLACE:
        return None
    try:
        return clean_url(urljoin(base, place.strip()) if base else place)
    except ValueError:
        return None


def is_placeholder(address: str) -> bool:
    """Say whether an address is that of a logo, an icon or a stand-in, by its name, or of no picture at all.

    >>> is_placeholder("https://post.example/img/logo.png"), is_placeholder("https://post.example/rain.jpg")
    (True, False)

    """
    try:
        parts = urlsplit(address[: LONGEST_PLACE + 1])
    except ValueError:
        return True
    *folders, name = unquote(parts.path).split("/")
    stem, suffix = posixpath.splitext(name)
    stem = SIZE.sub("", stem)
    if (
        not parts.path.strip("/")
        or suffix.lower() in {".svg", ".ico", ".html", ".php"}
        or "gravatar." in parts.netloc
    ):
        return True
    words = [word.lower() for word in WORD.split(stem) if word]
    telling = not NO_PICTURE.isdisjoint(words) and len(words) <= MOST_NAME_WORDS
    return telling or not NO_PICTURE_FOLDERS.isdisjoint(folder.lower() for folder in folders)


def picture_marks(address: str) -> frozenset[str]:
    """Return what tells a picture from others; two addresses of one picture share some of it.

    That is its name without its size, and what in its path is the mark of one picture alone. Of an address
    within an address, the inner one counts.

    >>> a = picture_marks("https://post.example/2025/harbour-1024x683.jpg?w=300")
    >>> a & picture_marks("https://cdn.example/resize/640/harbour.jpg")
    frozenset({'harbour'})

    """
    try:
        parts = urlsplit(address[:LONGEST_PLACE])
    except ValueError:
        return frozenset()
    nested = [value for name, value in parse_qsl(parts.query) if name.lower() in NESTED and "/" in value]
    segments = [one for one in unquote(nested[0] if nested else parts.path).split("?")[0].split("/") if one]
    if not segments:
        return frozenset()
    name = SIZE.sub("", posixpath.splitext(segments[-1])[0]).lower()
    marks = {segment.lower() for segment in segments[:-1] if MARK.fullmatch(segment)}
    return frozenset(marks | ({name} if len(name) > PLAIN_NAME else set()) or {"/".join(segments).lower()})


def as_shown(picture: Picture | None, illustrations: Iterable[Illustration]) -> Picture | None:
    """Return the picture that leads an article, at the place where the body has it, if that shows it too."""
    if picture is None:
        return None
    marks = picture_marks(picture.place)
    shown = (one.picture.place for one in illustrations if marks & picture_marks(one.picture.place))
    return replace(picture, place=next(shown, picture.place))
