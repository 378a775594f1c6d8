"""Which addresses of the internet may be asked: those that everybody can reach, and no others."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_IPV4 = (
    ("0.0.0.0/8", "an unspecified address"),
    ("10.0.0.0/8", "a private address"),
    ("100.64.0.0/10", "a private address"),
    ("127.0.0.0/8", "an address of this computer"),
    ("169.254.0.0/16", "a link-local address"),
    ("172.16.0.0/12", "a private address"),
    ("192.0.0.0/24", "a reserved address"),
    ("192.0.2.0/24", "an address for examples"),
    ("192.88.99.0/24", "a reserved address"),
    ("192.168.0.0/16", "a private address"),
    ("198.18.0.0/15", "a private address"),
    ("198.51.100.0/24", "an address for examples"),
    ("203.0.113.0/24", "an address for examples"),
    ("224.0.0.0/4", "a multicast address"),
    ("240.0.0.0/4", "a reserved address"),
)
"""What is not global. Source: IANA IPv4 Special-Purpose Address Registry; RFC 5771 for multicast."""

_IPV6 = (
    ("::/128", "an unspecified address"),
    ("::1/128", "an address of this computer"),
    ("fc00::/7", "a private address"),
    ("fe80::/10", "a link-local address"),
    ("fec0::/10", "a private address"),
    ("ff00::/8", "a multicast address"),
    ("2001::/23", "a reserved address"),
    ("2001:db8::/32", "an address for examples"),
    ("2002::/16", "an address that hides another"),
    ("3fff::/20", "an address for examples"),
)
"""What is not global, or is said in plainer words than "reserved".

2001::/23 has Teredo, and 2002::/16 is 6to4: both carry an IPv4 address through relays that are long off.
Source: IANA IPv6 Special-Purpose Address Registry.
"""

_NOT_GLOBAL = tuple((IPv4Network(network), said) for network, said in _IPV4)
_NOT_GLOBAL_IPV6 = tuple((IPv6Network(network), said) for network, said in _IPV6)
_GLOBAL_IPV6 = IPv6Network("2000::/3")
"""All that IANA has handed out so far for global use."""

_IPV4_WITHIN = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""Where the last four bytes are the IPv4 address that is reached: mapped (RFC 4291) and NAT64 (RFC 6052).

A network without IPv4 gives NAT64 addresses for every host that has no IPv6, so what they hold is judged.
"""


def why_refused(address: str) -> str | None:
    """Say what an address is that may not be asked; None for one that may.

    What is no address at all is refused too.

    >>> why_refused("192.168.1.1")
    'a private address'
    >>> why_refused("9.9.9.9") is None
    True

    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return "no address"
    return _judge_ipv4(parsed) if isinstance(parsed, IPv4Address) else _judge_ipv6(parsed)


def _judge_ipv4(address: IPv4Address) -> str | None:
    return next((said for network, said in _NOT_GLOBAL if address in network), None)


def _judge_ipv6(address: IPv6Address) -> str | None:
    if any(address in network for network in _IPV4_WITHIN):
        return _judge_ipv4(IPv4Address(int(address) & 0xFFFFFFFF))
    said = next((said for network, said in _NOT_GLOBAL_IPV6 if address in network), None)
    return said or (None if address in _GLOBAL_IPV6 else "a reserved address")
