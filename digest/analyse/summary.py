"""An article's own sentences that stand for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import get_args

from digest.analyse.genre import find_genre
from digest.analyse.ranking import RANKERS, pick
from digest.analyse.reasons import Evidence, say_reasons
from digest.analyse.sentences import paragraph_blocks, sentence_texts, split_sentences
from digest.analyse.standing import Standing, judge_sentences
from digest.analyse.stretches import Stretches, split_stretches
from digest.analyse.terms import Terms, content_terms, find_terms, has_figure, split_words, stop_words_of
from digest.language import Lexicon
from digest.methods import RankingMethod
from digest.phrases import Phrase, phrase_of_number
from digest.records import Article, Sentence, Summary, SummaryMethod, SummarySentence

METHODS: tuple[str, ...] = get_args(RankingMethod)

_FEWEST_SENTENCES = 5
"""A text of fewer is as short as a summary of it would be."""
_SENTENCES_PER_CHOSEN = 3
_MOST_CHOSEN = 100
_CUT_OFF = "…"
"""A headline ends so that was made of the article's first words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentences that stand for a text, by their places in it."""

    indices: tuple[int, ...]
    """In reading order."""
    reasons: tuple[tuple[str, ...], ...]
    """One entry for each index: why it was chosen, the weightiest first."""
    method: SummaryMethod
    note: str | None = None
    """Why none was chosen, for a reader."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text to be summarised."""

    sentences: Sequence[str]
    terms: Terms
    words: Lexicon
    headline: Sequence[str]
    """The words of the headline; likewise `standfirst`."""
    standfirst: Sequence[str]
    standing: Standing
    paragraphs: Sequence[int]
    """The paragraph of each sentence."""

    def evidence(self, place: int, headline_words: int, closeness: float) -> Evidence:
        """Return what can be said for a sentence."""
        return Evidence(
            place=place,
            count=len(self.sentences),
            headline_words=headline_words,
            closeness=closeness,
            figures=has_figure(self.sentences[place]),
            leaning=self.standing.leaning[place],
        )


