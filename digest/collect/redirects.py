"""Where a server sends us on to, and whether for good."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from digest.collect.unanswered import NoAnswerError

if TYPE_CHECKING:
    import httpx2

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_HIGHEST_PORT = 65535
_HOST = re.compile(r"[a-z0-9._:-]{1,255}")
"""A name in ASCII, or an address."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The address to ask now, and the way that has led to it."""

    url: "httpx2.URL"
    passed: tuple[str, ...] = ()
    """Earlier addresses, the first one first."""
    moved_to: str | None = None
    """How far the way has led for good from its start on."""
    for_good: bool = True
    """Whether the whole way so far is for good."""

    def follow(self, status: int, location: str | None, most: int) -> Self:
        """Return the trail to the next address.

        Raises:
            NoAnswerError: It names none, or one that may not be asked, leads in a circle, or is over-long.

        """
        if location is None:
            raise NoAnswerError(
                f"the server redirects to nowhere ({status})", "check the address in a browser"
            )
        url = parse_url(location, base=self.url)
        passed = (*self.passed, str(self.url))
        if str(url) in passed:
            remedy = (
                "check the address in a browser; such a site may insist on cookies, and digest keeps none"
            )
            raise NoAnswerError("the server redirects in a circle", remedy)
        if len(passed) > most:
            raise NoAnswerError(
                f"the server redirects more than {most} times", "check the address in a browser"
            )
        for_good = self.for_good and status in _FOR_GOOD
        return replace(
            self, url=url, passed=passed, moved_to=str(url) if for_good else self.moved_to, for_good=for_good
        )


def parse_url(address: str, base: "httpx2.URL | None" = None) -> "httpx2.URL":
    """Return an address that may be asked, without its fragment.

    Args:
        address: As the user or a server writes it.
        base: What a relative address starts from.

    Raises:
        NoAnswerError: It is none, has another scheme than http and https, or carries a name or a password.

    """
    import httpx2

    place = "the address" if base is None else "the address that the server redirects to"
    try:
        url = httpx2.URL(address.strip()) if base is None else base.join(address.strip())
        url = url.copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError) as error:
        raise NoAnswerError(f"{place} cannot be read", "check the address") from error
    if url.scheme not in {"http", "https"}:
        raise NoAnswerError(f"{place} does not begin with http:// or https://", "check the address")
    if url.userinfo:
        remedy = "take out what stands before the @; look for an address that is open to all"
        raise NoAnswerError(f"{place} carries a name or a password", remedy)
    if not _HOST.fullmatch(url.raw_host.decode()) or (
        url.port is not None and not 0 < url.port <= _HIGHEST_PORT
    ):
        raise NoAnswerError(f"{place} names no host, or no port that there is", "check the address")
    return url
