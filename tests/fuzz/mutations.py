"""Inputs that nobody would write: small changes of a few honest ones, the same for the same seed."""

import random
from collections.abc import Sequence
from itertools import pairwise

LONGEST = 60_000
"""Bytes of an input; what takes time in the square of its length shows by then."""

CHANGES = ("put in", "replace", "take out", "splice", "flip a bit", "repeat")
WEIGHTS = (70, 30, 20, 40, 30, 6)

MOST_CHANGES = 6
MOST_KEPT = 400
"""Inputs that brought about something new, and are changed further."""

SIGNS = (
    b"<", b">", b"&", b'"', b"'", b"`", b"\\", b"/", b"=", b":", b";", b"\0", b"\n", b"\r", b"\r\n", b"\t", b" ",
    b"\x0b", b"\x0c", b"\x1b[31m", b"\x1b]8;;", b"\x7f", b"\x9b", b"\xff", b"\xc0\x80", b"\xed\xa0\x80",
    "\x9b2J\x85\u2028\u202e\u2066\u200b\ufeff\ufffe\U000e0001".encode(), b"\xef\xbb\xbf", b"\xff\xfe", b"%00",
    b"&#0;", b"&#x1b;", b"&lt;", b"&amp;lt;", b"&nbsp;", b"&colon;", b"javascript:", b"data:text/html,", b"../",
    b"//", b"file:///", b"http://[::1]/", "é".encode(), "e\u0301".encode(), "\u212b\ufb01\u1e9b\u0323".encode(),
    "漢".encode(), "\u0627\u0644".encode(), b"0", b"-1", b"9" * 30, b"1e999",
)  # fmt: skip
"""What has meant something to some parser."""


class Mutator:
    """A source of inputs; what it is told to keep is the start of further ones."""

    def __init__(self, seeds: Sequence[bytes], words: Sequence[bytes], seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  it has to be the same again, not secret
        self._pool = list(seeds)
        self._own = len(self._pool)
        self._words = (*words, *SIGNS)

    def next(self) -> bytes:
        """Return the next input."""
        data = self._random.choice(self._pool) if self._random.random() < 0.9 else self._sentence()
        for _ in range(self._random.randint(1, MOST_CHANGES)):
            data = self._change(data)
        return data[:LONGEST]

    def keep(self, data: bytes) -> None:
        """Take an input as the start of further ones; where there are many, in the place of another."""
        if len(self._pool) < MOST_KEPT:
            self._pool.append(data)
        else:
            self._pool[self._random.randrange(self._own, MOST_KEPT)] = data

    def _sentence(self) -> bytes:
        """Words of the format, without any order."""
        return b"".join(self._random.choices(self._words, k=self._random.randint(1, 40)))

    def _change(self, data: bytes) -> bytes:
        start, end = sorted(self._random.choices(range(len(data) + 1), k=2))
        end = min(end, start + self._random.choice((1, 8, 200)))
        return data[:start] + self._instead(data, start, end) + data[end:]

    def _instead(self, data: bytes, start: int, end: int) -> bytes:
        """What is to stand in the place of a stretch of the input."""
        here, word = data[start:end], self._random.choice(self._words)
        changed = {
            "put in": here + word,
            "replace": word,
            "take out": b"",
            "splice": here + self._piece(self._random.choice((data, self._random.choice(self._pool)))),
            "flip a bit": bytes(byte ^ (1 << self._random.randrange(8)) for byte in here[:1]) + here[1:],
        }
        change = self._random.choices(CHANGES, WEIGHTS)[0]
        return (
            changed[change]
            if change in changed
            else (here or word) * self._random.choice((2, 2, 3, 3, 20, 20, 300, 3000))
        )

    def _piece(self, data: bytes) -> bytes:
        places = sorted(self._random.choices(range(len(data) + 1), k=2))
        return next((data[start:end] for start, end in pairwise(places)), b"")
