"""The sanitiser: the only door through which an article's HTML and addresses come in."""

import re
from functools import lru_cache, partial
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

import nh3

from digest.body import PLACE, Body, escape, plain_text, read_body
from digest.readers.addresses import drop_tracking
from digest.readers.paragraphs import read_paragraphs

TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr "
    "i img ins kbd li ol p pre s samp small strong sub sup table tbody td tfoot th thead tr u ul var".split()
)

DROPPED_WITH_CONTENT = frozenset(
    "script style template noscript noembed noframes iframe frameset object applet svg math select textarea "
    "title button video audio canvas form dialog".split()
)

ATTRIBUTES = {
    "*": set[str](),  # else the sanitiser allows `lang` and `title` on all
    "a": {"href"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}

IMPLIED_ENDS = frozenset("p li td th tr dt dd option thead tbody tfoot br hr img input meta link wbr".split())
"""Tags that are often left open without making the tree any deeper."""

NOWHERE = "https://nowhere.invalid/"
"""What relative addresses stand on where nobody knows; none of them comes through."""

DEEPEST = 250
"""Levels of nested tags. Sanitising takes time in the square of the depth; honest pages stay under 60."""

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*(/?)>?")


def clean_body(html: str, base_url: str | None = None, *, beside: bool = True) -> Body:
    """Return the body that is safe to publish.

    Args:
        html: Anything.
        base_url: What relative links stand on; without it they lose their address.
        beside: Whether a picture with a relative address is a file beside the article.

    HTML that is nested deeper than `DEEPEST` keeps its text alone.

    """
    if body := read_paragraphs(html):
        return body
    if is_deep(html):
        html = _flatten(html)
    return read_body(_cleaner(base_url, beside).clean(html))


def clean_url(url: str) -> str | None:
    """Return an absolute http or https address that is safe in an attribute, or None.

    >>> clean_url("https://example.org/a b?q=ä")
    'https://example.org/a%20b?q=%C3%A4'
    >>> clean_url("javascript:alert(1)") is None
    True

    """
    try:
        parts = urlsplit(plain_text(url))
        host = parts.hostname.encode("idna").decode() if parts.hostname else ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError of the host name is one
        return None
    if parts.scheme not in {"http", "https"} or not re.fullmatch(r"[a-z0-9._-]+", host):
        return None
    path, query, fragment = (quote(part, safe="/:@!$&'()*+,;=-._~%?") for part in parts[2:])
    clean = urlunsplit((parts.scheme, host + port, path, query, fragment)).replace("'", "%27")
    return clean if _parses(clean) else None


@lru_cache(maxsize=256)
def _parses(url: str) -> bool:
    """Whether the sanitiser, which is stricter about hosts than urllib, takes it for an address too."""
    try:
        nh3.clean("", url_relative=("rewrite_with_base", url))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=8)
def _cleaner(base_url: str | None, beside: bool) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=partial(_filter_attribute, base_url, beside),
        url_schemes={"http", "https", "mailto"},
        # "deny" would take relative addresses away before the filter sees those of pictures.
        url_relative=("rewrite_with_base", base_url or NOWHERE),
    )


def _filter_attribute(base_url: str | None, beside: bool, _tag: str, name: str, value: str) -> str | None:
    if name == "href":
        if base_url is None and not re.match(r"\s*(?:https?|mailto):", value, re.IGNORECASE):
            return None
        address = drop_tracking(value)
        return clean_url(address) if re.match(r"\s*https?:", address, re.IGNORECASE) else address
    if name == "src":
        return _clean_place(base_url, value, beside=beside)
    if name in {"title", "alt"}:
        return plain_text(value)
    return value if re.fullmatch("[0-9]{1,4}", value) else None


def _clean_place(base_url: str | None, value: str, *, beside: bool) -> str | None:
    """Where a picture is: the path of a file beside the article, after `PLACE`, or an address.

    A path stays one even where the article has an address, if the file may lie beside it.
    """
    try:
        parts = urlsplit(plain_text(value))
        if beside and not parts.scheme and not parts.netloc and parts.path and not parts.path.startswith("/"):
            return PLACE + quote(unquote(parts.path))
        return clean_url(urljoin(base_url or "", value))
    except ValueError:
        return None


def is_deep(html: str) -> bool:
    """Return whether tags may be nested deeper than `DEEPEST`."""
    return _depth(html) > DEEPEST


def _depth(html: str) -> int:
    """A bound on how deep the tags of a page are nested."""
    depth = deepest = 0
    for end, tag, alone in TAG.findall(html):
        if tag.lower() in IMPLIED_ENDS or alone:
            continue
        depth = max(0, depth - 1) if end else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _flatten(html: str) -> str:
    """The text of a page that is nested too deep, as paragraphs where it had tags of blocks."""
    without_code = re.sub(r"(?is)<(script|style)\b.*?(?:</\1|\Z)", "", html)
    text = TAG.sub("", re.sub(r"(?i)</?(?:p|div|li|tr|h[1-6]|blockquote)\b[^<>]*>", "\n\n", without_code))
    return "".join(f"<p>{escape(part)}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())
