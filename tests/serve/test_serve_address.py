"""Where the preview listens, and what it answers to."""

import socket

import pytest

from digest.errors import ServeError
from digest.serve.address import Address, bind

HERE = Address("127.0.0.1", 8000, public=False)
OPEN = Address("0.0.0.0", 8000, public=True)  # noqa: S104  the case under test


@pytest.mark.parametrize("host", ["localhost:8000", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_names_of_this_computer_are_the_preview(host: str) -> None:
    assert HERE.has_host(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        ":8000",
        "rebound.example",
        "rebound.example:8000",
        "localhost",
        "localhost:8001",
        "localhost:",
        "localhost:08000000",
        "localhost:٨٠٠٠",
        "localhost.rebound.example:8000",
        "localhost:8000, rebound.example",
        "127.0.0.1.rebound.example:8000",
        "[::1]",
        "[::1:8000",
        "::1:8000:8000",
        "user@localhost:8000",
        "192.0.2.7:8000",
        "0.0.0.0:8000",
    ],
)
def test_other_hosts_are_not(host: str) -> None:
    assert not HERE.has_host(host)


def test_default_port_need_not_be_named() -> None:
    assert Address("127.0.0.1", 80, public=False).has_host("localhost")


def test_host_asked_for_is_the_preview() -> None:
    assert Address("press.lan", 8000, public=True).has_host("press.lan:8000")


def test_public_preview_takes_any_ip_address_for_its_own() -> None:
    assert OPEN.has_host("192.0.2.7:8000")


def test_public_preview_takes_no_unknown_name_for_its_own() -> None:
    assert not OPEN.has_host("rebound.example:8000")


@pytest.mark.parametrize(
    "origin",
    ["null", "https://localhost:8000", "http://evil.example", "http://localhost:3000", "localhost:8000"],
)
def test_other_origins_are_foreign(origin: str) -> None:
    assert not HERE.has_origin(origin)


def test_address_to_type_names_this_computer_where_all_are_listened_at() -> None:
    assert OPEN.url == "http://localhost:8000/"


def test_address_to_type_has_brackets_around_ipv6() -> None:
    assert Address("::1", 8000, public=False).url == "http://[::1]:8000/"


def test_free_port_is_taken_for_0() -> None:
    bound, address = bind("127.0.0.1", 0)
    with bound:
        assert address == Address("127.0.0.1", bound.getsockname()[1], public=False)
        assert address.port > 0


def test_address_that_others_reach_is_public() -> None:
    bound, address = bind("0.0.0.0", 0)  # noqa: S104  the case under test
    with bound:
        assert address.public


def test_taken_port_is_told_with_the_remedy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(ServeError) as caught:
            bind("127.0.0.1", port)
    assert str(caught.value) == (
        f"127.0.0.1:{port}: the port is taken "
        "(stop what listens there, or name another port with --port; --port 0 takes a free one)"
    )


@pytest.mark.parametrize("host", ["192.0.2.7", "no such host", "a" * 300, "\udcff", "a..b"])
def test_host_that_is_not_of_this_computer_is_told(host: str) -> None:
    with pytest.raises(ServeError, match="cannot be listened at"):
        bind(host, 0)
