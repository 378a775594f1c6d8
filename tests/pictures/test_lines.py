import pytest

from digest.pictures.lines import cut, wrap

SIZE, WIDEST = 60, 700


def lines(text: str, language: str = "en") -> list[str]:
    return wrap(text, SIZE, language, WIDEST)


def test_lines_are_as_even_as_they_can_be() -> None:
    assert wrap("The council closes four bridges as rivers rise", SIZE, "en", 900) == [
        "The council closes four",
        "bridges as rivers rise",
    ]


def test_text_that_fits_is_one_line() -> None:
    assert lines("  Rain   today ") == ["Rain today"]


def test_word_wider_than_a_line_has_one_of_its_own() -> None:
    assert lines(f"Here {'x' * 60} ends") == ["Here", "x" * 60, "ends"]


@pytest.mark.parametrize(("text", "sign"), [("雨" * 30 + "。" + "雨" * 30, "。"), ("น้ำ" * 30, "ำ")])
def test_no_line_begins_with_a_sign_that_ends_one(text: str, sign: str) -> None:
    for word in range(20):
        assert not any(line.startswith(sign) for line in lines("x" * word + text))


def test_script_without_spaces_is_broken_between_its_signs() -> None:
    made = lines("雨" * 40, "zh")
    assert (len(made) > 1, "".join(made)) == (True, "雨" * 40)


def test_korean_is_broken_at_its_spaces() -> None:
    assert all(" " not in line or len(line) > 3 for line in lines("강수위가 " * 10, "ko"))


def test_no_text_gives_no_line() -> None:
    assert lines(" ") == []


def test_text_that_is_cut_says_so() -> None:
    assert cut("word " * 50, SIZE, "en", WIDEST).endswith("…")
