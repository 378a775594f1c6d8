"""Whether a pronoun soon after the opening of a sentence points back to another sentence."""

import re
from collections.abc import Sequence
from itertools import pairwise

from digest.language import Lexicon

_OPENING_WORDS = 8
_OPENING_CHARACTERS = 80
_WORD_OR_COMMA = re.compile(r"[^\W_]+|[,،，]")


def points_back(sentence: str, split: Sequence[str], words: Lexicon) -> bool:
    """Say whether "he" or the like stands soon after the opening, and nobody before it whom it can mean.

    Nobody can be meant by stop words, days, times and figures: "On Tuesday she", "In 2019, he". Where a comma
    parts the opening from the pronoun, a name alone can be: "In high school, she", but not "In Oslo, Lee says
    he". A name behind the pronoun's clause makes it point forward: "When he came, Lee slept".

    >>> from digest.language import lexicon
    >>> points_back("In 1957, he left the town.", ["in", "1957", "he"], lexicon("en"))
    True
    >>> points_back("Lee says he left the town.", ["lee", "says", "he"], lexicon("en"))
    False

    """
    if words.pronouns.isdisjoint(split[1:_OPENING_WORDS]):
        return False
    opening = _WORD_OR_COMMA.findall(sentence[:_OPENING_CHARACTERS])
    place = next((at for at, word in enumerate(opening) if at and word in words.pronouns), 0)
    before = opening[:place]
    if not place or any(_is_name(word, words) for word in before[1:]):
        return False
    parted = not before[-1][0].isalnum()
    if not parted and not all(_is_empty(word.lower(), words) for word in before):
        return False
    return parted or not _name_follows(opening[place:], words)


def _is_name(word: str, words: Lexicon) -> bool:
    return word[0].isupper() and word.lower() not in words.calendar


def _is_empty(word: str, words: Lexicon) -> bool:
    return word in words.stop_words or word in words.calendar or word in words.vague or not word[0].isalpha()


def _name_follows(opening: Sequence[str], words: Lexicon) -> bool:
    """Say whether behind the first comma a name comes first."""
    return any(not word[0].isalnum() and _is_name(following, words) for word, following in pairwise(opening))
