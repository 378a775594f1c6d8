"""Why a sentence was chosen, in words for a reader."""

from collections.abc import Mapping
from dataclasses import dataclass

from digest.phrases import Phrase, phrase_of_number

_MOST_REASONS = 3
_EARLY_SHARE = 0.25
_CLOSE_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Evidence:
    """What can be said for a sentence."""

    place: int
    """Among the sentences of the article, from 0."""
    count: int
    """How many sentences the article has."""
    headline_words: int
    """How many words of the headline it has."""
    closeness: float
    """How like it is to the rest of the article; 1 for the sentence that is most so."""
    figures: bool
    """It has a number."""
    leaning: bool
    """It goes on from the sentence before it."""


def say_reasons(evidence: Evidence, weights: Mapping[str, float]) -> tuple[str, ...]:
    """Say why a sentence was chosen, the weightiest reason first.

    `weights` says what the choice owes to `place`, `words`, `closeness` and `wording`; what is missing there,
    or speaks against the sentence, is no reason.

    >>> say_reasons(Evidence(0, 9, 4, 0.5, False, False), {"words": 1.0, "place": 2.0})
    ('opens the article', 'shares 4 words with the headline')

    """
    said = {
        "place": _say_place(evidence),
        "words": _say_words(evidence.headline_words),
        "closeness": _say_closeness(evidence.closeness),
        "wording": Phrase("gives figures") if evidence.figures else "",
    }
    order = sorted(said, key=lambda name: -weights.get(name, 0.0))
    found = [said[name] for name in order if said[name] and weights.get(name, 0.0) > 0]
    if evidence.leaning:
        found.insert(0, Phrase("goes on from the sentence before"))
    return tuple(found[:_MOST_REASONS]) or (Phrase("adds what the others leave out"),)


def _say_place(evidence: Evidence) -> str:
    if evidence.place == 0:
        return Phrase("opens the article")
    return Phrase("near the beginning") if evidence.place < _EARLY_SHARE * evidence.count else ""


def _say_words(headline_words: int) -> str:
    if not headline_words:
        return Phrase("has words that the article turns on")
    return phrase_of_number(
        "shares {} word with the headline", "shares {} words with the headline", headline_words
    )


def _say_closeness(closeness: float) -> str:
    if closeness == 1:
        return Phrase("closest to the rest")
    return Phrase("close to the rest") if closeness >= _CLOSE_SHARE else ""
