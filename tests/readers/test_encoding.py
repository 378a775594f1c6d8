import codecs

import pytest

from digest.errors import SourceError
from digest.readers.encoding import decode_claimed, decode_source, text_encoding


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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_of_two_bytes_a_character_needs_no_mark(encoding: str) -> None:
    text, notices = decode_source("Rain fell on Łódź".encode(encoding), "rain.md")
    assert text == "Rain fell on Łódź"
    assert "no byte order mark" in notices[0].problem


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


@pytest.mark.parametrize(
    ("text", "written", "claims"),
    [
        ("<p>Größe</p>", "utf-8", ("iso-8859-1", "windows-1252")),
        ("<p>Größe</p>", "cp1252", ("iso-8859-1", None)),
        ("<p>“Größe”</p>", "cp1252", ("utf-8", "iso-8859-1")),
        ("<p>Дождь шёл весь день, и река поднялась</p>", "cp1251", ("iso-8859-1", "windows-1251")),
        ("<p>Дождь шёл весь день</p>", "koi8-r", ("koi8-r", "windows-1251")),
        ("<p>下雨了,河水上涨</p>", "gb18030", ("gb2312", None)),
        ("<p>①雨が降る</p>", "cp932", (None, "shift_jis")),
        ("<p>雨が降る</p>", "iso2022_jp", ("iso-2022-jp", None)),
        ("<p>ığ</p>", "cp1254", ("iso-8859-9", None)),
        ("<p>Größe</p>", "utf-8", ("no-such", "utf-16")),
    ],
)
def test_first_claim_that_the_bytes_bear_out_counts(
    text: str, written: str, claims: tuple[str | None, str | None]
) -> None:
    assert decode_claimed(text.encode(written), claims, "a.html") == (text, ())


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("Latin1", "cp1252"),
        ("x-sjis", "cp932"),
        (" GBK ", "gb18030"),
        ("x-cp1251", "cp1251"),
        ("utf-7", None),
    ],
)
def test_labels_mean_what_they_mean_on_the_web(label: str, encoding: str | None) -> None:
    assert text_encoding(label) == encoding


def test_what_was_misread_before_is_mended() -> None:
    assert decode_source("the cityâ€™s river".encode(), "a.md")[0] == "the city’s river"