def summarize_sentences(
    sentences: Sequence[str],
    *,
    title: str | None,
    limit: int,
    language: str,
    method: str = "auto",
    paragraphs: Sequence[int] | None = None,
    standfirst: str | None = None,
    stretches: Stretches | None = None,
) -> Choice:
    """Choose the sentences that stand for a text: at most `limit`, and at most a third of all.

    `paragraphs` has the paragraph of each sentence, from 0; without it no quotation is followed from one
    sentence to the next. `stretches` are the sentences cut up, if they are already.

    Raises:
        ValueError: `method` is none of `METHODS`, or `limit` is less than 1.

    """
    _check(method, limit)
    count = sum(any(character.isalnum() for character in sentence) for sentence in sentences)
    if count < _FEWEST_SENTENCES:
        return Choice((), (), "none", _too_short(count))
    stretches = stretches or split_stretches(sentences, language)
    terms, words = find_terms(stretches), stretches.words
    paragraphs = range(len(sentences)) if paragraphs is None else paragraphs
    headline, below = split_words(title or ""), split_words(standfirst or "")
    own = () if title and title.endswith(_CUT_OFF) else headline
    standing = judge_sentences(sentences, terms.split, words, paragraphs, own)
    text = _Text(sentences, terms, words, headline, below, standing, paragraphs)
    return _choose(text, min(limit, count // _SENTENCES_PER_CHOSEN, _MOST_CHOSEN), method)


def _check(method: str, limit: int) -> None:
    if method not in METHODS:
        raise ValueError(f"method must be one of {', '.join(map(repr, METHODS))}, not {method!r}")
    if limit < 1:
        raise ValueError(f"a summary has at least 1 sentence, not {limit}")


def _too_short(count: int) -> Phrase:
    return phrase_of_number(
        "Too short to summarise: {} sentence.", "Too short to summarise: {} sentences.", count
    )


def _choose(text: _Text, limit: int, method: str) -> Choice:
    if method == "auto":
        genre = find_genre(text.sentences, text.terms.split, text.standing, text.words)
        method = "ranker" if genre == "article" else "lexrank"
    indices, reasons = _rank(text, limit) if method == "ranker" else _pick(text, limit, method)
    if not indices:
        return Choice((), (), "none", Phrase("Nothing to summarise: no sentence can stand alone."))
    return Choice(indices, reasons, method)  # type: ignore[arg-type]  # `auto` was replaced above


def _rank(text: _Text, limit: int) -> tuple[tuple[int, ...], tuple[tuple[str, ...], ...]]:
    """Choose by the learned ranker."""
    from digest.analyse.ranker import choose, measure, owed

    measured = measure(
        text.sentences,
        text.terms,
        text.words,
        text.standing,
        text.paragraphs,
        text.headline,
        text.standfirst,
    )
    indices = choose(measured, limit) or _first(text.standing)
    closeness, headline_words = measured.closeness, measured.headline_words
    return indices, tuple(
        say_reasons(text.evidence(place, headline_words[place], closeness[place]), weights)
        for place, weights in zip(indices, owed(measured, indices), strict=True)
    )


def _pick(text: _Text, limit: int, method: str) -> tuple[tuple[int, ...], tuple[tuple[str, ...], ...]]:
    """Choose by the score of each sentence by itself."""
    stop_words = stop_words_of(text.terms.split, text.words)
    headline = content_terms(text.headline, stop_words)
    terms = [content_terms(own, stop_words) for own in text.terms.split]
    scores = RANKERS[method](terms)
    distinct = [frozenset(own) for own in terms]
    indices = pick(scores, distinct, text.standing, limit) or _first(text.standing)
    weights = {"place" if method == "lead" else "closeness": 1.0}
    best = max(scores, default=0.0) or 1.0
    return indices, tuple(
        say_reasons(
            text.evidence(place, len(distinct[place].intersection(headline)), scores[place] / best), weights
        )
        for place in indices
    )


def _first(standing: Standing) -> tuple[int, ...]:
    """Return the first sentence, though it leans on something, where no other can stand."""
    return (0,) if 0 in standing.able else ()


def summarize(
    text: str | Sequence[str],
    *,
    title: str | None = None,
    standfirst: str | None = None,
    sentences: int = 3,
    language: str = "en",
    method: str = "auto",
) -> Summary:
    """Return the sentences that stand for a text, verbatim, in reading order, and why each was chosen.

    `text` is a string, or a sequence of sentences already cut; offsets then count in `" ".join(text)`.
    At most `sentences` are taken, and at most a third of all. A text of fewer than five gets none, and a note
    instead.
    `method` is one of `METHODS`: `auto` is `ranker` for an article in running prose, else `lexrank`.

    Raises:
        ValueError: `method` is another, or `sentences` is less than 1.

    """
    if isinstance(text, str):
        spans = split_sentences(text, paragraph_blocks(text), language)
    else:
        spans, text = _laid_end_to_end(text), " ".join(text)
    return _summary(
        text,
        spans,
        title=title,
        standfirst=standfirst,
        limit=sentences,
        language=language,
        method=method,
    )


def summarize_article(
    article: Article,
    sentences: tuple[Sentence, ...],
    *,
    limit: int,
    method: str = "auto",
    prefer: str = "ours",
    stretches: Stretches | None = None,
) -> Summary:
    """Return the sentences that stand for an article, as offsets into its text.

    A summary that the publisher wrote is taken where `prefer` is `publisher`, or where none of ours can be
    made: the result then has no sentences, and the method `publisher`. `stretches` are the sentences cut up,
    if they are already.

    Raises:
        ValueError: As for `summarize`.

    """
    if article.excerpt and prefer == "publisher":
        return Summary((), "publisher")
    ours = _summary(
        article.text,
        sentences,
        title=article.title,
        standfirst=article.standfirst,
        limit=limit,
        language=article.language,
        method=method,
        stretches=stretches,
    )
    return ours if ours.sentences or not article.excerpt else Summary((), "publisher")


def _laid_end_to_end(sentences: Sequence[str]) -> tuple[Sentence, ...]:
    """Return the places of sentences joined by spaces, each a paragraph of its own."""
    ends = list(accumulate(len(sentence) + 1 for sentence in sentences))
    return tuple(
        Sentence(end - len(sentence) - 1, end - 1, index)
        for index, (sentence, end) in enumerate(zip(sentences, ends, strict=True))
    )


def _summary(
    text: str,
    spans: Sequence[Sentence],
    *,
    title: str | None,
    standfirst: str | None,
    limit: int,
    language: str,
    method: str,
    stretches: Stretches | None = None,
) -> Summary:
    choice = summarize_sentences(
        stretches.sentences if stretches else sentence_texts(text, spans),
        title=title,
        limit=limit,
        language=language,
        method=method,
        paragraphs=[span.paragraph for span in spans],
        standfirst=standfirst,
        stretches=stretches,
    )
    chosen = tuple(
        SummarySentence(text[span.start : span.end], span.start, span.end, reasons)
        for span, reasons in zip((spans[index] for index in choice.indices), choice.reasons, strict=True)
    )
    return Summary(chosen, choice.method, choice.note)
