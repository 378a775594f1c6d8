"""An article as a Markdown file with front matter, that reads back as the same article."""

import html as html_entities
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.body import put_pictures
from digest.errors import SourceError
from digest.readers import read_source
from digest.readers.found import ReadingDefaults
from digest.records import Article, Picture, Source

if TYPE_CHECKING:
    import markdownify

_INLINE_SIGNS = re.compile(r"([\\`*_\[\]])")
_HTML_SIGNS = re.compile(r"&(?=[#\w])|<")
_LINE_SIGNS = re.compile(r"(?m)^(\s*)([#>+:-]|\d+(?=[.)])|={2,}|~{3,})")
"""What would make a heading, a quotation, a list or a rule of a line that begins so."""


def article_markdown(article: Article, *, guid: str | None = None, feed: str | None = None) -> str:
    """Return the Markdown file of an article: what is known of it as YAML, and its body.

    Reading the file gives the same text again. Where Markdown cannot say the body, the file has its HTML.

    Args:
        article: The article.
        guid: What its feed calls it, to know it again.
        feed: The address of that feed.

    """
    head = _front_matter(article, {"guid": guid, "feed": feed})
    html = put_pictures(
        article.html, article.illustrations, [_tag(one.picture) for one in article.illustrations]
    )
    for body in (_body_markdown(html), html):
        file = f"---\n{head}---\n\n{body.strip()}\n"
        if _reads_back(file, article):
            return file
    return file


def _reads_back(file: str, article: Article) -> bool:
    from datetime import UTC

    try:
        (read,) = read_source(
            Source("article.md", file.encode()), ReadingDefaults(article.language, UTC), root=""
        ).articles
    except SourceError:
        return False
    return (read.text, len(read.illustrations)) == (article.text, len(article.illustrations))


def _front_matter(article: Article, origin: Mapping[str, str | None]) -> str:
    """Return the facts of an article as YAML, in the order of a newspaper page, and last where it is from."""
    import yaml

    facts = {key: value for key, value in (*_facts(article), *origin.items()) if value}
    return str(yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=10_000))


def _facts(article: Article) -> Iterator[tuple[str, object]]:
    yield "title", article.title
    yield "kicker", article.kicker
    yield "standfirst", article.standfirst
    yield "authors", list(article.authors)
    yield "source", article.source
    yield "date", None if article.date_assumed else _moment(article.published)
    yield "date_estimated", article.date_estimated
    yield "updated", _moment(article.updated)
    yield "url", article.url
    yield "lang", None if article.language_assumed else article.language
    yield "topics", list(article.topics)
    yield "tags", list(article.tags)
    yield "summary", article.excerpt
    yield from _picture_facts(article.picture)
    yield "aliases", list(article.aliases)
    yield "weight", article.weight
    yield "draft", article.draft


def _picture_facts(picture: Picture | None) -> Iterator[tuple[str, object]]:
    if picture:
        yield "image", picture.place
        yield "image_caption", picture.caption
        yield "image_credit", picture.credit
        yield "image_alt", picture.alt


def _moment(moment: date | datetime | None) -> date | str | None:
    return moment.isoformat() if isinstance(moment, datetime) else moment


def _tag(picture: Picture) -> str:
    place = picture.place if re.match("https?:", picture.place) else quote(picture.place)
    facts = {"src": place, "alt": picture.alt or "", "title": picture.caption or ""}
    said = " ".join(f'{name}="{html_entities.escape(value)}"' for name, value in facts.items() if value)
    return f"<img {said}>"


def _body_markdown(html: str) -> str:
    return str(_converter().convert(html))


def _converter() -> "markdownify.MarkdownConverter":
    import markdownify

    class Converter(markdownify.MarkdownConverter):
        """Markdown as Python-Markdown reads it, which takes a backslash before a few signs only."""

        def escape(self, text: str, parent_tags: set[str]) -> str:
            """Return a text none of whose signs is markup."""
            if not text or parent_tags & {"pre", "code"}:
                return text
            escaped = _escape(text)
            return escaped.replace("|", "&#124;") if parent_tags & {"td", "th"} else escaped

    # A list within a list is told by four columns, so that the mark of each item must take as many.
    inline = ["td", "th", *(f"h{level}" for level in range(1, 7))]  # pictures there are no words
    return Converter(
        heading_style="ATX",
        bullets=["-  "],  # type: ignore[arg-type]  # one mark
        autolinks=False,
        keep_inline_images_in=inline,
    )


def _escape(text: str) -> str:
    text = _INLINE_SIGNS.sub(r"\\\1", text)
    text = _HTML_SIGNS.sub(lambda match: "&amp;" if match[0] == "&" else "&lt;", text)
    return _LINE_SIGNS.sub(_escape_line, text)


def _escape_line(match: re.Match[str]) -> str:
    indent, sign = match[1], match[2]
    if sign.isdigit():
        return f"{indent}{sign}\\"
    return f"{indent}&#{ord(sign[0])};{sign[1:]}" if sign[0] in "=~:" else f"{indent}\\{sign}"
