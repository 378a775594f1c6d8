"""Pieces of HTML as they come, and what a reader would see of them."""

import html as html_entities
import re

from digest.body import plain_text

TAG = re.compile(
    r"<(script|style)\b.*?(?:</\1[^<>]*>|\Z)|<!--.*?(?:-->|\Z)|</?[a-z][^<>]*>", re.DOTALL | re.IGNORECASE
)
"""A tag, a comment, or a piece of code as a whole."""

BLOCK_TAG = re.compile(r"(?i)<(?:p|div|br|li|h[1-6]|blockquote|table)\b")


def visible_text(html: str) -> str:
    """Return about what a reader would see of a piece of HTML, on one line.

    >>> visible_text("<p>Rain &amp; <b>hail</b></p><p>fell")
    'Rain & hail fell'

    """
    return plain_text(html_entities.unescape(TAG.sub(lambda tag: _space_of(tag[0]), html)))


def _space_of(tag: str) -> str:
    return " " if BLOCK_TAG.match(tag) else ""
