"""Addresses within the site, and from the site to the web."""

import posixpath
from urllib.parse import urljoin

INDEX = "index.html"


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
    return posixpath.relpath(path, posixpath.dirname(page)) + mark + fragment


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
    return urljoin(base_url, path) + mark + fragment
