"""Markdown with YAML or TOML front matter, or with none."""

import re
from functools import cache
from typing import TYPE_CHECKING

from digest.body import escape, plain_text, unescape
from digest.readers.encoding import decode_source
from digest.readers.found import Found, canonical
from digest.readers.front_matter import Fact, split_front_matter
from digest.records import Source

if TYPE_CHECKING:
    import markdown

EXTENSIONS = ("tables", "fenced_code", "sane_lists", "def_list")

LONGEST_TEXT = 1_000_000
"""Characters of a text that is parsed at all."""

MOST_BRACKETS = 400
"""Opening brackets in one paragraph. Python-Markdown takes time in the square of them."""

MOST_MARKS = 3_000
"""Asterisks, underscores, backticks or angle brackets in one paragraph; likewise."""

MOST_HEADINGS = 100
"""Lines of one paragraph that are a heading, a rule or a definition; likewise."""

MOST_INDENT = 60
"""Columns of indentation or `>` marks before a line: how deep lists and quotations may be nested."""

HEADING_LINE = re.compile(r"(?m)^[ ]{0,3}(?:#|=|:|[-*_ ]+$)")
FIRST_HEADING = re.compile(r"\s*<h1[^>]*>(.*?)</h1>", re.DOTALL)


def read_markdown(source: Source, place: str) -> tuple[Found, ...]:
    """Read a Markdown file; its first line, where that is a `# heading`, is its title.

    Raises:
        SourceError: The bytes are no text, or the front matter is broken.

    """
    text, notices = decode_source(source.data, place)
    front = split_front_matter(text, place)
    html = render_markdown(front.body)
    guessed = {}
    if heading := FIRST_HEADING.match(html):
        title = plain_text(unescape(re.sub(r"<[^<>]*>", "", heading[1])))
        stated_title = front.facts.get("title")
        if stated_title is None or plain_text(str(stated_title.value)) == title:
            html = html[heading.end() :]
            guessed["title"] = Fact(title, front.body_line)
    return (Found(html, canonical(front.facts), guessed, front.body_line, notices),)


def render_markdown(text: str) -> str:
    """Return the HTML of a Markdown text, not safe by itself.

    A text that would keep the parser busy for long, or overflow its stack, is
    taken as plain paragraphs.
    """
    if _is_hostile(text):
        return plain_paragraphs(text)
    parser = _parser()
    try:
        return parser.reset().convert(text)
    except RecursionError:
        return plain_paragraphs(text)


def plain_paragraphs(text: str) -> str:
    """Return the HTML of a text whose paragraphs are parted by blank lines, and that has no marks."""
    parts = re.split(r"\n[ \t]*\n", text)
    return "".join(f"<p>{escape(part.strip())}</p>" for part in parts if part.strip())


def _is_hostile(text: str) -> bool:
    deepest = max((len(indent) for indent in re.findall(r"(?m)^[ \t>]*", text)), default=0)
    return max(deepest / MOST_INDENT, len(text) / LONGEST_TEXT) > 1 or any(
        max(part.count("["), part.count("(")) > MOST_BRACKETS
        or max(part.count(sign) for sign in "*_`<&\\!") > MOST_MARKS
        or len(HEADING_LINE.findall(part)) > MOST_HEADINGS
        for part in re.split(r"\n[ \t]*\n", text)
    )


@cache
def _parser() -> "markdown.Markdown":
    import markdown

    return markdown.Markdown(extensions=list(EXTENSIONS), output_format="html")
