"""An article's body as XHTML, which an e-book takes where a browser takes HTML.

A browser shows a heading in a list, or a paragraph in a heading; an e-book with
them is broken. So a body is taken as it is where every element may stand where
it stands, and as plain paragraphs where one may not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from digest.body import ATTRIBUTE, TOKEN, escape, mark_spans
from digest.records import Article

VOID = frozenset({"br", "hr", "img"})

PHRASES = frozenset(
    "a abbr b br cite code del dfn em i img ins kbd mark s samp small span strong sub sup u var".split()
)
"""What stands within a line."""

FLOW = PHRASES | frozenset("blockquote div dl figure h2 h3 h4 h5 h6 hr ol p pre table ul".split())

CONTENT: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("blockquote", "caption", "dd", "div", "figcaption", "li", "td"), FLOW),
    "figure": FLOW | {"figcaption"},
    "dl": frozenset({"dt", "dd"}),
    "ol": frozenset({"li"}),
    "ul": frozenset({"li"}),
    "table": frozenset({"caption", "thead", "tbody", "tfoot", "tr"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset({"tr"})),
    "tr": frozenset({"td", "th"}),
}
"""What may stand in an element; in any other, phrases alone."""

TEXTLESS = frozenset("dl ol ul table thead tbody tfoot tr".split())
"""The elements that hold no text of their own."""

TRANSPARENT = frozenset({"a", "del", "ins"})
"""The elements that may hold what the one around them may."""

ORDER: Mapping[str, re.Pattern[str]] = {
    "dl": re.compile(r"(?:(?:dt )++(?:dd )++)*+"),
    "table": re.compile(r"(?:caption )?(?:thead )?(?:(?:tbody )*+|(?:tr )*+)(?:tfoot )?"),
    "figure": re.compile(r"(?:figcaption )?(?:(?!figcaption )\S+ )*+|(?:(?!figcaption )\S+ )*+figcaption "),
}
"""In which order the elements in an element come, each followed by a space; a text is one called `text`."""

BARRED: Mapping[str, frozenset[str]] = {
    "a": frozenset({"a"}),
    "caption": frozenset({"table"}),
    "dfn": frozenset({"dfn"}),
}
"""What may stand nowhere within an element, however deep."""

PARAGRAPHS = re.compile(r"(?:<p>[^<]*+</p>)*+")
"""A body of nothing else, as most are: what is true of it need not be looked for tag by tag."""

NUMBER = re.compile(r"[1-9][0-9]{0,3}")

ADDRESS = re.compile(
    r"(?:https?://|mailto:)(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+"
    r"(?:#(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
)

VALUES: Mapping[str, re.Pattern[str]] = {
    "colspan": NUMBER,
    "href": ADDRESS,
    "rowspan": NUMBER,
    "start": re.compile(r"-?[0-9]{1,9}"),
}
"""What an attribute may say; another value is left out with its name."""

NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that no XML document may have, not even as a number."""


def xml_text(text: str) -> str:
    """Return a document without the characters that XML refuses."""
    return NOT_XML.sub("", text)


def xhtml_body(article: Article, spans: Sequence[tuple[int, int, str]], pictured: str | None = None) -> str:
    """Return an article's body, well-formed, its `spans` marked as by `mark_spans`.

    `pictured` is the same body with pictures, which have to stand where a picture may.
    """
    html = next((one for one in (pictured, article.html) if one and is_nested_well(one)), None)
    html = html or "".join(_paragraphs(article))
    marked = mark_spans(html, article.blocks, spans)
    if PARAGRAPHS.fullmatch(html):
        return _write_run(marked)
    return TOKEN.sub(_write_token, marked)


def _paragraphs(article: Article) -> Iterator[str]:
    return (f"<p>{escape(article.text[block.start : block.end])}</p>" for block in article.blocks)


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    tag: str
    content: frozenset[str]
    barred: frozenset[str] = frozenset()
    """What it may not hold because of an element around it, or because of itself."""
    children: list[str] = field(default_factory=list)


def is_nested_well(html: str) -> bool:
    """Whether every element of a body stands in one that may hold it.

    >>> is_nested_well("<ul><li>a</li></ul>"), is_nested_well("<ul><p>a</p></ul>")
    (True, False)

    """
    if PARAGRAPHS.fullmatch(html):
        return True
    opened = [_Open("div", FLOW)]
    for token in TOKEN.finditer(html):
        tag, inside = token["tag"], opened[-1]
        if not tag:
            if not token[0].isspace():
                if inside.tag in TEXTLESS:
                    return False
                inside.children.append("text")
        elif token["end"]:
            if len(opened) == 1 or opened.pop().tag != tag or not _in_order(inside):
                return False
        elif tag not in inside.content - inside.barred:
            return False
        else:
            inside.children.append(tag)
            if tag not in VOID:
                own = CONTENT.get(tag, PHRASES)
                content = inside.content - {"figcaption"} if tag in TRANSPARENT else own
                opened.append(_Open(tag, content, inside.barred | BARRED.get(tag, frozenset())))
    return len(opened) == 1


def _in_order(element: _Open) -> bool:
    order = ORDER.get(element.tag)
    return order is None or bool(order.fullmatch("".join(f"{child} " for child in element.children)))


def _write_token(token: re.Match[str]) -> str:
    """A tag or a run of text as XML has it."""
    if not token["tag"]:
        return _write_run(token[0])
    if token["end"]:
        return f"</{token['tag']}>"
    said = "".join(
        f' {name}="{escape(value).replace(chr(34), "&quot;")}"'
        for name, quoted in ATTRIBUTE.findall(token[0])
        if name not in VALUES or VALUES[name].fullmatch(unescape(quoted))
        for value in (unescape(quoted),)
    )
    return f"<{token['tag']}{said}{'/' if token['tag'] in VOID else ''}>"


def _write_run(run: str) -> str:
    """A run of text as XML has it, which knows only four names of characters; likewise simple tags in it."""
    return run.replace("&nbsp;", "&#160;")
