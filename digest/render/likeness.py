"""How much articles are alike, by the words of their keywords."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log, sqrt
from typing import TYPE_CHECKING, Final

from digest.records import Analysis
from digest.render.slugs import ArticleKey, article_key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_NEAREST: Final = 3
LEAST_LIKENESS: Final = 0.1
"""The cosine below which two articles have no more than a word in common."""
MOST_ARTICLES_OF_A_WORD: Final = 127
"""A word of more says little, and would make the time grow with the square of the articles.

The next article gives the word another weight too: so where no weight changes, no word begins to tell.
"""

Members = Sequence[tuple[int, Analysis]]
"""Articles, each with the number of its story."""


@dataclass(frozen=True)
class Likeness:
    """How much articles are alike, each of which is known by its place.

    It is the cosine over the words of the keywords, each weighed by its inverse document frequency, for which
    counts are taken down to a power of two: so one more article leaves nearly all words their weights.

    Source: Salton and Buckley 1988 (tf-idf; here each word of an article counts once).

    """

    names: Sequence[ArticleKey]
    words: Sequence[Sequence[str]]
    """Those of the keywords of each, each once."""
    stories: Sequence[int]
    """The number of the story of each; those of one story stand together."""
    _arrays: "dict[str, NDArray[np.int64]]" = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, members: Members) -> "Likeness":
        """Return the likeness of some articles."""
        words = [[*dict.fromkeys("\n".join(one.keywords).casefold().split())] for _, one in members]
        return cls([article_key(one.article) for _, one in members], words, [story for story, _ in members])

    @cached_property
    def holders(self) -> Mapping[str, Sequence[int]]:
        """The places of the articles that have each word."""
        holders: dict[str, list[int]] = {}
        for place, own in enumerate(self.words):
            for word in own:
                holders.setdefault(word, []).append(place)
        return holders

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """The square of the weight of each word."""
        size = len(self.words).bit_length()
        by_size = [log(1 + 2.0 ** (size - one)) ** 2 for one in range(size + 1)]
        return {word: by_size[len(places).bit_length()] for word, places in self.holders.items()}

    def compared_by(self, word: str) -> Sequence[int]:
        """Return the places of the articles that are compared because they have a word."""
        places = self.holders.get(word, ())
        return places if len(places) <= MOST_ARTICLES_OF_A_WORD else ()

    def nearest(self, places: Iterable[int] | None = None) -> Iterator[list[int]]:
        """Yield, for each of some articles, the places of those nearest to it, the nearest first.

        Those of its own story are not among them, nor those that share no word. Of equals that of the first
        name is the nearest: the place of an article changes with the others.

        Args:
            places: Those of the articles; by default of all.

        """
        import numpy as np

        lengths = np.array([sqrt(sum([self.weights[word] for word in own])) for own in self.words])
        story_of = np.array(self.stories)
        products = np.zeros(len(self.words))
        for place in range(len(self.words)) if places is None else places:
            shared = [word for word in self.words[place] if len(self.compared_by(word)) > 1]
            if not shared:
                yield []
                continue
            for word in shared:
                products[self._array(word)] += self.weights[word]
            others = np.concatenate([self._array(word) for word in shared])
            likeness = products[others] / (lengths[place] * lengths[others])
            alike = (likeness >= LEAST_LIKENESS) & (story_of[others] != self.stories[place])
            found = dict(zip(others[alike].tolist(), likeness[alike].tolist(), strict=True))
            yield sorted(found, key=lambda other: (-round(found[other], 9), self.names[other]))[:MOST_NEAREST]
            products[others] = 0.0

    def _array(self, word: str) -> "NDArray[np.int64]":
        import numpy as np

        if word not in self._arrays:
            self._arrays[word] = np.array(self.holders[word])
        return self._arrays[word]
