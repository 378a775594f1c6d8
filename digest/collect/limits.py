"""How long, how often and how much at once the network is asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What the client bears, and what it asks of servers."""

    connect_seconds: float = 10
    """For the name's address, for the connection and for TLS, each."""
    read_seconds: float = 20
    """Between any two pieces of an answer."""
    total_seconds: float = 60
    """For one request with its redirects and tries, without the time that it waits for its turn."""
    redirects: int = 10
    retries: int = 2
    """Further tries after one that another may mend."""
    backoff_seconds: float = 1
    """Before the first further try, at most; twice as long before each one after it."""
    patience_seconds: float = 5
    """What a server may ask to wait for before a further try; after more, it is left alone this time."""
    host_connections: int = 2
    """Connections to one host at once, and requests."""
    connections: int = 32
    """Requests at once, to all hosts together."""
