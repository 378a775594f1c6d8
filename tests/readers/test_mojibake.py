import pytest

from digest.readers.mojibake import mend_misread, seems_misread

WESTERN = (
    "the city’s river – “€9”",
    "L’été à Genève, où l’œuvre coûte 9 €",
    "Die Größe des Straßenfests überraschte",
    "A manhã de São João não é fácil",
    "Mañana, ¿qué pasará?",
)
OTHER = (
    "Дождь шёл весь день, и река поднялась",
    "Zażółć gęślą jaźń",
    "Příliš žluťoučký kůň",
    "Ποτάμι και βροχή στην πόλη",
    "雨が降り、川が増水した",
    "Yağmur şehirde gün boyu sürdü",
)

HONEST = (
    *WESTERN,
    *OTHER,
    "AMANHÃ… IRMÃ” CHRISTIANÃ» Ã Â» Â”",
    "CAFÉ… É” „Ä“ und „Ö“ Ü– Ñ»",
    "CAFÉ… CAFÉ… CAFÉ…",
    "în vârstă, VIAȚÂ, tâche, pâté, Âge d’or: â, Ã, Â",
    "Đà Nẵng và Huế, Ô Châu, Á Châu, ẤN ĐỘ, VÂN",
    "Zürich, Málaga, Ærø, Ångström, naïve",
)


def misread(text: str, encoding: str) -> str:
    return "".join(
        bytes([byte]).decode(encoding) if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte)
        for byte in text.encode()
    )


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize("text", [*WESTERN, *OTHER])
def test_text_that_was_misread_is_mended(text: str, encoding: str) -> None:
    assert mend_misread(misread(text, encoding)) == text


@pytest.mark.parametrize("text", WESTERN)
def test_text_that_was_misread_twice_is_mended(text: str) -> None:
    assert mend_misread(misread(misread(text, "cp1252"), "cp1252")) == text


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_stays(text: str) -> None:
    assert mend_misread(text) == text


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_does_not_seem_misread(text: str) -> None:
    assert seems_misread(text) is None


def test_what_is_not_sure_is_told() -> None:
    text = "Ä± ÅŸ Ä¾ and é"
    assert (mend_misread(text), seems_misread(text)) == (text, "Ä±")
