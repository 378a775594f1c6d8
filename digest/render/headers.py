"""What a browser may load for a page, and the headers that say so where the host sends them."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from digest.records import Page
from digest.settings import Settings

A_YEAR: Final = 31_536_000
"""Seconds: the longest that a browser keeps a file."""


def page_policy(settings: Settings, style: str = "") -> str:
    """Return the Content-Security-Policy that a page states itself, for hosts that send no headers.

    `file:` is for a site read from the disk, where browsers do not agree on what `'self'` is; a page that
    came over the network cannot load from there.

    Args:
        settings: Those of the project.
        style: The one style that stands within the page.

    """
    return _policy(_sources(settings, "'self' file:", style))


def header_policy(settings: Settings, style: str = "") -> str:
    """Return the Content-Security-Policy that a host sends with every page; it covers frames too."""
    return _policy((*_sources(settings, "'self'", style), ("frame-ancestors", "'none'")))


def _sources(settings: Settings, own: str, style: str) -> tuple[tuple[str, str], ...]:
    remote = " http: https:" if settings.images.policy == "remote" else ""
    return (
        ("default-src", "'none'"),
        ("script-src", own),
        ("style-src", f"{own} {_style_hash(style)}" if style else own),
        ("img-src", f"{own} data:{remote}"),
        ("connect-src", own),
        ("manifest-src", own),
        ("base-uri", "'none'"),
        ("form-action", own),
    )


def _policy(directives: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives)


def _style_hash(style: str) -> str:
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def headers_page(settings: Settings, style: str, assets: Iterable[Page]) -> Page:
    """Return the file by which Netlify, Cloudflare Pages and their like are told what headers to send."""
    return Page("_headers", "\n".join(_header_lines(settings, style, assets)).encode() + b"\n")


def _header_lines(settings: Settings, style: str, assets: Iterable[Page]) -> Iterator[str]:
    yield "/*"
    yield f"  Content-Security-Policy: {header_policy(settings, style)}"
    yield "  X-Content-Type-Options: nosniff"
    yield "  Referrer-Policy: same-origin"
    for asset in assets:
        yield f"/{asset.path}"
        yield f"  Cache-Control: public, max-age={A_YEAR}, immutable"
