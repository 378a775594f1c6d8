from digest.proof.entries import EntryText, show_entry
from digest.proof.shown import ShownText

CREDIT = ShownText("A", 1, "a/")


def test_text_of_an_article_in_an_entry_is_a_copy_and_no_summary() -> None:
    shown = show_entry([EntryText('<div class="text"><p>It rained.</p></div>', 3, markup=True)], CREDIT)
    assert shown.summaries == ()
    (copy,) = shown.copies
    assert (copy.credit, copy.line, [block.text for block in copy.body.blocks]) == (CREDIT, 3, ["It rained."])


def test_words_beside_the_text_of_an_article_are_a_summary() -> None:
    shown = show_entry([EntryText('Buy!<div class="text"><p>It.</p></div>', 1, markup=True)], CREDIT)
    assert [one.loose for one in shown.summaries] == ["Buy!"]
