"""Dates in the lines of a pasted page."""

import pytest

from digest.readers.paste.dates import read_dates, tells_date


@pytest.mark.parametrize(
    "text",
    [
        "6. března 2026 11:42, aktualizováno 13:10",
        "6. maaliskuuta 2026 klo 11.42",
        "11:42, 06 במרץ 2026",
        "2026년 3월 6일 오전 11:42",
        "today, 11:42",
        "Ledger News•vandaag, 11:42•Aangepast vandaag, 13:10",
        "3시간 전",
    ],
)
def test_lines_of_dates_are_told(text: str) -> None:
    assert tells_date(text)


def test_headline_with_a_time_is_no_date() -> None:
    assert not tells_date("The last ferry sails at 10:30 from the new pier")


def test_updates_are_told_in_korean() -> None:
    found = read_dates("입력 2026.03.06. 11:42 업데이트 2026.03.07. 13:10")
    assert found.updated == "2026.03.07. 13:10"
