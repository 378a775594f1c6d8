"""The addresses that a printed page has as footnotes, since nobody can click on paper."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import Final

from digest.body import ATTRIBUTE, TOKEN
from digest.records import Article

SCHEMES: Final = "http"
"""How an address begins that leads out of the site; `style/print.css` numbers the same links in a text."""

LEADS_ELSEWHERE: Final = re.compile('href="[h&]')
"""What a text has that links to such an address, whatever characters of it are escaped."""


@dataclass(frozen=True, slots=True)
class Original:
    """An article at its publisher's."""

    source: str | None
    address: str


def view_originals(articles: Iterable[Article]) -> tuple[Original, ...]:
    """Show where each of some articles was first published, as far as that is known."""
    return tuple(Original(one.source, one.url) for one in articles if one.url)


def linked_addresses(body: str) -> tuple[str, ...]:
    """Return the addresses outside the site that a text links to, in the order of their links.

    >>> linked_addresses('<p><a href="https://a.example/">A</a> <a href="#s1">back</a></p>')
    ('https://a.example/',)

    """
    if not LEADS_ELSEWHERE.search(body):
        return ()
    attributes = (dict(ATTRIBUTE.findall(token[0])) for token in TOKEN.finditer(body) if token["tag"] == "a")
    addresses = (unescape(one.get("href", "")) for one in attributes)
    return tuple(address for address in addresses if address.startswith(SCHEMES))
