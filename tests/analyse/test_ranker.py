"""The learned ranker."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.analyse import ranker
from digest.analyse.ranker import (
    LARGEST_SET,
    WEIGHTS,
    Measured,
    Network,
    all_sets,
    choose,
    load_weights,
    measure,
    owed,
)
from digest.analyse.standing import judge_sentences
from digest.analyse.stretches import split_stretches
from digest.analyse.terms import find_terms, split_words
from digest.language import lexicon

FLOOD = [
    "A flood on Sunday cut off the town of Brill and its 4,000 people.",
    "The river Alder broke its banks at dawn, the fire service said.",
    "It carried away two bridges.",
    "Helicopters brought 300 people of Brill to safety.",
    "Anna Reyes, who runs the mill, saw her car float away.",
    '"I have never seen the Alder so high," Reyes said.',
    "The last flood in Brill was in 1987.",
    "Schools in the valley stay closed until Thursday.",
    "The government promised the town 12 million for new bridges.",
    "But engineers expect the work to take two years.",
    "A fair that was planned for May has been put off.",
    "Brill has a castle, a brewery and a football club.",
    "Visitors come for the castle in summer.",
    "Rain is expected to end on Monday night.",
    "Insurers have not yet put a figure on the loss.",
]


def measured(
    sentences: list[str],
    *,
    paragraphs: list[int] | None = None,
    headline: str = "",
    standfirst: str = "",
    language: str = "en",
) -> Measured:
    terms, words = find_terms(split_stretches(sentences, language)), lexicon(language)
    paragraphs = paragraphs or list(range(len(sentences)))
    standing = judge_sentences(sentences, terms.split, words, paragraphs)
    return measure(
        sentences, terms, words, standing, paragraphs, split_words(headline), split_words(standfirst)
    )


def test_opening_of_a_news_article_is_chosen() -> None:
    assert 0 in choose(measured(FLOOD), 3)


def test_leaning_sentence_comes_with_the_one_before_or_not() -> None:
    for limit in range(1, 6):
        chosen = choose(measured(FLOOD), limit)
        assert all(place - 1 in chosen for place in (2, 9) if place in chosen)


def test_sentence_that_says_the_same_is_chosen_once() -> None:
    chosen = choose(measured([*FLOOD, FLOOD[0]]), 5)
    assert not {0, len(FLOOD)} <= set(chosen)


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 7, 9])
def test_as_many_sentences_are_chosen_as_are_asked_for(limit: int) -> None:
    assert len(choose(measured(FLOOD), limit)) == limit


def test_longer_summary_in_rounds_goes_on_from_the_shorter() -> None:
    assert set(choose(measured(FLOOD), LARGEST_SET)) <= set(choose(measured(FLOOD), 2 * LARGEST_SET))


def test_headline_draws_the_sentences_that_have_its_words() -> None:
    plain, headed = (
        measured(FLOOD, headline=words).logits[11] for words in ("", "Castle, brewery and football club")
    )
    assert headed > plain


def test_stand_first_draws_less_than_the_headline() -> None:
    words = "Castle, brewery and football club"
    plain, below, headed = (
        measured(FLOOD, headline=headline, standfirst=standfirst).logits[11]
        for headline, standfirst in (("", ""), ("", words), (words, words))
    )
    assert plain < below < headed


def test_sentence_that_opens_a_paragraph_is_marked() -> None:
    found = measured(FLOOD, paragraphs=[0, 0, 0, 1, 1, *range(2, 12)])
    assert found.openings.tolist() == [1, 0, 0, 1, 0, *[1] * 10]


def test_sentences_that_open_a_paragraph_win_where_that_weighs_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranker, "PARAGRAPH_WEIGHT", 99.0)
    assert choose(measured(FLOOD, paragraphs=[0] * 8 + [1] * 3 + [2] * 4), 3) == (0, 8, 11)


def test_short_sentence_is_passed_over_for_a_longer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found = measured([*FLOOD[:1], "Reyes declined to comment.", *FLOOD[3:]])
    assert 1 not in choose(found, 3)
    monkeypatch.setattr(ranker, "SHORT_WEIGHT", -20.0)
    assert 1 in choose(found, 3)


def test_case_changes_nothing() -> None:
    assert choose(measured([sentence.lower() for sentence in FLOOD]), 3) == choose(measured(FLOOD), 3)


@pytest.mark.parametrize("language", ["de", "tlh", "zh"])
def test_language_whose_words_were_not_learned_is_ranked_too(language: str) -> None:
    assert len(choose(measured(FLOOD, language=language), 3)) == 3


def test_what_was_learned_of_english_words_counts_in_english_alone() -> None:
    english, other = (measured(FLOOD, language=tag).importance.terms for tag in ("en", "tlh"))
    assert not np.allclose(english, other)


def test_importance_is_a_probability() -> None:
    importance = measured(FLOOD).importance
    for values in (importance.terms, importance.pairs):
        assert ((values > 0) & (values < 1)).all()


def test_first_sentence_owes_something_to_its_place_and_its_words() -> None:
    found = owed(measured(FLOOD), [0])[0]
    assert min(found["place"], found["words"]) > 0


def test_every_sentence_owes_by_itself() -> None:
    found = measured(FLOOD)
    assert owed(found, [0, 4])[1] == pytest.approx(owed(found, [4])[0])


def test_network_is_as_reckoned_by_hand() -> None:
    network = Network(
        mean=np.array([1.0, 0.0]),
        deviation=np.array([2.0, 1.0]),
        layers=(
            (np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([0.0, 0.5])),
            (np.array([[2.0], [3.0]]), np.array([1.0])),
        ),
    )
    # ((3 - 1) / 2, 9 cut to 4) = (1, 4); hidden (5, 0); 2 * 5 + 1
    assert network.logits(np.array([[3.0, 9.0]])).tolist() == [11.0]


def test_sets_are_in_the_order_of_combinations() -> None:
    assert all_sets(3, 2).tolist() == [[1, 1, 0], [1, 0, 1], [0, 1, 1]]


def test_weights_are_a_few_hundred_kilobytes_at_most() -> None:
    assert WEIGHTS.stat().st_size < 200_000


def test_every_network_fits_its_features() -> None:
    weights = load_weights()
    networks = (weights.term, weights.pair, weights.sentence, weights.sets.sentence)
    assert all(len(network.mean) == network.layers[0][0].shape[0] for network in networks)
    joined = len(weights.sets.together.mean) + weights.sets.traits.shape[1]
    assert weights.sets.together.layers[0][0].shape[0] == joined


def test_choice_is_the_same_in_every_process() -> None:
    program = (
        "from digest import summarize\n"
        "lines = [' '.join(f'word{a * b % 17} item{a % b}' for b in range(1, 9)) + '.' for a in range(40)]\n"
        "print(summarize(lines, sentences=9).text)"
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


WORDS = st.sampled_from(["rain", "Storm", "But", "It", "the", "school.", "fell?", '"', "7", "天", "he said."])


@settings(max_examples=150)
@given(st.lists(st.lists(WORDS, max_size=9).map(" ".join), min_size=1, max_size=30), st.integers(1, 9))
def test_whatever_the_text_no_chosen_sentence_dangles(sentences: list[str], limit: int) -> None:
    found = measured(sentences)
    chosen = choose(found, limit)
    assert all(found.standing.joins(place, chosen) for place in chosen)
    assert len(set(chosen)) == len(chosen) <= limit
