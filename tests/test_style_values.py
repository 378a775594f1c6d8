import pytest

from digest.style_values import contrast, families, length, shades


def test_two_colours_are_kept_in_small_letters() -> None:
    assert shades(["#FFFFFF", "#0A0a0a"]) == ("#ffffff", "#0a0a0a")


@pytest.mark.parametrize(
    "value", ["#ffffff", ["#ffffff"], ["#fff", "#000"], ["#ffffff", "red"], ["#ffffff\n", "#000000"], 7]
)
def test_anything_but_two_colours_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="colour"):
        shades(value)


@pytest.mark.parametrize("value", ["37rem", "62ch", "600px", "0.5em"])
def test_length_with_its_unit_is_kept(value: str) -> None:
    assert length(value) == value


@pytest.mark.parametrize(
    "value", ["37", "0rem", "-1rem", "37 rem", "calc(1rem)", "1rem;", "1rem\n", "99999px", 37, "٣rem"]
)
def test_anything_but_a_length_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="length"):
        length(value)


@pytest.mark.parametrize(
    ("value", "css"),
    [
        ("Georgia", '"Georgia"'),
        ("Source Serif 4, ui-serif, serif", '"Source Serif 4", ui-serif, serif'),
        ("'ヒラギノ明朝', serif", '"ヒラギノ明朝", serif'),
        ('"Iowan Old Style",serif', '"Iowan Old Style", serif'),
    ],
)
def test_names_of_letters_stand_in_quotation_marks_unless_they_are_generic(value: str, css: str) -> None:
    assert families(value) == css


@pytest.mark.parametrize(
    "value",
    [
        "",
        ",",
        "Georgia;",
        'a"b',
        "url(x)",
        "a}b",
        "</style>",
        "a\\b",
        "a/*b",
        "x" * 99,
        "a\nb",
        "a," * 20 + "a",
        3,
    ],
)
def test_anything_but_names_of_letters_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="names of letters"):
        families(value)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#777777", "#ffffff", 4.48), ("#000000", "#000000", 1.0)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio
