from dataclasses import astuple

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.proof.markup import EndTag, StartTag, Text, decode_references, tokenize


def words(html: str) -> str:
    return "".join(token.text for token in tokenize(html) if isinstance(token, Text))


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("a<!-- b -->c", "ac"),
        ("a<!-->b", "ab"),
        ("a<!--->b", "ab"),
        ("a<!-- b --!>c", "ac"),
        ("a<!-- b > c", "a"),
        ("a<!b>c<?d>e</3>f</>g", "acefg"),
        ("1 < 2 <3", "1 < 2 <3"),
        ("a<b c='>'>d</b x>e", "ade"),
        ("a<b", "a"),
        ('a<b c="d', "a"),
        ("&amp;lt; &eacute; &copy &#x41;&#65;", "&lt; é © AA"),
        ("&#99999999999999999999;", "\ufffd"),
        ("a<script>b</scripty></SCRIPT >c", "ab</scripty>c"),
        ("a<title>&amp;<b>", "a&amp;<b>"),
    ],
)
def test_text_is_cut_as_browsers_cut_it(html: str, shown: str) -> None:
    assert words(html) == shown


def test_first_of_two_attributes_of_one_name_counts() -> None:
    (tag,) = tokenize("<A HREF=\"x&amp;y\" href='z' b c = d/e =f>")
    assert isinstance(tag, StartTag)
    assert (tag.name, tag.attributes) == ("a", {"href": "x&y", "b": "", "c": "d/e", "=f": ""})


def test_tokens_keep_their_places() -> None:
    tokens = list(tokenize("ab<b>c</b>"))
    assert [astuple(token)[0] for token in tokens] == [0, 2, 5, 6]
    assert tokens[-1] == EndTag(6, "b")


@pytest.mark.parametrize(
    "unit", ["<", "<a ", '<a b="', "<!--", "<![", "</a", "<script>", "&#", "<a =", "<textarea>"]
)
def test_nothing_left_open_takes_time_in_the_square(unit: str) -> None:
    assert len(list(tokenize(unit * 100_000))) <= 100_000


PIECES = st.sampled_from(
    [
        "<b>",
        "</b>",
        "<i a='>'>",
        "</i>",
        "<p>",
        "&amp;",
        "&lt;",
        "&#8212;",
        "<!-- x -->",
        "<",
        ">",
        "a",
        "b c",
        '"',
        "'",
    ]
)


@given(st.lists(PIECES, max_size=30))
def test_words_are_those_of_another_parser(pieces: list[str]) -> None:
    html = "".join(pieces)
    assert words(html).strip() == decode_references(nh3.clean(html, tags=set())).strip()
