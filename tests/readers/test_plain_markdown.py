import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.readers.markdown import EXTENSIONS, LONGEST_TEXT, render_markdown
from digest.readers.plain_markdown import render_plain

PLAIN = "a b é “x” 3.5 R&D A&B; & ( ) [ ] ! ? ' \" $ % , ; : . - + = # > ~ { } ^ @ /".split(" ")
SIGNS = list(
    "*_[]()<>#&\\|~:=-+0123456789. \n\t!`'\"{}@/^é"
    "\x0b\x0c\r\x1c\x00\x02\x03\x85\xa0\u2028\u200b\ufeff\u0301٣²"
)
MARKS = (
    "](|]:|[a]|[a]: b|![|[a](b)|  \n|    |&amp;|&#60;|&#x3c;|&#60 |&copy|&copy;|https://a.example/c_d|a@b.example"
    "|<b>|</b>|<div>|</div>|<!--|-->|<?|<![CDATA[|<a@b.example>|```|~~~|---|===|- |1. |1) |٣. "
    "|klzzwxh:0000|amp"
).split("|")
STARTS = (
    "\n|\n\n|\n\n\n|\n: |\n> |\n# |\n- |\n+ |\n1. |\n5 |\n(|\n[|\n!|\n&|\n.|\n \n|\n\xa0|\n\t| \n|\r\n".split(
        "|"
    )
)
NEARLY_PLAIN = st.lists(
    st.sampled_from([*PLAIN, " ", " ", " ", *STARTS[:3], *STARTS[8:14]]), max_size=30
).map("".join)
ANY = st.lists(st.sampled_from([*PLAIN, *SIGNS, *MARKS, *STARTS]), max_size=20).map("".join)


def parsed(text: str) -> str:
    return markdown.Markdown(extensions=list(EXTENSIONS), output_format="html").convert(text)


@given(st.one_of(NEARLY_PLAIN, ANY))
@example("Q&A&#65 b")
@example("1. a")
@example("\u2028a")
@example("a  \nb")
@example("a\n\n\x0b\n\nb")
def test_plain_text_is_rendered_as_the_parser_would(text: str) -> None:
    assert render_plain(text) in {None, parsed(text)}


@given(st.one_of(NEARLY_PLAIN, ANY))
def test_text_is_rendered_alike_with_and_without_the_short_way(text: str) -> None:
    assert render_markdown(text) == parsed(text)


@pytest.mark.parametrize(
    "text", ["It fell.\nIt rose.", "\n\nIt fell.\n\n\nIt “rose” [sic].\n", "R&D > 0 - 5 (#1): 3.5%", "\n", ""]
)
def test_text_without_marks_takes_the_short_way(text: str) -> None:
    assert render_plain(text) == parsed(text)


@pytest.mark.parametrize(
    "mark", ["*a*", "[a](b)", "<b>", "&lt;", "# a", "- a", "a  \nb", "    a", "a\n: b", "a\n==="]
)
def test_text_with_a_mark_takes_the_long_way(mark: str) -> None:
    assert render_plain(f"It fell.\n\n{mark}") is None


def test_text_of_a_million_characters_is_still_not_rendered() -> None:
    assert render_markdown("a" * (LONGEST_TEXT + 1)) is None


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "&a" * 500_000, "\n" * 1_000_000, "1" * 1_000_000, "a\n" * 500_000]
)
def test_long_text_is_judged_without_going_back(text: str) -> None:
    assert render_plain(text) is not None or text.startswith("\n")
