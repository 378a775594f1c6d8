from digest.proof.page import find_in_html, read_page
from digest.proof.shown import ShownSummary, ShownText


def only_summary(html: str) -> ShownSummary:
    (summary,) = read_page(html).summaries
    return summary


def test_summary_has_its_sentences_and_its_headline() -> None:
    html = """<article><h2 class="big headline"><a href="a/">Rain &amp; wind</a></h2>
    <p class="summary"><a class="sentence" href="a/#s1">It
    <b>rained</b>.</a> <a class="sentence" href="a/#s2">It blew.</a></p></article>"""
    summary = only_summary(html)
    assert summary.credit == ShownText("Rain & wind", 1, "a/")
    assert summary.sentences == (ShownText("It rained.", 2, "a/#s1"), ShownText("It blew.", 3, "a/#s2"))
    assert summary.loose == ""


def test_link_may_be_around_or_within() -> None:
    html = '<a href="x"><i class="sentence">A.</i></a><p class="sentence"><a href="y">B.</a></p>'
    assert [sentence.link for sentence in only_summary(html).sentences] == ["x", "y"]


def test_words_in_no_sentence_are_loose() -> None:
    html = '<p class="summary">Lo <a class="sentence" href="#s1">A.</a><br>and so on</p>Not this.'
    assert only_summary(html).loose == "Lo and so on"


def test_summary_belongs_to_the_innermost_article() -> None:
    html = """<article><h1 class="headline">Outer</h1><article><h2 class="headline">Inner</h2>
    <p class="summary">a</p></article><p class="summary">b</p></article><p class="summary">c</p>"""
    credits_ = [summary.credit and summary.credit.text for summary in read_page(html).summaries]
    assert credits_ == ["Inner", "Outer", None]


def test_paragraph_and_item_that_are_left_open_end_where_browsers_end_them() -> None:
    html = '<ul><li><p class="summary">a<li>b<p class="summary">c<div>d</div></ul>'
    assert [summary.loose for summary in read_page(html).summaries] == ["a", "c"]


def test_what_is_not_shown_does_not_count() -> None:
    html = '<p class="summary">a<script>b</script><template>c</template><i hidden>d</i><!-- e --></p>'
    assert only_summary(html).loose == "a"


def test_no_break_space_is_no_space() -> None:
    assert only_summary('<p class="summary">a&nbsp;b  c</p>').loose == "a\xa0b c"


def test_text_comes_block_for_block_with_its_marks() -> None:
    html = (
        '<div class="text"><p>One <mark id="s1">two <b>three</b></mark>.</p>\n<ul><li>Four<br>five</ul></div>'
    )
    (body,) = read_page(html).bodies
    assert [block.text for block in body.blocks] == ["One two three.", "Four", "five"]
    assert [block.line for block in body.blocks] == [1, 2, 2]
    (mark,) = body.marks
    assert (mark.name, mark.text, mark.block, mark.start) == ("s1", "two three", 0, 4)


def test_pieces_of_a_mark_are_one() -> None:
    html = """<p class="text">A <mark id="s1">b </mark><i><mark>c</mark> d</i>
    <mark id="s2">e</mark>f<mark>g</mark></p>"""
    (body,) = read_page(html).bodies
    assert [(mark.name, mark.text) for mark in body.marks] == [("s1", "b c"), ("s2", "")]


def test_preformatted_text_keeps_its_spaces() -> None:
    (body,) = read_page('<div class="text"><pre>\n a\n  b</pre></div>').bodies
    assert body.blocks[0].text == "a\n  b"


def test_descriptions_are_found_by_any_of_their_names() -> None:
    html = """<meta name="Description" content="a"><meta property="og:description" content="b">
    <meta name="x" content="c">"""
    assert [description.text for description in read_page(html).descriptions] == ["a", "b"]


def test_page_that_only_forwards_leads_to_nothing() -> None:
    assert read_page('<meta http-equiv="Refresh" content="0; url=a"><a href="a">a</a>').links == frozenset()


def test_tags_nested_without_end_are_read() -> None:
    assert read_page("<div><a class=sentence><article><p class=summary>" * 10_000).summaries


def test_file_that_is_not_utf_8_is_a_fault_in_its_line() -> None:
    assert find_in_html(b"a\nb\xff").faults == (ShownText("not UTF-8", 2),)
