import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.body import mark_spans, plain_text, put_pictures, read_body
from digest.readers.clean import clean_body

LETTERS = st.text(st.sampled_from("ab.<>&\"' \u00a0\u00adé\n"), max_size=12)
TAGS = ("p", "em", "a", "blockquote", "li", "ul", "h3", "h1", "pre", "td", "table", "br", "figcaption")
PIECES = st.one_of(
    LETTERS, st.sampled_from([f"<{tag}>" for tag in TAGS]), st.sampled_from([f"</{tag}>" for tag in TAGS])
)
PICTURE = "<img src=a.jpg alt='a > b'>"
HTML = st.lists(PIECES, max_size=30).map("".join)


def visible(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_blocks_are_parted_by_blank_lines() -> None:
    body = clean_body("<h2>Rain</h2><p>It fell.\n It rose.</p>loose<ul><li>one<li>two</ul>")
    assert body.text == "Rain\n\nIt fell. It rose.\n\nloose\n\none\n\ntwo"
    assert [block.kind for block in body.blocks] == ["heading", "paragraph", "paragraph", "item", "item"]


def test_line_break_parts_blocks() -> None:
    assert clean_body("<p>One line<br>another</p>").text == "One line\n\nanother"


def test_kind_is_that_of_the_innermost_tag_that_has_one() -> None:
    body = clean_body(
        "<blockquote><p>a</p><ul><li><p>b</p></li></ul></blockquote><figure><figcaption>c</figcaption></figure>"
    )
    assert [block.kind for block in body.blocks] == ["quote", "item", "caption"]


def test_headings_start_below_the_title_and_skip_no_level() -> None:
    body = clean_body("<h1>a</h1><h4>b</h4><h2>c</h2>")
    assert body.html == "<h2>a</h2><h3>b</h3><h2>c</h2>"


@pytest.mark.parametrize(
    "empty",
    [
        "<p></p>",
        "<p> </p>",
        "<h2></h2>",
        "<a href='https://a.example/'></a>",
        "<ul><li><b></b></li></ul>",
        "<p><a></a></p>",
    ],
)
def test_element_with_nothing_in_it_goes(empty: str) -> None:
    assert clean_body(f"<p>a</p>{empty}<p>b</p>").html == "<p>a</p><p>b</p>"


def test_empty_block_between_loose_texts_still_parts_them() -> None:
    assert clean_body("a<p></p>b").text == "a\n\nb"


def test_empty_heading_leaves_no_gap_in_the_levels() -> None:
    assert clean_body("<h2></h2><h3>a</h3>").html == "<h2>a</h2>"


@given(HTML)
def test_visible_characters_are_those_of_the_text(html: str) -> None:
    body = clean_body(html)
    shown = "".join(body.text[block.start : block.end] for block in body.blocks)
    assert visible(body.html) == shown


@given(HTML)
def test_blocks_cover_the_text_but_for_blank_lines_between(html: str) -> None:
    body = clean_body(html)
    assert "\n\n".join(body.text[block.start : block.end] for block in body.blocks) == body.text


@given(HTML)
def test_reading_a_body_again_changes_nothing(html: str) -> None:
    body = clean_body(html)
    assert read_body(body.html).text == body.text


@given(HTML, st.data())
def test_marked_stretch_is_the_text_between_its_offsets(html: str, data: st.DataObject) -> None:
    body = clean_body(html)
    block = data.draw(st.sampled_from(body.blocks)) if body.blocks else None
    if block is None:
        return
    start = data.draw(st.integers(block.start, block.end - 1))
    end = data.draw(st.integers(start + 1, block.end))
    marked = mark_spans(body.html, body.blocks, [(start, end, "s1")])
    pieces = re.findall(r"<mark[^>]*>(.*?)</mark>", marked)
    whole = re.findall(r"(?s)<mark[^>]*>(.*?)</mark>", marked)
    assert "".join(visible(piece) for piece in whole or pieces) == body.text[start:end]
    assert visible(marked) == visible(body.html)


def test_mark_goes_round_inline_tags_that_close_within_it() -> None:
    body = clean_body("<p><em>Rain</em> fell. It stopped.</p>")
    marked = mark_spans(body.html, body.blocks, [(0, 10, "s1")])
    assert marked == '<p><mark id="s1"><em>Rain</em> fell.</mark> It stopped.</p>'


def test_mark_that_ends_amid_a_tag_is_made_of_pieces_with_one_id() -> None:
    body = clean_body("<p>Rain <em>fell. It</em> stopped.</p>")
    marked = mark_spans(body.html, body.blocks, [(0, 10, "s1")])
    assert marked == '<p><mark id="s1">Rain </mark><em><mark>fell.</mark> It</em> stopped.</p>'


def test_anchor_is_put_between_marks_and_gets_a_span() -> None:
    body = clean_body("<p>One. Two. Three.</p>")
    marked = mark_spans(body.html, body.blocks, [(0, 4, "s1"), (10, 16, "s2")], [(5, 9, "n2")])
    assert marked == '<p><mark id="s1">One.</mark> <span id="n2">Two.</span> <mark id="s2">Three.</mark></p>'


def test_anchor_that_ends_amid_a_tag_is_made_of_pieces_with_one_id() -> None:
    body = clean_body("<p>Rain <em>fell. It</em> stopped.</p>")
    marked = mark_spans(body.html, body.blocks, [], [(0, 10, "n1")])
    assert marked == '<p><span id="n1">Rain </span><em><span>fell.</span> It</em> stopped.</p>'


def test_every_piece_of_a_hard_sentence_has_the_class() -> None:
    body = clean_body("<p>Rain <em>fell. It</em> stopped.</p>")
    marked = mark_spans(body.html, body.blocks, [], [(0, 10, "n1")], hard={"n1"})
    assert marked.count('class="hard"') == 2


def test_tail_stands_at_the_end_of_the_last_piece() -> None:
    body = clean_body("<p>Rain <em>fell. It</em> stopped.</p>")
    marked = mark_spans(body.html, body.blocks, [(0, 10, "s1")], tails={"s1": "<a></a>"})
    assert marked == '<p><mark id="s1">Rain </mark><em><mark>fell.<a></a></mark> It</em> stopped.</p>'


def test_tail_is_left_out_within_a_link() -> None:
    body = clean_body('<p>Rain <a href="https://rain.example/">fell. It</a> stopped.</p>')
    marked = mark_spans(body.html, body.blocks, [(0, 10, "s1")], tails={"s1": "<i></i>"})
    assert "<i>" not in marked


def test_marks_count_an_entity_as_one_character() -> None:
    body = clean_body("<p>A &lt; B &amp; C. Then D.</p>")
    assert body.text[10:] == " Then D."
    marked = mark_spans(body.html, body.blocks, [(0, 10, "s1")])
    assert marked == '<p><mark id="s1">A &lt; B &amp; C.</mark> Then D.</p>'


def test_plain_text_drops_what_nobody_sees() -> None:
    assert plain_text("a\u00adb\u200bc\ufeff\u202ed\x00\x1b e\u00a0\tf\ud800") == "abcd e f"


def test_plain_text_keeps_the_joiners_of_scripts_that_need_them() -> None:
    assert plain_text("می\u200cخواهم 👩\u200d🔬") == "می\u200cخواهم 👩\u200d🔬"


@given(HTML, st.data())
def test_pictures_stand_between_the_characters_and_move_none(html: str, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.one_of(PIECES, st.just(PICTURE)), max_size=30))
    body = clean_body("".join([html, *pieces]))
    pictured = put_pictures(body.html, body.illustrations, ["<img>"] * len(body.illustrations))
    assert (pictured.replace("<img>", ""), read_body(pictured).html) == (body.html, body.html)


