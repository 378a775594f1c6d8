"""What must hold of whatever comes out of a reader or the sanitiser, judged without their help."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from digest.body import plain_text, read_body
from digest.errors import DigestError
from digest.readers.clean import clean_body, clean_url, is_deep
from digest.records import Article

VOID = frozenset({"br", "hr"})
TEXT = re.compile(r"(?:[^<>&]|&(?:amp|lt|gt|nbsp);)*")
NUMBER = re.compile(r"[0-9]{1,4}")
VALUES = {
    ("a", "href"): re.compile(r"(?:https?://[!-~]+|mailto:.*)", re.IGNORECASE | re.DOTALL),
    ("abbr", "title"): re.compile(r"[^\x00-\x1f\x7f-\x9f]*"),
    ("ol", "start"): NUMBER,
    **{(tag, name): NUMBER for tag in ("td", "th") for name in ("colspan", "rowspan")},
}
"""Every attribute that may be in a body, and what it may say."""

TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i "
    "ins kbd li ol p pre s samp small strong sub sup table tbody td tfoot th thead tr u ul var".split()
)
"""Every tag that may be in one."""

TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"]*\")*)>|([^<]+)")
ATTRIBUTE = re.compile(r" ([a-z]+)=\"([^\"]*)\"")
OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal, or whoever lays out a text, obeys."""


def check_html(html: str) -> None:
    """Raise AssertionError where a body is not well-formed, or has what it may not have."""
    opened: list[str] = []
    for end, tag, attributes, text in _tokens(html):
        if text:
            assert TEXT.fullmatch(text), f"loose sign in {text!r}"
            continue
        assert tag in TAGS, f"<{tag}>"
        if end:
            assert opened, f"</{tag}> closes nothing"
            assert opened.pop() == tag, f"</{tag}> closes another"
            continue
        for name, value in ATTRIBUTE.findall(attributes):
            allowed = VALUES.get((tag, name))
            assert allowed, f"{name} of <{tag}>"
            assert allowed.fullmatch(unescape(value)), f"{name}={value!r} of <{tag}>"
        if tag not in VOID:
            opened.append(tag)
    assert not opened, f"{opened} stay open"


def _tokens(html: str) -> Iterator[tuple[str, ...]]:
    done = 0
    for token in TOKEN.finditer(html):
        assert token.start() == done, f"no tag: {html[done : done + 40]!r}"
        done = token.end()
        yield token.groups(default="")
    assert done == len(html), f"no tag: {html[done : done + 40]!r}"


def check_body(html: str, text: str, spans: list[tuple[int, int]]) -> None:
    """Raise AssertionError where a body's visible characters are not its text's, block for block."""
    assert not OBEYED.search(text), f"{OBEYED.search(text)!r} in the text"
    assert "\n\n".join(text[start:end] for start, end in spans) == text, "blocks do not cover the text"
    shown = unescape(re.sub(r"<[^>]*>", "", html))
    assert shown == "".join(text[start:end] for start, end in spans), "the page shows another text"


def check_cleaning(html: str, text: str) -> None:
    """Raise AssertionError where a body is another one when it is read, or cleaned, again.

    A parser may nest tags in another way once those between them are gone, as a heading in a heading, and
    part blocks by them; the words and what is allowed stay.
    """
    assert read_body(html).text.split() == text.split(), f"read again: {html!r:.300}"
    if is_deep(html):
        return  # tags that a parser opens again within others have nested it deeper than the source
    again = clean_body(html)
    shown = "".join(text.split())
    assert "".join(again.text.split()) == shown, f"cleaned again: {again.text!r:.300} of {text!r:.300}"
    check_html(again.html)


def check_article(article: Article) -> None:
    """Raise AssertionError where an article could not be published as it is."""
    check_html(article.html)
    check_body(article.html, article.text, [(block.start, block.end) for block in article.blocks])
    pictures = [article.picture, *(one.picture for one in article.illustrations)]
    texts = [article.title, article.kicker, article.standfirst, article.source, article.excerpt, article.slug]
    texts += [*article.authors, *article.topics, *article.tags, *article.aliases]
    for picture in filter(None, pictures):
        texts += [picture.caption, picture.credit, picture.alt]
        _check_place(picture.place)
    for text in texts:
        assert text is None or (text and text == plain_text(text)), f"no plain text: {text!r}"
    assert article.title, "no title"
    assert re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", article.language), article.language
    assert article.url is None or clean_url(article.url) == article.url, article.url


def _check_place(place: str) -> None:
    if urlsplit(place).scheme in {"http", "https"}:
        assert clean_url(place) == place, place
    else:
        assert place == plain_text(place), place
        assert not place.startswith("/"), place


def check_error(error: DigestError) -> None:
    """Raise AssertionError where an error does not say what is wrong, and what to do."""
    assert error.notices, "an error without a word"
    for notice in error.notices:
        assert notice.place, "no place"
        assert notice.problem.strip(), "no problem"
        assert notice.remedy.strip(), "no remedy"
        assert "Traceback" not in notice.problem, notice.problem
