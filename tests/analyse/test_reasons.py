"""Why a sentence was chosen, in words for a reader."""

from dataclasses import replace

import pytest

from digest.analyse.reasons import Evidence, say_reasons

MIDDLE = Evidence(place=6, count=12, headline_words=0, closeness=0.2, figures=False, leaning=False)


@pytest.mark.parametrize(
    ("changes", "weights", "expected"),
    [
        ({"place": 0}, {"place": 1.0}, ("opens the article",)),
        ({"place": 2}, {"place": 1.0}, ("near the beginning",)),
        ({"headline_words": 1}, {"words": 1.0}, ("shares 1 word with the headline",)),
        ({"headline_words": 4}, {"words": 1.0}, ("shares 4 words with the headline",)),
        ({}, {"words": 1.0}, ("has words that the article turns on",)),
        ({"closeness": 1.0}, {"closeness": 1.0}, ("closest to the rest",)),
        ({"closeness": 0.9}, {"closeness": 1.0}, ("close to the rest",)),
        ({"figures": True}, {"wording": 1.0}, ("gives figures",)),
        ({"leaning": True}, {}, ("goes on from the sentence before",)),
    ],
)
def test_reason_is_said_in_words(
    changes: dict[str, int], weights: dict[str, float], expected: tuple[str, ...]
) -> None:
    assert say_reasons(replace(MIDDLE, **changes), weights) == expected  # type: ignore[arg-type]  # one of each


def test_weightiest_reason_comes_first() -> None:
    evidence = replace(MIDDLE, place=0, headline_words=2)
    assert say_reasons(evidence, {"place": 1.0, "words": 2.0})[0] == "shares 2 words with the headline"


def test_what_speaks_against_a_sentence_is_no_reason() -> None:
    evidence = replace(MIDDLE, headline_words=2, closeness=1.0)
    assert say_reasons(evidence, {"words": -1.0, "closeness": 1.0}) == ("closest to the rest",)


def test_sentence_without_a_reason_adds_what_others_leave_out() -> None:
    assert say_reasons(MIDDLE, {"place": 1.0}) == ("adds what the others leave out",)
