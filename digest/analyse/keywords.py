"""What an article is about, in a few words of its own.

Candidates are names, words, and pairs of words that recur. Each is weighed by how often and how early it
occurs, and by whether the headline has it. In scripts without spaces, runs of two to four characters that
recur stand in for words.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from digest.analyse.names import PARTICLES, Names, find_names
from digest.analyse.sentences import paragraph_blocks, sentence_texts, split_sentences
from digest.analyse.stretches import Stretches, split_stretches
from digest.analyse.terms import says_nothing
from digest.language import Lexicon

if TYPE_CHECKING:
    from digest.analyse.words import WordTable

_Kind = Literal["name", "word", "pair", "run"]
_Key = tuple[str, ...]

_COUNT_POWER = 0.9
_EARLY_WEIGHT = 2.0
_HEADLINE_WEIGHT = 1.0
_LENGTH_WEIGHT = 1.0
_LONG_WORD = 12
"""Characters. Longer words are rarer, and say more."""

_SHORTEST_WORD = 3
_FRAGMENT_SHARE = 0.75
_STEM_CHARACTERS = 6
_LONGEST_ENDING = 3
_LAST_WORDS_OF_OFFICE = 2
"""As in "of Defense"."""
_WORDS_OF_PERSON = 2
_WEAK_ENDING_WEIGHT = 0.6
_RUN_LENGTHS = range(2, 5)
_SINGLE_KINDS = frozenset({"name", "word"})
"""What counts though it stands there once."""
_SHORTEST_SHOUT = 5
"""Characters from which on a word in capitals is no acronym where it is also written otherwise."""


@dataclass(slots=True)
class _Candidate:
    kind: _Kind
    first: int
    """The sentence that it first stands in, from 0."""
    count: int
    """How often it stands there, also in another form."""


class _Occurrence(NamedTuple):
    """Where a candidate stands: from its first word to its last, or within the first word if it is a run."""

    key: _Key
    kind: _Kind
    first: int
    last: int


def keywords(
    text: str, *, title: str | None = None, limit: int = 10, language: str = "en"
) -> tuple[str, ...]:
    """Return the keywords of a text, best first, as they are written in it; at most `limit`.

    >>> keywords("Anna Berg met farmers in Turin. Farmers asked Berg for water.", limit=3)
    ('farmers', 'Anna Berg', 'Turin')

    """
    spans = split_sentences(text, paragraph_blocks(text), language)
    sentences = sentence_texts(text, spans)
    return sentence_keywords(sentences, title=title, limit=limit, language=language)


def sentence_keywords(
    sentences: Sequence[str], *, title: str | None = None, limit: int = 10, language: str = "en"
) -> tuple[str, ...]:
    """Return the keywords of a text that is already cut into sentences; as `keywords` does."""
    return stretch_keywords(split_stretches(sentences, language), title=title, limit=limit)


def stretch_keywords(stretches: Stretches, *, title: str | None = None, limit: int = 10) -> tuple[str, ...]:
    """Return the keywords of a text that is already cut up; as `keywords` does."""
    from digest.analyse.words import fold_words, tabulate_words

    words = stretches.words
    table = tabulate_words(stretches)
    names = find_names(table)
    occurrences = _occurrences(table, names)
    candidates = _gather(occurrences, table)
    _join_names(candidates)
    _join_plurals(candidates)
    _drop_fragments(candidates)
    headline = fold_words(title or "", words)
    scores = _score(candidates, headline, len(stretches.sentences), words)
    chosen = _distinct(sorted(scores, key=scores.__getitem__, reverse=True), limit)
    spellings: dict[_Key, Counter[str]] = {key: Counter() for key in chosen}
    for occurrence in occurrences:
        if (found := spellings.get(occurrence[0])) is not None:
            found[_spelling(_Occurrence(*occurrence), table, names)] += 1
    return tuple(map(_best_spelling, spellings.values()))


def _gather(
    occurrences: Iterable[tuple[_Key, _Kind, int, int]], table: "WordTable"
) -> dict[_Key, _Candidate]:
    """Return all candidates, in the order of the text."""
    sentence_of = table.sentence_of.tolist()
    found: dict[_Key, _Candidate] = {}
    for key, kind, first, _ in occurrences:
        candidate = found.get(key)
        if candidate is None:
            found[key] = _Candidate(kind, sentence_of[first], 1)
        else:
            candidate.count += 1
    return {key: one for key, one in found.items() if one.count > 1 or one.kind in _SINGLE_KINDS}


def _occurrences(table: "WordTable", names: Names) -> list[tuple[_Key, _Kind, int, int]]:
    """Return what may be a keyword, as fields of `_Occurrence`: by sentence, and there by kind, then place.

    Pairs are left out that stand once and are nothing else besides.
    """
    import numpy as np

    named = np.zeros(len(table.folded), dtype=bool)
    for start, end in names.spans:
        named[start:end] = True
    plain = table.traits.content & ~named
    beside = np.flatnonzero(plain[:-1] & plain[1:] & table.traits.joined[1:])
    names_found = list(_names(table, names))
    words_found = list(_words(table, np.flatnonzero(plain).tolist()))
    pairs_found = list(_pairs(table, beside.tolist(), {one[0] for one in names_found + words_found}))
    found = names_found + words_found + pairs_found
    kinds = np.repeat(np.arange(3), [len(names_found), len(words_found), len(pairs_found)])
    order = np.argsort(3 * table.sentence_of[[one[2] for one in found]] + kinds, kind="stable")
    return [found[place] for place in order.tolist()]


def _names(table: "WordTable", names: Names) -> Iterator[tuple[_Key, _Kind, int, int]]:
    for start, end in names.spans:
        first = _after_titles(start, end, table, names)
        key = tuple(table.folded[first:end])
        if not all(says_nothing(word, table.words) for word in key):
            yield key, "name", first, end - 1


def _words(table: "WordTable", places: Sequence[int]) -> Iterator[tuple[_Key, _Kind, int, int]]:
    run = table.traits.run
    for place in places:
        if run[place]:
            for key in _runs(table.text(place), table.words):
                yield key, "run", place, place
        else:
            yield (table.folded[place],), "word", place, place


def _pairs(
    table: "WordTable", places: Sequence[int], others: Collection[_Key]
) -> Iterator[tuple[_Key, _Kind, int, int]]:
    folded = table.folded
    keys = [(folded[place], folded[place + 1]) for place in places]
    counts = Counter(keys)
    for place, key in zip(places, keys, strict=True):
        if counts[key] > 1 or key in others:
            yield key, "pair", place, place + 1


def _after_titles(start: int, end: int, table: "WordTable", names: Names) -> int:
    """Return where a name begins behind its last title: "Ana Sosa" of "Chilean President Ana Sosa".

    Of an office too: "Ana Sosa" of "Secretary of State Ana Sosa"; nothing where "state" is but a word.
    """
    folded = table.folded
    titles = [place for place in range(start, end - 1) if folded[place] in table.words.titles]
    first = titles[-1] + 1 if titles else start
    if not (titles and folded[first] in PARTICLES and table.text(first).islower()):
        return first
    if end - first == _LAST_WORDS_OF_OFFICE:
        return end if folded[first + 1] in names.common else first + 1
    return max(first, end - _WORDS_OF_PERSON)


def _spelling(occurrence: _Occurrence, table: "WordTable", names: Names) -> str:
    """Return how a candidate is written in one place."""
    key, kind, first, last = occurrence
    if kind == "run":
        return key[0] + "".join(pair[1] for pair in key[1:])
    texts = [table.text(place) for place in range(first, last + 1)]
    if kind != "name":
        texts[0] = _plain_spelling(first, table, names)
    return " ".join(texts)


def _plain_spelling(place: int, table: "WordTable", names: Names) -> str:
    """Return a word as it is written within a sentence, though it stand at the start of one."""
    text, folded = table.text(place), table.folded[place]
    return text if table.telling[place] or text.isupper() or folded in names.proper else folded


def _runs(text: str, words: Lexicon) -> Iterator[_Key]:
    """Yield the runs of two to four characters of a text without spaces, known by their pairs."""
    for length in _RUN_LENGTHS:
        for start in range(len(text) - length + 1):
            run = text[start : start + length]
            if words.stop_words.isdisjoint(run):
                yield tuple(a + b for a, b in pairwise(run))


def _join_names(candidates: dict[_Key, _Candidate]) -> None:
    """Count "Berg" for "Anna Berg", and "Mayor Anna Berg" where "Anna Berg" also stands alone."""
    names = sorted((key for key, found in candidates.items() if found.kind == "name"), key=len)
    longer: dict[_Key, list[_Key]] = {}
    for name in names:
        for start in range(1, len(name)):
            longer.setdefault(name[start:], []).append(name)
    for name in names:
        others = [other for other in longer.get(name, ()) if other in candidates]
        if len(name) == 1 and others:
            _move(candidates, name, max(others, key=lambda other: _precedence(candidates[other])))
        elif name in candidates:
            for other in others:
                _move(candidates, other, name)


def _precedence(found: _Candidate) -> tuple[int, int]:
    return found.count, -found.first


def _join_plurals(candidates: dict[_Key, _Candidate]) -> None:
    """Count "storm" for "storms" or the other way round, whichever is the more frequent."""
    for singular in [key for key, found in candidates.items() if found.kind == "word"]:
        plural = (f"{singular[0]}s",)
        if plural in candidates and singular in candidates:
            rarer, other = sorted((plural, singular), key=lambda key: candidates[key].count)
            _move(candidates, rarer, other)


def _drop_fragments(candidates: dict[_Key, _Candidate]) -> None:
    """Drop a word that hardly stands but in a pair: "acid" where the article has "acid rain"."""
    for pair in [key for key, found in candidates.items() if found.kind == "pair"]:
        for word in pair:
            single = candidates.get((word,))
            if single and candidates[pair].count >= _FRAGMENT_SHARE * single.count:
                del candidates[word,]


def _move(candidates: dict[_Key, _Candidate], source: _Key, target: _Key) -> None:
    """Count one candidate for another."""
    moved, into = candidates.pop(source), candidates[target]
    into.count += moved.count
    into.first = min(into.first, moved.first)


def _score(
    candidates: Mapping[_Key, _Candidate], headline: frozenset[str], sentences: int, words: Lexicon
) -> dict[_Key, float]:
    """Return how well each candidate stands for the article; in no unit."""
    weights: dict[int, float] = {}
    scores = {}
    for key, found in candidates.items():
        count, kind = found.count, found.kind
        if count not in weights:
            weights[count] = count**_COUNT_POWER
        length = len(key) / len(_RUN_LENGTHS) if kind == "run" else max(map(len, key)) / _LONG_WORD
        score = weights[count] * (1 + _EARLY_WEIGHT * (1 - found.first / sentences))
        if not headline.isdisjoint(key):
            score *= 1 + _HEADLINE_WEIGHT * (sum(word in headline for word in key) / len(key))
        score *= 1 + _LENGTH_WEIGHT * (length if length < 1 else 1.0)
        if count == 1 and kind == "word" and key[0].endswith(words.weak_endings):
            score *= _WEAK_ENDING_WEIGHT  # likely a verb
        scores[key] = score
    return scores


def _distinct(ranked: Sequence[_Key], limit: int) -> list[_Key]:
    """Return the best, at most `limit`, none of which says what a better one says."""
    chosen: list[_Key] = []
    said: list[frozenset[str]] = []
    for key in ranked:
        if len(chosen) == limit:
            break
        own = frozenset(map(_singular, key))
        if not any(own <= other or other <= own for other in said) and not any(
            len(key) == len(other) == 1 and _same_stem(key[0], other[0]) for other in chosen
        ):
            chosen.append(key)
            said.append(own)
    return chosen


def _singular(word: str) -> str:
    return word[:-1] if word[-1] == "s" and len(word) > _SHORTEST_WORD else word


def _same_stem(word: str, other: str) -> bool:
    return (
        word[:_STEM_CHARACTERS] == other[:_STEM_CHARACTERS]
        and min(len(word), len(other)) >= _STEM_CHARACTERS
        and abs(len(word) - len(other)) <= _LONGEST_ENDING
    )


def _best_spelling(spellings: Mapping[str, int]) -> str:
    """Return the most frequent spelling; one in capitals where it is an acronym or alone."""
    quiet = [word for word in spellings if not (word.isupper() and len(word) >= _SHORTEST_SHOUT)]
    return max(quiet or spellings, key=lambda spelling: spellings[spelling])
