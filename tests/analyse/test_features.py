"""What the learned ranker sees of an article."""

from math import log, sqrt

import numpy as np
import pytest

from digest.analyse.features import (
    SENTENCE_GROUPS,
    Importance,
    PairTable,
    TermTable,
    gather_pool,
    measure_likeness,
    sentence_features,
    set_features,
    tabulate_pairs,
    tabulate_terms,
    wording_features,
)
from digest.analyse.standing import judge_sentences
from digest.analyse.terms import split_words
from digest.language import lexicon

SENTENCES = [
    "Rain flooded the harbour on Monday.",
    "The harbour lost 12 boats.",
    "Rain and boats: rain again?",
    '"We sold a painting," the museum said.',
]
SPLIT = [split_words(sentence) for sentence in SENTENCES]
STOP = frozenset({"the", "on", "and", "a", "we", "again"})


def table() -> TermTable:
    return tabulate_terms(SPLIT, STOP, frozenset({"rain", "the"}))


def likeness_by_hand(one: int, other: int) -> float:
    """The cosine of two sentences, by the definition."""
    own = [{word for word in words if word[:6] not in STOP} for words in SPLIT]
    spread = {word: sum(word in words for words in own) for words in own for word in words}
    weight = {word: log(1 + len(SPLIT) / count) for word, count in spread.items()}
    length = [sqrt(sum(weight[word] ** 2 for word in words)) for words in own]
    return sum(weight[word] ** 2 for word in own[one] & own[other]) / (length[one] * length[other])


def test_terms_are_numbered_as_they_first_occur() -> None:
    assert table().terms[:4] == ("rain", "floode", "the", "harbou")


def test_headline_marks_its_terms_but_no_stop_words() -> None:
    found = table()
    assert [term for term, marked in zip(found.terms, found.headline, strict=True) if marked] == ["rain"]


def test_a_term_occurs_once_in_a_sentence_that_repeats_it() -> None:
    terms, sentences = table().occurrences
    assert sentences[terms == 0].tolist() == [0, 2]


def test_pairs_do_not_reach_from_sentence_to_sentence() -> None:
    found, pairs = table(), tabulate_pairs(table())
    names = {(found.terms[a], found.terms[b]) for a, b in zip(pairs.left, pairs.right, strict=True)}
    assert ("rain", "floode") in names
    assert ("monday", "the") not in names


def test_likeness_is_the_sum_of_the_cosines_before_and_after() -> None:
    likeness = measure_likeness(table())
    for place in range(4):
        assert likeness.before[place] == pytest.approx(sum(likeness_by_hand(place, o) for o in range(place)))
        after = sum(likeness_by_hand(place, o) for o in range(place + 1, 4))
        assert likeness.after[place] == pytest.approx(after)


def test_wording_tells_of_marks_figures_questions_and_speakers() -> None:
    words = lexicon("en")
    standing = judge_sentences(SENTENCES, SPLIT, words, range(4))
    assert wording_features(SENTENCES, SPLIT, words, standing).tolist() == [
        [0, 0, 0, 0, 0, 0],
        [0, 0, 1, 0, 0, 0],
        [0, 0, 0, 1, 0, 0],
        [1, 1, 0, 0, 1, 0],
    ]


def even(terms: TermTable, pairs: PairTable) -> Importance:
    return Importance(np.full(len(terms.terms), 0.5), np.full(len(pairs.left), 0.25))


def test_groups_cover_every_feature_of_a_sentence_once() -> None:
    terms, pairs = table(), tabulate_pairs(table())
    features = sentence_features(terms, pairs, even(terms, pairs), measure_likeness(terms), np.zeros((4, 6)))
    columns = [column for group in SENTENCE_GROUPS.values() for column in range(group.start, group.stop)]
    assert columns == list(range(features.shape[1]))


def test_a_set_says_a_term_of_two_sentences_once() -> None:
    terms, pairs = table(), tabulate_pairs(table())
    pool = gather_pool(np.array([0, 2]), terms, pairs, measure_likeness(terms))
    one, both = set_features(np.array([[1.0, 0], [1, 1]]), pool, terms, even(terms, pairs))[:, 6] * 20
    assert (one, both) == (0.5 * 6, 0.5 * 9)


def test_two_sentences_of_a_pool_are_as_like_as_their_cosine() -> None:
    terms = table()
    pool = gather_pool(np.array([0, 1, 2]), terms, tabulate_pairs(terms), measure_likeness(terms))
    assert pool.alike[0, 2] == pytest.approx(likeness_by_hand(0, 2))
    assert pool.alike[2, 0] == 0


def test_what_is_said_is_of_no_more_importance() -> None:
    terms, pairs = table(), tabulate_pairs(table())
    left = even(terms, pairs).beyond(np.array([1]), np.array([0]))
    assert (left.terms[:2].tolist(), left.pairs[0]) == ([0.5, 0], 0)
