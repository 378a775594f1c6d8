"""What the readability formulas rest on: words, letters and syllables, counted by textstat's own functions.

Sentences are those handed in, because textstat ends one at every full stop ("U.S.", "3.5"). Each different
token is counted once and remembered; the counts of a text are sums over its tokens.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from digest.analyse.passives import VerbCues, judge_verb
from digest.analyse.stretches import Stretches, split_stretches
from digest.analyse.tables import Aspect, Found, Memory, Places
from digest.analyse.tokens import TokenCounts, count_token, split_tokens
from digest.analyse.uncommon import uncommon_word
from digest.language import lexicon, root

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAMPLE_WORDS: Final = 100
"""How much of a text Linsear Write looks at."""
LEAST_WORDS_OF_A_PIECE: Final = 3
"""What of a sentence has to lie within the sample for it to count there; textstat's figure."""


ARABIC_SYLLABLES_OFF: Final = 2
"""What textstat takes off the syllables of any Arabic text."""


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
    return count_tokens(tabulate_tokens(split_stretches(sentences, language)))


class Token(NamedTuple):
    """A stretch without white space."""

    text: str
    uncommon: str | None
    """The word in it, if it is rare or very long."""


@dataclass(frozen=True, slots=True)
class TokenTable:
    """The tokens of a text, and what each adds to its counts."""

    language: str
    """The root of its tag."""
    found: Found[Token]
    """In reading order, as `split_tokens` returns them."""
    sentence_of: Places
    """The sentence of each token."""
    sentences: int
    """How many there are, those without a token among them."""
    counts: "NDArray[np.float64]"
    """For each token its `TokenCounts`, a row."""
    cues: "NDArray[np.float64]"
    """For each token its `VerbCues`, a row."""
    uncommon: "NDArray[np.float64]"
    """For each token 1 if there is an uncommon word in it, else 0."""

    def column(self, name: str) -> "NDArray[np.float64]":
        """Return one of the counts for each token."""
        column: NDArray[np.float64] = self.counts[:, _COLUMNS[name]]
        return column

    def sums(self, name: str) -> list[int]:
        """Return the sum of one of the counts for each sentence."""
        import numpy as np

        sums: list[float] = np.bincount(self.sentence_of, self.column(name), self.sentences).tolist()
        return list(map(int, sums))


_COLUMNS: Final = {name: place for place, name in enumerate(TokenCounts._fields)}
_FIRST_CUE: Final = len(_COLUMNS)
_UNCOMMON: Final = _FIRST_CUE + len(VerbCues._fields)


def tabulate_tokens(stretches: Stretches) -> TokenTable:
    """Return the tokens of a text."""
    found, sentence_of = stretches.find(_TOKENS)
    rows = found.rows.astype(float)
    return TokenTable(
        language_root(stretches.memory.language),
        found,
        sentence_of,
        len(stretches.sentences),
        rows[:, :_FIRST_CUE],
        rows[:, _FIRST_CUE:_UNCOMMON],
        rows[:, _UNCOMMON],
    )


def _token_cutter(memory: Memory) -> Callable[[str], Iterator[tuple[Token, Sequence[float]]]]:
    language, words = language_root(memory.language), lexicon(memory.language)

    def cut(stretch: str) -> Iterator[tuple[Token, Sequence[float]]]:
        for text in split_tokens(stretch):
            counts = count_token(text, language)
            uncommon = uncommon_word(text, words) if counts.long_words else None
            yield Token(text, uncommon), (*counts, *judge_verb(text, words), uncommon is not None)

    return cut


_TOKENS: Final = Aspect(_token_cutter, _UNCOMMON + 1, "u1")


def count_tokens(table: TokenTable) -> TextCounts:
    """Sum up the counts of the tokens of a text."""
    import numpy as np

    sums = np.ones(len(table.counts)) @ table.counts
    return TextCounts(
        table.language,
        sum(map(bool, table.sums("words"))),
        *TokenCounts(*map(int, sums.tolist())),
        sample=_count_sample(table) if table.language == "en" else None,
        arabic=_count_arabic(table.found) if table.language == "ar" else None,
    )


def language_root(language: str) -> str:
    """Return the language of a tag without its region, `und` where it names none.

    >>> [language_root(tag) for tag in ("pt-BR", "en_GB", "EN", "")]
    ['pt', 'en', 'en', 'und']

    """
    code = root(language)
    return code if re.fullmatch("[a-z]{2,8}", code) else "und"


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


def _count_arabic(tokens: Found[Token]) -> ArabicCounts:
    sums = [
        sum(column) for column in zip(*(_count_arabic_token(one.text) for one in tokens.parts()), strict=True)
    ]
    return ArabicCounts(*sums)


@lru_cache(maxsize=2**15)
def _count_arabic_token(token: str) -> ArabicCounts:
    from textstat.backend.counts import count_arabic_long_words, count_arabic_syllables, count_faseeh

    # textstat takes two off the syllables of whatever it is handed, a word or a whole text.
    return ArabicCounts(
        count_arabic_syllables(token) + ARABIC_SYLLABLES_OFF,
        count_arabic_long_words(token),
        count_faseeh(token),
    )
