"""Where the links of a published file lead: the page below site/, and the mark on it."""

import posixpath
import re
from urllib.parse import unquote

INDEX = "index.html"

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def follow_link(path: str, link: str, base_url: str | None) -> tuple[str, str] | None:
    """Return the page and the fragment that a link leads to, None where it leaves the site.

    Args:
        path: The file that the link stands in, below site/.
        link: As it is written there.
        base_url: Where the site stands on the web; ends with a slash.

    >>> follow_link("topics/rain/index.html", "../../articles/lune/#s1", None)
    ('articles/lune/index.html', 's1')
    >>> follow_link("feed.atom", "https://example.org/d/articles/lune/", "https://example.org/d/")
    ('articles/lune/index.html', '')
    >>> follow_link("index.html", "https://example.org/", None) is None
    True
    >>> follow_link("index.html", "../secret.html", None) is None
    True

    """
    link = link.strip(" \t\n\f\r")
    folder = posixpath.dirname(path)
    if base_url and link.startswith(base_url):
        folder, link = "", link[len(base_url) :] or INDEX
    address, _, fragment = link.partition("#")
    address = unquote(address.partition("?")[0])
    if SCHEME.match(address) or address.startswith(("/", "\\")):
        return None
    if not address:
        return path, unquote(fragment)
    target = posixpath.normpath(posixpath.join(folder, address))
    if address.endswith(("/", "/.", "/..")) or address in {".", ".."}:
        target = posixpath.normpath(posixpath.join(target, INDEX))
    return None if target.startswith("../") or target == ".." else (target, unquote(fragment))
