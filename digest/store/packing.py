"""Analyses as bytes: what a build asks of every article, and apart from it what only pages that show it do.

All are MessagePack of plain lists, texts and numbers, so that what is unpacked can be nothing but values;
the classes are named here and not in the bytes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import starmap
from math import nan
from operator import attrgetter
from struct import pack
from typing import TYPE_CHECKING, Any, Final

from digest.days import Moment
from digest.phrases import LanguageName, Phrase
from digest.records import (
    Analysis,
    Article,
    Block,
    Illustration,
    Picture,
    Score,
    Sentence,
    SentenceDifficulty,
    SummarySentence,
)

if TYPE_CHECKING:
    from msgspec.msgpack import Decoder, Encoder, Ext

MARK_BYTES: Final = 16

PHRASE: Final = 1
"""The type of a phrase in MessagePack; likewise that of the name of a language."""
LANGUAGE_NAME: Final = 2

LENGTH_OF_A_DATE: Final = len("2024-12-04")

Row = Sequence[Any]
"""A record as a list of the values of its fields."""


@dataclass(frozen=True, slots=True)
class PackedAnalysis:
    """An analysis as bytes."""

    facts: bytes
    """All but the following."""
    blurb: bytes
    """What stands for the article in a list: its summary and so on."""
    body: bytes
    """The text with its sentences and the details of its scores."""
    words: bytes
    """How much each word says of it, for the search."""
    entry: int
    """The place of its article in its source file, from 0."""
    mark: bytes
    """What changes with all but the words."""


@dataclass(frozen=True, slots=True)
class ArticleBlurb:
    """What is kept apart of an analysis, since only pages show it."""

    kicker: str | None
    standfirst: str | None
    excerpt: str | None
    tags: tuple[str, ...]
    sentences: tuple[SummarySentence, ...]
    """Those of the summary."""
    note: str | None
    """That on the summary."""
    labelled: tuple[Score, ...]
    """The scores that have a value, and a plain word for it."""


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """What is kept apart of an analysis, since few pages show it."""

    html: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    difficulties: tuple[SentenceDifficulty, ...]
    scores: tuple[Score, ...]


BODY_FIELDS: Final = frozenset({"html", "text", "blocks"})
"""Of an article."""

BLURB_FIELDS: Final = frozenset({"kicker", "standfirst", "excerpt", "tags"})
"""Of an article."""

FACT_FIELDS: Final = tuple(one.name for one in fields(Article) if one.name not in BODY_FIELDS | BLURB_FIELDS)
"""Of an article."""


def pack_analysis(analysis: Analysis, levels: Mapping[str, int]) -> PackedAnalysis:
    """Return an analysis as bytes, with the level of each word. Its mark is made here, of the bytes.

    Raises:
        UnicodeEncodeError: A text of it has half a surrogate pair.

    """
    body = encoder().encode(_pack_body(analysis))
    blurb = encoder().encode(_pack_blurb(analysis))
    facts = encoder().encode(_pack_facts(analysis))
    mark = blake2b(facts + blurb + body, digest_size=MARK_BYTES).digest()
    words = " ".join(levels).encode() + b"\n" + bytes(levels.values())
    return PackedAnalysis(_put_first(mark, facts), blurb, body, words, analysis.article.entry, mark)


def _put_first(value: bytes, packed: bytes) -> bytes:
    """Put a value before those of a packed list of fewer than 15: the first byte counts them."""
    return bytes([packed[0] + 1]) + encoder().encode(value) + packed[1:]


def unpack_facts(data: bytes) -> list[Any]:
    """Return the values that `pack_analysis` put into `facts`, the mark first."""
    return decoder().decode(data)  # type: ignore[no-any-return]  # whatever it is, `read_facts` looks at it


def unpack_blurb(data: bytes) -> ArticleBlurb:
    """Return what `pack_analysis` put into `blurb`."""
    kicker, standfirst, excerpt, tags, summary, note, labelled = decoder().decode(data)
    sentences = (SummarySentence(text, start, end, tuple(reasons)) for text, start, end, reasons in summary)
    return ArticleBlurb(
        kicker, standfirst, excerpt, tuple(tags), tuple(sentences), note, _each(Score, labelled)
    )


def unpack_body(data: bytes) -> ArticleBody:
    """Return what `pack_analysis` put into `body`."""
    html, text, blocks, sentences, difficulties, scores = decoder().decode(data)
    return ArticleBody(
        html,
        text,
        _each(Block, blocks),
        _each(Sentence, sentences),
        tuple(SentenceDifficulty(words, value, tuple(reasons)) for words, value, reasons in difficulties),
        _each(Score, scores),
    )


def unpack_levels(data: bytes) -> dict[str, int]:
    """Return the level of each word, from what `pack_analysis` put into `words`."""
    words, _, levels = data.partition(b"\n")
    return dict(zip(words.decode().split(" "), levels, strict=True)) if words else {}


def unpack_picture(row: Row | None) -> Picture | None:
    """Return a picture from its values."""
    return Picture(*row) if row else None


def unpack_illustrations(rows: Iterable[Row]) -> tuple[Illustration, ...]:
    """Return the pictures within a text from their values."""
    return tuple(Illustration(Picture(*picture), *rest) for picture, *rest in rows)


def unpack_moment(text: str | None) -> Moment | None:
    """Return a moment from its ISO form; the offset of its zone stands for the zone."""
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == LENGTH_OF_A_DATE else datetime.fromisoformat(text)


def _pack_facts(analysis: Analysis) -> list[Any]:
    readability, scores = analysis.readability, analysis.readability.scores
    values = [nan if score.value is None else score.value for score in scores]
    return [
        _pack_article(analysis.article),
        analysis.summary.method,
        encoder().encode(analysis.keywords),
        analysis.topics,
        [readability.language, readability.words, readability.sentences, readability.syllables],
        " ".join(score.name for score in scores),
        pack(f"<{len(values)}d", *values),
        analysis.reading_time_minutes,
        analysis.fingerprint,
    ]


def _pack_blurb(analysis: Analysis) -> list[Any]:
    article, summary = analysis.article, analysis.summary
    return [
        article.kicker,
        article.standfirst,
        article.excerpt,
        article.tags,
        [(one.text, one.start, one.end, one.reasons) for one in summary.sentences],
        summary.note,
        _rows(Score, analysis.readability.labelled),
    ]


def _pack_article(article: Article) -> list[Any]:
    values = dict(zip(FACT_FIELDS, attrgetter(*FACT_FIELDS)(article), strict=True))
    values["published"] = article.published.isoformat() if article.published else None
    values["updated"] = article.updated.isoformat() if article.updated else None
    values["picture"] = _row(Picture)(article.picture) if article.picture else None
    values["illustrations"] = [
        (_row(Picture)(one.picture), one.at, one.width, one.height) for one in article.illustrations
    ]
    return list(values.values())


def _pack_body(analysis: Analysis) -> list[Any]:
    article = analysis.article
    return [
        article.html,
        article.text,
        _rows(Block, article.blocks),
        _rows(Sentence, analysis.sentences),
        _rows(SentenceDifficulty, analysis.difficulties),
        _rows(Score, analysis.readability.scores),
    ]


def _rows(kind: type, records: Iterable[object]) -> list[Row]:
    return list(map(_row(kind), records))


@cache
def _row(kind: type) -> Callable[[object], tuple[Any, ...]]:
    """What takes the values of a record, in the order of its fields."""
    return attrgetter(*(one.name for one in fields(kind)))


def _each(kind: Callable[..., Any], rows: Iterable[Row]) -> tuple[Any, ...]:
    return tuple(starmap(kind, rows))


def join_facts(analyses: Iterable[PackedAnalysis], rest: object) -> bytes:
    """Pack a list of the facts of some analyses, and another value beside it."""
    from msgspec import Raw

    return encoder().encode([[Raw(one.facts) for one in analyses], rest])


def pack_values(values: object) -> bytes:
    """Return plain values, and phrases among them, as bytes."""
    return encoder().encode(values)


def unpack_values(data: bytes) -> Any:  # noqa: ANN401  whatever was packed
    """Return the values that were packed."""
    return decoder().decode(data)


@cache
def encoder() -> "Encoder":
    """Return what writes MessagePack."""
    from msgspec.msgpack import Encoder

    return Encoder(enc_hook=_pack_words)


@cache
def decoder() -> "Decoder[Any]":
    """Return what reads MessagePack as plain values, and phrases."""
    from msgspec.msgpack import Decoder

    return Decoder(ext_hook=lambda code, data: _unpack_words(code, bytes(data)))


def _pack_words(words: object) -> "Ext":
    from msgspec.msgpack import Ext

    if isinstance(words, Phrase):
        if not words.values and words.many is None and words.number == 1:
            return _pack_plain(words.words)
        return Ext(PHRASE, encoder().encode([words.words, words.values, words.many, words.number]))
    if isinstance(words, LanguageName):
        return Ext(LANGUAGE_NAME, encoder().encode([str(words), words.tag]))
    raise TypeError(f"cannot be kept: {type(words).__name__}")


@lru_cache(maxsize=1024)
def _pack_plain(words: str) -> "Ext":
    """Pack a phrase without values: most are, and come again and again."""
    from msgspec.msgpack import Ext

    return Ext(PHRASE, encoder().encode([words, (), None, 1]))


@lru_cache(maxsize=4096)  # most phrases come again and again
def _unpack_words(code: int, data: bytes) -> str:
    values = decoder().decode(data)
    if code == LANGUAGE_NAME:
        return LanguageName(*values)
    words, filled, many, number = values
    return Phrase(words, *filled, many=many, number=number)
