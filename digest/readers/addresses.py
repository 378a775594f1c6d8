"""Addresses without what only tracks who follows them."""

import re
from urllib.parse import unquote

TRACKING = re.compile(
    # campaigns: Urchin, Matomo, Piwik, Webtrekk, AT Internet, comScore, Adobe, HubSpot
    r"utm_\w+|mtm_\w+|pk_(?:campaign|kwd|source|medium|content|cid)|piwik_\w+|matomo_\w+|wt_z?mc|wt\.mc_\w+|xtor"
    r"|at_(?:medium|campaign\w*|custom\d|link_\w+|bbc_team|ptr_name|format)"
    r"|ns_(?:campaign|mchannel|source|linkname|fee)|s_cid|cmpid|intcmp|ocid|hsa_\w+|_hsenc|_hsmi|hsctatracking"
    # one click of one reader: Google, Microsoft, Facebook, Instagram, X, TikTok, LinkedIn, Yandex, Pinterest
    r"|_g[al]|gclid|gclsrc|dclid|gbraid|wbraid|srsltid|msclkid|fbclid|fb_(?:action_\w+|ref|source)|igshid|igsh"
    r"|twclid|__twitter_impression|ttclid|li_fat_id|yclid|epik|guce_referrer\w*|guccounter"
    # newsletters: Mailchimp, Marketo, Vero, Omeda, Echobox
    r"|mc_[ce]id|mkt_tok|vero_id|oly_(?:anon|enc)_id|echobox"
    # publishers' own: X, New York Times
    r"|ref_src|ref_url|smid|smtyp",
    re.IGNORECASE,
)
"""Parameters that tell whence a reader came, and nothing about the page.

Short names such as `ref`, `source` and `id` are not among them: to some site they name the content.
"""

TEXT_DIRECTIVE = ":~:"
"""What parts a fragment from the words that a browser is to mark (WICG, URL Fragment Text Directives)."""


def drop_tracking(url: str) -> str:
    """Return an address without what only tracks, all else as it is spelt.

    A fragment names a place in the page and stays, unless it is nothing but
    such parameters, or words to mark.

    >>> drop_tracking("https://example.org/rain?utm_source=mail&id=7#river")
    'https://example.org/rain?id=7#river'
    >>> drop_tracking("https://example.org/rain#xtor=RSS-1")
    'https://example.org/rain'

    """
    rest, hash_sign, fragment = url.partition("#")
    path, mark, query = rest.partition("?")
    if TEXT_DIRECTIVE in fragment:
        fragment = fragment.partition(TEXT_DIRECTIVE)[0]
        hash_sign = "#" if fragment else ""
    if "=" in fragment:
        hash_sign, fragment = _without_tracking(hash_sign, fragment)
    return "".join((path, *_without_tracking(mark, query), hash_sign, fragment))


def _without_tracking(mark: str, query: str) -> tuple[str, str]:
    """A query without the pairs that track, and the mark before it where anything is left."""
    kept = "&".join(pair for pair in query.split("&") if not TRACKING.fullmatch(_name(pair)))
    return (mark, kept) if kept or not query else ("", "")


def _name(pair: str) -> str:
    """The name in a pair; one whose `&` was escaped once too often begins with `amp;`."""
    return unquote(pair.partition("=")[0]).removeprefix("amp;")
