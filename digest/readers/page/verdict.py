"""Whether a page is an article at all."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from digest.readers.page.statements import Statements
from digest.readers.page.tree import PageLine

FEWEST_WORDS = 25
"""Words of running text that an article has at least."""
SHORT = 120
"""Words of running text; an error page or a wall has less."""
MOST_TEASERS = 6
"""Headings that lead elsewhere; a front page has more."""
LINKED_HEADING = 0.7
"""The share of a heading's characters that is a link where it leads elsewhere."""

ERROR = re.compile(
    r"\b(?:404|403|410|500|502|503)\b(?!-)|not found|page (?:doesn.t|does not) exist|access denied|forbidden"
    r"|service unavailable|bad gateway|no longer available|page unavailable|nicht gefunden|non trovata"
    r"|introuvable|no encontrad[ao]|não encontrad[ao]|niet gevonden",
    re.IGNORECASE,
)
WALL = re.compile(
    r"^(?:just a moment|attention required|are you a (?:human|robot)|security check|verify(?:ing)? you are"
    r"|sign in|log ?in|subscribe|register|before you continue|please enable|checking your browser"
    r"|captcha|we value your privacy|privacy settings|anmelden|einloggen"
    r"|connexion|iniciar sesión|accedi|entrar)\b",
    re.IGNORECASE,
)


def why_no_article(
    statements: Statements,
    headline: str | None,
    lines: Sequence[PageLine],
    words: int,
    address: str | None,
) -> str | None:
    """Return why a page is no article, for its editor; None where it is one.

    Args:
        statements: What the page states.
        headline: Its headline.
        lines: What it shows.
        words: How many words of running text were found in it.
        address: Where it is from.

    """
    titles = f"{headline or ''} | {statements.page_title}"
    if words < SHORT and not statements.is_article:
        if ERROR.search(titles):
            return "an error page"
        if WALL.search(headline or statements.page_title):
            return "a page to log in, to subscribe or to consent"
    if _is_front(statements, lines, address):
        return "a front page or a list of articles"
    if words < FEWEST_WORDS:
        return "hardly any running text on the page"
    return None


def _is_front(statements: Statements, lines: Sequence[PageLine], address: str | None) -> bool:
    """Whether a page is a site's first, or one that lists articles of several headings."""
    if statements.is_article or statements.kind == "article":
        return False
    teasers = sum(line.tag in {"h2", "h3", "h4"} and line.linked > LINKED_HEADING for line in lines)
    at_root = address is not None and not urlsplit(address).path.strip("/")
    return at_root and teasers >= MOST_TEASERS
