"""Newspaper pages pasted as plain text."""

from collections.abc import Iterator
from datetime import UTC

from digest.body import escape
from digest.readers.dates import NoDateError, parse_date
from digest.readers.encoding import decode_source
from digest.readers.facts import KEYS, canonical
from digest.readers.found import Found, refuse_long
from digest.readers.front_matter import Fact, split_key_lines
from digest.readers.paste.page import PastedPage, PastedParagraph, understand_paste
from digest.readers.pictures import picture_place
from digest.records import Source


def read_paste(source: Source, place: str) -> tuple[Found, ...]:
    """Read a pasted page by the roles of its lines.

    Raises:
        SourceError: The bytes are no text or too long a one, or the front matter is broken.

    """
    text, notices = decode_source(source.data, place, source.charset)
    front = split_key_lines(text, _is_fact, place)
    refuse_long(front.body, place, front.body_line)
    page = understand_paste(front.body)
    guessed = {
        "title": page.headline,
        "kicker": page.kicker,
        "standfirst": page.standfirst,
        "authors": page.authors,
        "published": page.published or page.updated,
        "updated": page.updated if page.published else None,
        "source": page.source,
    }
    facts = {key: Fact(value, front.body_line) for key, value in guessed.items() if value}
    html = "".join(_paragraph_html(part) for part in _paragraphs(page))
    return (Found(html, canonical(front.facts), facts, front.body_line, notices),)


def _is_fact(key: str, value: str) -> bool:
    """Whether a `Key: value` line states something; "Updated: 2 hours ago" is a part of the page.

    So are "Credit: AP" and "Image: AP", which stand below its pictures.
    """
    if key in {"caption", "credit"}:
        return False
    if key == "image":
        return picture_place(value, "") is not None
    if KEYS.get(key) not in {"published", "updated"}:
        return key in KEYS
    try:
        parse_date(value, UTC)
    except NoDateError:
        return False
    except ValueError:  # a date that cannot be, to be told
        return True
    return True


def _paragraphs(page: PastedPage) -> Iterator[PastedParagraph]:
    """The body; where no line seems to be of it, every line but the headline, so that nothing is lost."""
    if page.paragraphs:
        yield from page.paragraphs
        return
    yield from (PastedParagraph(line.text, heading=False) for line in page.lines if line.role != "headline")


def _paragraph_html(part: PastedParagraph) -> str:
    tag = "h2" if part.heading else "p"
    return f"<{tag}>{escape(part.text)}</{tag}>"
