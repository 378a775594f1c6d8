"""Answers that come packed, unpacked piece by piece: a small answer may hold gigabytes."""

import zlib
from collections.abc import Callable, Iterator

from digest.collect.unanswered import NoAnswerError

ACCEPTED = "gzip, br"
"""Content codings to ask for. "deflate" is left out: servers mean two different things by it."""

_PIECE = 1 << 16
"""Bytes that are unpacked at a time; brotli gives up to twice as many."""

_MOST_MEMBERS = 1000
"""Parts of a gzip answer; each costs a copy of what follows it."""

_GZIP_MARK = b"\x1f\x8b"

_CODINGS = frozenset({"gzip", "x-gzip", "br", "deflate", "compress", "x-compress", "zstd", "dcb", "dcz"})
"""Registered names. What else servers write, such as "utf-8", says nothing."""


class Plain:
    """An answer that is not packed."""

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Give the bytes as they are."""
        yield data

    def finish(self) -> None:
        """Do nothing: there is no end to be missed."""


class Gzip:
    """An answer packed with gzip, in one member or several (RFC 1952); what follows them is passed over."""

    def __init__(self) -> None:
        self._members = 1
        self._over = False
        self._member = self._begin()

    @staticmethod
    def _begin() -> "zlib._Decompress":
        return zlib.decompressobj(zlib.MAX_WBITS | 16)

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Give the next bytes in pieces of up to 64 KiB; raises `NoAnswerError` if they are no gzip."""
        while data and not self._over:
            if self._member.eof and not self._begin_next(data):
                return
            try:
                yield from self._inflate(data)
            except zlib.error as error:
                raise _unpackable("gzip") from error
            data = self._member.unused_data

    def _inflate(self, data: bytes) -> Iterator[bytes]:
        more = True
        while (data or more) and not self._member.eof:
            piece = self._member.decompress(data, _PIECE)
            yield piece
            data = self._member.unconsumed_tail
            # All bytes may be taken in and some not be given out yet.
            more = len(piece) == _PIECE

    def _begin_next(self, data: bytes) -> bool:
        """Whether another member begins, and may."""
        self._members += 1
        self._over = not _GZIP_MARK.startswith(data[:2]) or self._members > _MOST_MEMBERS
        if not self._over:
            self._member = self._begin()
        return not self._over

    def finish(self) -> None:
        """Raise `NoAnswerError` where the end is missing."""
        if not self._member.eof:
            raise _unpackable("gzip", "its end is missing")


class Brotli:
    """An answer packed with brotli (RFC 7932)."""

    def __init__(self) -> None:
        import brotli

        self._error: type[Exception] = brotli.error
        self._stream = brotli.Decompressor()
        self._process: Callable[..., bytes] = self._stream.process

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Give the next bytes in pieces of up to 128 KiB; raises `NoAnswerError` where they are no brotli."""
        try:
            piece = self._process(data, output_buffer_limit=_PIECE)
            while piece:
                yield piece
                piece = self._process(b"", output_buffer_limit=_PIECE)
        except self._error as error:
            raise _unpackable("brotli") from error

    def finish(self) -> None:
        """Raise `NoAnswerError` where the end is missing."""
        if not self._stream.is_finished():
            raise _unpackable("brotli", "its end is missing")


def unpacker_for(content_encoding: str) -> Plain | Gzip | Brotli:
    """Return what unpacks an answer with this header; raises `NoAnswerError` for a coding unknown here."""
    named = [name.strip().lower() for name in content_encoding.split(",")]
    codings = [name for name in named if name in _CODINGS]
    if not codings:
        return Plain()
    if codings in (["gzip"], ["x-gzip"]):
        return Gzip()
    if codings == ["br"]:
        return Brotli()
    raise _unpackable("+".join(codings[:3]), "digest does not know it")


def _unpackable(coding: str, why: str = "it is broken") -> NoAnswerError:
    problem = f"the server packs its answer with {coding}, and {why}"
    return NoAnswerError(problem, "tell the publisher; nothing to mend here", packing=True)
