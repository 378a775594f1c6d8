"""Markdown with YAML or TOML front matter, or with none."""

import html as html_entities
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from digest.body import escape, plain_text
from digest.errors import Notice
from digest.readers.encoding import decode_source
from digest.readers.facts import canonical
from digest.readers.found import Found
from digest.readers.front_matter import Fact, split_front_matter
from digest.readers.plain_markdown import render_plain
from digest.records import Source

if TYPE_CHECKING:
    import markdown

EXTENSIONS = ("tables", "fenced_code", "sane_lists", "def_list")

LONGEST_TEXT = 1_000_000
"""Characters of a text that is parsed at all."""

MOST_LOOSE = 200
"""Brackets of one paragraph, or fences of a text, that nothing closes: what makes the parser slow."""

MOST_HEADINGS = 100
"""Lines of one paragraph that are a heading, a rule or a definition; likewise."""

MOST_TAGS = 20_000
"""Tags of one paragraph; likewise."""

MOST_PARAGRAPHS = 50_000
"""Of a text; likewise."""

MOST_INDENT = 60
"""Columns of indentation or `>` marks before a line: how deep lists and quotations may be nested."""

FENCE = re.compile(r"(?m)^(~{3,}|`{3,})(.*)$")
HEADING_LINE = re.compile(r"(?m)^[ ]{0,3}(?:#|=|:|[-*_ ]+$)")
FIRST_HEADING = re.compile(r"\s*<h1[^>]*>(.*?)</h1>", re.DOTALL)


def read_markdown(source: Source, place: str) -> tuple[Found, ...]:
    """Read a Markdown file; its first line, where that is a `# heading`, is its title.

    Raises:
        SourceError: The bytes are no text, or the front matter is broken.

    """
    text, notices = decode_source(source.data, place, source.charset)
    front = split_front_matter(text, place)
    html = render_markdown(front.body)
    if html is None:
        html = plain_paragraphs(front.body)
        problem, remedy = (
            "too deep or too long to read as Markdown; shown as it is",
            "part it with blank lines",
        )
        notices = (*notices, Notice(place, front.body_line, problem, remedy, "warning"))
    guessed = {}
    if heading := FIRST_HEADING.match(html):
        title = plain_text(html_entities.unescape(re.sub(r"<[^<>]*>", "", heading[1])))
        stated_title = front.facts.get("title")
        if stated_title is None or plain_text(str(stated_title.value)) == title:
            html = html[heading.end() :]
            guessed["title"] = Fact(title, front.body_line)
    return (Found(html, canonical(front.facts), guessed, front.body_line, notices),)


def render_markdown(text: str) -> str | None:
    """Return the HTML of a Markdown text, not safe by itself; None where parsing it would take for ever."""
    if len(text) <= LONGEST_TEXT and (plain := render_plain(text)) is not None:
        return plain
    if _is_hostile(text):
        return None
    try:
        return _parser().reset().convert(text)
    except RecursionError:
        return None


def plain_paragraphs(text: str) -> str:
    """Return the HTML of a text whose paragraphs are parted by blank lines, and that has no marks."""
    parts = re.split(r"\n[ \t]*\n", text)
    return "".join(f"<p>{escape(part.strip())}</p>" for part in parts if part.strip())


def _is_hostile(text: str) -> bool:
    """Whether a text would keep the parser busy for long, or overflow its stack."""
    deepest = max((len(indent) for indent in re.findall(r"(?m)^[ \t>]*", text)), default=0)
    whole = (
        deepest / MOST_INDENT,
        len(text) / LONGEST_TEXT,
        text.count("\n\n") / MOST_PARAGRAPHS,
        _count_open_fences(text) / MOST_LOOSE,
    )
    return max(whole) > 1 or any(map(_is_hostile_paragraph, re.split(r"\n[ \t]*\n", text)))


def _is_hostile_paragraph(text: str) -> bool:
    return (
        _count_loose(text) > MOST_LOOSE
        or text.count("<") > MOST_TAGS
        or len(HEADING_LINE.findall(text)) > MOST_HEADINGS
    )


def _count_open_fences(text: str) -> int:
    """How many fences with a language behind them nothing closes."""
    opened: Counter[str] = Counter()
    for fence, info in FENCE.findall(text):
        opened[fence] += 1 if info.strip() else -1
    return sum(number for number in opened.values() if number > 0)


def _count_loose(text: str) -> int:
    """How many brackets of a text nothing closes."""
    pairs = (("[", "]"), ("](", ")"), ("<", ">"))
    return sum(max(0, text.count(opening) - text.count(closing)) for opening, closing in pairs)


@cache
def _parser() -> "markdown.Markdown":
    import markdown

    from digest.readers.plain_blocks import add_plain_blocks

    return add_plain_blocks(markdown.Markdown(extensions=list(EXTENSIONS), output_format="html"))
