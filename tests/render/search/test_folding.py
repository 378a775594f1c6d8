import pytest

from digest.render.search.folding import LONGEST_WORD, fold, search_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("HARBOUR", "harbour"),
        ("Café Müller", "cafe muller"),
        ("Łódź, Ærø, Straße, STRAẞE", "lodz, aero, strasse, strasse"),
        ("İstanbul ısı", "istanbul isi"),
        ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
        ("Ёлка", "елка"),
        ("مُحَمَّد أحمد إلى مدرسة", "محمد احمد الي مدرسه"),
        ("٢٠٢٤ ۲۰۲۴", "2024 2024"),
        ("ﬁnal １２", "final 12"),
        ("שָׁלוֹם", "שלום"),
        ("soft\u00adhyphen", "softhyphen"),
        ("한국어 ガラス", "한국어 ガラス"),
    ],
)
def test_case_accents_and_spellings_of_a_letter_fold_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rain fell; 1,000 homes.", ["rain", "fell", "1", "000", "homes"]),
        ("l’été", ["l", "ete"]),
        ("今天天气", ["今天", "天天", "天气"]),
        ("iPhone手机", ["iphone", "手机"]),
        ("雨", ["雨"]),
        ("हिन्दी", ["हिन्दी"]),
        ("한국어", ["한국어"]),
        ("…!?", []),
    ],
)
def test_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert search_words(text) == words


def test_only_the_beginning_of_a_long_word_counts() -> None:
    assert search_words("x" * 1000) == ["x" * LONGEST_WORD]
