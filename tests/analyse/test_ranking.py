"""The rankers that need no learning, and how sentences are picked by score."""

import math

import pytest

from digest.analyse.ranking import RANKERS, lead_scores, lexrank_scores, pick, textrank_scores
from digest.analyse.standing import Standing

TERMS = [["rain", "harbour"], ["harbour", "boats"], ["rain", "boats", "harbour"], ["museum", "painting"]]
ALONE = [frozenset({f"alpha{number}", f"beta{number}"}) for number in range(10)]


def standing(count: int = 10, *, leaning: int | None = None, whole: bool = True) -> Standing:
    leans = tuple(number == leaning for number in range(count))
    return Standing((whole,) * count, (True,) * count, leans, (True,) * count)


def test_lead_scores_fall_from_sentence_to_sentence() -> None:
    assert lead_scores(TERMS) == [0, -1, -2, -3]


@pytest.mark.parametrize("ranker", [lexrank_scores, textrank_scores])
def test_sentence_most_like_the_others_ranks_first(ranker: type) -> None:
    scores = ranker(TERMS)
    assert scores.index(max(scores)) == 2


@pytest.mark.parametrize("ranker", [lexrank_scores, textrank_scores])
def test_ranks_add_up_to_one(ranker: type) -> None:
    assert math.isclose(sum(ranker(TERMS)), 1, abs_tol=1e-6)


def test_lexrank_of_two_like_sentences_and_a_stranger_is_as_reckoned_by_hand() -> None:
    scores = lexrank_scores([["rain"], ["rain"], ["museum"]])
    assert scores == pytest.approx([1 / 3, 1 / 3, 1 / 3])


def test_textrank_of_a_star_is_as_reckoned_by_hand() -> None:
    """With d = .85, the centre c and either end e: c = .05 + 1.7e and e = .05 + .425c."""
    scores = textrank_scores([["rain"], ["rain", "boats"], ["boats"]])
    assert scores == pytest.approx([0.2568, 0.4865, 0.2568], abs=0.004)


@pytest.mark.parametrize("name", sorted(RANKERS))
def test_sentences_without_terms_have_ranks_too(name: str) -> None:
    assert len(RANKERS[name]([[], [], ["rain"]])) == 3


@pytest.mark.parametrize("ranker", [lexrank_scores, textrank_scores])
def test_sentences_far_down_a_very_long_text_rank_last(ranker: type) -> None:
    scores = ranker([["rain", f"word{number}"] for number in range(1000)])
    assert len(scores) == 1000
    assert scores[-1] == 0


def test_picked_sentences_are_in_reading_order() -> None:
    assert pick([1.0, 0, 0, 5.0, 0, 3.0, 0, 0, 0, 0], ALONE, standing(), 3) == (0, 3, 5)


def test_second_sentence_that_says_the_same_is_not_picked() -> None:
    assert pick([5.0, *[0.0] * 8, 5.0], [*ALONE[:9], ALONE[0]], standing(), 2) == (0, 1)


def test_leaning_sentence_is_passed_over_without_the_one_before() -> None:
    assert 4 not in pick([0, 0, 0, 0, 9.0, 0, 0, 0, 0, 0], ALONE, standing(leaning=4), 3)


def test_leaning_sentence_is_picked_after_the_one_before() -> None:
    assert pick([0, 0, 0, 9.0, 8.0, 0, 0, 0, 0, 0], ALONE, standing(leaning=4), 2) == (3, 4)


def test_leaning_first_sentence_is_passed_over() -> None:
    assert 0 not in pick([9.0, *[0.0] * 9], ALONE, standing(leaning=0), 3)


def test_nothing_is_picked_where_nothing_can_stand() -> None:
    assert pick([1.0, 1.0], ALONE[:2], standing(2, whole=False), 2) == ()
