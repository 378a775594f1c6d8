"""Who may ask the preview, and what for."""

import pytest

from digest.serve.address import Address
from digest.serve.exchange import Request
from digest.serve.guard import refuse

HERE = Address("127.0.0.1", 8000, public=False)


def ask(method: str = "GET", host: str = "localhost:8000", **headers: str) -> int:
    """Return the status of the refusal, 200 where there is none."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = refuse(Request(method, "/", {"host": host} | named), HERE)
    return answer.status if answer else 200


def test_browser_of_this_computer_is_answered() -> None:
    assert ask(sec_fetch_site="same-origin", origin="http://localhost:8000") == 200


def test_typed_address_is_answered() -> None:
    assert ask(sec_fetch_site="none", sec_fetch_mode="navigate", sec_fetch_dest="document") == 200


def test_program_that_says_nothing_of_itself_is_answered() -> None:
    assert ask() == 200


def test_name_that_somebody_points_at_this_computer_is_refused() -> None:
    assert ask(host="rebound.example:8000", sec_fetch_site="same-origin") == 421


def test_request_without_a_host_is_refused() -> None:
    assert refuse(Request("GET", "/", {}), HERE) is not None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "BREW"])
def test_nothing_but_reading_is_allowed(method: str) -> None:
    assert ask(method) == 405


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:3000", "http://rebound.example:8000"]
)
def test_script_of_another_origin_is_refused(origin: str) -> None:
    assert ask(origin=origin) == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "strange"])
@pytest.mark.parametrize(
    ("mode", "dest"), [("no-cors", "image"), ("cors", "empty"), ("no-cors", "script"), ("navigate", "iframe")]
)
def test_page_of_another_site_can_show_nothing_of_ours(site: str, mode: str, dest: str) -> None:
    assert ask(sec_fetch_site=site, sec_fetch_mode=mode, sec_fetch_dest=dest) == 403


def test_link_from_another_site_is_answered() -> None:
    assert ask(sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="document") == 200


def test_refusal_of_a_public_preview_says_how_to_ask_for_it() -> None:
    answer = refuse(Request("GET", "/", {"host": "press.lan:8000"}), Address("0.0.0.0", 8000, public=True))  # noqa: S104  the case under test
    assert answer is not None
    assert answer.body == b"There is no such host here. The preview is at the IP address of this computer\n"


def test_refusal_says_where_the_preview_is() -> None:
    answer = refuse(Request("GET", "/", {"host": "rebound.example:8000"}), HERE)
    assert answer is not None
    assert answer.body == b"There is no such host here. The preview is at http://127.0.0.1:8000/\n"
