"""Which sentences can stand in a summary at all, and which only beside the one before them."""

from collections.abc import Sequence

import pytest

from digest.analyse.standing import Standing, judge_sentences
from digest.analyse.terms import split_words
from digest.language import lexicon

PLAIN = [f"Line{number} alpha{number} beta{number} gamma{number}." for number in range(9)]
"""Nine sentences that share no word."""


def judged(sentences: Sequence[str], paragraphs: Sequence[int] | None = None, headline: str = "") -> Standing:
    split = [split_words(sentence) for sentence in sentences]
    return judge_sentences(
        sentences, split, lexicon("en"), paragraphs or range(len(sentences)), split_words(headline)
    )


def with_first(sentence: str) -> Standing:
    return judged([sentence, *PLAIN])


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
        "has fallen on the town since Monday.",
        "Rain fell on the town (and on Col.",
        "10:42 a.m.",
        "Shop rain coats at leecoats.com.",
        "Here are the ten wettest towns.",
    ],
)
def test_sentence_that_cannot_stand_in_a_summary(sentence: str) -> None:
    assert with_first(sentence).whole[0] is False


@pytest.mark.parametrize(
    "sentence",
    [
        "Rain fell on the town.",
        "“Rain fell on the town,” Lee said.",
        "Rain fell in the U.K. (Wales).",
        "今天下雨了。",
        'Lee asked, "So the rain fell on us..."',
        "iPhone sales fell in the town.",
        "Lee named two reasons: 1) rain and 2) wind.",
    ],
)
def test_sentence_that_can_stand_in_a_summary(sentence: str) -> None:
    assert with_first(sentence).whole[0] is True


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('"Rain fell on the town all day."', False),
        ('"Rain fell on the town," said Ms. Lee.', True),
        ("He said: “Rain fell on the town.", False),
        ("Rain fell on the town.", True),
        ('""Rain fell on the town.', False),
        ('""Rain fell on the town,"" said Ms. Lee.', True),
        ("‘Rain fell on the town all day.’", False),
        ("— Rain fell on the town.", False),
        ("«Cayó lluvia sobre la ciudad», añadió.", False),
        ("“城里整天都下雨，”他说。", False),
        ("“城里整天都下雨，”市长李华说。", True),
    ],
)
def test_quotation_has_a_speaker_or_is_not_attributed(sentence: str, expected: bool) -> None:
    assert with_first(sentence).attributed[0] is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('"Rain fell on the town," he said.', True),
        ('"rain fell on the town , " she told them .', True),
        ("‘Rain fell on the town,’ he said.", True),
        ('"Rain fell on the town," said Ms. Lee.', False),
        ('"Rain fell on the town," the mayor said.', False),
    ],
)
def test_quotation_whose_speaker_is_a_pronoun_leans(sentence: str, expected: bool) -> None:
    assert with_first(sentence).leaning[0] is expected


def test_quotation_runs_on_through_its_paragraph_alone() -> None:
    sentences = ['Lee said: "Rain fell.', "Wind blew on.", 'Hail came."', "Snow fell then."]
    assert judged(sentences, [0, 0, 0, 0]).attributed == (False, False, False, True)
    assert judged([*sentences[:2], "Hail came."], [0, 1, 1]).attributed[1] is True


def test_sentence_before_a_mark_that_closes_is_quoted() -> None:
    sentences = ['"It rained," Lee said.', "Rain is good for the fields.", 'The wind dries them."']
    assert judged(sentences, [0, 0, 0]).attributed == (True, False, False)


def test_paragraph_whose_first_mark_closes_opens_within_a_quotation() -> None:
    sentences = ["Rain is good for the fields.", 'The wind dries them."', "Snow fell then."]
    assert judged(sentences, [0, 0, 1]).attributed == (False, False, True)


def test_lone_sentence_that_opens_with_we_has_a_speaker_who_is_not_named() -> None:
    stray = judged(["We will see how much rain there is.", *PLAIN, *PLAIN])
    assert stray.attributed[0] is False


def test_text_told_by_its_author_may_open_with_i() -> None:
    told = judged(["I saw how the rain fell.", "We fled from it.", *PLAIN])
    assert told.attributed[0] is True


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Will the rain ever stop?", False),
        ("Lee asked, “Will the rain ever stop?”", False),
        ("Storm floods harbour.", False),
        ("The storm floods the harbour!", False),
        ("The storm floods the harbour in Hull.", True),
    ],
)
def test_question_and_headline_tell_nothing(sentence: str, expected: bool) -> None:
    standing = judged([sentence, *PLAIN], headline="Storm floods the harbour: 40 houses lost")
    assert standing.telling[0] is expected


def test_question_can_stand_where_nothing_else_can() -> None:
    assert judged(["Will the rain ever stop?"]).able == (0,)
    assert judged(["Will the rain ever stop?", *PLAIN]).able == tuple(range(1, 10))


def test_small_letter_opens_a_sentence_where_there_are_no_capitals() -> None:
    assert judged([sentence.lower() for sentence in PLAIN]).whole == (True,) * 9


def test_pronoun_behind_the_opening_leans() -> None:
    assert with_first("On Tuesday, she flew home to the town.").leaning[0] is True


def test_leaning_sentence_joins_the_one_before_it_alone() -> None:
    standing = judged([*PLAIN[:4], "But rain fell on the town.", *PLAIN[4:]])
    assert standing.joins(4, [3])
    assert not standing.joins(4, [2])


def test_quotation_without_a_speaker_can_stand_where_nothing_else_can() -> None:
    assert judged(['"Rain fell on the town all day."']).able == (0,)
    assert judged(['"Rain fell on the town all day."', *PLAIN]).able == tuple(range(1, 10))
