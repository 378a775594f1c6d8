import codecs

import pytest

from digest.errors import SourceError
from digest.readers.encoding import decode_source


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_text_is_read_in_every_unicode_encoding_with_its_mark(mark: bytes, encoding: str) -> None:
    assert decode_source(mark + "Über 5 €\n".encode(encoding), "a.md") == ("Über 5 €\n", ())


def test_line_ends_of_every_system_become_line_feeds() -> None:
    assert decode_source(b"a\r\nb\rc\n", "a.md")[0] == "a\nb\nc\n"


def test_windows_1252_is_read_with_a_warning_at_its_line() -> None:
    text, notices = decode_source("Plain\nCafé “Größe” – 5 €".encode("cp1252"), "a.md")
    assert text == "Plain\nCafé “Größe” – 5 €"
    assert str(notices[0]) == "a.md:2: not UTF-8; read as Windows-1252 (save the file as UTF-8)"
    assert notices[0].severity == "warning"


@pytest.mark.parametrize(
    "data",
    [
        "Дождь идёт весь день".encode("koi8-r"),
        "雨が降る。川が増水した。".encode("shift-jis"),
        "Rain".encode("utf-16-le") + b"\xff\xff",
        b"\xff\xfeR\x00a",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\x81\x8d\x8f\x90\x9d",
    ],
)
def test_bytes_that_are_no_text_are_an_error(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode_source(data, "a.md")
    assert caught.value.notices[0].place == "a.md"
