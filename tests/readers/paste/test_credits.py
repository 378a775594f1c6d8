import pytest

from digest.readers.paste.credits import split_credit


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("The quay at dawn.AP", ("The quay at dawn.", "AP")),
        ("The quay at dawn. Photograph by Ana Lens.", ("The quay at dawn.", "Ana Lens")),
        ("The quay at dawn. Ana LENS / AFP", ("The quay at dawn.", "Ana LENS / AFP")),
        ("The quay at dawn.courtesy of Harbour Board", ("The quay at dawn.", "Harbour Board")),
        ("Boats by the quay in 2001 [File: Reuters]", ("Boats by the quay in 2001", "File: Reuters")),
        ("Boats by the quay (left)", ("Boats by the quay (left)", "")),
        ("Boats by the quay", ("Boats by the quay", "")),
        ("Image source, Getty Images", ("", "Getty Images")),
        ("Image caption, Boats by the quay", ("Boats by the quay", "")),
        ("Photo Credit: © Ana Lens", ("", "Ana Lens")),
        ("Shutterstock", ("", "Shutterstock")),
        ("Image: The mayor speaks to the crew by the quay", ("The mayor speaks to the crew by the quay", "")),
        ("", ("", "")),
    ],
)  # fmt: skip
def test_caption_and_credit_are_parted(caption: str, expected: tuple[str, str]) -> None:
    assert split_credit(caption) == expected


def test_long_caption_is_parted_in_linear_time() -> None:
    assert len(split_credit("Photo: " * 100_000)[0]) < 10_000
