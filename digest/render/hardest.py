"""Which sentences of an article are the hardest to read, and where they stand on its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from digest.records import Analysis, Sentence
from digest.render.site import sentence_anchor, sentence_mark

MOST: Final = 5
LEAST_SENTENCES_EACH: Final = 3
"""How many sentences an article needs for each that is named."""


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence that is hard to read, and why."""

    sentence: Sentence
    number: int
    """Its place in the text, from 1."""
    name: str
    """The id of its place on the page."""
    marked: bool
    """Whether that is the mark of a summary sentence."""
    reasons: tuple[str, ...]
    """In words for a reader; at least one."""


def hardest_sentences(analysis: Analysis) -> tuple[HardSentence, ...]:
    """Return the sentences of the greatest difficulty that have a reason, the hardest first."""
    marks = {
        (sentence.start, sentence.end): sentence_mark(number)
        for number, sentence in enumerate(analysis.summary.sentences, start=1)
    }
    ranked = sorted(_hard_sentences(analysis), key=lambda one: -one[0])
    limit = min(MOST, len(analysis.sentences) // LEAST_SENTENCES_EACH)
    return tuple(
        HardSentence(
            sentence=sentence,
            number=number,
            name=marks.get((sentence.start, sentence.end)) or sentence_anchor(number),
            marked=(sentence.start, sentence.end) in marks,
            reasons=reasons,
        )
        for _, number, sentence, reasons in ranked[:limit]
    )


def _hard_sentences(analysis: Analysis) -> Iterator[tuple[float, int, Sentence, tuple[str, ...]]]:
    """Yield difficulty, number from 1, sentence and reasons."""
    pairs = zip(analysis.sentences, analysis.difficulties, strict=True)
    for number, (sentence, judged) in enumerate(pairs, start=1):
        if judged.difficulty is not None and judged.reasons:
            yield judged.difficulty, number, sentence, judged.reasons
