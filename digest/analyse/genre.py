"""Whether a text is an article in running prose, which the ranker was trained on, or something else."""

import re
from collections.abc import Sequence
from typing import Literal

from digest.analyse.standing import Standing
from digest.language import Lexicon

Genre = Literal["article", "lines", "interview"]

_QUESTION = re.compile(r"[?？؟][\"'“”‘’»«›‹)\]\s]{0,9}\Z")
_TAIL_CHARACTERS = 12
_LEAST_RUNNING = 0.5
"""Of the words of an article; the dates of a tour may follow it."""
_FEWEST_QUESTIONS = 4
_INTERVIEW_QUESTIONS = 0.14
_INTERVIEW_FIRST_PERSON = 0.4


def find_genre(
    sentences: Sequence[str], split: Sequence[Sequence[str]], standing: Standing, words: Lexicon
) -> Genre:
    """Return what kind of text sentences make, given with their words.

    `lines` are such as a list, a poem or a table: most of their words are in lines without an end
    mark. An `interview` has many questions, and is mostly told by those who answer.
    """
    count = len(sentences)
    running = sum(len(own) for own, whole in zip(split, standing.whole, strict=True) if whole)
    if running < _LEAST_RUNNING * sum(map(len, split)):
        return "lines"
    questions = sum(_QUESTION.search(sentence[-_TAIL_CHARACTERS:]) is not None for sentence in sentences)
    personal = sum(not words.first_person.isdisjoint(own) for own in split)
    asked = questions >= max(_FEWEST_QUESTIONS, _INTERVIEW_QUESTIONS * count)
    return "interview" if asked and personal >= _INTERVIEW_FIRST_PERSON * count else "article"
