"""Where the sentences of a text begin and end.

sentencex proposes, block by block; what it is known to get wrong is put right here:

- It keeps a whole quotation together, and takes quadratic time over unclosed ones. So it sees quotation marks
  as spaces, and the marks are dealt out afterwards: one that touches the word before it closes, others open.
- It cuts after some titles, ordinals and times of day, and fails to cut after some ordinary words.
- It does not cut after ".)", and not between "N.Y." and "Mr.".
- It cuts "6. 1", as tokenised text has 6.1.
- It breaks down over some white space of more than one byte, which it therefore sees as plain spaces.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from digest.analyse.datelines import dateline_ends
from digest.analyse.list_marks import list_mark_end
from digest.language import Lexicon, lexicon
from digest.records import Block, Sentence

_SENTENCE_KINDS = frozenset({"paragraph", "item", "quote"})

_WINDOW_CHARACTERS = 2000
"""sentencex is quadratic in Chinese: 40,000 characters take half a second, 2,000 take 2 ms."""
_LONGEST_ABBREVIATION = 12

_LOOK_AHEAD_CHARACTERS = 20

_QUOTES = '"“”«»„‟‹›'
_WIDE_SPACES = "".join(
    map(chr, (0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000))
)
"""White space of more than one byte; sentencex breaks down where it follows a lone capital."""
_MASKED = re.compile(rf"[{_QUOTES}{_WIDE_SPACES}‘'’‚](?:(?<!['’‚])|(?<!\w.)|(?<=['’])(?!\w))")
"""What sentencex sees as spaces; of single quotation marks those that are no apostrophe within a word."""
_CLOSERS = frozenset(_QUOTES + "'‘’)]}」』》〉）】")
_EITHER_WAY = frozenset('"“„«»‹›')
"""They open in one language and close in another."""
_SPACED_CLOSERS = frozenset("»›")
"""French parts them from the sentence by a space."""
_WIDE_STOPS = frozenset("。！？｡．")
_WIDE_CONTINUATIONS = frozenset("、，とっ")

_WRAPPED_LINE = 100
"""Characters; nobody wraps lines at more."""
_UNENDED = (",", ";", "-", "–", "—")
_LINE_END = re.compile(r"\n")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_TERMINATOR = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+[\"'”’»)\]]*+(?=\s)")
"""What must not stand before it is asked second: so it is found in a third of the time."""
_WORD = re.compile(r"[^\W_]+")
_LONE_CAPITAL = re.compile(r"\w [^\W\d_]\Z")
_ORDINAL = re.compile(r"\d{1,2}")


def paragraph_blocks(text: str) -> tuple[Block, ...]:
    r"""Return the paragraphs of a plain text, without white space at their ends.

    Blank lines part them; where there is none and a line is too long to be a wrapped one, each line is one.
    So is a line that was not wrapped, such as a heading: the next one's first word had room on it.

    >>> paragraph_blocks("One.\n\n Two. ")
    (Block(kind='paragraph', start=0, end=4), Block(kind='paragraph', start=7, end=11))

    """
    edges = [0, *(edge for match in _divider(text).finditer(text) for edge in match.span()), len(text)]
    spans = (_stripped(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return tuple(
        Block("paragraph", *_stripped(text, first, last))
        for start, end in spans
        if start < end
        for first, last in _lines_apart(text, start, end)
    )


def _lines_apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a paragraph, cut behind the lines that were not wrapped."""
    lines = text[start:end].split("\n")
    width = max(map(len, lines))
    first = last = start
    for at, line in enumerate(lines, start=1):
        last += len(line)
        if at == len(lines) or _stands_alone(line.strip(), lines[at].strip(), width):
            yield first, last
            first = last + 1
        last += 1


def _stands_alone(line: str, following: str, width: int) -> bool:
    """Say whether a line is none that was wrapped at `width` characters before the following one."""
    room = width - len(line) - 1
    return (
        not following[:1].islower()
        and not line.endswith(_UNENDED)
        and len(following.partition(" ")[0]) <= room
    )


def _divider(text: str) -> re.Pattern[str]:
    wrapped = _BLANK_LINES.search(text.strip()) or all(
        len(line) <= _WRAPPED_LINE for line in text.split("\n")
    )
    return _BLANK_LINES if wrapped else _LINE_END


