"""An article's own sentences that stand for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from digest.analyse.ranking import WEIGHTS, Measured, Traits, measure, pick, score
from digest.analyse.sentences import paragraph_blocks, sentence_texts, split_sentences
from digest.language import lexicon
from digest.records import Article, Sentence, Summary, SummaryMethod, SummarySentence

_FEWEST_SENTENCES = 5
"""A text of fewer is as short as a summary of it would be."""
_SENTENCES_PER_CHOSEN = 3
_MOST_CHOSEN = 100
_MOST_REASONS = 3
_EARLY = 0.5
_CLOSE = 0.7
"""From these values of a trait on it is a reason that a reader can see."""


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


def summarize_sentences(
    sentences: Sequence[str],
    *,
    title: str | None,
    limit: int,
    language: str,
    method: str = "auto",
    paragraphs: Sequence[int] | None = None,
) -> Choice:
    """Choose the sentences that stand for a text: at most `limit`, and at most a third of all.

    `paragraphs` has the paragraph of each sentence, from 0; without it no quotation is followed from one
    sentence to the next.

    Raises:
        ValueError: `method` is neither `auto` nor `lead`, or `limit` is less than 1.

    """
    _check(method, limit)
    count = sum(any(character.isalnum() for character in sentence) for sentence in sentences)
    if count < _FEWEST_SENTENCES:
        return Choice((), (), "none", f"Too short to summarise: {_counted(count)}.")
    measured = measure(
        sentences,
        lexicon(language),
        title=title,
        paragraphs=range(len(sentences)) if paragraphs is None else paragraphs,
    )
    scores = (
        _lead_scores(len(sentences)) if method == "lead" else [score(traits) for traits in measured.traits]
    )
    indices = pick(scores, measured, min(limit, count // _SENTENCES_PER_CHOSEN, _MOST_CHOSEN))
    if not indices:
        return Choice((), (), "none", "Nothing to summarise: no sentence can stand alone.")
    reasons = tuple(_reasons(index, measured, method) for index in indices)
    return Choice(indices, reasons, "lead" if method == "lead" else "ranker")


def _check(method: str, limit: int) -> None:
    if method not in {"auto", "lead"}:
        raise ValueError(f"method must be 'auto' or 'lead', not {method!r}")
    if limit < 1:
        raise ValueError(f"a summary has at least 1 sentence, not {limit}")


def _lead_scores(count: int) -> list[float]:
    """Return scores that fall by more from sentence to sentence than redundancy can make up for."""
    return [-2.0 * index for index in range(count)]


def _counted(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"


def _reasons(index: int, measured: Measured, method: str) -> tuple[str, ...]:
    """Say why a sentence was chosen, the weightiest reason first."""
    if method == "lead":
        return ("opens the article",) if index == 0 else ("near the beginning",)
    traits = measured.traits[index]
    weighed = (
        (traits.early * WEIGHTS.early, _place(index, traits)),
        (traits.headline * WEIGHTS.headline, _likeness_to_headline(measured.headline_terms[index])),
        (traits.shared * WEIGHTS.shared, _likeness_to_rest(traits)),
        (traits.figures * WEIGHTS.figures, "gives figures" if traits.figures else ""),
    )
    found = [reason for _, reason in sorted(weighed, key=lambda pair: -pair[0]) if reason]
    return tuple(found[:_MOST_REASONS]) or ("adds what the others leave out",)


def _place(index: int, traits: Traits) -> str:
    if index == 0:
        return "opens the article"
    return "near the beginning" if traits.early >= _EARLY else ""


def _likeness_to_headline(terms: int) -> str:
    if not terms:
        return ""
    return "shares 1 word with the headline" if terms == 1 else f"shares {terms} words with the headline"


def _likeness_to_rest(traits: Traits) -> str:
    if traits.shared == 1:
        return "closest to the rest"
    return "close to the rest" if traits.shared >= _CLOSE else ""


def summarize(
    text: str | Sequence[str],
    *,
    title: str | None = None,
    sentences: int = 3,
    language: str = "en",
    method: str = "auto",
) -> Summary:
    """Return the sentences that stand for a text, verbatim, in reading order, and why each was chosen.

    `text` is a string, or a sequence of sentences already cut; offsets then count in `" ".join(text)`.
    At most `sentences` are taken, and at most a third of all. A text of fewer than five gets none, and a note
    instead.
    `method` is `auto`, our ranking, or `lead`, the first sentences that can stand.

    Raises:
        ValueError: `method` is another, or `sentences` is less than 1.

    """
    if isinstance(text, str):
        spans = split_sentences(text, paragraph_blocks(text), language)
    else:
        spans, text = _laid_end_to_end(text), " ".join(text)
    return _summary(text, spans, title=title, limit=sentences, language=language, method=method)


def summarize_article(
    article: Article, sentences: tuple[Sentence, ...], *, limit: int, method: str = "auto"
) -> Summary:
    """Return the sentences that stand for an article, as offsets into its text.

    The publisher's own summary, where there is one, wins: the result then has no sentences, and the method
    `publisher`.

    Raises:
        ValueError: As for `summarize`.

    """
    if article.excerpt:
        return Summary((), "publisher")
    return _summary(
        article.text, sentences, title=article.title, limit=limit, language=article.language, method=method
    )


def _laid_end_to_end(sentences: Sequence[str]) -> tuple[Sentence, ...]:
    """Return the places of sentences joined by spaces, each a paragraph of its own."""
    ends = list(accumulate(len(sentence) + 1 for sentence in sentences))
    return tuple(
        Sentence(end - len(sentence) - 1, end - 1, index)
        for index, (sentence, end) in enumerate(zip(sentences, ends, strict=True))
    )


def _summary(
    text: str, spans: Sequence[Sentence], *, title: str | None, limit: int, language: str, method: str
) -> Summary:
    choice = summarize_sentences(
        sentence_texts(text, spans),
        title=title,
        limit=limit,
        language=language,
        method=method,
        paragraphs=[span.paragraph for span in spans],
    )
    chosen = tuple(
        SummarySentence(text[span.start : span.end], span.start, span.end, reasons)
        for span, reasons in zip((spans[index] for index in choice.indices), choice.reasons, strict=True)
    )
    return Summary(chosen, choice.method, choice.note)
