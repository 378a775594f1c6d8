"""How hard each sentence of a text is to read, and why.

docs/readability.md tells readers what is done here.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from digest.analyse.counts import count_token, language_root, split_tokens
from digest.analyse.formulas import SPACELESS
from digest.language import Lexicon, lexicon
from digest.phrases import Phrase, phrase_of_number
from digest.records import SentenceDifficulty

LEAST_WORDS: Final = 10
"""In a shorter sentence one long word more or less moves the difficulty by more than a band."""
LONG_SENTENCE: Final = 25
"""In words, the most that a sentence should have: the limit of the British government's style guide."""
RARE_SYLLABLES: Final = {"en": 4, "es": 5}
"""The least that makes an unlisted word rare, by language: those whose common words textstat lists."""
WORDS_NAMED: Final = 3
FARTHEST_PARTICIPLE: Final = 14
"""In words after the helping verb, where any words may stand between: German and Dutch."""

_MARKS: Final = "\"'()[]{}.,;:!?…-–—‘“”„«»‹›¿¡"
_UNMARKED: Final = str.maketrans("", "", _MARKS.replace("'", ""))
_CLAUSE_ENDS: Final = (",", ";", ":", "–", "—", ".", "!", "?")


def judge_sentences(sentences: Sequence[str], language: str) -> tuple[SentenceDifficulty, ...]:
    """Return length, difficulty and reasons of each sentence, in their order.

    The difficulty is the sentence's LIX, to a tenth. A sentence may have reasons and no difficulty, or the
    other way round.

    >>> judge_sentences(["The bill was quickly withdrawn."], "en")
    (SentenceDifficulty(words=5, difficulty=None, reasons=('passive-looking',)),)

    """
    code, words = language_root(language), lexicon(language)
    return tuple(_judge(split_tokens(sentence), code, words) for sentence in sentences)


def _judge(tokens: Sequence[str], code: str, words: Lexicon) -> SentenceDifficulty:
    counts = [count_token(token, code) for token in tokens]
    length = sum([one.words for one in counts])
    if code in SPACELESS:
        return SentenceDifficulty(length, None)
    long_tokens = [token for token, one in zip(tokens, counts, strict=True) if one.long_words]
    difficulty = round(length + 100 * len(long_tokens) / length, 1) if length >= LEAST_WORDS else None
    return SentenceDifficulty(length, difficulty, tuple(_reasons(length, tokens, long_tokens, words)))


def _reasons(length: int, tokens: Sequence[str], long_tokens: Sequence[str], words: Lexicon) -> Iterator[str]:
    if length > LONG_SENTENCE:
        yield phrase_of_number("{} word", "{} words", length)
    if looks_passive(tokens, words):
        yield Phrase("passive-looking")
    uncommon = dict.fromkeys(word for token in long_tokens if (word := _uncommon_word(token, words.code)))
    if uncommon:
        yield _name_words(tuple(islice(uncommon, WORDS_NAMED)), rare=words.code in RARE_SYLLABLES)


def _name_words(named: tuple[str, ...], *, rare: bool) -> Phrase:
    listed = ", ".join(named)
    if rare:
        return phrase_of_number("rare word: {}", "rare words: {}", len(named), listed)
    return phrase_of_number("long word: {}", "long words: {}", len(named), listed)


def looks_passive(tokens: Sequence[str], words: Lexicon) -> bool:
    """Say whether a participle goes with a form of the verb that makes a passive, in the same clause.

    It follows, with a few adverbs between; where any words may stand between, it may also come just before
    ("weil sie gesperrt wurde"). It is a guess: "was delayed" is one, and so is "is crowded".

    >>> looks_passive("They were, he said, beaten".split(), lexicon("en"))
    False

    """
    for place, word in enumerate(" ".join(tokens).lower().translate(_UNMARKED).split(" ")):
        if word in words.passive_helpers:
            token = tokens[place]
            following = tokens[place + 1 : place + 1 + FARTHEST_PARTICIPLE]
            near = () if token.endswith(_CLAUSE_ENDS) else _within_reach(following, words)
            before = () if words.passive_between else tokens[max(0, place - 1) : place]
            if any(_is_participle(one, words) for one in (*before, *near)):
                return True
    return False


def _within_reach(tokens: Sequence[str], words: Lexicon) -> Iterator[str]:
    """Yield what may be the participle of the helping verb before `tokens`."""
    for token in tokens:
        yield token
        if token.endswith(_CLAUSE_ENDS):
            return
        if words.passive_between and token.lower() not in words.passive_between:
            return


def _is_participle(token: str, words: Lexicon) -> bool:
    word = token.strip(_MARKS)
    return word.islower() and word in words.participles and word not in words.no_participles


@lru_cache(maxsize=2**15)
def _uncommon_word(token: str, code: str) -> str | None:
    """Return the word of a token if it is rare, or, for want of a list of words, very long."""
    word = token.strip(_MARKS).removesuffix("'s")
    if not word.isalpha():
        return None
    if code not in RARE_SYLLABLES:
        return word if len(word) >= lexicon(code).very_long_word else None
    return word if word.islower() and _is_rare(word, code) else None


def _is_rare(word: str, code: str) -> bool:
    """Say whether a word is long and not listed, with its ending and without."""
    known = _common_words(code)
    return all(
        form not in known and count_token(form, code).syllables >= RARE_SYLLABLES[code]
        for form in (word, *(_base_forms(word) if code == "en" else ()))
    )


def _base_forms(word: str) -> Iterator[str]:
    """Yield what a regular ending of English may have been added to.

    >>> list(_base_forms("authorities"))
    ['authority']

    """
    endings = (ending for ending in _BASE_ENDINGS if word.endswith(ending))
    ending = next(endings, "")
    return (word.removesuffix(ending) + base for base in _BASE_ENDINGS.get(ending, ()))


_BASE_ENDINGS: Final = {
    "ies": ("y",),
    "es": ("", "e"),
    "s": ("",),
    "ied": ("y",),
    "ed": ("", "e"),
    "ing": ("", "e"),
    "ally": ("", "al"),
    "ily": ("y",),
    "ly": ("", "le"),
}
"""Regular endings of English, the longer one first, and what stands in their place in the base form."""


@lru_cache(maxsize=len(RARE_SYLLABLES))
def _common_words(code: str) -> frozenset[str]:
    from textstat.backend.utils import get_lang_easy_words

    return lexicon(code).everyday | get_lang_easy_words(code)
