"""Web pages as a browser saves them: HTML, and HTML in MHTML."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from digest.errors import Notice, SourceError
from digest.language import detect_language, root
from digest.readers.facts import LONGEST_LINE
from digest.readers.found import Found
from digest.readers.front_matter import Fact
from digest.readers.page.address import find_address, make_absolute
from digest.readers.page.archive import unpack_archive
from digest.readers.page.charset import decode_page
from digest.readers.page.dates import find_dates
from digest.readers.page.headline import find_headline, same_words
from digest.readers.page.people import find_authors
from digest.readers.page.picture import find_picture
from digest.readers.page.statements import Statements, read_statements
from digest.readers.page.text import extract_blocks
from digest.readers.page.text_blocks import running_words, to_html
from digest.readers.page.tree import page_lines, parse_page
from digest.readers.page.verdict import is_cut_off, why_no_article
from digest.records import Picture, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.readers.page.text_blocks import TextBlock

MOST_TAGS = 12
"""Tags of a page that are kept; some publishers list every name in the text."""

STANDFIRST_WORDS = range(5, 70)
SAME_OPENING = 40
"""Characters that a description and the text begin with alike where it is only the beginning of the text."""


def read_archive(source: Source, place: str) -> tuple[Found, ...]:
    """Read the page in an MHTML file.

    Raises:
        SourceError: There is no page in it, or the page is no article.

    """
    page = unpack_archive(source.data, place)
    return read_page(Source(source.path, page.data, source.modified), place, saved_from=page.address)


def read_page(source: Source, place: str, saved_from: str | None = None) -> tuple[Found, ...]:
    """Read a saved web page: its main text, and what it states about it.

    Args:
        source: The file.
        place: Its path as the user knows it.
        saved_from: The page's address, where the format tells it.

    Raises:
        SourceError: The bytes are no page, or the page is no article.

    """
    markup, notices = decode_page(source.data, place, source.charset)
    tree = parse_page(markup, place)
    statements = read_statements(tree)
    address, base = find_address(statements, markup, saved_from)
    make_absolute(tree, base)
    lines = page_lines(tree)
    headline = find_headline(statements, lines)
    dates = find_dates(statements, lines, headline, address, tree)
    authors = find_authors(statements, lines, headline)
    picture = find_picture(tree, statements, headline, base)
    blocks = extract_blocks(tree, headline)
    if blocks and blocks[0].is_heading and same_words(blocks[0].text, statements.description or ""):
        blocks = blocks[1:]  # the stand-first, set as a heading
    words = running_words(blocks)
    if reason := why_no_article(statements, headline, lines, words, address):
        remedy = "save the article's own page, or paste its text into a .txt file"
        raise SourceError([*notices, Notice(place, None, f"no article: {reason}", remedy)])
    if is_cut_off(statements, words):
        remedy = "save the page while you are logged in, or paste the whole text into a .txt file"
        notices = (
            *notices,
            Notice(place, None, "the article is for subscribers, and may be cut off", remedy, "warning"),
        )
    if dates.estimated:
        remedy = "begin the file's name with YYYY-MM-DD- to be sure"
        problem = f"no date stated; {dates.published} estimated from the page"
        notices = (*notices, Notice(place, None, problem, remedy, "warning"))
    facts = {
        "title": headline,
        "standfirst": _standfirst(statements, blocks),
        "authors": authors,
        "published": dates.published,
        "date_estimated": "true" if dates.estimated else None,
        "updated": dates.updated,
        "source": statements.publisher,
        "url": address,
        "language": _language(statements, blocks),
        "topics": statements.sections[:1],
        "tags": statements.tags[:MOST_TAGS],
        **_picture_facts(picture),
    }
    return (Found(to_html(blocks), {}, dict(_as_facts(facts)), 1, notices),)


def _picture_facts(picture: Picture | None) -> dict[str, str | None]:
    if picture is None:
        return {}
    return {
        "picture": picture.place,
        "caption": picture.caption,
        "credit": picture.credit,
        "alt": picture.alt,
    }


def _as_facts(values: Mapping[str, str | tuple[str, ...] | None]) -> Iterator[tuple[str, Fact]]:
    """The facts that are known; what is too long to be one is none."""
    for key, value in values.items():
        if isinstance(value, tuple):
            value = tuple(text for text in value if len(text) <= LONGEST_LINE)  # noqa: PLW2901  the same list
        if value:
            yield key, Fact(value)


def _standfirst(statements: Statements, blocks: "Sequence[TextBlock]") -> str | None:
    """The page's description, unless it is cut off or only the beginning of the text."""
    text = statements.description
    if text is None or text.endswith(("…", "...")) or len(text.split()) not in STANDFIRST_WORDS:
        return None
    opening = " ".join(block.text for block in blocks[:3])
    return None if text[:SAME_OPENING] in opening else text


def _language(statements: Statements, blocks: "Sequence[TextBlock]") -> str | None:
    """The language that the page states, unless its words are surely in another."""
    stated = statements.language
    if stated is None:
        return None
    found = detect_language(" ".join(block.text for block in blocks[:20]), default=stated)
    return None if found.sure and root(found.language) != root(stated) else stated
