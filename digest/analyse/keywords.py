"""What an article is about, in a few words of its own.

Candidates are names, words, and pairs of words that recur. Each is weighed by how often and how early it
occurs, and by whether the headline has it. In scripts without spaces, runs of two to four characters that
recur stand in for words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import Literal

from digest.analyse.names import PARTICLES, Names, Token, cut_tokens, learn_names, name_spans
from digest.analyse.sentences import paragraph_blocks, sentence_texts, split_sentences
from digest.analyse.terms import KATAKANA, is_spaceless
from digest.language import Lexicon, lexicon

_Kind = Literal["name", "word", "pair", "run"]
_Key = tuple[str, ...]

_COUNT_POWER = 0.9
_EARLY_WEIGHT = 2.0
_HEADLINE_WEIGHT = 1.0
_LENGTH_WEIGHT = 1.0
_LONG_WORD = 12
"""Characters. Longer words are rarer, and say more."""

_SHORTEST_WORD = 3
_SHORTEST_UNKNOWN_WORD = 5
"""Where no table tells the stop words, which are short in most languages."""
_FIRST_HANGUL = "\u1100"
"""Korean writes a syllable as one character."""
_LONGEST_WORD = 40
_FRAGMENT_SHARE = 0.75
_STEM_CHARACTERS = 6
_LONGEST_ENDING = 3
_LAST_WORDS_OF_OFFICE = 2
"""As in "of Defense"."""
_WORDS_OF_PERSON = 2
_NUMBER = re.compile(r"\d[^A-Z]*\Z|\d+[.,]\d")
_WEAK_ENDING_WEIGHT = 0.6
_KATAKANA = re.compile(rf"[{KATAKANA}]")
_RUN_LENGTHS = range(2, 5)
_SHORTEST_SHOUT = 5
"""Characters from which on a word in capitals is no acronym where it is also written otherwise."""


@dataclass(slots=True)
class _Candidate:
    kind: _Kind
    first: int
    """The sentence that it first stands in, from 0."""
    spellings: dict[str, int]
    """How it is written in the article, and how often."""
    count: int = 0
    """How often it stands there, also in another form."""


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
    words = lexicon(language)
    candidates = _gather([cut_tokens(sentence, words) for sentence in sentences], words)
    _join_names(candidates)
    _join_plurals(candidates)
    _drop_fragments(candidates)
    headline = frozenset(token.folded for token in cut_tokens(title or "", words))
    scores = {
        key: _score(key, found, headline, len(sentences)) * _strength(key, found, words)
        for key, found in candidates.items()
    }
    ranked = sorted(scores, key=lambda key: -scores[key])
    return tuple(_best_spelling(candidates[key].spellings) for key in _distinct(ranked, limit))


def _gather(sentences: Sequence[Sequence[Token]], words: Lexicon) -> dict[_Key, _Candidate]:
    """Return all candidates, in the order of the text."""
    names = learn_names(sentences, words)
    found: dict[_Key, _Candidate] = {}
    for index, sentence in enumerate(sentences):
        for kind, key, spelling in _occurrences(sentence, names):
            candidate = found.get(key)
            if candidate is None:
                candidate = found[key] = _Candidate(kind, index, {})
            candidate.spellings[spelling] = candidate.spellings.get(spelling, 0) + 1
            candidate.count += 1
    return {key: candidate for key, candidate in found.items() if _recurs_enough(candidate)}


def _recurs_enough(candidate: _Candidate) -> bool:
    return candidate.count > 1 or candidate.kind in {"name", "word"}


def _occurrences(sentence: Sequence[Token], names: Names) -> Iterator[tuple[_Kind, _Key, str]]:
    """Yield what may be a keyword: its kind, what identifies it, how it is written here."""
    named: set[int] = set()
    for start, end in name_spans(sentence, names):
        named.update(range(start, end))
        name = _without_titles(sentence[start:end], names)
        if name and not all(_says_nothing(token.folded, names.words) for token in name):
            yield "name", tuple(token.folded for token in name), " ".join(token.text for token in name)
    plain = [place not in named and _is_word(token, names.words) for place, token in enumerate(sentence)]
    for token in compress(sentence, plain):
        if is_spaceless(token.text) and not _KATAKANA.match(token.text):
            yield from _runs(token.text, names.words)
        else:
            yield "word", (token.folded,), _plain_spelling(token, names)
    for (left, right), (first, second) in zip(pairwise(sentence), pairwise(plain), strict=True):
        if first and second and right.joined:
            yield "pair", (left.folded, right.folded), f"{_plain_spelling(left, names)} {right.text}"


def _without_titles(name: Sequence[Token], names: Names) -> Sequence[Token]:
    """Return what follows the last title in a name: "Ana Sosa" of "Chilean President Ana Sosa".

    Of an office too: "Ana Sosa" of "Secretary of State Ana Sosa"; nothing where "state" is but a word.
    """
    titles = [place for place, token in enumerate(name[:-1]) if token.folded in names.words.titles]
    rest = name[titles[-1] + 1 :] if titles else name
    if not (titles and rest[0].folded in PARTICLES and rest[0].text.islower()):
        return rest
    if len(rest) == _LAST_WORDS_OF_OFFICE:
        return () if rest[1].folded in names.common else rest[1:]
    return rest[-_WORDS_OF_PERSON:]


def _says_nothing(word: str, words: Lexicon) -> bool:
    return word in words.vague or word in words.abbreviations


def _is_word(token: Token, words: Lexicon) -> bool:
    word = token.folded
    if word in words.stop_words or _says_nothing(word, words):
        return False
    shortest = _SHORTEST_WORD if words.stop_words or word >= _FIRST_HANGUL else _SHORTEST_UNKNOWN_WORD
    if not (shortest <= len(word) <= _LONGEST_WORD or is_spaceless(word)):
        return False
    return word[0].isalpha() or (any(map(str.isalpha, word)) and not _NUMBER.match(token.text))


def _plain_spelling(token: Token, names: Names) -> str:
    """Return a word as it is written within a sentence, though it stand at the start of one."""
    kept = token.telling or token.text.isupper() or token.folded in names.proper
    return token.text if kept else token.folded


def _runs(text: str, words: Lexicon) -> Iterator[tuple[_Kind, _Key, str]]:
    """Yield the runs of two to four characters of a text without spaces, known by their pairs."""
    for length in _RUN_LENGTHS:
        for start in range(len(text) - length + 1):
            run = text[start : start + length]
            if words.stop_words.isdisjoint(run):
                yield "run", tuple(a + b for a, b in pairwise(run)), run


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


def _score(key: _Key, found: _Candidate, headline: frozenset[str], sentences: int) -> float:
    """Return how well a candidate stands for the article; in no unit."""
    early = 1 - found.first / sentences
    in_headline = sum(word in headline for word in key) / len(key)
    length = len(key) / len(_RUN_LENGTHS) if found.kind == "run" else max(map(len, key)) / _LONG_WORD
    return (
        float(found.count**_COUNT_POWER)
        * (1 + _EARLY_WEIGHT * early)
        * (1 + _HEADLINE_WEIGHT * in_headline)
        * (1 + _LENGTH_WEIGHT * min(1.0, length))
    )


def _strength(key: _Key, found: _Candidate, words: Lexicon) -> float:
    """Return less than 1 for a word that stands there once and is likely a verb."""
    weak = found.kind == "word" and found.count == 1 and key[0].endswith(words.weak_endings)
    return _WEAK_ENDING_WEIGHT if weak else 1.0


def _distinct(ranked: Sequence[_Key], limit: int) -> list[_Key]:
    """Return the best, at most `limit`, none of which says what a better one says."""
    chosen: list[_Key] = []
    for key in ranked:
        if len(chosen) == limit:
            break
        if not any(_overlap(key, other) for other in chosen):
            chosen.append(key)
    return chosen


def _overlap(key: _Key, other: _Key) -> bool:
    """Say whether one has all the words of the other, or both are forms of a word."""
    fewer, more = sorted(({_singular(word) for word in words} for words in (key, other)), key=len)
    return fewer <= more or (len(key) == len(other) == 1 and _same_stem(key[0], other[0]))


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
