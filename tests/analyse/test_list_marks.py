"""Where the words of a list item begin."""

import pytest

from digest.analyse.list_marks import list_mark_end
from digest.language import lexicon


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "3. ", "12) ", "10:42 a.m. ", "9:05 – ", "16:30 GMT: "])
def test_words_begin_behind_the_mark_of_a_list(mark: str) -> None:
    assert list_mark_end(f"{mark}Rain fell.", lexicon("en")) == len(mark)


@pytest.mark.parametrize(
    "paragraph",
    [
        "— Rain fell.",
        "-5 degrees.",
        "10:42 a.m. was too late.",
        "3.5 million came.",
        "2019. Rain fell.",
        "- ",
    ],
)
def test_paragraph_without_a_mark_begins_at_its_start(paragraph: str) -> None:
    assert list_mark_end(paragraph, lexicon("en")) == 0


def test_day_of_a_month_is_no_list_number_in_german() -> None:
    assert list_mark_end("3. März ist der Tag.", lexicon("de")) == 0


def test_clock_in_german_is_the_time_of_an_entry() -> None:
    assert list_mark_end("10.42 Uhr: Es regnet.", lexicon("de")) == 11
