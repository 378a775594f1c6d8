"""What the words of a line tell of it: the search for the cues."""

import re
from functools import cache, lru_cache

from digest.readers.paste.cues import CUES, Kind, Place

TOKEN = re.compile(r"\d+|[^\W\d_]+|[:©@|/(#]")
"""What a line is cut into before cues are looked for: numbers, words and the signs that count."""

HEAD_CHARACTERS, TAIL_CHARACTERS = 400, 160
"""How much of a line's start and of its end is looked at: however long a line is, its cues stand there."""

WORD = re.compile(r"\w+")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""A letter of a script that sets no spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
SHORTEST_WORD = 4
"""Letters of a word that tells what a line is about; in scripts other than Latin, any word."""

FEWEST_LETTERS, FEWEST_LETTERS_CAPTION = 4, 2
"""Letters of a phrase that a line in a script without spaces may go on behind."""
END_TOKENS = 12
"""How many tokens the end of a line is."""
REMEMBERED = 1_024
"""Stretches whose tokens are kept: several questions are asked of each line of a page, and each cuts it."""


@lru_cache(REMEMBERED)
def cut_tokens(text: str) -> tuple[str, ...]:
    """Cut a stretch of text into case-folded words, numbers (as `#`) and the signs that count.

    >>> cut_tokens("195Shares | Photo: AP")
    ('#', 'shares', '|', 'photo', ':', 'ap')

    """
    return tuple("#" if token.isdigit() else token for token in TOKEN.findall(text.casefold()))


def cut_words(text: str) -> list[str]:
    """Return the words of a text, case-folded; where none are parted by spaces, each two letters in a row.

    >>> cut_words("The ferry"), cut_words("渡轮复航")
    (['the', 'ferry'], ['渡轮', '轮复', '复航'])

    """
    words = WORD.findall(text.casefold())
    if text.isascii() or not UNSPACED.search(text):
        return words
    return [piece for word in words for piece in (_pairs(word) if UNSPACED.search(word) else (word,))]


def _pairs(word: str) -> tuple[str, ...]:
    return tuple(word[place : place + 2] for place in range(max(1, len(word) - 1)))


def content_words(text: str) -> frozenset[str]:
    """Return the words of a line that tell what it is about: the longer ones, case-folded."""
    words = cut_words(text)
    return frozenset(word for word in words if len(word) >= SHORTEST_WORD or not word.isascii())


@cache
def _phrases(place: Place) -> dict[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """Return the phrases for a place by their first token, in the order of the table, without doubles."""
    found: dict[str, dict[tuple[str, ...], Kind]] = {}
    for cue in CUES:
        if cue.place == place:
            for phrase in cue.phrases.split("|"):
                tokens = cut_tokens(phrase.replace("¦", "|"))
                found.setdefault(tokens[0], {}).setdefault(tokens, cue.kind)
    return {first: tuple(phrases.items()) for first, phrases in found.items()}


def _kinds_at(tokens: tuple[str, ...], indices: range, place: Place) -> list[Kind]:
    """Return the kinds of the phrases for `place` that begin at some tokens."""
    phrases = _phrases(place)
    return [
        kind
        for index in indices
        if tokens[index] in phrases
        for phrase, kind in phrases[tokens[index]]
        if tokens[index : index + len(phrase)] == phrase
    ]


@cache
def _prefixes() -> dict[str, tuple[tuple[str, Kind], ...]]:
    """Return the longer phrases for a line's start in scripts without spaces, by their first letter."""
    found: dict[str, list[tuple[str, Kind]]] = {}
    for cue in CUES:
        for phrase in cue.phrases.split("|") if cue.place in {"start", "opening"} else ():
            fewest = FEWEST_LETTERS_CAPTION if cue.kind == "caption" else FEWEST_LETTERS
            if UNSPACED.match(phrase) and len(phrase) >= fewest:
                found.setdefault(phrase[0], []).append((phrase.rstrip(":： "), cue.kind))
    return {first: tuple(phrases) for first, phrases in found.items()}


def _kinds_of_prefix(text: str) -> list[Kind]:
    """Return the kinds of the phrases that a line in a script without spaces begins with."""
    return [kind for phrase, kind in _prefixes().get(text[0], ()) if text.startswith(phrase)]


def find_kinds(text: str, *, is_sentence: bool = False) -> tuple[Kind, ...]:
    """Return the kinds that a line's words tell of, the surest first: whole line, start, anywhere.

    Looks at no more than the first 400 and the last 160 characters. Many a long sentence begins
    with the first words of a cue, so `is_sentence` leaves the phrases for `start` out.

    >>> find_kinds("Read more: What the flood left behind")
    ('related',)
    >>> find_kinds("Rain fell on Tuesday.")
    ()

    """
    head = cut_tokens(text[:HEAD_CHARACTERS])
    if not head:
        return ()
    if head[0] == "|" and len(head) > 1:
        head = head[1:]
    bare = head[:-1] if head[-1] == ":" and len(head) > 1 else head
    whole = [kind for phrase, kind in _phrases("whole").get(head[0], ()) if phrase in (head, bare)]
    start = [] if is_sentence else _kinds_at(head, range(1), "start")
    opening = _kinds_at(head, range(1), "opening")
    if not text[0].isascii():
        opening += _kinds_of_prefix(text)
    tail = cut_tokens(text[-TAIL_CHARACTERS:]) if len(text) > HEAD_CHARACTERS else head
    anywhere = _kinds_at(head, range(len(head)), "within")
    anywhere += _kinds_at(tail, range(len(tail)), "within") if tail is not head else []
    end = _kinds_at(tail, range(max(0, len(tail) - END_TOKENS), len(tail)), "end")
    return tuple(dict.fromkeys((*whole, *start, *opening, *anywhere, *end)))
