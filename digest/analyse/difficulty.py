"""How hard each sentence of a text is to read, and why.

docs/readability.md tells readers what is done here.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from digest.analyse.counts import TokenTable, tabulate_tokens
from digest.analyse.formulas import SPACELESS
from digest.analyse.passives import find_passives
from digest.analyse.stretches import split_stretches
from digest.analyse.uncommon import RARE_SYLLABLES
from digest.language import Lexicon, lexicon
from digest.phrases import Phrase, phrase_of_number
from digest.records import SentenceDifficulty

LEAST_WORDS: Final = 10
"""In a shorter sentence one long word more or less moves the difficulty by more than a band."""
LONG_SENTENCE: Final = 25
"""In words, the most that a sentence should have: the limit of the British government's style guide."""
WORDS_NAMED: Final = 3


def judge_sentences(sentences: Sequence[str], language: str) -> tuple[SentenceDifficulty, ...]:
    """Return length, difficulty and reasons of each sentence, in their order.

    The difficulty is the sentence's LIX, to a tenth. A sentence may have reasons and no difficulty, or the
    other way round.

    >>> judge_sentences(["The bill was quickly withdrawn."], "en")
    (SentenceDifficulty(words=5, difficulty=None, reasons=('passive-looking',)),)

    """
    return judge_tokens(tabulate_tokens(split_stretches(sentences, language)), lexicon(language))


def judge_tokens(table: TokenTable, words: Lexicon) -> tuple[SentenceDifficulty, ...]:
    """Return what `judge_sentences` does for a text that is given by its tokens."""
    lengths = table.sums("words")
    if table.language in SPACELESS:
        return tuple(SentenceDifficulty(length, None) for length in lengths)
    passive, uncommon = find_passives(table, words), _uncommon_words(table)
    return tuple(
        SentenceDifficulty(
            length,
            round(length + 100 * long_words / length, 1) if length >= LEAST_WORDS else None,
            tuple(_reasons(length, number in passive, uncommon.get(number, ()), words)),
        )
        for number, (length, long_words) in enumerate(zip(lengths, table.sums("long_words"), strict=True))
    )


def _uncommon_words(table: TokenTable) -> dict[int, list[str]]:
    """Return the uncommon words of each sentence that has one."""
    found: dict[int, list[str]] = {}
    places = table.uncommon.nonzero()[0]
    tokens = map(table.found.ledger.parts.__getitem__, table.found.places[places].tolist())
    for sentence, token in zip(table.sentence_of[places].tolist(), tokens, strict=True):
        found.setdefault(sentence, []).append(token.uncommon or "")
    return found


def _reasons(length: int, passive: bool, uncommon: Sequence[str], words: Lexicon) -> Iterator[str]:
    if length > LONG_SENTENCE:
        yield phrase_of_number("{} word", "{} words", length)
    if passive:
        yield Phrase("passive-looking")
    if uncommon:
        yield _name_words(
            tuple(islice(dict.fromkeys(uncommon), WORDS_NAMED)), rare=words.code in RARE_SYLLABLES
        )


def _name_words(named: tuple[str, ...], *, rare: bool) -> Phrase:
    listed = ", ".join(named)
    if rare:
        return phrase_of_number("rare word: {}", "rare words: {}", len(named), listed)
    return phrase_of_number("long word: {}", "long words: {}", len(named), listed)
