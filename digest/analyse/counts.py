"""What the readability formulas rest on: words, letters and syllables, counted by textstat's own functions.

Sentences are those handed in, because textstat ends one at every full stop ("U.S.", "3.5"). Each different
token is counted once and remembered; the counts of a text are sums over its tokens.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from digest.analyse.passives import VerbCues, judge_verb
from digest.analyse.pronunciation import count_english_syllables
from digest.language import lexicon, root

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from digest.analyse.tables import Table

LONGEST_WORD: Final = 60
"""In characters. What is longer is an address or a hash, and may take seconds to divide into syllables."""

POLYSYLLABLE: Final = 3
"""In syllables: the least that makes a word long, for SMOG and others."""
HARD_WORD: Final = 2
"""In syllables: the least that makes an unfamiliar word hard, for Spache and the new Dale-Chall score."""
LONG_WORD: Final = 7
"""In letters: Björnsson 1968."""
MINI_WORD: Final = 3
"""In letters, the most: McAlpine 2006."""

COMPLEX_FROM: Final[Mapping[str, int]] = {"en": 3, "hu": 5, "pl": 4}
"""In syllables, by language: the least that makes a word complex for the fog index; textstat's figures."""

SYLLABLE_LANGUAGES: Final = frozenset({"de", "en", "es", "fr", "hu", "it", "nl", "pl", "ru"})
"""The languages whose words are divided into syllables: those whose formulas ask for them."""

SAMPLE_WORDS: Final = 100
"""How much of a text Linsear Write looks at."""
LEAST_WORDS_OF_A_PIECE: Final = 3
"""What of a sentence has to lie within the sample for it to count there; textstat's figure."""


ARABIC_SYLLABLES_OFF: Final = 2
"""What textstat takes off the syllables of any Arabic text."""

_MARKS_BESIDE_WORDS: Final = '"()[]{}.,;:!?…-–—‘“”„«»‹›¿¡'
_LANGUAGES_KEPT: Final = 16
"""Of how many languages the counts of tokens are kept at once; a digest has a few."""


class TokenCounts(NamedTuple):
    """What one token, a stretch without white space, adds to the counts of a text."""

    tokens: int = 0
    words: int = 0
    characters: int = 0
    letters: int = 0
    long_words: int = 0
    mini_words: int = 0
    syllables: int = 0
    monosyllables: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    hard_words: int = 0
    unfamiliar_words: int = 0


class Sample(NamedTuple):
    """The first `SAMPLE_WORDS` words of a text, as Linsear Write counts them."""

    points: int
    """One for each word of one or two syllables, three for a longer one."""
    sentences: int
    """The one that the sample ends amid counts from `LEAST_WORDS_OF_A_PIECE` words."""


class ArabicCounts(NamedTuple):
    """What OSMAN asks of an Arabic text, in textstat's reading of it."""

    syllables: int = 0
    """Signs that are no alef; tanween and shadda count two more."""
    long_words: int = 0
    """Words of more than five letters."""
    faseeh_words: int = 0
    """Words of many syllables that have a letter or an ending of the formal language."""


@dataclass(frozen=True, slots=True)
class TextCounts:
    """What the formulas rest on; a token of more than `LONGEST_WORD` characters counts nowhere."""

    language: str
    """The language whose rules divided the words into syllables, such as `en`."""
    sentences: int
    """Those with at least one word."""
    tokens: int
    """Stretches without white space, a lone dash among them."""
    words: int
    """Tokens that hold a letter or a digit; "well-known" is one, "don't" too."""
    characters: int
    """All but white space."""
    letters: int
    """Letters and digits, punctuation left out."""
    long_words: int
    """Words of `LONG_WORD` letters and more."""
    mini_words: int
    """Words of `MINI_WORD` letters and fewer."""
    syllables: int
    """0 where no formula of the language asks for them: they are not counted then."""
    monosyllables: int
    polysyllables: int
    """Words of `POLYSYLLABLE` syllables and more."""
    complex_words: int
    """Words of `COMPLEX_FROM` syllables and more that are not in textstat's list of easy English words."""
    hard_words: int
    """Words of `HARD_WORD` syllables and more that are not in that list; English only, else 0."""
    unfamiliar_words: int
    """Words that are not in that list; English only, else 0."""
    sample: Sample | None = None
    """English only."""
    arabic: ArabicCounts | None = None
    """Arabic only."""

    @property
    def words_per_sentence(self) -> float:
        """The mean length of a sentence."""
        return self.words / self.sentences

    @property
    def syllables_per_word(self) -> float:
        """The mean length of a word, in syllables."""
        return self.syllables / self.words


