"""Analyses whose text stays on the disk until somebody asks for it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol, cast

from digest.records import (
    Analysis,
    Article,
    Block,
    Readability,
    Score,
    Sentence,
    SentenceDifficulty,
)
from digest.store.packing import (
    FACT_FIELDS,
    ArticleBody,
    unpack_illustrations,
    unpack_moment,
    unpack_picture,
    unpack_scores,
    unpack_summary,
)


class Shelf(Protocol):
    """Where the texts are, each by its source file's path and the place of its article in that."""

    def body(self, path: str, entry: int) -> ArticleBody:
        """Fetch an article's text."""

    def levels(self, path: str, entry: int) -> Mapping[str, int]:
        """Fetch how much each word says of an article."""


FILE: Final = FACT_FIELDS.index("file")
ENTRY: Final = FACT_FIELDS.index("entry")
LISTS: Final = ("authors", "topics", "tags", "aliases")


class StoredArticle(Article):
    """An article that fetches its text."""

    __slots__ = ("_shelf",)
    _shelf: Shelf

    @property
    def html(self) -> str:
        """The body, sanitised."""
        return self._shelf.body(self.file, self.entry).html

    @property
    def text(self) -> str:
        """The body alone."""
        return self._shelf.body(self.file, self.entry).text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every stretch of the text."""
        return self._shelf.body(self.file, self.entry).blocks


class StoredReadability(Readability):
    """Readability whose scores come with the text; their values are here."""

    __slots__ = ("_labelled", "_place", "_shelf", "_values")
    _labelled: Sequence[Any]
    _shelf: Shelf
    _place: tuple[str, int]
    _values: dict[str, float | None]

    @property
    def scores(self) -> tuple[Score, ...]:
        """One for every formula."""
        return self._shelf.body(*self._place).scores

    @property
    def labelled(self) -> tuple[Score, ...]:
        """Those that have a value, and a plain word for it."""
        return unpack_scores(self._labelled)

    def value(self, name: str) -> float | None:
        """The score that a formula gives."""
        return self._values.get(name)


class StoredAnalysis(Analysis):
    """An analysis that fetches its sentences."""

    __slots__ = ("_shelf",)
    _shelf: Shelf

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those of the article."""
        return self._shelf.body(self.article.file, self.article.entry).sentences

    @property
    def difficulties(self) -> tuple[SentenceDifficulty, ...]:
        """One for each of the sentences."""
        return self._shelf.body(self.article.file, self.article.entry).difficulties

    @property
    def levels(self) -> Mapping[str, int]:
        """How much each word says of the article."""
        return self._shelf.levels(self.article.file, self.article.entry)


def read_facts(values: Sequence[Any], shelf: Shelf) -> Analysis:
    """Return an analysis of the values that were packed as its facts.

    Raises:
        ValueError: They are no such values; likewise TypeError, IndexError or KeyError.

    """
    mark, article, summary, keywords, topics, counts, scores, labelled, minutes, fingerprint = values
    place = (article[FILE], article[ENTRY])
    return cast(
        "Analysis",
        _fill(
            StoredAnalysis,
            _shelf=shelf,
            article=_read_article(article, shelf),
            summary=unpack_summary(summary),
            keywords=tuple(keywords),
            topics=tuple(topics),
            readability=_read_readability(counts, scores, labelled, place, shelf),
            reading_time_minutes=minutes,
            fingerprint=fingerprint,
            mark=mark,
        ),
    )


def _read_article(values: Sequence[Any], shelf: Shelf) -> Article:
    facts = dict(zip(FACT_FIELDS, values, strict=True))
    facts["published"] = unpack_moment(facts["published"])
    facts["updated"] = unpack_moment(facts["updated"])
    facts["picture"] = unpack_picture(facts["picture"])
    facts["illustrations"] = unpack_illustrations(facts["illustrations"])
    for name in LISTS:
        facts[name] = tuple(facts[name])
    return cast("Article", _fill(StoredArticle, _shelf=shelf, **facts))


def _read_readability(
    counts: Sequence[Any],
    scores: Sequence[Any],
    labelled: Sequence[Any],
    place: tuple[str, int],
    shelf: Shelf,
) -> Readability:
    language, words, sentences, syllables = counts
    made = _fill(
        StoredReadability,
        _shelf=shelf,
        _place=place,
        _values=dict(scores),
        _labelled=labelled,
        language=language,
        words=words,
        sentences=sentences,
        syllables=syllables,
    )
    return cast("Readability", made)


def _fill(kind: type, **values: object) -> object:
    """Make a frozen record of some of its fields; the others are fetched."""
    made: object = object.__new__(kind)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made
