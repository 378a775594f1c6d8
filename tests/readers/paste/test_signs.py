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


def test_ornament_behind_the_last_sentence_does_not_unmake_it() -> None:
    assert sign_of("Talks with the company were continuing, a spokesman for the ministry said. ■").anchors


@pytest.mark.parametrize(
    "text",
    [
        "The ferry at dawn [Ana Lens/Reuters]",
        "La frana vista dall’elicottero (Ansa)",
        "L’épicerie, le 3 mars. ANA LENS POUR « LE LEDGER »",
        "العبارة تغادر الميناء صباح الخميس (رويترز)",
        "图为恢复通航的轮渡",
    ],
)
def test_captions_end_or_begin_as_such(text: str) -> None:
    assert sign_of(text).is_picture


@pytest.mark.parametrize("text", ["Der lange Marsch zur Akte (ePA)", "[CNBC]", "NEW FERRY NO. SEVEN SAILS"])
def test_short_forms_and_capitals_are_no_credit(text: str) -> None:
    assert not sign_of(text).is_picture


def test_phrase_begins_a_line_without_spaces_that_goes_on() -> None:
    assert sign_of("この記事は有料記事です。残り512文字").is_furniture