def count_text(sentences: Sequence[str], language: str) -> TextCounts:
    """Count what the formulas need, as textstat counts it but for the sentences."""
    return count_tokens(tabulate_tokens(sentences, language))


@dataclass(frozen=True, slots=True)
class TokenTable:
    """The tokens of a text, and what each adds to its counts."""

    language: str
    """The root of its tag."""
    tokens: Sequence[str]
    """In reading order, as `split_tokens` returns them."""
    sentence_of: "NDArray[np.int64]"
    """The sentence of each token."""
    sentences: int
    """How many there are, those without a token among them."""
    counts: "NDArray[np.float64]"
    """For each token its `TokenCounts`, a row."""
    cues: "NDArray[np.float64]"
    """For each token its `VerbCues`, a row."""

    def column(self, name: str) -> "NDArray[np.float64]":
        """Return one of the counts for each token."""
        column: NDArray[np.float64] = self.counts[:, TokenCounts._fields.index(name)]
        return column


def tabulate_tokens(sentences: Sequence[str], language: str) -> TokenTable:
    """Return the tokens of a text that is cut into sentences."""
    import numpy as np

    code = language_root(language)
    split = [split_tokens(sentence) for sentence in sentences]
    tokens = list(chain.from_iterable(split))
    sentence_of = np.repeat(np.arange(len(split)), list(map(len, split)))
    counts, cues = np.hsplit(_known_tokens(code).rows(tokens), [len(TokenCounts._fields)])
    return TokenTable(code, tokens, sentence_of, len(split), counts, cues)


@lru_cache(maxsize=_LANGUAGES_KEPT)
def _known_tokens(language: str) -> "Table":
    """Return what is known of single tokens: their counts, then their cues."""
    from digest.analyse.tables import Table

    words = lexicon(language)

    def judge(token: str) -> tuple[int, ...]:
        return *count_token(token, language), *judge_verb(token, words)

    return Table(judge, len(TokenCounts._fields) + len(VerbCues._fields), float)


def count_tokens(table: TokenTable) -> TextCounts:
    """Sum up the counts of the tokens of a text."""
    import numpy as np

    worded = table.sentence_of[table.column("words") > 0]
    sums = np.ones(len(table.tokens)) @ table.counts
    return TextCounts(
        table.language,
        int(np.count_nonzero(np.diff(worded, prepend=-1))),
        *TokenCounts(*map(int, sums.tolist())),
        sample=_count_sample(table) if table.language == "en" else None,
        arabic=_count_arabic(table.tokens) if table.language == "ar" else None,
    )


def language_root(language: str) -> str:
    """Return the language of a tag without its region, `und` where it names none.

    >>> [language_root(tag) for tag in ("pt-BR", "en_GB", "EN", "")]
    ['pt', 'en', 'en', 'und']

    """
    code = root(language)
    return code if re.fullmatch("[a-z]{2,8}", code) else "und"


def split_tokens(sentence: str) -> list[str]:
    """Return the stretches without white space of a sentence, but those of more than `LONGEST_WORD`.

    Typographic apostrophes become plain ones: textstat knows no others, and "don’t" would lose its place in
    the pronouncing dictionary.
    """
    # Left out before the cache sees them: it would keep every megabyte of them.
    return [token for token in sentence.replace("’", "'").split() if len(token) <= LONGEST_WORD]


