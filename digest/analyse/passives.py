"""Which sentences look passive, by a verb that makes a passive and a participle near it."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from digest.language import Lexicon

if TYPE_CHECKING:
    from digest.analyse.counts import TokenTable

MARKS: Final = "\"'()[]{}.,;:!?…-–—‘“”„«»‹›¿¡"
FARTHEST_PARTICIPLE: Final = 14
"""In words after the helping verb, where any words may stand between: German and Dutch."""

_UNMARKED: Final = str.maketrans("", "", MARKS.replace("'", ""))
_CLAUSE_ENDS: Final = (",", ";", ":", "–", "—", ".", "!", "?")


class VerbCues(NamedTuple):
    """What a token can be in a passive."""

    helper: bool
    """A form of the verb that makes one."""
    participle: bool
    last: bool
    """No participle that goes with a verb before it stands behind it."""
    ends_clause: bool


def find_passives(table: "TokenTable", words: Lexicon) -> frozenset[int]:
    """Return the sentences in which a participle goes with a verb that makes a passive, in the same clause.

    It follows, with a few adverbs between; where any words may stand between, it may also come just before
    ("weil sie gesperrt wurde"). It is a guess: "was delayed" is one, and so is "is crowded".
    """
    helper, participle, last, ends_clause = table.cues.T
    places = helper.nonzero()[0]
    if not len(places):
        return frozenset()
    participles = frozenset(participle.nonzero()[0].tolist())
    partners = partial(_partners, last.tolist(), ends_clause.tolist(), before=not words.passive_between)
    sentence_of = table.sentence_of
    return frozenset(
        sentence
        for place, sentence in zip(places.tolist(), sentence_of[places].tolist(), strict=True)
        if any(other in participles and sentence_of[other] == sentence for other in partners(place))
    )


def _partners(
    last: Sequence[bool], ends_clause: Sequence[bool], place: int, *, before: bool
) -> Iterator[int]:
    """Yield where the participle of the helping verb at a place may stand."""
    if before and place:
        yield place - 1
    if not ends_clause[place]:
        for other in range(place + 1, min(place + 1 + FARTHEST_PARTICIPLE, len(last))):
            yield other
            if last[other]:
                return


def judge_verb(token: str, words: Lexicon) -> VerbCues:
    """Return what one token can be in a passive."""
    lowered, ends_clause = token.lower(), token.endswith(_CLAUSE_ENDS)
    return VerbCues(
        helper=lowered.translate(_UNMARKED) in words.passive_helpers,
        participle=_is_participle(token, words),
        last=ends_clause or (bool(words.passive_between) and lowered not in words.passive_between),
        ends_clause=ends_clause,
    )


def _is_participle(token: str, words: Lexicon) -> bool:
    word = token.strip(MARKS)
    return word.islower() and word in words.participles and word not in words.no_participles
