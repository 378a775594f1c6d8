"""Which addresses may be asked."""

import pytest

from digest.collect.ip_addresses import why_refused

GLOBAL = (
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "223.255.255.255",
    "2001:200::1",
    "2606:4700:4700::1111",
    "2a00:1450:4001:81c::200e",
    "::ffff:1.1.1.1",
    "64:ff9b::101:101",
)

REFUSED = {
    "0.0.0.0": "an unspecified address",  # noqa: S104  an address to judge, none to listen at
    "0.1.2.3": "an unspecified address",
    "10.0.0.1": "a private address",
    "100.64.0.1": "a private address",
    "100.127.255.255": "a private address",
    "127.0.0.1": "an address of this computer",
    "127.255.255.254": "an address of this computer",
    "169.254.169.254": "a link-local address",
    "172.16.0.1": "a private address",
    "172.31.255.255": "a private address",
    "192.0.0.170": "a reserved address",
    "192.0.2.1": "an address for examples",
    "192.88.99.1": "a reserved address",
    "192.168.0.1": "a private address",
    "198.19.255.255": "a private address",
    "198.51.100.1": "an address for examples",
    "203.0.113.1": "an address for examples",
    "224.0.0.1": "a multicast address",
    "239.255.255.255": "a multicast address",
    "240.0.0.1": "a reserved address",
    "255.255.255.255": "a reserved address",
    "::": "an unspecified address",
    "::1": "an address of this computer",
    "::127.0.0.1": "a reserved address",
    "::8.8.8.8": "a reserved address",
    "::ffff:127.0.0.1": "an address of this computer",
    "::ffff:169.254.169.254": "a link-local address",
    "::ffff:0:8.8.8.8": "a reserved address",
    "64:ff9b::7f00:1": "an address of this computer",
    "64:ff9b::10.0.0.1": "a private address",
    "64:ff9b:1::8.8.8.8": "a reserved address",
    "100::1": "a reserved address",
    "2001::1": "a reserved address",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2": "a reserved address",
    "2001:20::1": "a reserved address",
    "2001:db8::1": "an address for examples",
    "2002:7f00:1::": "an address that hides another",
    "2002:808:808::": "an address that hides another",
    "3fff::1": "an address for examples",
    "4000::1": "a reserved address",
    "5f00::1": "a reserved address",
    "fc00::1": "a private address",
    "fd12:3456::1": "a private address",
    "fe80::1": "a link-local address",
    "fe80::1%eth0": "a link-local address",
    "fec0::1": "a private address",
    "ff02::1": "a multicast address",
    "": "no address",
    "localhost": "no address",
    "127.1": "no address",
    "0x7f000001": "no address",
    "127.0.0.1\n": "no address",
}


@pytest.mark.parametrize("address", GLOBAL)
def test_address_that_everybody_can_reach_may_be_asked(address: str) -> None:
    assert why_refused(address) is None


@pytest.mark.parametrize(("address", "said"), REFUSED.items())
def test_address_that_is_not_global_is_refused(address: str, said: str) -> None:
    assert why_refused(address) == said
