from xml.etree.ElementTree import Element

import markdown
from hypothesis import example, given
from hypothesis import strategies as st
from markdown.util import AtomicString

from digest.readers.markdown import EXTENSIONS
from digest.readers.plain_blocks import PlainBlocks, add_plain_blocks

BLOCKS = st.sampled_from(
    "# Rain¦Rain\n===¦- one\n- two¦1. one\n\n2. two¦> It fell.¦    code¦| a | b |\n|---|---|\n| c | d |"
    "¦Rain\n: water¦---¦```\nc\n```¦[a]: https://a.example/¦<div>\n*x*\n</div>¦It fell.\nIt rose.".split("¦")
)
SIGNS = list("*_`[]()<>&\\!| \n\x02\x03")
MARKS = (
    "**¦  \n¦*a*¦`a`¦[a]¦[a](b)¦![a](b)¦<b>¦<http://a.b>¦<a@b.example>¦&lt;¦&#60¦\\*¦word¦It fell. ¦wzxhzdk:0"
    "¦klzzwxh:0000¦\n\n¦\n- "
).split("¦")
TEXTS = st.lists(st.one_of(BLOCKS.map("{}\n\n".format), st.sampled_from([*SIGNS, *MARKS])), max_size=20).map(
    "".join
)


def parser() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(EXTENSIONS), output_format="html")


@given(TEXTS)
@example("- a  \nb\n\n# It *fell*")
@example("\x02klzzwxh:0000\x03 *a*")
def test_text_is_rendered_alike_with_and_without_passing_over_plain_blocks(text: str) -> None:
    assert add_plain_blocks(parser()).convert(text) == parser().convert(text)


def test_block_without_marks_is_passed_over_and_one_with_a_mark_is_not() -> None:
    root = Element("div")
    parser().parser.parseChunk(root, "It fell.\n\nIt *rose*.")
    PlainBlocks(parser()).run(root)
    assert [type(block.text) for block in root] == [AtomicString, str]
