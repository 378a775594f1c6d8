"""What of a sentence is speech, and what stands beside it."""

import re

DOUBLE_MARK = re.compile(r"[\"“”„«»「」`'](?:(?<![`'])|(?<=`)`|(?<=')')")
"""A double quotation mark, or two single ones for it; what it opens with stands first, to be found fast."""
_DASH = re.compile(r"[-–—―]{1,2}\s*(?=[^\s\d-])")
_DASHES = ("-", "–", "—", "―")
_DASH_AFTER_SPEECH = re.compile(r"\s[–—―-]{1,2}\s?(?=\w)|[,.!?…:][–—―-]")
_SINGLE_OPENING = re.compile(r"(?<!\w)['‘](?=[^\W\d])")
_SINGLE_CLOSING = re.compile(r"(?<=[.,!?…])['’](?!\w)|(?<=\w)['’](?=, )")
_SINGLE_OPENINGS = ("'", "‘")
_SINGLE_CLOSINGS = ("'", "’")


def split_speech(sentence: str) -> list[str]:
    """Return the pieces of a sentence: what stands beside speech and what is speech, by turns.

    An even number is half a quotation. Single marks count where they open or end the sentence, since others
    may be apostrophes; a dash where it opens the sentence, as in Spanish and Russian.

    >>> split_speech("“It rains,” said Lee.")
    ['', 'It rains,', ' said Lee.']
    >>> split_speech("‘It rains,’ said Lee.")
    ['', 'It rains,', ' said Lee.']
    >>> split_speech("— It rains.")
    ['', 'It rains.']

    """
    if '""' in sentence:  # as some feeds double them
        sentence = sentence.replace('""', '"')
    pieces = DOUBLE_MARK.split(sentence)
    if len(pieces) > 1:
        return pieces
    if sentence.startswith(_DASHES):
        return _split_at_dash(sentence)
    if sentence.startswith(_SINGLE_OPENINGS) or sentence.endswith(_SINGLE_CLOSINGS):
        return _split_at_single_marks(sentence)
    return pieces


def _split_at_dash(sentence: str) -> list[str]:
    opening = _DASH.match(sentence)
    if opening is None:
        return [sentence]
    return ["", *_DASH_AFTER_SPEECH.split(sentence[opening.end() :], maxsplit=1)]


def _split_at_single_marks(sentence: str) -> list[str]:
    closing = _SINGLE_CLOSING.search(sentence)
    if _SINGLE_OPENING.match(sentence):
        if closing:
            return ["", sentence[1 : closing.start()], sentence[closing.end() :]]
        return [sentence] if any(mark in sentence[1:] for mark in _SINGLE_CLOSINGS) else ["", sentence[1:]]
    return [sentence] if closing is None or _SINGLE_OPENING.search(sentence) else [sentence[:-1], ""]