def count_token(token: str, language: str) -> TokenCounts:
    """Count one token by textstat's functions, in a language given by its root."""
    word, letters = _bare_word(token)
    if not word:
        return TokenCounts(tokens=1, characters=len(token))
    lengths = letters, letters >= LONG_WORD, letters <= MINI_WORD
    return TokenCounts(1, 1, len(token), *lengths, *_count_word(word, language))


def _bare_word(token: str) -> tuple[str, int]:
    """Return the word of a token, without punctuation, and its letters: an empty word where it has none."""
    bare = token.strip(_MARKS_BESIDE_WORDS)
    if bare.isalnum():
        return bare, len(bare)  # as textstat does, in a tenth of its time
    from textstat.backend.counts import count_letters
    from textstat.backend.selections import list_words

    words = list_words(token)
    return (words[0], count_letters(token)) if words else ("", 0)


# The same word comes with this mark after it and with that.
@lru_cache(maxsize=2**15)
def _count_word(word: str, language: str) -> tuple[int, bool, bool, bool, bool, bool]:
    """Return a word's syllables, and whether it has one, is a polysyllable, complex, hard, unfamiliar."""
    if language not in SYLLABLE_LANGUAGES:
        return 0, False, False, False, False, False
    syllables = _count_syllables(word, language)
    listed = language not in COMPLEX_FROM or word.lower() in _easy_words()
    complex_word = not listed and syllables >= COMPLEX_FROM[language]
    unfamiliar = not listed and language == "en"
    hard = unfamiliar and syllables >= HARD_WORD
    return syllables, syllables == 1, syllables >= POLYSYLLABLE, complex_word, hard, unfamiliar


def _count_syllables(word: str, language: str) -> int:
    if language == "en":
        return count_english_syllables(word)
    from textstat.backend.counts import count_syllables

    return count_syllables(word, language)


@lru_cache(maxsize=1)
def _easy_words() -> frozenset[str]:
    """Return textstat's list for English, by which it judges the languages without a list too."""
    from textstat.backend.utils import get_lang_easy_words

    return frozenset(get_lang_easy_words("en"))


def _count_sample(table: TokenTable) -> Sample:
    words = table.column("words").nonzero()[0]
    first = words[:SAMPLE_WORDS]
    points = sum(
        3 if long else min(syllables, 1)
        for syllables, long in zip(
            table.column("syllables")[first].tolist(),
            table.column("polysyllables")[first].tolist(),
            strict=True,
        )
    )
    pieces = Counter(table.sentence_of[first].tolist())
    beyond = table.sentence_of[words[SAMPLE_WORDS : SAMPLE_WORDS + 1]].tolist()
    cut = any(0 < pieces[number] < LEAST_WORDS_OF_A_PIECE for number in beyond)
    return Sample(int(points), len(pieces) - cut)


def _count_arabic(tokens: Sequence[str]) -> ArabicCounts:
    import numpy as np

    sums = np.ones(len(tokens)) @ _arabic_counts().rows(tokens)
    return ArabicCounts(*map(int, sums.tolist()))


@lru_cache(maxsize=1)
def _arabic_counts() -> "Table":
    from digest.analyse.tables import Table

    return Table(_count_arabic_token, len(ArabicCounts._fields), float)


def _count_arabic_token(token: str) -> ArabicCounts:
    from textstat.backend.counts import count_arabic_long_words, count_arabic_syllables, count_faseeh

    # textstat takes two off the syllables of whatever it is handed, a word or a whole text.
    return ArabicCounts(
        count_arabic_syllables(token) + ARABIC_SYLLABLES_OFF,
        count_arabic_long_words(token),
        count_faseeh(token),
    )
