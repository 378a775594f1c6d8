"""Words for a reader that a page can say in its own language."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import Self

_PLACE = re.compile(r"\{([0-9]?)\}")

Value = str | int | float
"""What stands in a place: a number, a name, or a phrase in its turn."""


class Phrase(str):
    """Words for a reader: plain English text that knows the words and the values it was made of.

    Whoever wants English uses it as the text that it is. A page in another language looks its words up in
    the catalog, and puts the values into the translation.

    >>> Phrase("needs {} words; this text has {}", 30, 12)
    'needs 30 words; this text has 12'

    """

    __slots__ = ("many", "number", "values", "words")
    words: str
    """With a `{}` for each value; `{0}` and `{1}` where the order differs."""
    many: str | None
    """The same for any number but one; None where the words do not depend on a number."""
    number: int
    """Chooses the form where there are several."""
    values: tuple[Value, ...]

    def __new__(cls, words: str, *values: Value, many: str | None = None, number: int = 1) -> Self:
        """Make the English text."""
        form = words if many is None or number == 1 else many
        phrase = super().__new__(cls, fill_places(form, [_plain(value) for value in values]))
        phrase.words, phrase.values = words, values
        phrase.many, phrase.number = many, number
        return phrase

    def __reduce__(self) -> tuple[object, ...]:
        """Tell pickle how to make it again."""
        return _make_again, (type(self), self.words, self.values, self.many, self.number)


class LanguageName(str):
    """The English name of a language, which knows the language that it names."""

    __slots__ = ("tag",)
    tag: str

    def __new__(cls, name: str, tag: str) -> Self:
        """Keep the tag beside the name."""
        made = super().__new__(cls, name)
        made.tag = tag
        return made

    def __reduce__(self) -> tuple[object, ...]:
        """Tell pickle how to make it again."""
        return type(self), (str(self), self.tag)


def phrase_of_number(one: str, many: str, number: int, *values: Value) -> Phrase:
    """Return a phrase whose form depends on a number, which is its value where no other is given.

    >>> phrase_of_number("{} word", "{} words", 2)
    '2 words'

    """
    return Phrase(one, *(values or (number,)), many=many, number=number)


def fill_places(words: str, shown: Sequence[str]) -> str:
    """Put texts into the places of some words; without any, braces are what they are.

    Raises:
        IndexError: The words have a place for which there is no text.

    >>> fill_places("{1} of {0}", ["a", "b"])
    'b of a'

    """
    if not shown:
        return words
    start, pieces = _pieces(words)
    return start + "".join([shown[place] + words for place, words in pieces])


@lru_cache(4096)
def _pieces(words: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The words before the first place; then the number of each place with the words behind it."""
    start, *rest = _PLACE.split(words)
    return start, tuple(zip(places_of(words), rest[1::2], strict=True))


def places_of(words: str) -> Iterator[int]:
    """Yield the number of the value that each place of some words is for, from 0.

    >>> list(places_of("{} of {}")), list(places_of("{1}: {0}"))
    ([0, 1], [1, 0])

    """
    order = count()
    for place in _PLACE.finditer(words):
        yield int(place[1]) if place[1] else next(order)


def _plain(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _make_again(
    kind: type[Phrase], words: str, values: tuple[Value, ...], many: str | None, number: int
) -> Phrase:
    return kind(words, *values, many=many, number=number)
