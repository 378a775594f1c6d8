"""What each setting may be: a value of digest.toml in, the setting's own out, or what to write instead."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from digest.addresses import web_address
from digest.body import plain_text

ANY_LANGUAGE = "x-default"
"""What search engines call the page for readers of any other language."""

ZONE = re.compile(r"[A-Za-z0-9_+-]{1,40}(?:/[A-Za-z0-9_+-]{1,40}){0,3}")

Check = Callable[[object], object]
"""Turns a value of digest.toml into the setting's own; raises ValueError with what it should be."""


def plain(value: object) -> str:
    """Return a text as readers see it, which has at least one sign."""
    text = plain_text(value) if isinstance(value, str) else ""
    if not text:
        raise ValueError("write it as text between quotes")
    return text


def language_tag(value: object) -> str:
    """Return a BCP 47 tag."""
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", text := plain(value)):
        raise ValueError('write a language tag, such as "en" or "pt-BR"')
    return text.replace("_", "-")


def time_zone(value: object) -> str:
    """Return the name of a time zone."""
    remedy = 'write the name of a time zone, such as "Europe/Madrid"'
    # A zone is looked for as a module too, whose parents are imported one within the other.
    if not ZONE.fullmatch(text := plain(value)):
        raise ValueError(remedy)
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(remedy) from error
    return text


def base_url(value: object) -> str:
    """Return the address of a site, with a slash at its end."""
    remedy = 'write an address such as "https://example.org/digest/"'
    try:
        parts = urlsplit(plain(value))
        parts.port  # noqa: B018  a bad port shows only when it is asked for
    except ValueError as error:
        raise ValueError(remedy) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(remedy)
    if re.search(r"[\s\"'<>\\]", parts.geturl()):
        raise ValueError(remedy)
    return parts.geturl().rstrip("/") + "/"


def translations(value: object) -> tuple[tuple[str, str], ...]:
    """Return pairs of a language and the address of the digest in it."""
    remedy = 'write languages and addresses, such as { de = "https://example.org/de/" }'
    if not isinstance(value, dict) or not value:
        raise ValueError(remedy)
    try:
        languages = (language if language == ANY_LANGUAGE else language_tag(language) for language in value)
        return tuple(zip(languages, map(base_url, value.values()), strict=True))
    except ValueError as error:
        raise ValueError(remedy) from error


def feed_address(value: object) -> str:
    """Return the address of a feed."""
    return web_address(value if isinstance(value, str) else "")


def one_of(*choices: str) -> Check:
    """Return a check for one of some words."""

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise ValueError("write one of " + ", ".join(f'"{choice}"' for choice in choices))
        return value

    return check


def whole_number(lowest: int, highest: int) -> Check:
    """Return a check for a whole number within limits."""

    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise ValueError(f"write a whole number from {lowest} to {highest}")
        return value

    return check


def yes_or_no(value: object) -> bool:
    """Return a truth value."""
    if not isinstance(value, bool):
        raise ValueError("write true or false")  # noqa: TRY004  what a check raises
    return value


def theme_name(value: object) -> str:
    """Return a name that can be that of a folder."""
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,60}", value):
        raise ValueError('write the name of a theme, such as "broadsheet"')
    return value
