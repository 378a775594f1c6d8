"""Bodies of nothing but paragraphs, as most are: read without a parser of HTML, and written anew.

No way round the sanitiser leads through here: of what comes in, only text goes out, and it is escaped here.
Every tag of the result is written here.
"""

import re

from digest.body import Body, escape, plain_text, unescape
from digest.records import Block

RUN = r"[^<>&\0\r\ud800-\udfff]*+(?:&(?:amp|lt|gt);[^<>&\0\r\ud800-\udfff]*+)*+"
"""Text as `escape` writes it, without a sign that a parser of HTML would change."""

PARAGRAPHS = re.compile(rf"\s*+(?:<p>{RUN}</p>\s*+)*+")


def read_paragraphs(html: str) -> Body | None:
    """Return the body of HTML that has no tag but `<p>`, none within another; None of any other.

    The body is the one that sanitiser and `read_body` would make of it.

    >>> str(read_paragraphs("<p>A &lt; B</p> <p></p>").html)
    '<p>A &lt; B</p>'
    >>> read_paragraphs("<p>A <b>B</b></p>") is None
    True

    """
    if not PARAGRAPHS.fullmatch(html):
        return None
    runs = re.findall(r"<p>([^<]*)", html)
    texts = [text for run in runs if (text := plain_text(unescape(run)))]
    return Body("".join(f"<p>{escape(text)}</p>" for text in texts), "\n\n".join(texts), _blocks(texts))


def _blocks(texts: list[str]) -> tuple[Block, ...]:
    """Where each paragraph stands in a text that parts them by blank lines."""
    blocks, start = [], 0
    for text in texts:
        blocks.append(Block("paragraph", start, start + len(text)))
        start += len(text) + 2
    return tuple(blocks)