@given(st.lists(st.one_of(PIECES, st.just(PICTURE)), max_size=30).map("".join), st.data())
def test_marks_are_the_same_with_pictures_and_without(html: str, data: st.DataObject) -> None:
    body = clean_body(html)
    start = data.draw(st.integers(0, max(0, len(body.text) - 1)))
    spans = [(start, data.draw(st.integers(start, len(body.text))), "s1")]
    pictured = put_pictures(body.html, body.illustrations, ["<img>"] * len(body.illustrations))
    marked = [
        re.findall(r"<mark[^>]*>(.*?)</mark>", mark_spans(one, body.blocks, spans), re.DOTALL)
        for one in (pictured, body.html)
    ]
    assert "".join(map(visible, marked[0])) == "".join(map(visible, marked[1]))


def test_picture_of_an_item_alone_keeps_the_item() -> None:
    body = clean_body("<ul><li><img src=a.jpg></li><li>x</li></ul>")
    assert put_pictures(body.html, body.illustrations, ["<img>"]) == "<ul><li><img></li><li>x</li></ul>"


def test_picture_of_a_paragraph_alone_stands_between_paragraphs() -> None:
    body = clean_body("<p>a</p><p><a href='https://a.example/'><img src=a.jpg></a></p><p>b</p>")
    assert put_pictures(body.html, body.illustrations, ["<img>"]) == "<p>a</p><img><p>b</p>"


def test_mark_goes_on_across_a_picture() -> None:
    body = clean_body("<p>a <em>b <img src=a.jpg>c</em></p>")
    pictured = put_pictures(body.html, body.illustrations, ["<img>"])
    marked = mark_spans(pictured, body.blocks, [(0, 5, "s1")])
    assert marked == '<p><mark id="s1">a <em>b <img>c</em></mark></p>'


def test_stretch_behind_a_link_has_its_tail() -> None:
    body = clean_body('<p><a href="https://a.example/">One.</a> Two.</p>')
    marked = mark_spans(body.html, body.blocks, [(5, 9, "s1")], tails={"s1": "<i></i>"})
    assert "Two.<i></i></mark>" in marked


@pytest.mark.parametrize("sign", ["&#11;", "&#12;", "&#13;", "\x85"])
def test_preformatted_text_has_no_sign_that_a_terminal_obeys(sign: str) -> None:
    assert clean_body(f"<pre>a{sign}b</pre>").text == "a b"


def test_preformatted_text_begins_where_a_browser_begins_it() -> None:
    body = clean_body("<pre>\n\n  a\n  b</pre>")
    assert (body.html, body.text) == ("<pre>  a\n  b</pre>", "  a\n  b")


def test_tags_before_the_last_space_of_a_block_are_closed() -> None:
    assert clean_body("<p><b><b>x</b> </b></p>").html == "<p><b><b>x</b></b></p>"
