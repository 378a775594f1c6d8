"""From a request to its headers, and from a server's reply to the answer."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

from digest.collect.exchange import Answer, Request
from digest.collect.redirects import Trail, parse_url
from digest.collect.retry_after import parse_retry_after
from digest.collect.unanswered import refused_by_status

if TYPE_CHECKING:
    import httpx2

    from digest.collect.wire import Reply

_UNCHANGED = 304
_WITH_CONTENT = frozenset({200, 201, 202, 203})
_VALIDATOR = re.compile(r"[\x20-\x7e\xa0-\xff]{1,1000}")
_MEDIA_TYPE = re.compile(r"\s*([a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100})\s*(?:;|,|$)")
_CHARSET = re.compile(r"charset\s?=\s?[\"']?([a-z0-9_.:+-]{1,40})", re.IGNORECASE)


def request_headers(request: Request, url: "httpx2.URL") -> dict[str, str]:
    """Return what is asked of one address of a request's trail.

    Validators go only to the address that they came from. Another may have the same `ETag` by chance, or an
    older page than the one last seen: its "nothing has changed" would then be said of what nobody has read.
    And what one host has said is nothing to tell another.
    """
    headers = {"Accept": request.accept}
    validators = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    if url == parse_url(request.validators_from or request.url):
        headers |= {
            name: value for name, value in validators.items() if value and _VALIDATOR.fullmatch(value)
        }
    return headers


def location_of(reply: "Reply") -> str | None:
    """Return where a reply redirects to; None where it doesn't say. It is taken for UTF-8 where it can be."""
    location = reply.header("location")
    if not location:
        return None
    try:
        return location.encode("latin-1").decode()
    except UnicodeDecodeError:
        return location


def read_answer(request: Request, trail: Trail, reply: "Reply", now: datetime) -> Answer:
    """Return the answer that a reply is; raises `NoAnswerError` for one that is none."""
    asked_for_changes = len(request_headers(request, trail.url)) > 1
    if reply.status == _UNCHANGED and asked_for_changes:
        return _unchanged(request, trail, reply)
    if reply.status not in _WITH_CONTENT:
        wait = parse_retry_after(reply.header("retry-after"), reply.header("date"), now)
        raise refused_by_status(reply.status, wait)
    media_type, charset = parse_content_type(reply.header("content-type") or "")
    return Answer(
        url=str(trail.url),
        data=reply.data,
        moved_to=trail.moved_to,
        media_type=media_type,
        charset=charset,
        etag=_validator(reply, "etag"),
        last_modified=_validator(reply, "last-modified"),
    )


def _unchanged(request: Request, trail: Trail, reply: "Reply") -> Answer:
    return Answer(
        url=str(trail.url),
        data=b"",
        unchanged=True,
        moved_to=trail.moved_to,
        etag=_validator(reply, "etag") or request.etag,
        last_modified=_validator(reply, "last-modified") or request.last_modified,
    )


def _validator(reply: "Reply", name: str) -> str | None:
    """A header that can be sent back as it came; None without one."""
    value = reply.header(name)
    return value if value and _VALIDATOR.fullmatch(value) else None


def parse_content_type(value: str) -> tuple[str, str | None]:
    """Return the media type, in lower case and empty where there is none, and the charset.

    >>> parse_content_type('Text/HTML; charset="UTF-8"')
    ('text/html', 'UTF-8')

    """
    kind = _MEDIA_TYPE.match(value.lower())
    charset = _CHARSET.search(value)
    return kind[1] if kind else "", charset[1] if charset else None
