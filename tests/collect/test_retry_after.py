"""When a server wants to be asked again."""

from datetime import UTC, datetime, timedelta

import pytest

from digest.collect.retry_after import parse_http_date, parse_retry_after

NOW = datetime(2026, 11, 23, 8, 0, 0, tzinfo=UTC)

WAITS = {
    "0": 0,
    "120": 120,
    " 120 ": 120,
    "-5": 0,
    "86400": 86_400,
    "86401": 86_400,
    "9" * 5000: 86_400,
    "Mon, 23 Nov 2026 08:02:00 GMT": 120,
    "Monday, 23-Nov-26 08:02:00 GMT": 120,
    "Mon, 23 Nov 2026 08:02:00 -0000": 120,
    "Mon, 23 Nov 2026 07:00:00 GMT": 0,
    "Fri, 31 Dec 9999 23:59:59 GMT": 86_400,
}


@pytest.mark.parametrize(("text", "seconds"), WAITS.items())
def test_wait_is_read_in_every_form(text: str, seconds: int) -> None:
    assert parse_retry_after(text, None, NOW) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text", [None, "", "soon", "1.5", "1e3", "٣", "--5", "Mon, 99 Foo 2026", "1 " * 5000]
)
def test_what_is_no_wait_is_none(text: str | None) -> None:
    assert parse_retry_after(text, None, NOW) is None


def test_moment_is_measured_by_the_clock_of_the_server() -> None:
    wait = parse_retry_after("Mon, 23 Nov 2026 05:01:00 GMT", "Mon, 23 Nov 2026 05:00:00 GMT", NOW)
    assert wait == timedelta(minutes=1)


def test_moment_that_leads_out_of_the_calendar_is_none() -> None:
    assert parse_http_date("Fri, 31 Dec 9999 23:59:59 -2300") is None
