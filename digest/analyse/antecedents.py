"""Whether a pronoun soon after the opening of a sentence points back to another sentence."""

import re
from collections.abc import Sequence
from itertools import pairwise

from digest.language import Lexicon

_OPENING_WORDS = 8
_OPENING_CHARACTERS = 80
_COMMA = re.compile(r"[,،，]")
_WORD_OR_COMMA = re.compile(r"[^\W_]+|[,،，]")


def points_back(sentence: str, split: Sequence[str], words: Lexicon) -> bool:
    """Say whether "he" or the like stands soon after the opening, and nobody before it whom it can mean.

    Nobody can be meant by stop words, days, times and figures: "On Tuesday she", "In 2019, he"; nor by a verb
    before the pronoun: "Am Dienstag trat er". Where a comma parts the opening from it, a name alone can
    be: "In high school, she". A name behind the clause makes the pronoun point forward: "When he came, Lee".

    >>> from digest.language import lexicon
    >>> points_back("In 1957, he left the town.", ["in", "1957", "he"], lexicon("en"))
    True
    >>> points_back("Lee says he left the town.", ["lee", "says", "he"], lexicon("en"))
    False

    """
    if words.pronouns.isdisjoint(split[1:_OPENING_WORDS]):
        return False
    if not _COMMA.search(sentence, 0, _OPENING_CHARACTERS) and not _is_empty(split[0], words):
        return False
    opening = _WORD_OR_COMMA.findall(sentence[:_OPENING_CHARACTERS])
    place = next((at for at, word in enumerate(opening) if at and word in words.pronouns), 0)
    before, after = opening[:place], opening[place + 1 :]
    if not place or any(_is_name(word, words) for word in before[1:]):
        return False
    if after and (opening[place], after[0]) in words.impersonal:
        return False
    if not before[-1][0].isalnum():
        return _is_empty(before[0].lower(), words)
    return all(_is_empty(word.lower(), words) for word in before[:-1] or before) and not _name_follows(
        after, words
    )


def _is_name(word: str, words: Lexicon) -> bool:
    return word[0].isupper() and word.lower() not in words.calendar


def _is_empty(word: str, words: Lexicon) -> bool:
    return word in words.stop_words or word in words.calendar or word in words.vague or not word[0].isalpha()


def _name_follows(opening: Sequence[str], words: Lexicon) -> bool:
    """Say whether behind the first comma a name comes first."""
    return any(not word[0].isalnum() and _is_name(following, words) for word, following in pairwise(opening))