def split_sentences(text: str, blocks: Sequence[Block], language: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in reading order, none of them with white space at its ends.

    Only paragraphs, list items and quotations hold sentences; `Sentence.paragraph` counts these, from 0.
    The first sentence of a paragraph begins behind its dateline, or behind the mark of a list.
    A block that opens or closes no sentence is one sentence as a whole.

    >>> split_sentences("It rained. Mr. Smith slept.", paragraph_blocks("It rained. Mr. Smith slept."), "en")
    (Sentence(start=0, end=10, paragraph=0), Sentence(start=11, end=27, paragraph=0))

    """
    words = lexicon(language)
    running = [block for block in blocks if block.kind in _SENTENCE_KINDS]
    return tuple(
        Sentence(first + start, first + end, paragraph)
        for paragraph, (block, first) in enumerate(zip(running, _starts(text, running, words), strict=True))
        for start, end in _spans(text[first : block.end], words)
    )


def _starts(text: str, blocks: Sequence[Block], words: Lexicon) -> Iterator[int]:
    """Yield where the sentences of each block begin: behind its dateline, or the mark of a list."""
    paragraphs = [text[block.start : block.end] if block.kind == "paragraph" else "" for block in blocks]
    for block, end in zip(blocks, dateline_ends(paragraphs, words), strict=True):
        yield block.start + (end or list_mark_end(text[block.start : block.end], words))


def sentence_texts(text: str, sentences: Sequence[Sentence]) -> list[str]:
    """Return the sentences of a text, verbatim."""
    return [text[sentence.start : sentence.end] for sentence in sentences]


def _spans(passage: str, words: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of a passage."""
    start, right, first_word = 0, 0, _WORD.search(passage)
    for place in sorted({*_proposed_cuts(passage, words.code), *_missed_cuts(passage, words)}):
        if place <= right:
            continue  # a second proposal within the same white space
        left, right = _deal_out_marks(passage, start, place)
        if (
            first_word
            and first_word.start() < left
            and _parts(passage, first_word.start(), left, right, words)
        ):
            yield _stripped(passage, start, left)
            start, first_word = right, _next_word(passage, right)
    start, end = _stripped(passage, start, len(passage))
    if start < end:
        yield start, end


def _proposed_cuts(passage: str, code: str) -> Iterator[int]:
    """Yield where sentencex cuts, a window at a time; all but a window's last piece are settled."""
    from sentencex import segment

    masked = _MASKED.sub(" ", passage)
    start = 0
    while start < len(masked):
        window = masked[start : start + _WINDOW_CHARACTERS]
        # The pieces make up the window; asked for the places too, sentencex takes three times as long.
        cuts = [0, *accumulate(map(len, segment(code, window)[:-1]))]
        yield from (start + cut for cut in cuts if cut)
        settled = cuts[-1] if start + len(window) < len(masked) else len(window)
        start += settled if settled >= _WINDOW_CHARACTERS // 2 else len(window)


def _missed_cuts(passage: str, words: Lexicon) -> Iterator[int]:
    """Yield the ends of sentences that sentencex overlooks."""
    for match in _TERMINATOR.finditer(passage):
        following = _next_word(passage, match.end())
        if (
            following
            and following[0][0].isupper()
            and _is_missed(passage, match, following[0].lower(), words)
        ):
            yield match.end()


def _is_missed(passage: str, end: re.Match[str], following: str, words: Lexicon) -> bool:
    """Say whether a stop before a capital letter ends a sentence.

    It does in ".)" and "me.", in "N.Y." before "Mr.", in "Model Y." before "Together"; not in "(U.S.)".
    """
    token = _last_token(passage, end.start())
    if ")" in end[0] or "]" in end[0]:
        return "." not in token
    if len(token) == 1 and following in words.starters:
        return _LONE_CAPITAL.search(passage, max(0, end.start() - 3), end.start()) is not None
    return token in words.ordinary or (len(token) > 1 and following in words.courtesy_titles)


def _deal_out_marks(passage: str, start: int, place: int) -> tuple[int, int]:
    """Return where the sentence before `place` ends and the next begins, each with its quotation marks."""
    left = place
    while left > start and (passage[left - 1].isspace() or passage[left - 1] in _CLOSERS):
        left -= 1
    left = _after_closers(passage, left)
    right = _after_space(passage, left)
    if passage[right : right + 1] in _SPACED_CLOSERS and _is_edge(passage, right + 1):
        left = _after_closers(passage, right)
        right = _after_space(passage, left)
    return left, right


def _after_closers(passage: str, place: int) -> int:
    """Return the end of the closing marks at a place; a mark that touches a word on its right opens."""
    end = place
    while end < len(passage) and passage[end] in _CLOSERS:
        end += 1
    while end > place and not _is_edge(passage, end) and passage[end - 1] in _EITHER_WAY:
        end -= 1
    return end


def _is_edge(passage: str, place: int) -> bool:
    return place >= len(passage) or not passage[place].isalnum()


def _after_space(passage: str, place: int) -> int:
    while place < len(passage) and passage[place].isspace():
        place += 1
    return place


def _parts(passage: str, first_word: int, left: int, right: int, words: Lexicon) -> bool:
    """Say whether a sentence, its first word at `first_word`, may end at `left`, and one begin at `right`."""
    following = _next_word(passage, right)
    if following is None:
        return False
    if left == right:
        return _ends_wide(passage, left)
    if passage[left - 1] == "." and _goes_on_after(
        _last_token(passage, left - 1), following[0].lower(), words
    ):
        return False
    return not (
        passage[first_word].isupper() and following[0][:1].islower() and not following[0][1:2].isupper()
    )


def _ends_wide(passage: str, left: int) -> bool:
    """Say whether a stop of Chinese or Japanese, which no space follows, ends a sentence at `left`."""
    place = left
    while place and passage[place - 1] in _CLOSERS:
        place -= 1
    return passage[place - 1] in _WIDE_STOPS and (place == left or passage[left] not in _WIDE_CONTINUATIONS)


def _goes_on_after(token: str, following: str, words: Lexicon) -> bool:
    """Say whether a sentence goes on after a token and its full stop."""
    return (
        token in words.abbreviations
        or (_ORDINAL.fullmatch(token) is not None and (words.numbers_end_in_stop or following.isdigit()))
        or (token in words.clock and following in words.clock_followers)
    )


def _next_word(passage: str, place: int) -> re.Match[str] | None:
    """Return the word that soon follows a place: 20 characters bound the search, and with it the time."""
    return _WORD.search(passage, place, place + _LOOK_AHEAD_CHARACTERS)


def _last_token(passage: str, end: int) -> str:
    """Return what stands between the last white space and `end`, in lower case, without opening marks."""
    tokens = passage[max(0, end - _LONGEST_ABBREVIATION - 1) : end].split()
    return tokens[-1].lstrip("(['‘’" + _QUOTES).lower() if tokens else ""


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
