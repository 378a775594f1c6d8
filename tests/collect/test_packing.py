"""Unpacking answers piece by piece."""

import gzip
import zlib

import brotli
import pytest

from digest.collect.packing import unpacker_for
from digest.collect.unanswered import NoAnswerError

TEXT = b"The river Lune rose by two metres in the night. " * 5000

PACKED = {"gzip": gzip.compress(TEXT), "br": brotli.compress(TEXT)}
LARGEST_PIECE = 1 << 17


def unpack(coding: str, data: bytes, step: int = 1 << 16) -> bytes:
    unpacker = unpacker_for(coding)
    pieces = [b"".join(unpacker.unpack(data[at : at + step])) for at in range(0, len(data), step)]
    unpacker.finish()
    return b"".join(pieces)


@pytest.mark.parametrize("coding", PACKED)
@pytest.mark.parametrize("step", [1, 7, 1000, 1 << 16])
def test_text_is_unpacked_whatever_its_pieces(coding: str, step: int) -> None:
    assert unpack(coding, PACKED[coding], step) == TEXT


@pytest.mark.parametrize("header", ["", "identity", "utf-8", "none, text"])
def test_header_that_names_no_coding_says_nothing_of_packing(header: str) -> None:
    assert unpack(header, TEXT) == TEXT


@pytest.mark.parametrize("header", ["GZIP", "x-gzip", "identity, gzip"])
def test_gzip_is_known_by_its_other_names(header: str) -> None:
    assert unpack(header, PACKED["gzip"]) == TEXT


@pytest.mark.parametrize("header", ["deflate", "zstd", "gzip, br", "gzip, gzip"])
def test_coding_that_was_not_asked_for_is_told(header: str) -> None:
    with pytest.raises(NoAnswerError, match="packs its answer with"):
        unpacker_for(header)


@pytest.mark.parametrize("step", [1, 50, 1 << 16])
def test_gzip_of_several_members_is_read_to_its_end(step: int) -> None:
    data = gzip.compress(b"one ") + gzip.compress(b"two ") + gzip.compress(b"three")
    assert unpack("gzip", data, step) == b"one two three"


def test_what_follows_gzip_is_passed_over() -> None:
    assert unpack("gzip", PACKED["gzip"] + b"\0\0 rubbish") == TEXT


@pytest.mark.parametrize("coding", PACKED)
def test_missing_end_is_told(coding: str) -> None:
    with pytest.raises(NoAnswerError, match="its end is missing"):
        unpack(coding, PACKED[coding][:-1])


@pytest.mark.parametrize("coding", PACKED)
def test_broken_packing_is_told(coding: str) -> None:
    broken = PACKED[coding][:20] + bytes(255 - byte for byte in PACKED[coding][20:])
    with pytest.raises(NoAnswerError, match="packs its answer with"):
        unpack(coding, broken)


@pytest.mark.parametrize("coding", PACKED)
def test_text_that_only_claims_to_be_packed_is_told(coding: str) -> None:
    with pytest.raises(NoAnswerError, match="packs its answer with"):
        unpack(coding, b"<html>hello</html>")


@pytest.mark.parametrize("coding", PACKED)
def test_pieces_are_small_however_much_is_packed(coding: str) -> None:
    zeros = b"\0" * 20_000_000
    packed = gzip.compress(zeros) if coding == "gzip" else brotli.compress(zeros, quality=1)
    assert max(len(piece) for piece in unpacker_for(coding).unpack(packed)) <= LARGEST_PIECE


def test_gzip_that_ends_amid_its_last_match_is_given_whole() -> None:
    """All input may be taken in before all output is given out."""
    sizes = range(65_500, 65_800, 7)
    assert all(unpack("gzip", gzip.compress(b"a" * size)) == b"a" * size for size in sizes)


def test_many_empty_members_do_not_keep_it_busy() -> None:
    empty = gzip.compress(b"", mtime=0)
    assert unpack("gzip", empty * 5000 + gzip.compress(b"late")) == b""


def test_checksum_of_gzip_is_checked() -> None:
    data = PACKED["gzip"]
    wrong = data[:-8] + zlib.crc32(b"other").to_bytes(4, "little") + data[-4:]
    with pytest.raises(NoAnswerError):
        unpack("gzip", wrong)
