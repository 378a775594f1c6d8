"""Markdown without a mark: nothing but paragraphs, as most articles are, made HTML without a parser."""

import re

from digest.body import escape

MARK = re.compile(r"[\x00-\x09\x0b-\x1f\\`<*_|]")
"""A sign that is a mark wherever it stands, or a control that the parser turns into something else."""

MARK_BEFORE_LINE = re.compile(r"\n(?:[^\S\n]|[#>:+=~-]|\d+\.)")
"""What makes a line a heading, an item, a quotation, a definition, a rule, a fence, or code."""

ENTITY = re.compile(r"&(?:#|[\w.-]*;)")

MOST_BRACKETS = 200
"""Brackets without an address are no mark, but the parser is not given more of them either."""


def render_plain(text: str) -> str | None:
    r"""Return the HTML of a Markdown text without any mark, letter for letter that of the parser.

    None where anything in the text may be a mark, and in doubt.

    >>> render_plain("It fell.\nIt rose.\n\n\nR&D [sic] > 0")
    '<p>It fell.\nIt rose.</p>\n<p>R&amp;D [sic] &gt; 0</p>'
    >>> render_plain("It *fell*.") is None
    True

    """
    if _has_mark(text):
        return None
    paragraphs = re.sub(r"\n\n+", "</p>\n<p>", escape(text.strip("\n")))
    return f"<p>{paragraphs}</p>" if paragraphs else ""


def _has_mark(text: str) -> bool:
    """Whether there may be a mark; each check takes time in proportion to the text."""
    return (
        MARK.search(text) is not None
        or MARK_BEFORE_LINE.search("\n" + text) is not None
        or any(mark in text for mark in ("  \n", "](", "]:"))
        or text.count("[") > MOST_BRACKETS
        or ("&" in text and ENTITY.search(text) is not None)
    )
