"""Bodies as XHTML: what an XML parser and the rules of e-books take."""

import re
from html import escape
from xml.etree import ElementTree as ET

import pytest
from conftest import article
from hypothesis import given
from hypothesis import strategies as st

from digest.readers.clean import clean_body
from digest.records import Article
from digest.render.xhtml import is_nested_well, xhtml_body, xml_text

WELL = (
    "<p>a <b>b <i>c</i></b> d<br>e</p>",
    "<ul><li>a</li><li><p>b</p><ol><li>c</li></ol></li></ul>",
    "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>",
    "<table><caption>a</caption><thead><tr><th>b</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>",
    "<figure><p>a</p><figcaption>b</figcaption></figure>",
    "<figure>a<figcaption>b</figcaption></figure>",
    "<figure><figcaption>a</figcaption>b<p>c</p></figure>",
    "<blockquote><p>a</p></blockquote><hr><pre>b</pre>",
    "<div><a href='https://a.example/'><p>a</p></a></div>",
    "loose <em>words</em>",
)
ILL = (
    "<ul><p>a</p></ul>",
    "<ul>a</ul>",
    "<b><p>a</p></b>",
    "<h2><ul><li>a</li></ul></h2>",
    "<dl><dd>a</dd></dl>",
    "<dl><dt>a</dt></dl>",
    "<li>a</li>",
    "<td>a</td>",
    "<figure><p>a</p><figcaption>b</figcaption><p>c</p></figure>",
    "<figure><figcaption>a</figcaption>b<figcaption>c</figcaption></figure>",
    "<figure>a<figcaption>b</figcaption>c</figure>",
    "<table><caption><div><table></table></div></caption></table>",
    "<p><dfn>a <b><dfn>b</dfn></b></dfn></p>",
    "<figure><a href='https://a.example/'><figcaption>a</figcaption></a></figure>",
    "<p>a",
)


def article_of(html: str) -> Article:
    body = clean_body(html)
    return Article("T", body.html, body.text, body.blocks, "en")


def parsed(html: str) -> ET.Element:
    written = xml_text(xhtml_body(article_of(html), ()))
    return ET.fromstring(f'<div xmlns="http://www.w3.org/1999/xhtml">{written}</div>')


def words(root: ET.Element) -> str:
    return re.sub(r"\s", "", "".join(root.itertext()))


@pytest.mark.parametrize("html", WELL)
def test_element_where_it_may_stand_is_taken(html: str) -> None:
    assert is_nested_well(html.replace("'", '"'))


@pytest.mark.parametrize("html", ILL)
def test_element_where_it_may_not_stand_is_seen(html: str) -> None:
    assert not is_nested_well(html)


@pytest.mark.parametrize("html", [*WELL, *ILL])
def test_body_keeps_every_word(html: str) -> None:
    assert words(parsed(html)) == re.sub(r"\s", "", article_of(html).text)


def test_tangled_body_becomes_paragraphs() -> None:
    article = Article("T", "<b><p>a &amp; b</p></b>", "a & b", clean_body("<p>a &amp; b</p>").blocks, "en")
    assert xhtml_body(article, [(0, 1, "s1")]) == '<p><mark id="s1">a</mark> &amp; b</p>'


def test_void_tags_are_closed() -> None:
    assert xhtml_body(article_of("<p>b<br>c</p><hr><p>d</p>"), ()) == "<p>b<br/>c</p><hr/><p>d</p>"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<abbr title="a < b & &quot;c&quot;">x</abbr>', 'title="a &lt; b &amp; &quot;c&quot;"'),
        ('<a href="mailto:a@b.example">x</a>', 'href="mailto:a@b.example"'),
        ('<ol start="3"><li>x</li></ol>', 'start="3"'),
    ],
)
def test_attribute_is_kept(html: str, kept: str) -> None:
    assert kept in xhtml_body(article_of(html), ())


@pytest.mark.parametrize(
    "html",
    [
        '<a href="mailto:a b">x</a>',
        '<a href="https://a.example/%zz">x</a>',
        '<ol start="x"><li>x</li></ol>',
        '<table><tr><td colspan="0">x</td></tr></table>',
        '<table><tr><td rowspan="-1">x</td></tr></table>',
    ],
)
def test_attribute_that_says_nonsense_is_left_out(html: str) -> None:
    assert not re.search("(href|start|colspan|rowspan)=", xhtml_body(article_of(html), ()))


def test_signs_that_xml_refuses_are_left_out() -> None:
    assert xml_text("a\x00\x0b\ud800\ufffe\tb\U0001f600") == "a\tb\U0001f600"


TAGS = "p b i a ul ol li dl dt dd table tr td th caption thead h2 h3 div blockquote pre figure figcaption br"
PIECES = st.sampled_from(
    [f"<{end}{tag}>" for tag in TAGS.split() for end in ("", "/")] + ["x", " ", "&", "<"]
)


@given(st.lists(PIECES, max_size=30))
def test_any_tags_make_well_formed_xml_with_the_same_words(pieces: list[str]) -> None:
    html = "".join(pieces)
    assert words(parsed(html)) == re.sub(r"\s", "", article_of(html).text)


@given(st.lists(PIECES, max_size=30))
def test_any_tags_come_out_where_they_may_stand(pieces: list[str]) -> None:
    written = xhtml_body(article_of("".join(pieces)), ())
    assert is_nested_well(re.sub(r"<(br|hr)/>", r"<\1>", written))


@given(st.lists(st.sampled_from(["a & b", "a\u00a0b", "<", '"', "é"]), min_size=1, max_size=5))
def test_paragraphs_alone_come_out_as_beside_other_elements(texts: list[str]) -> None:
    plain = "".join(f"<p>{escape(text)}</p>" for text in texts)
    beside = xhtml_body(article_of(f"<h2>x</h2>{plain}"), [(0, 1, "s1")])
    assert beside == f'<h2><mark id="s1">x</mark></h2>{xhtml_body(article_of(plain), ())}'


def test_picture_that_stands_where_none_may_is_left_out() -> None:
    one = article("Rain", "- one\n- two\n")
    pictured = one.html.replace("<ul>", '<ul><img src="a.jpg" alt="">')
    assert "<img" not in xhtml_body(one, (), pictured)


def test_picture_in_a_body_is_closed() -> None:
    one = article("Rain", "It rained.")
    assert '<img src="a.jpg" alt="A &amp; B"/>' in xhtml_body(
        one, (), f'<img src="a.jpg" alt="A &amp; B">{one.html}'
    )
