"""Who wrote a pasted page: the names in its byline."""

import re
from dataclasses import dataclass
from functools import cache

from digest.agencies import AGENCIES
from digest.readers.paste.cues import (
    COLLECTIVES,
    CONJUNCTIONS,
    CUES,
    MONTHS,
    NO_NAME,
    OFFICES,
    PARTICLES,
)
from digest.readers.paste.words import TOKEN, cut_tokens

LONGEST_BYLINE = 300
"""Characters; a longer line is no byline."""
LONGEST_REPORTER = 60
"""Characters of a byline that an office behind the name shows."""
FEWEST_NAME_WORDS, MOST_NAME_WORDS = 2, 6

CASELESS_NAME_WORDS = range(2, 5)

WHEN = frozenset("published updated publicado actualizado on at".split())
"""Words that a date follows."""
NO_FORENAME = frozenset({"the", "a", "an", "new", "more"})
"""Words with a capital that begin a title and no name."""

PART = re.compile(r"\s*(?:[,;|•·/]|\s[-–—]\s|\s{2,})\s*")
TRAILING = re.compile(r"[@#(\[].*$|\s\d.*$", re.DOTALL)
NAME_WORD = re.compile(r"[^\W\d_]\.?(?:[^\W\d_]|[.'’‐-](?=[^\W\d_]))*\.?")
GLUED = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ]{3,}|Published|Updated|View|Follow)")
PUBLISHER = re.compile(r"(?!I{1,3}$|IV$|JR$|SR$)[A-ZÀ-Þ]{2,}$")
"""A word all in capitals behind a name; a number as of a king is none."""
INITIALS = re.compile(r"[^\W\d_][^\W\d_AEIOUY]|(?:[^\W\d_]\.)+[^\W\d_]?")
"""A word of a name, all in capitals, that may be initials: "JK", "J.K."."""
UNSPACED_NAME = re.compile(r"[\u30a0-\u30ff\u3400-\u9fff]{2,6}")
"""A name in Chinese or Japanese, where something says that it is one."""
NO_UNSPACED_NAME = re.compile(
    r"(?:新聞|新闻|新報|日報|日报|報|报|通信|社|社会|局|部|网|網|経済|经济|政治|国際|国际|ニュース)$"
)
"""How the names of papers, their desks and sections end in Chinese and Japanese."""
SCOTTISH = re.compile(r"(?<=\bMc)[a-z]")
MARK = re.compile(r"(?<![^\W\d_])[^\W\d_]+")
REPORTER = re.compile(
    r"(?:\[|.{0,12}=)?([\uac00-\ud7a3]{2,4}) ?(?:기자|특파원|논설위원|선임기자|인턴기자)(?![\uac00-\ud7a3])"
)
"""A name in Korean with the office behind it, after a place perhaps."""


@dataclass(frozen=True, slots=True)
class Byline:
    """Whom a byline names."""

    authors: tuple[str, ...]
    agency: str | None
    """The news agency, where it names one."""


def read_byline(text: str) -> Byline | None:
    """Return whom a line names as its authors after "By" or its like; None where it is no byline.

    >>> read_byline("By Ana Díaz and Tom Ward, Reuters | 6 March 2025")
    Byline(authors=('Ana Díaz', 'Tom Ward'), agency='Reuters')
    >>> read_byline("By the time help came, the river had risen.") is None
    True

    """
    rest = _without_cue(text[:LONGEST_BYLINE]) if len(text) <= LONGEST_BYLINE else None
    if rest:
        return _named(rest, cued=True)
    reporter = REPORTER.match(text) if len(text) <= LONGEST_REPORTER else None
    return Byline((reporter[1],), None) if reporter else None


def read_names(text: str, *, caseless: bool = False) -> Byline | None:
    """Return whom a line names that consists of names and offices alone, without "By".

    Args:
        text: The line.
        caseless: Whether the line's place lets it be a name in a script without capitals, too.

    """
    if len(text) > LONGEST_BYLINE or text[0].isdigit():
        return None
    if caseless and _is_caseless_name(text) and not NO_UNSPACED_NAME.search(text):
        return Byline((text,), None)
    return _named(text, cued=False)


def _without_cue(text: str) -> str | None:
    """Return what comes after the words that open a byline, None where there are none."""
    tokens = cut_tokens(text)
    openings = _openings().get(tokens[0], ()) if tokens else ()
    lengths = [len(cue) for cue in openings if tokens[: len(cue)] == cue]
    if not lengths:
        return None
    words = list(TOKEN.finditer(text))
    return text[words[max(lengths) - 1].end() :].lstrip(" :,")


