"""The stretches of a text between two spaces, each looked up once for all that analysis asks of its words.

Tokens, words and terms are cut in three ways, but none of them reaches over a space. So an article's
stretches are looked up once, and each stage takes from what is remembered of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from digest.analyse.tables import Aspect, Found, Memory, Part, Places, memory_of
from digest.language import Lexicon, lexicon, root

CHARACTERS_READ: Final = 2000
"""No sentence is longer; what is, is no sentence."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """The sentences of a text, cut at each space."""

    sentences: Sequence[str]
    memory: Memory
    numbers: Places
    """In `memory`, of each stretch."""
    sentence_of: Places
    """The sentence of each stretch."""

    @property
    def words(self) -> Lexicon:
        """What is known of the language."""
        return lexicon(self.memory.language)

    def find(self, aspect: Aspect[Part]) -> tuple[Found[Part], Places]:
        """Return the parts of all stretches, and the sentence of each."""
        found = self.memory.find(self.numbers, aspect)
        return found, self.sentence_of[found.string_of]

    def openings(self) -> "Stretches":
        """Return the same of the sentences as far as they are read for summary and keywords."""
        if max(map(len, self.sentences), default=0) <= CHARACTERS_READ:
            return self
        return _cut([one[:CHARACTERS_READ] for one in self.sentences], self.memory)


def split_stretches(sentences: Sequence[str], language: str) -> Stretches:
    """Cut the sentences of a text, in a language given by its tag.

    >>> split_stretches(["It rains.", "It rained."], "en").sentence_of.tolist()
    [0, 0, 1, 1]

    """
    return _cut(sentences, memory_of(root(language)))


def _cut(sentences: Sequence[str], memory: Memory) -> Stretches:
    import numpy as np

    counts = [sentence.count(" ") + 1 for sentence in sentences] or [1]  # an empty text has an empty one
    numbers = memory.numbers(" ".join(sentences).split(" "))
    return Stretches(sentences, memory, numbers, np.repeat(np.arange(len(counts)), counts))
