"""Analyses of which only that is held in memory which a build asks of every article; pages fetch the rest.

A build holds all analyses at once, and every process that makes pages comes to have its own copy of many of
them. So equal values are held once, and lists that are seldom asked for as the bytes that they were.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from struct import unpack_from
from typing import Any, Final, Protocol, cast

from digest.records import (
    Analysis,
    Article,
    Block,
    Readability,
    Score,
    Sentence,
    SentenceDifficulty,
    Summary,
    SummarySentence,
)
from digest.store.packing import (
    FACT_FIELDS,
    ArticleBlurb,
    ArticleBody,
    unpack_illustrations,
    unpack_moment,
    unpack_picture,
    unpack_values,
)

Place = tuple[str, int, bytes]
"""Which article: the path of its source file, its place in that, and its mark."""


class Shelf(Protocol):
    """Where the texts are."""

    def blurb(self, place: Place) -> ArticleBlurb:
        """Fetch what stands for an article in a list."""

    def body(self, place: Place) -> ArticleBody:
        """Fetch an article's text."""

    def levels(self, place: Place) -> Mapping[str, int]:
        """Fetch how much each word says of an article."""

    def shared(self, value: Any) -> Any:  # noqa: ANN401  as it is given
        """Return the one of all equal values that is held."""


FILE: Final = FACT_FIELDS.index("file")
ENTRY: Final = FACT_FIELDS.index("entry")

DOUBLE: Final = 8
"""Bytes of a number."""


class StoredArticle(Article):
    """An article that fetches its text."""

    __slots__ = ("_place", "_shelf")
    _shelf: Shelf
    _place: Place

    @property
    def kicker(self) -> str | None:
        """The line above the headline."""
        return self._shelf.blurb(self._place).kicker

    @property
    def standfirst(self) -> str | None:
        """The lines below the headline."""
        return self._shelf.blurb(self._place).standfirst

    @property
    def excerpt(self) -> str | None:
        """The publisher's own summary."""
        return self._shelf.blurb(self._place).excerpt

    @property
    def tags(self) -> tuple[str, ...]:
        """Those of the article."""
        return self._shelf.blurb(self._place).tags

    @property
    def html(self) -> str:
        """The body, sanitised."""
        return self._shelf.body(self._place).html

    @property
    def text(self) -> str:
        """The body alone."""
        return self._shelf.body(self._place).text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every stretch of the text."""
        return self._shelf.body(self._place).blocks


class StoredSummary(Summary):
    """A summary that fetches its sentences."""

    __slots__ = ("_place", "_shelf")
    _shelf: Shelf
    _place: Place

    @property
    def sentences(self) -> tuple[SummarySentence, ...]:
        """Those of the summary."""
        return self._shelf.blurb(self._place).sentences

    @property
    def note(self) -> str | None:
        """Why there is no summary."""
        return self._shelf.blurb(self._place).note


class StoredReadability(Readability):
    """Readability whose scores come with the text; their values are here."""

    __slots__ = ("_names", "_place", "_shelf", "_values")
    _shelf: Shelf
    _place: Place
    _names: str
    _values: bytes

    @property
    def scores(self) -> tuple[Score, ...]:
        """One for every formula."""
        return self._shelf.body(self._place).scores

    @property
    def labelled(self) -> tuple[Score, ...]:
        """Those that have a value, and a plain word for it."""
        return self._shelf.blurb(self._place).labelled

    def value(self, name: str) -> float | None:
        """The score that a formula gives."""
        at = _offsets(self._names).get(name)
        if at is None:
            return None
        (value,) = unpack_from("<d", self._values, at)
        return cast("float", value) if value == value else None  # noqa: PLR0124  none is kept as NaN


@cache
def _offsets(names: str) -> Mapping[str, int]:
    """Where the value of each score stands."""
    return {name: place * DOUBLE for place, name in enumerate(names.split(" "))}


class StoredAnalysis(Analysis):
    """An analysis that fetches its sentences."""

    __slots__ = ("_keywords", "_place", "_shelf")
    _shelf: Shelf
    _place: Place
    _keywords: bytes

    @property
    def keywords(self) -> tuple[str, ...]:
        """Best first."""
        return tuple(unpack_values(self._keywords))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those of the article."""
        return self._shelf.body(self._place).sentences

    @property
    def difficulties(self) -> tuple[SentenceDifficulty, ...]:
        """One for each of the sentences."""
        return self._shelf.body(self._place).difficulties

    @property
    def levels(self) -> Mapping[str, int]:
        """How much each word says of the article."""
        return self._shelf.levels(self._place)


Fill = Callable[..., Any]
"""Makes a frozen record of the values of some of its fields; the others are fetched."""


def _filler(kind: type, *names: str) -> Fill:
    setters = [getattr(kind, name).__set__ for name in names]

    def fill(*values: object) -> object:
        made: object = object.__new__(kind)
        for set_value, value in zip(setters, values, strict=True):
            set_value(made, value)
        return made

    return fill


_make_analysis = _filler(
    StoredAnalysis,
    "_shelf",
    "_place",
    "mark",
    "article",
    "summary",
    "_keywords",
    "topics",
    "readability",
    "reading_time_minutes",
    "fingerprint",
)
_make_article = _filler(StoredArticle, "_shelf", "_place", *FACT_FIELDS)
_make_summary = _filler(StoredSummary, "_shelf", "_place", "method")
_make_readability = _filler(
    StoredReadability,
    *("_shelf", "_place", "_names", "_values", "language", "words", "sentences", "syllables"),
)


def read_facts(values: Sequence[Any], shelf: Shelf) -> Analysis:
    """Return an analysis of the values that were packed as its facts.

    Raises:
        ValueError: They are no such values; likewise TypeError, IndexError or KeyError.

    """
    mark, article, method, keywords, topics, counts, names, scores, minutes, fingerprint = values
    place = (shelf.shared(article[FILE]), article[ENTRY], mark)
    made = _make_analysis(
        shelf,
        place,
        mark,
        _make_article(shelf, place, *_read_article(article, shelf.shared)),
        _make_summary(shelf, place, shelf.shared(method)),
        keywords,
        shelf.shared(tuple(topics)),
        _make_readability(shelf, place, shelf.shared(names), scores, shelf.shared(counts[0]), *counts[1:]),
        minutes,
        fingerprint,
    )
    return cast("Analysis", made)


def _read_article(values: Sequence[Any], shared: Callable[[Any], Any]) -> Iterable[Any]:
    """The values of its fields, in their order."""
    facts = dict(zip(FACT_FIELDS, values, strict=True))
    for name in ("published", "updated"):
        facts[name] = unpack_moment(facts[name])
    facts["picture"] = unpack_picture(facts["picture"])
    facts["illustrations"] = unpack_illustrations(facts["illustrations"])
    for name in ("file", "language", "source"):
        facts[name] = shared(facts[name])
    for name in ("authors", "topics", "aliases"):
        facts[name] = shared(tuple(facts[name]))
    return facts.values()
