"""What of a sentence is speech, and what stands beside it."""

import pytest

from digest.analyse.speech import split_speech


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rain fell.", ["Rain fell."]),
        ("“Rain,” said Lee.", ["", "Rain,", " said Lee."]),
        ('""Rain fell.', ["", "Rain fell."]),
        ("„Regen“, sagte Lee.", ["", "Regen", ", sagte Lee."]),
        ("‘Rain,’ said Lee.", ["", "Rain,", " said Lee."]),
        ("‘Regen’, zei Lee.", ["", "Regen", ", zei Lee."]),
        ("'It's Lee's rain,' she said.", ["", "It's Lee's rain,", " she said."]),
        ("'Rain fell.", ["", "Rain fell."]),
        ("Wind blew.’", ["Wind blew.", ""]),
        ("'Rain Man' was shown.", ["'Rain Man' was shown."]),
        ("Lee called it 'all wet.'", ["Lee called it 'all wet.'"]),
        ("'90s rain fell.", ["'90s rain fell."]),
        ("— Rain.", ["", "Rain."]),
        ("—Lluvia —dijo Lee.", ["", "Lluvia", "dijo Lee."]),
        ("— Дождь, — сказал Ли.", ["", "Дождь,", "сказал Ли."]),
        ("– Deszcz – powiedział Li.", ["", "Deszcz", "powiedział Li."]),
        ("-5 degrees.", ["-5 degrees."]),
    ],
)
def test_speech_is_split_from_what_stands_beside_it(sentence: str, expected: list[str]) -> None:
    assert split_speech(sentence) == expected
