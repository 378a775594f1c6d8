import nh3
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.body import escape, read_body
from digest.readers.clean import TAGS, clean_body
from digest.readers.paragraphs import read_paragraphs

SIGNS = list(
    "ab.;'\"/= \n\t\x0b\x0c\x1c\x02\x7f\x80\x85\xa0\xad\u2000"
    "\u2028\u200b\u202e\u3000\ufeff\u0301\u0338\ufb01\u212b\ufdd0\uffff\ufffd"
)
KNOWN = ["&amp;", "&lt;", "&gt;", "]]&gt;", "&amp;lt;", "&lt;script&gt;", "javascript:", "onerror="]
ODD = [
    "<",
    ">",
    "&",
    "\0",
    "\r",
    "&nbsp;",
    "&#60;",
    "&lt",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<p>",
    "</p>",
    "<p ",
    "<P>",
]
BETWEEN = st.sampled_from(["", "", "\n", " \n", "\xa0", "\r", "\x0c", "\u2028", "\x1c"])
PLAIN = st.lists(st.sampled_from([*SIGNS, *KNOWN]), max_size=8).map("".join)
ANY = st.lists(st.sampled_from([*SIGNS, *KNOWN, *ODD]), max_size=8).map("".join)


def pages(runs: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    paragraphs = st.tuples(BETWEEN, runs).map(lambda pair: f"{pair[0]}<p>{pair[1]}</p>")
    return st.lists(paragraphs, max_size=4).map("".join)


@given(st.one_of(pages(PLAIN), pages(ANY)))
@example("<p>a\rb</p>")
@example("<p>\u0338a</p>")
@example("<p> </p><p>a</p>")
def test_paragraphs_are_read_as_sanitiser_and_reader_would(html: str) -> None:
    assert read_paragraphs(html) in {None, read_body(nh3.clean(html, tags=set(TAGS)))}


@given(pages(PLAIN))
def test_paragraphs_of_escaped_text_take_the_short_way(html: str) -> None:
    assert read_paragraphs(html) is not None


ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<p onclick=alert(1)>x",
    "</p><iframe src=https://evil.example></iframe><p>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<a href=javascript:alert(1)>x</a>",
    "<\0script>alert(1)</script>",
    "<P/onmouseover=alert(1)>x",
    "\x3cimg src\x0c=x onerror=alert(1)\x3e",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_as_markup_never_takes_the_short_way(attack: str) -> None:
    assert read_paragraphs(f"<p>before</p><p>{attack}</p>") is None


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_as_text_stays_text(attack: str) -> None:
    html = clean_body(f"<p>{escape(attack)}</p>").html
    assert html.removeprefix("<p>").removesuffix("</p>").replace("&lt;", "").count("<") == 0


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_escaped_twice_is_unescaped_once(attack: str) -> None:
    twice = escape(escape(attack.replace("\0", "")))
    assert clean_body(f"<p>{twice}</p>").text == " ".join(escape(attack.replace("\0", "")).split())


@pytest.mark.parametrize(
    "text", ["<p>" * 300_000, "<p>a</p>" * 100_000, "<p>" + "&amp;" * 200_000, "<p>" + "a" * 1_000_000]
)
def test_long_html_is_judged_without_going_back(text: str) -> None:
    assert (read_paragraphs(text) is None) == (not text.endswith("</p>"))
