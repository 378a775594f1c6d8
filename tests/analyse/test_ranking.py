"""How much each sentence of an article says of the whole."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from digest.analyse.ranking import Measured, measure, pick, score
from digest.language import lexicon

PLAIN = [f"Line{number} alpha{number} beta{number} gamma{number}." for number in range(9)]
"""Nine sentences that share no word."""


def measured(
    sentences: Sequence[str], paragraphs: Sequence[int] | None = None, title: str | None = None
) -> Measured:
    return measure(sentences, lexicon("en"), title=title, paragraphs=paragraphs or range(len(sentences)))


def with_first(sentence: str) -> Measured:
    return measured([sentence, *PLAIN])


def test_earlier_of_two_like_sentences_scores_higher() -> None:
    scores = [score(traits) for traits in measured(PLAIN).traits]
    assert scores == sorted(scores, reverse=True)


def test_sentence_nearest_to_the_whole_is_most_central() -> None:
    sentences = [
        "Rain flooded the harbour.",
        "Harbour boats sank.",
        "Rain hit boats.",
        "A museum sold paintings.",
    ]
    traits = measure(sentences, lexicon("en"), title=None, paragraphs=range(4)).traits
    assert [trait.central for trait in traits][3] == 0
    assert max(trait.central for trait in traits[:3]) == 1


def test_sentence_that_others_share_words_with_is_most_shared() -> None:
    shared = measured([*PLAIN, "Alpha1 alpha2 alpha3 alpha4."]).traits[-1].shared
    assert shared == 1


def test_scores_are_the_same_in_every_process() -> None:
    program = (
        "from digest.analyse.ranking import measure, score\n"
        "from digest.language import lexicon\n"
        "lines = [' '.join(f'word{a * b % 17} item{a % b}' for b in range(1, 9)) + '.' for a in range(40)]\n"
        "found = measure(lines, lexicon('en'), title=None, paragraphs=range(40))\n"
        "print([score(traits) for traits in found.traits])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in (1, 2, 3)
    }
    assert len(outputs) == 1


def test_headline_raises_the_sentence_that_has_its_words() -> None:
    plain, headed = (score(measured(PLAIN, title=title).traits[4]) for title in (None, "Alpha4 and gamma4"))
    assert headed > plain


@pytest.mark.parametrize(
    "sentence",
    [
        "Rain fell today.",
        "Rain fell on the town today",
        "Read more: rain fell on the town.",
        "Rain fell " + "on the town " * 100 + "today.",
        "...",
        "Rain fell on the town and then…",
        "Rain fell on the town and then...",
        "Rain fell on the town and then [...]",
    ],
)
def test_sentence_that_cannot_stand_in_a_summary(sentence: str) -> None:
    assert with_first(sentence).eligible[0] is False


@pytest.mark.parametrize(
    "sentence",
    [
        "Rain fell on the town.",
        "“Rain fell on the town,” Lee said.",
        "Rain fell in the U.K. (Wales).",
        "今天下雨了。",
        'Lee asked, "So the rain fell on us..."',
    ],
)
def test_sentence_that_can_stand_in_a_summary(sentence: str) -> None:
    assert with_first(sentence).eligible[0] is True


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('"Rain fell on the town all day."', True),
        ('"Rain fell on the town," said Ms. Lee.', False),
        ("He said: “Rain fell on the town.", True),
        ("Rain fell on the town.", False),
    ],
)
def test_quotation_without_a_speaker_is_found(sentence: str, expected: bool) -> None:
    assert with_first(sentence).traits[0].unattributed == expected


def test_quotation_runs_on_through_its_paragraph_alone() -> None:
    sentences = ['Lee said: "Rain fell.', "Wind blew on.", 'Hail came."', "Snow fell then."]
    within = measured(sentences, [0, 0, 0, 0])
    assert [traits.unattributed for traits in within.traits] == [True, True, True, False]
    assert measured([*sentences[:2], "Hail came."], [0, 1, 1]).traits[1].unattributed is False


def test_sentence_before_a_mark_that_closes_is_quoted() -> None:
    sentences = ['"It rained," Lee said.', "Rain is good for the fields.", 'The wind dries them."']
    assert [traits.unattributed for traits in measured(sentences, [0, 0, 0]).traits] == [False, True, True]


def test_paragraph_whose_first_mark_closes_opens_within_a_quotation() -> None:
    sentences = ["Rain is good for the fields.", 'The wind dries them."', "Snow fell then."]
    assert [traits.unattributed for traits in measured(sentences, [0, 0, 1]).traits] == [True, True, False]


def test_lone_sentence_that_opens_with_we_has_a_speaker_who_is_not_named() -> None:
    stray = measured(["We will see how much rain there is.", *PLAIN, *PLAIN])
    assert stray.traits[0].unattributed


def test_text_told_by_its_author_may_open_with_i() -> None:
    told = measured(["I saw how the rain fell.", "We fled from it.", *PLAIN])
    assert not told.traits[0].unattributed


def test_picked_sentences_are_in_reading_order() -> None:
    assert pick([1.0, 0, 0, 5.0, 0, 3.0, 0, 0, 0], measured(PLAIN), 3) == (0, 3, 5)


def test_second_sentence_that_says_the_same_is_not_picked() -> None:
    twins = measured([*PLAIN, PLAIN[0]])
    assert pick([5.0, *[0.0] * 8, 5.0], twins, 2) == (0, 1)


def test_leaning_sentence_is_passed_over_without_the_one_before() -> None:
    leaning = measured([*PLAIN[:4], "But rain fell on the town.", *PLAIN[4:]])
    assert 4 not in pick([0, 0, 0, 0, 9.0, 0, 0, 0, 0, 0], leaning, 3)


def test_leaning_sentence_is_picked_after_the_one_before() -> None:
    leaning = measured([*PLAIN[:4], "But rain fell on the town.", *PLAIN[4:]])
    assert pick([0, 0, 0, 9.0, 8.0, 0, 0, 0, 0, 0], leaning, 2) == (3, 4)


def test_leaning_first_sentence_is_passed_over() -> None:
    leaning = measured(["This comes after rain fell on the town.", *PLAIN])
    assert 0 not in pick([9.0, *[0.0] * 9], leaning, 3)


def test_leaning_first_sentence_is_picked_where_no_other_can_stand() -> None:
    leaning = measured(["But rain fell on the town.", "Rain", "Hail"])
    assert pick([9.0, 0.0, 0.0], leaning, 1) == (0,)


def test_nothing_is_picked_where_nothing_can_stand() -> None:
    assert pick([1.0, 1.0], measured(["Rain", "Hail"]), 2) == ()
