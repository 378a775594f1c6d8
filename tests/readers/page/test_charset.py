import pytest

from digest.errors import SourceError
from digest.readers.page.charset import LARGEST_PAGE, declared_encoding, decode_page


def decoded(data: bytes) -> str:
    return decode_page(data, "a.html")[0]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1251", "gb2312", "shift_jis", "euc-kr"])
def test_declared_encoding_is_read(encoding: str) -> None:
    word = {"windows-1251": "Река", "gb2312": "河水", "shift_jis": "川の水", "euc-kr": "강물"}.get(
        encoding, "Größe"
    )
    page = f'<meta charset="{encoding}">{word * 9}'
    assert decoded(page.encode(encoding)) == page


def test_utf8_counts_whatever_the_page_declares() -> None:
    page = '<meta charset="iso-8859-1">Größe'
    assert decoded(page.encode()) == page


def test_byte_order_mark_counts_first() -> None:
    page = '<meta charset="utf-8">Größe'
    assert decoded(page.encode("utf-16")) == page


def test_few_broken_bytes_are_told() -> None:
    text, notices = decode_page("ä".encode() * 5_000 + b"\xff", "a.html")
    assert (text[-1], [notice.severity for notice in notices]) == ("\ufffd", ["warning"])


def test_bytes_of_no_encoding_are_an_error() -> None:
    with pytest.raises(SourceError, match="unreadable encoding"):
        decode_page(bytes(range(1, 256)) * 9, "a.html")


def test_unknown_declaration_is_none() -> None:
    assert declared_encoding(b"<meta charset=hex>") is None


def test_page_too_large_is_told() -> None:
    with pytest.raises(SourceError, match="a page of 40 MB"):
        decode_page(b"a" * (LARGEST_PAGE + 1), "a.html")
