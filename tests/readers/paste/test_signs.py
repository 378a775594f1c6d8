"""What a line of a pasted page shows by itself."""

import pytest

from digest.readers.paste.lines import Line
from digest.readers.paste.signs import Sign


def sign_of(text: str) -> Sign:
    return Sign(Line(1, text, follows=False))


@pytest.mark.parametrize(
    "text",
    [
        "Il reviendra demain.",
        "« Il reviendra demain »",
        "Il l’a dit hier. »",
        "»Er kommt morgen wieder«",
        "„Er kommt morgen wieder“",
        "„Wróci jutro”",
        "她说：“明天再来。”",
        "彼は「明日また来る」",
        "彼は「明日また来る。」",
    ],
)
def test_sentences_and_quotations_are_ended(text: str) -> None:
    assert sign_of(text).ended


@pytest.mark.parametrize(
    "text", ["Jogos e palpites »", "News » Europe »", "Older posts «", "Rain stops play"]
)
def test_arrows_and_titles_are_not_ended(text: str) -> None:
    assert not sign_of(text).ended


def test_long_row_of_tags_is_no_running_text() -> None:
    assert not sign_of("ferry harbour winter pier boat crew storm island fare mail " * 4).anchors


def test_long_line_with_commas_is_running_text() -> None:
    assert sign_of("the ferry, the pier and the mail boat that the crew had painted " * 4).anchors
