"""Which sentences look passive."""

from digest.analyse.counts import tabulate_tokens
from digest.analyse.passives import FARTHEST_PARTICIPLE, find_passives
from digest.analyse.stretches import split_stretches
from digest.language import lexicon


def passives(language: str, *sentences: str) -> frozenset[int]:
    return find_passives(tabulate_tokens(split_stretches(sentences, language)), lexicon(language))


def test_sentences_are_named_by_their_place() -> None:
    assert passives("en", "It rained.", "The road was closed.", "", "It was closed.") == {1, 3}


def test_participle_of_another_sentence_makes_no_passive() -> None:
    assert passives("en", "They said it was", "closed roads open") == frozenset()


def test_participle_before_the_verb_is_of_the_same_sentence() -> None:
    assert passives("de", "Die Straße blieb gesperrt", "wurde er Minister") == frozenset()


def test_participle_too_far_behind_the_verb_is_none_of_it() -> None:
    near = "Er wurde " + "heute " * (FARTHEST_PARTICIPLE - 1) + "verhaftet."
    far = "Er wurde " + "heute " * FARTHEST_PARTICIPLE + "verhaftet."
    assert passives("de", near, far) == {0}


def test_language_without_cues_has_no_passives() -> None:
    assert passives("fi", "Talo was closed.") == frozenset()
