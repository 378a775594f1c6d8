"""What a file is, by its suffix: the same on every computer, unlike what the system's own lists say."""

from pathlib import PurePosixPath
from typing import Final

HTML: Final = "text/html; charset=utf-8"
UNKNOWN: Final = "application/octet-stream"

MEDIA_TYPES: Final = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".eml": "message/rfc822",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".htm": HTML,
    ".html": HTML,
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
"""Media types (RFC 6838) by suffix."""


def media_type(path: str) -> str:
    """Return the type of a file.

    >>> media_type("feed.atom")
    'application/atom+xml; charset=utf-8'

    """
    return MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), UNKNOWN)