@cache
def _openings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the words that open a byline, as tokens, by the first of them."""
    cues = [cue for cue in CUES if cue.kind == "byline" and cue.place == "start"]
    phrases = {cut_tokens(phrase) for cue in cues for phrase in cue.phrases.split("|")}
    firsts = {phrase[0] for phrase in phrases}
    return {first: tuple(sorted(phrase for phrase in phrases if phrase[0] == first)) for first in firsts}


def _named(text: str, *, cued: bool) -> Byline | None:
    """Split a list of names; None where the first part is neither a name nor an agency."""
    authors: list[str] = []
    agency = None
    for part in PART.split(_before_date(text)):
        for piece in _at_conjunctions(part):
            name = _tidy_name(piece)
            if name.casefold() in AGENCIES:
                agency = agency or name
            elif is_name(name) or (cued and _is_caseless_name(name)):
                authors.append(_in_small_letters(name))
            elif not (authors or agency) or (not cued and _goes_on_small(name)):
                return None
        if not authors and not agency:
            return None
    return Byline(tuple(dict.fromkeys(authors)), agency) if authors or agency else None


def _goes_on_small(piece: str) -> bool:
    """Say whether a piece behind a name is neither an office nor a place, but goes on as a sentence does."""
    return piece[:1].islower() and not any(_is_office(word) for word in piece.split())


def _before_date(text: str) -> str:
    """Cut a byline off where its date begins."""
    for word in MARK.finditer(text):
        low = word[0].casefold()
        figures = (
            text[word.end() : word.end() + 3].strip(" .")[:1].isdigit()
        )  # else it may be a name: June, Jun-ho
        if low in WHEN or (low in MONTHS and figures):
            return text[: word.start()].rstrip(" ,|-–—")
    return text


def _at_conjunctions(part: str) -> list[str]:
    """Split "Ana and Tom" in two; "e" and "y" part only names that stand for themselves."""
    pieces: list[list[str]] = [[]]
    for word in part.split():
        if word.casefold() in CONJUNCTIONS and pieces[-1]:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [" ".join(piece) for piece in pieces if piece]


def _tidy_name(piece: str) -> str:
    """Take what is glued to a name off: a handle, a number, an office, a publisher in capitals."""
    name = TRAILING.sub("", piece).strip(" .:")
    first = GLUED.split(name, maxsplit=1)[0]
    glued = first and not first.isupper() and first != name and len(first.split()) > 1
    return _without_office(first.strip(" .:") if glued else name)


def _without_office(name: str) -> str:
    """Cut off what stands behind a name: an office, an agency, a publisher in capitals."""
    words = name.split()
    if not words or words[-1].casefold() in COLLECTIVES:
        return name
    for index in range(FEWEST_NAME_WORDS, len(words)):
        behind = " ".join(words[index:])
        if _is_office(words[index]) or behind.casefold() in AGENCIES:
            before = words[:index]
            known = all(word[0].isupper() or word.casefold() in PARTICLES for word in before)
            return " ".join(before if known else words[:FEWEST_NAME_WORDS])
        if PUBLISHER.match(words[index]) and not words[0].isupper():
            return " ".join(words[:index])
    return name


def _is_office(word: str) -> bool:
    """Say whether a word, or what a hyphen joins to it, makes an office."""
    return not OFFICES.isdisjoint(word.casefold().split("-"))


def _in_small_letters(name: str) -> str:
    """Write a name that is set all in capitals as names are written.

    >>> _in_small_letters("ANA D’ARCY VAN DER BERG-MCKAY"), _in_small_letters("Ana LIMA")
    ('Ana D’Arcy van der Berg-McKay', 'Ana LIMA')

    """
    if not name.isupper():
        return name
    first, *others = name.split()
    small = (word.casefold() if word.casefold() in PARTICLES else _capitalize(word) for word in others)
    return " ".join((_capitalize(first), *small))


def _capitalize(word: str) -> str:
    """Return a word of a name with a capital where one of its parts begins; initials stay."""
    if INITIALS.fullmatch(word):
        return word
    small = MARK.sub(lambda part: part[0].capitalize(), word)
    return SCOTTISH.sub(lambda letter: letter[0].upper(), small)


def _is_caseless_name(text: str) -> bool:
    """Say whether a text can be a name in a script that has no capitals, as Arabic has none."""
    words = text.split()
    if len(words) == 1:
        return UNSPACED_NAME.fullmatch(text) is not None
    return len(words) in CASELESS_NAME_WORDS and all(
        NAME_WORD.fullmatch(word[:40]) and word == word.upper() == word.lower() for word in words
    )


def is_name(text: str) -> bool:
    """Say whether a text has the shape of a person's name: two to six words with capitals, but for particles.

    >>> is_name("Ludwig van der Berg"), is_name("Staff Writer"), is_name("The river rose")
    (True, False, False)

    """
    words = text.split()
    if not FEWEST_NAME_WORDS <= len(words) <= MOST_NAME_WORDS:
        return False
    if words[0].casefold() in AGENCIES or any(
        _is_office(word) or word.casefold() in NO_NAME for word in words
    ):
        return False
    proper = [word for word in words if word.casefold() not in PARTICLES]
    capitals = all(NAME_WORD.fullmatch(word[:40]) and word[0].isupper() for word in proper)
    return len(proper) >= FEWEST_NAME_WORDS and capitals and words[0].casefold() not in NO_FORENAME
