import gzip

import pytest

from digest.errors import SourceError
from digest.readers.feeds.decode import LARGEST_FEED, decode_feed, unpack


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1251", "gb2312", "shift_jis"])
def test_declared_encoding_is_used(encoding: str) -> None:
    text = {"windows-1251": "Дождь", "gb2312": "下雨", "shift_jis": "雨"}.get(encoding, "Été")
    data = f"<?xml version='1.0' encoding='{encoding}'?><a>{text}</a>".encode(encoding)
    assert decode_feed(data) == f"<a>{text}</a>"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp037"])
def test_encoding_shows_in_the_first_bytes(encoding: str) -> None:
    assert decode_feed("<?xml version='1.0'?><a>Rain</a>".encode(encoding)) == "<a>Rain</a>"


def test_wrongly_declared_encoding_gives_way_to_windows_1252() -> None:
    assert decode_feed(b"<?xml version='1.0' encoding='utf-8'?><a>\x93Rain\x94</a>") == "<a>“Rain”</a>"


@pytest.mark.parametrize("name", ["hex", "zip", "idna", "unicode_escape", "utf-7", "no-such", "utf-16"])
def test_declared_codec_that_no_feed_is_written_in_is_passed_over(name: str) -> None:
    assert decode_feed(f"<?xml version='1.0' encoding='{name}'?><a>\\u0041</a>".encode()) == "<a>\\u0041</a>"


def test_gzip_is_unpacked() -> None:
    assert unpack(gzip.compress(b"<rss/>"), "a.xml") == b"<rss/>"


def test_gzip_bomb_is_refused() -> None:
    with pytest.raises(SourceError, match="more than"):
        unpack(gzip.compress(b"\0" * (LARGEST_FEED + 1)), "a.xml")


def test_damaged_gzip_is_told() -> None:
    with pytest.raises(SourceError, match="damaged gzip"):
        unpack(b"\x1f\x8bnonsense", "a.xml")
