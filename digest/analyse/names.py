"""The tokens of a sentence, and which of them are names.

A capital letter is evidence of a name only within a sentence. At the start of one, or in a line set in
capitals throughout, a word counts as a name where it has a capital within some other sentence, or where
another such word follows it that is no acronym. A weekday or month joins a name ("Black Friday") only where
the two stand together twice.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from digest.analyse.terms import HIRAGANA, IDEOGRAPHS, KATAKANA, MARKS, SOUTHEAST_ASIAN
from digest.language import Lexicon

_LETTERS = rf"[^\W{IDEOGRAPHS}{HIRAGANA}{KATAKANA}{SOUTHEAST_ASIAN}]+"
_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)+(?:{_LETTERS})?|{_LETTERS}(?:(?:[{MARKS}]+|[-'’&](?=\w))(?:{_LETTERS})?)*"
    rf"|[{IDEOGRAPHS}]+|[{KATAKANA}]+|[{SOUTHEAST_ASIAN}]+"
)
"""Words, U.S. among them; Hiragana, which mostly writes the endings of Japanese, is left out."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.-])[\w-]+(?:\.[\w-]+)*(?:@|(?<=\.[a-z]{2})/|(?<=\.[a-z]{3})/)\S+"
)
_DOMAIN_END = re.compile(r"\.(?<=\w\.)(?:com|org|net|co|uk|gov|edu)\b(?!\.\w{3})")
"""What "Amazon.com" has beside the name."""
_POSSESSIVE = re.compile(r"['’]s?\Z")
PARTICLES = frozenset(
    (
        "al",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "of",
        "van",
        "von",
    )
)
"""They join two parts of a name, as in "University of Leeds"."""
_SPACES = frozenset(" \u00a0")
_CHARACTERS_READ = 2000
_LONGEST_NAME = 6
_FEWEST_WORDS_OF_TITLE = 4
_CAPITALS_OF_TITLE = 0.8


class Token(NamedTuple):
    """A word of a sentence."""

    text: str
    """As it is written, without a possessive ending."""
    folded: str
    """In lower case."""
    joined: bool
    """A single space stands between it and the token before."""
    telling: bool
    """Its case tells whether it is a name."""
    capital: bool
    """It begins with a capital letter."""

    @property
    def acronym(self) -> bool:
        """It is all capitals."""
        return self.text.isupper()


def cut_tokens(sentence: str, words: Lexicon) -> tuple[Token, ...]:
    """Return the tokens of a sentence; the first 2,000 characters count.

    >>> from digest.language import lexicon
    >>> [token.text for token in cut_tokens("Rome's mayor, in the U.S. today.", lexicon("en"))]
    ['Rome', 'mayor', 'in', 'the', 'U.S.', 'today']

    """
    sentence = sentence[:_CHARACTERS_READ]
    if "/" in sentence or "@" in sentence or "www." in sentence:
        sentence = _ADDRESS.sub("·", sentence)
    sentence = _DOMAIN_END.sub("·", sentence)
    matches = list(_TOKEN.finditer(sentence))
    texts = [match[0] for match in matches]
    telling = not sentence.isupper() and (sentence.rstrip().endswith(".") or not _is_title(texts, words))
    tokens: list[Token] = []
    end: int | None = None
    for match, whole in zip(matches, texts, strict=True):
        text, (begun, last) = whole, match.span()
        if "'" in whole or "’" in whole:
            text = _without_elision(_POSSESSIVE.sub("", whole), words)
        joined = end is not None and begun == end + 1 and sentence[end] in _SPACES and whole.startswith(text)
        tokens.append(Token(text, text.lower(), joined, telling and bool(tokens), text[0].isupper()))
        end = last if whole.endswith(text) else None
    return tuple(tokens)


def _without_elision(text: str, words: Lexicon) -> str:
    """Return "eau" of "l'eau", and "t" of "don't": what follows a stop word; but "O'Neill" is a name."""
    stop_word, _, rest = text.replace("’", "'").partition("'")
    if not rest or stop_word.lower() not in words.stop_words or (text[0].isupper() and rest[0].isupper()):
        return text
    return rest


def _is_title(texts: Sequence[str], words: Lexicon) -> bool:
    """Say whether a line has a capital letter on nearly every word."""
    content = [text for text in texts if text.lower() not in words.stop_words]
    capitals = sum(text[0].isupper() for text in content)
    return len(content) >= _FEWEST_WORDS_OF_TITLE and capitals >= _CAPITALS_OF_TITLE * len(content)


class Names(NamedTuple):
    """What the whole of an article tells about the case of its words, all folded."""

    proper: Collection[str]
    """Written with a capital where that tells something."""
    common: Collection[str]
    """Written in lower case somewhere."""
    dated: Collection[tuple[str, str]]
    """A weekday or month and the capitalised word beside it, where they stand together twice."""
    words: Lexicon


def learn_names(sentences: Sequence[Sequence[Token]], words: Lexicon) -> Names:
    """Return what the sentences of an article tell about the case of its words."""
    proper = {token.folded for sentence in sentences for token in sentence if token.telling and token.capital}
    common = {token.folded for sentence in sentences for token in sentence if token.text[0].islower()}
    dated = Counter(
        (left.folded, right.folded)
        for sentence in sentences
        for left, right in pairwise(sentence)
        if right.joined and (left.folded in words.calendar or right.folded in words.calendar)
    )
    return Names(proper, common, {pair for pair, count in dated.items() if count > 1}, words)


def name_spans(sentence: Sequence[Token], names: Names) -> Iterator[tuple[int, int]]:
    """Yield the first token of each name and the one after its last, in order."""
    flags = [_is_name(sentence, place, names) for place in range(len(sentence))]
    place = 0
    while place < len(sentence):
        end = _name_end(sentence, flags, place, names) if flags[place] else place
        if end > place:
            yield place, end
        place = max(end, place + 1)


def _is_name(sentence: Sequence[Token], place: int, names: Names) -> bool:
    token = sentence[place]
    if not token.capital:
        return False
    if token.folded in names.words.stop_words:
        return token.telling and len(token.text) > 1 and token.text.isupper()
    if token.telling:
        return True
    return token.folded not in names.common and (
        token.folded in names.proper
        or (token.folded not in names.words.starters and _name_follows(sentence, place))
    )


def _name_follows(sentence: Sequence[Token], place: int) -> bool:
    following = sentence[place + 1] if place + 1 < len(sentence) else None
    return (
        following is not None
        and following.joined
        and following.telling
        and following.capital
        and not following.acronym
    )


def _parted_by_date(word: str, following: str, names: Names) -> bool:
    """Say whether the one is a weekday or month, and the other a name that has nothing to do with it."""
    calendar = names.words.calendar
    return (word in calendar or following in calendar) and (word, following) not in names.dated


def _name_end(sentence: Sequence[Token], flags: Sequence[bool], start: int, names: Names) -> int:
    """Return the place after a name that begins at `start`; a particle belongs to it where a name follows."""
    end = start + 1
    while end < len(sentence) and end - start < _LONGEST_NAME and sentence[end].joined:
        if flags[end]:
            if _parted_by_date(sentence[end - 1].folded, sentence[end].folded, names):
                break
            end += 1
        elif sentence[end].folded in PARTICLES and end + 1 < len(sentence) and flags[end + 1]:
            end += 2
        else:
            break
    return end
