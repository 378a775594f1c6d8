"""Addresses on the web: which can be asked, and which are the same."""

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

REMEDY = 'write an address such as "https://example.org/feed"'

LONGEST = 2_000
"""Characters of an address; the longest that every server takes is about this."""

IMPOSSIBLE = re.compile(r"[\s\"<>\\\x00-\x1f\x7f-\x9f\ud800-\udfff]")
PORTS = {"http": 80, "https": 443}
FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?:)", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,20}:(?![0-9])", re.IGNORECASE)
BARE_FEED_SCHEME = re.compile(r"feed://", re.IGNORECASE)


def web_address(text: str) -> str:
    """Return an absolute address, http or https, without blanks around it, or `feed:` for its scheme.

    Raises:
        ValueError: It is none, or has a user's name or password in it; says what to write.

    >>> web_address(" feed://example.org/rain ")
    'http://example.org/rain'

    """
    url = BARE_FEED_SCHEME.sub("http://", FEED_SCHEME.sub("", text.strip(), count=1), count=1)
    parts = _split(url)
    if "@" in parts.netloc:
        raise ValueError("write it without a name and a password")
    if parts.scheme not in PORTS or not parts.hostname or len(url) > LONGEST or IMPOSSIBLE.search(url):
        raise ValueError(REMEDY)
    return url


def typed_address(text: str) -> str:
    """Return an address as `web_address` does, where `https://` may be missing, as people type it.

    Raises:
        ValueError: It is none.

    >>> typed_address("example.org:8080/feed")
    'https://example.org:8080/feed'

    """
    text = text.strip()
    return web_address(text if SCHEME.match(text) or not text else f"https://{text}")


def address_key(url: str) -> str:
    """Return what two spellings of one address have in common; for addresses that `web_address` gives.

    >>> address_key("HTTP://Example.org:80#top")
    'http://example.org/'

    """
    parts = _split(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    port = "" if parts.port in {None, PORTS.get(parts.scheme)} else f":{parts.port}"
    return urlunsplit((parts.scheme, host + port, parts.path or "/", parts.query, ""))


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  a bad port shows only when it is asked for
    except ValueError as error:
        raise ValueError(REMEDY) from error
    return parts
