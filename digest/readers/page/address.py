"""The address of a page, and the absolute addresses of its links."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from digest.readers.clean import clean_url
from digest.readers.page.statements import Statements

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SAVED_FROM = re.compile(r"<!--\s?saved from url=\(\d{1,6}\)(\S{1,2000}?)\s?-->")
"""What browsers write above a page that they save."""
SINGLE_FILE = re.compile(r"<!--\s{0,3}Page saved with SingleFile\s{1,3}url: (\S{1,2000})")

MOST_LINKS = 20_000
LONGEST_LINK = 2_000


def find_address(
    statements: Statements, markup: str, saved_from: str | None
) -> tuple[str | None, str | None]:
    """Return the page's canonical address, and the one that its links stand on.

    A canonical address that is only the site's front page is a mistake of
    the site's, where another is known.
    """
    saved = saved_from or _written_above(markup)
    known = [address for address in (*statements.addresses, saved) if address]
    full = [url for address in known if (url := clean_url(address))]
    if not full:
        return None, clean_url(statements.base) if statements.base else None
    joined = [url for address in known if (url := clean_url(_join(full[0], address)))]
    chosen = next((url for url in joined if urlsplit(url).path.strip("/")), joined[0])
    base = _join(saved or chosen, statements.base) if statements.base else saved or chosen
    return chosen, clean_url(base) or chosen


def _join(base: str, address: str) -> str:
    """An address as it stands on another one; as it is where that is none, such as `http://[`."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _written_above(markup: str) -> str | None:
    """The address that a browser wrote into the page when it saved it."""
    head = markup[:5_000]
    found = SAVED_FROM.search(head) or SINGLE_FILE.search(head)
    return found[1] if found else None


def make_absolute(tree: "HtmlElement", base: str | None) -> None:
    """Make the links of a page absolute, where a base is known."""
    for number, link in enumerate(tree.iter("a")):
        href = link.get("href")
        if href is None:
            continue
        absolute = (
            _absolute(href.strip(), base) if number < MOST_LINKS and len(href) <= LONGEST_LINK else None
        )
        if absolute:
            link.set("href", absolute)
        else:
            del link.attrib["href"]


def _absolute(href: str, base: str | None) -> str | None:
    """The address of a link; None for one within the page, and for one that is none."""
    if href.startswith("#"):
        return None
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return None
