"""The client against a real server that does everything wrong."""

import asyncio
import gzip
import socket
import ssl
import threading
import time
import tracemalloc
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest
from local_server import LocalServer, Reply, head, redirect, reply

from digest.collect import connect
from digest.collect.client import Client, user_agent
from digest.collect.exchange import Answer, Failure, Request
from digest.collect.ip_addresses import why_refused
from digest.collect.limits import Limits

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ROOMY = Limits(redirects=3)
SHORT = Limits(connect_seconds=0.5, read_seconds=0.3, total_seconds=0.8)
"""For what takes all the time that it gets."""
TEXT = b"The river rose by two metres. " * 1000
CERTIFICATES = Path(__file__).parent.parent / "certificates"


def everything_here(host: str) -> tuple[str, ...]:
    return ("127.0.0.1",) if host else ()


class Clock:
    """Stands in for time that passes: notes how long it was slept."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def new_client(
    clock: Clock | None = None,
    *,
    limits: Limits = ROOMY,
    resolve: connect.Resolver = everything_here,
    allow_private: bool = True,
    tls: ssl.SSLContext | None = None,
) -> Client:
    return Client(
        user_agent("https://digest.example/"),
        allow_private=allow_private,
        limits=limits,
        now=lambda: NOW,
        sleep=(clock or Clock()).sleep,
        jitter=lambda seconds: seconds,
        resolve=resolve,
        tls=tls or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
    )


async def _get_all(client: Client, requests: Sequence[Request]) -> list[Answer | Failure]:
    async with client:
        return await asyncio.gather(*(client.get(request) for request in requests))


def get_all(client: Client, *urls: str) -> list[Answer | Failure]:
    return asyncio.run(_get_all(client, [Request(url) for url in urls]))


def get(request: Request | str, client: Client | None = None) -> Answer | Failure:
    asked = Request(request) if isinstance(request, str) else request
    return asyncio.run(_get_all(client or new_client(), [asked]))[0]


def answer(request: Request | str, client: Client | None = None) -> Answer:
    got = get(request, client)
    assert isinstance(got, Answer), got
    return got


def failure(request: Request | str, client: Client | None = None) -> Failure:
    got = get(request, client)
    assert isinstance(got, Failure), got
    return got


# What is said, and what is understood


def test_answer_says_what_the_server_says(server: LocalServer) -> None:
    date = "Mon, 02 Dec 2024 08:00:00 GMT"
    said = reply(200, TEXT, ETag='W/"1"', Last_Modified=date, Content_Type="Text/HTML; Charset='KOI8-R'")
    url = server.says("/a", said)
    expected = Answer(
        url,
        TEXT,
        media_type="text/html",
        charset="KOI8-R",
        etag='W/"1"',
        last_modified=date,
    )
    assert answer(url) == expected


def test_server_is_told_who_asks_and_for_what(server: LocalServer) -> None:
    answer(Request(server.says("/a", reply(200)), accept="application/atom+xml"))
    asked = dict(server.asked[0].headers)
    assert asked.pop("user-agent").startswith("digest/")
    assert asked == {
        "host": f"127.0.0.1:{server.port}",
        "accept": "application/atom+xml",
        "accept-encoding": "gzip, br",
    }


def test_user_agent_names_the_digest() -> None:
    assert user_agent("https://a.example/b").endswith(" (+https://a.example/b)")


def test_user_agent_cannot_be_broken_out_of() -> None:
    assert not set(user_agent("x)\r\nCookie: ä\0(").partition("(+")[2][:-1]) & set("\r\n\0()ä ")


@pytest.mark.parametrize(
    "kind", ["", "nonsense", "text/html/x;;;", "é/é", ";charset=utf-8", "a/b; charset=\t"]
)
def test_strange_media_type_costs_nothing(server: LocalServer, kind: str) -> None:
    assert answer(server.says("/a", reply(200, b"hi", Content_Type=kind))).data == b"hi"


def test_header_beyond_ascii_is_sent_back_as_it_came(server: LocalServer) -> None:
    raw = b'HTTP/1.1 200 OK\r\nETag: "\xe4\xc3\xa4"\r\nContent-Length: 0\r\n\r\n'
    url = server.says("/a", Reply((raw,)), reply(304))
    get(Request(url, etag=answer(url).etag))
    assert server.asked[1].headers["if-none-match"].encode("latin-1") == b'"\xe4\xc3\xa4"'


def test_cookies_are_not_kept(server: LocalServer) -> None:
    url = server.says("/a", reply(200, Set_Cookie="a=1"))
    get_all(new_client(), url, url)
    assert all("cookie" not in one.headers for one in server.asked)


def test_proxy_of_the_environment_is_not_asked(server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert answer(server.says("/a", reply(200, b"hi"))).data == b"hi"


# What has not changed


def test_validators_are_sent_and_304_is_no_change(server: LocalServer) -> None:
    url = server.says("/a", reply(304))
    got = answer(Request(url, etag='"1"', last_modified="Mon, 02 Dec 2024 08:00:00 GMT"))
    asked = server.asked[0].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "Mon, 02 Dec 2024 08:00:00 GMT")
    assert got == Answer(url, b"", True, etag='"1"', last_modified="Mon, 02 Dec 2024 08:00:00 GMT")


def test_304_may_state_a_new_validator(server: LocalServer) -> None:
    url = server.says("/a", reply(304, ETag='"2"'))
    assert answer(Request(url, etag='"1"')).etag == '"2"'


def test_304_that_was_not_asked_for_is_no_answer(server: LocalServer) -> None:
    assert "unasked" in failure(server.says("/a", reply(304))).problem


def test_validators_do_not_go_on_to_another_address(server: LocalServer) -> None:
    server.says("/b", reply(200))
    answer(Request(server.says("/a", redirect(302, "/b")), etag='"1"'))
    assert ["if-none-match" in one.headers for one in server.asked] == [True, False]


def test_validators_go_to_the_address_that_they_came_from(server: LocalServer) -> None:
    behind = server.says("/b", reply(304))
    url = server.says("/a", redirect(302, "/b"))
    got = answer(Request(url, etag='"1"', validators_from=behind))
    assert got.unchanged
    assert ["if-none-match" in one.headers for one in server.asked] == [False, True]


@pytest.mark.parametrize("etag", ['"1"\r\nHost: other', "ÿ" * 2000, "Ā", "\0"])
def test_validator_that_no_server_can_have_sent_is_not_sent(server: LocalServer, etag: str) -> None:
    answer(Request(server.says("/a", reply(200)), etag=etag))
    assert "if-none-match" not in server.asked[0].headers


# Redirects


@pytest.mark.parametrize(
    ("status", "moves"), [(301, True), (302, False), (303, False), (307, False), (308, True)]
)
def test_redirect_is_followed_and_remembered_when_for_good(
    server: LocalServer, status: int, moves: bool
) -> None:
    target = server.says("/b", reply(200, b"here"))
    got = answer(server.says("/a", redirect(status, "/b")))
    assert (got.url, got.data, got.moved_to) == (target, b"here", target if moves else None)


def test_move_is_remembered_of_what_has_not_changed(server: LocalServer) -> None:
    target = server.says("/b", reply(304))
    got = answer(Request(server.says("/a", redirect(301, "/b")), etag='"1"', validators_from=target))
    assert (got.unchanged, got.moved_to) == (True, target)


def test_failure_behind_a_redirect_names_where_it_leads(server: LocalServer) -> None:
    url = server.says("/a", redirect(302, "/b"))
    got = failure(url)
    assert (got.url, got.problem) == (
        url,
        f"leads to {server.url('/b')}: the server has nothing at this address (404)",
    )


def test_location_beyond_ascii_is_followed(server: LocalServer) -> None:
    server.says("/%C3%BCber", reply(200, b"here"))
    raw = "HTTP/1.1 302 Found\r\nLocation: /über\r\nContent-Length: 0\r\n\r\n".encode()
    assert answer(server.says("/a", Reply((raw,)))).data == b"here"


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("/a", "in a circle"),
        ("file:///etc/passwd", "does not begin with http"),
        ("http://me:secret@127.0.0.1/", "a name or a password"),
        ("http://[", "names no host"),
        ("http://127.0.0.1:99999/", "no port that there is"),
        ("", "to nowhere"),
    ],
)
def test_redirect_that_cannot_be_followed_is_told(server: LocalServer, location: str, said: str) -> None:
    assert said in failure(server.says("/a", redirect(302, location))).problem


def test_endless_redirects_end(server: LocalServer) -> None:
    for number in range(20):
        server.says(f"/{number}", redirect(302, f"/{number + 1}"))
    assert "more than 3 times" in failure(server.url("/0")).problem
    assert len(server.asked) == 4


# What servers say by their status


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (204, "sends nothing"),
        (206, "only a part"),
        (300, "status 300"),
        (401, "a name and a password"),
        (403, "does not let digest in"),
        (404, "nothing at this address"),
        (418, "status 418"),
        (451, "for legal reasons"),
        (501, "a fault of its own (501)"),
    ],
)
def test_status_is_told_in_plain_words(server: LocalServer, status: int, said: str) -> None:
    raw = head(status, Connection="close")
    got = failure(server.says("/a", Reply((raw,))))
    assert (said in got.problem, got.status) == (True, status)
    assert got.remedy
    assert len(server.asked) == 1


def test_410_is_gone_for_good(server: LocalServer) -> None:
    assert failure(server.says("/a", reply(410))).gone


def test_404_is_not_gone_for_good(server: LocalServer) -> None:
    assert not failure(server.says("/a", reply(404))).gone


# Further tries


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(server: LocalServer, status: int) -> None:
    url = server.says("/a", reply(status), reply(status), reply(200, b"at last"))
    assert answer(url).data == b"at last"


def test_pause_between_tries_grows(server: LocalServer) -> None:
    clock = Clock()
    failure(server.says("/a", reply(500)), new_client(clock))
    assert clock.slept == [1, 2]
    assert len(server.asked) == 3


def test_short_retry_after_is_waited_for(server: LocalServer) -> None:
    clock = Clock()
    url = server.says("/a", reply(503, Retry_After=3), reply(200, b"at last"))
    assert answer(url, new_client(clock)).data == b"at last"
    assert clock.slept == [4]


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("text", ["120", "Mon, 23 Nov 2026 04:02:00 GMT"])
def test_long_retry_after_ends_the_tries(server: LocalServer, status: int, text: str) -> None:
    url = server.says("/a", reply(status, Retry_After=text, Date="Mon, 23 Nov 2026 04:00:00 GMT"))
    assert failure(url).not_before == NOW + timedelta(minutes=2)
    assert len(server.asked) == 1


def test_retry_after_of_years_is_a_day(server: LocalServer) -> None:
    assert failure(server.says("/a", reply(503, Retry_After="9" * 4000))).not_before == NOW + timedelta(
        days=1
    )


def test_retry_after_stands_when_all_tries_are_spent(server: LocalServer) -> None:
    got = failure(server.says("/a", reply(503, Retry_After=-5)))
    assert (got.not_before, len(server.asked)) == (NOW, 3)


@pytest.mark.parametrize("raw", [(), (1.0,), (b"HTTP/1.1 200 OK\r\nContent-", 1.0)])
def test_server_that_does_not_answer_is_asked_again(
    server: LocalServer, raw: tuple[bytes | float, ...]
) -> None:
    url = server.says("/a", Reply(raw), reply(200, b"at last"))
    assert answer(url, new_client(limits=SHORT)).data == b"at last"


def test_port_that_takes_no_connection_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        clock = Clock()
        got = failure(f"http://127.0.0.1:{port}/", new_client(clock))
    assert (got.problem, len(clock.slept)) == ("the server takes no connection", 2)


# Sizes, times and packing


def test_answer_as_large_as_may_be_is_taken(server: LocalServer) -> None:
    assert len(answer(Request(server.says("/a", reply(200, b"x" * 1000)), largest=1000)).data) == 1000


def test_length_beyond_the_limit_is_told_at_once(server: LocalServer) -> None:
    url = server.says("/a", Reply((head(200, Content_Length=2001), 1.0)))
    assert failure(Request(url, largest=2000)).problem == "too large: 2,001 bytes, the limit is 2,000"


@pytest.mark.parametrize("coding", ["", "gzip"])
def test_endless_answer_ends_at_the_limit(server: LocalServer, coding: str) -> None:
    start = gzip.compress(b"", mtime=0) if coding else b""
    url = server.says("/a", Reply((head(200, Content_Encoding=coding), start), forever=(b"\0" * 10_000,)))
    assert failure(Request(url, largest=100_000)).problem == "too large: more than 100,000 bytes"


def test_endless_chunks_end_at_the_limit(server: LocalServer) -> None:
    chunk = b"3e8\r\n" + b"x" * 1000 + b"\r\n"
    url = server.says("/a", Reply((head(200, Transfer_Encoding="chunked"),), forever=(chunk,)))
    assert "too large" in failure(Request(url, largest=100_000)).problem


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_bomb_never_fills_the_memory(server: LocalServer, coding: str) -> None:
    zeros = b"\0" * 30_000_000
    packed = gzip.compress(zeros, 9) if coding == "gzip" else brotli.compress(zeros, quality=1)
    url = server.says("/a", reply(200, packed, Content_Encoding=coding))
    del zeros
    tracemalloc.start()
    got = failure(Request(url, largest=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "too large" in got.problem
    assert peak < 6_000_000


@pytest.mark.parametrize(
    "said",
    [
        Reply((head(200, Content_Length=10_000),), forever=(b"x", 0.1)),
        Reply((b"HTTP/1.1 200 OK\r\n",), forever=(b"X: 1\r\n", 0.1)),
        Reply((), forever=(b"HTTP/1.1 102 Wait\r\n\r\n", 0.1)),
    ],
    ids=["body", "headers", "interim answers"],
)
def test_answer_that_drips_ends(server: LocalServer, said: Reply) -> None:
    got = failure(server.says("/a", said), new_client(limits=SHORT))
    assert got.problem == "no whole answer within 0.8 seconds"


def test_answer_that_stops_is_told(server: LocalServer) -> None:
    url = server.says("/a", Reply((head(200, Content_Length=10), b"x", 2.0)))
    got = failure(url, new_client(limits=SHORT))
    assert got.problem == "the answer stopped for more than 0.3 seconds"


@pytest.mark.parametrize(("coding", "packed"), [("gzip", gzip.compress(TEXT)), ("br", brotli.compress(TEXT))])
def test_packed_answer_is_unpacked(server: LocalServer, coding: str, packed: bytes) -> None:
    assert answer(server.says("/a", reply(200, packed, Content_Encoding=coding))).data == TEXT


def test_empty_answer_that_claims_to_be_packed_is_empty(server: LocalServer) -> None:
    assert answer(server.says("/a", reply(200, Content_Encoding="gzip"))).data == b""


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", b"<rss>"),
        ("gzip", gzip.compress(TEXT)[:-9]),
        ("br", brotli.compress(TEXT)[:-1]),
        ("br", b"<rss>"),
        ("zstd", b"x"),
    ],
)
def test_broken_packing_is_asked_for_unpacked(server: LocalServer, coding: str, packed: bytes) -> None:
    url = server.says("/a", reply(200, packed, Content_Encoding=coding), reply(200, TEXT))
    assert answer(url).data == TEXT
    assert [one.headers["accept-encoding"] for one in server.asked] == ["gzip, br", "identity"]


def test_packing_that_stays_broken_is_told(server: LocalServer) -> None:
    url = server.says("/a", reply(200, b"<rss>", Content_Encoding="gzip"))
    assert failure(url).problem == "the server packs its answer with gzip, and it is broken"
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "said",
    [
        Reply((head(200, Content_Length=10), b"half")),
        Reply((head(200, Transfer_Encoding="chunked"), b"a\r\n0123456789\r\n")),
        Reply((head(200, Transfer_Encoding="chunked"), b"a\r\n01234")),
        Reply((head(200, Transfer_Encoding="chunked"), b"zz\r\n01234")),
    ],
)
def test_answer_that_breaks_off_is_no_answer(server: LocalServer, said: Reply) -> None:
    assert failure(server.says("/a", said)).problem == "the answer broke off before its end"


@pytest.mark.parametrize(
    "raw",
    [
        b"<html>hello</html>\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/9.9 999999 OK\r\n\r\n",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx",
    ],
)
def test_what_is_no_http_is_told(server: LocalServer, raw: bytes) -> None:
    assert failure(server.says("/a", Reply((raw,)))).problem == "the server's answer is no HTTP"


def test_endless_headers_end(server: LocalServer) -> None:
    url = server.says("/a", Reply((b"HTTP/1.1 200 OK\r\n",), forever=(b"X: " + b"x" * 1000 + b"\r\n",)))
    assert failure(url).problem == "the server's answer is no HTTP"


# Whom digest asks


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "0x7f.1",
        "0x7f000001",
        "2130706433",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
    ],
)
def test_this_computer_is_not_asked(server: LocalServer, host: str) -> None:
    server.says("/a", reply(200))
    client = new_client(allow_private=False, resolve=connect.resolve_host)
    got = failure(server.url("/a", host), client)
    assert "an address of this computer" in got.problem
    assert "allow_private = true" in got.remedy
    assert server.connections == 0


def test_name_that_leads_to_this_computer_is_not_asked(server: LocalServer) -> None:
    server.says("/a", reply(200))
    failure(server.url("/a", "innocent.example"), new_client(allow_private=False))
    assert server.connections == 0


def _judge_as_if_public(address: str) -> str | None:
    return None if address == "127.0.0.1" else why_refused(address)


def test_redirect_to_a_private_address_is_not_followed(
    server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "why_refused", _judge_as_if_public)
    names = {"public.example": ("127.0.0.1",), "evil.example": ("127.0.0.2",)}
    server.says("/a", redirect(302, server.url("/b", "evil.example")))
    got = failure(
        server.url("/a", "public.example"), new_client(allow_private=False, resolve=names.__getitem__)
    )
    assert "leads to http://evil.example" in got.problem
    assert "an address of this computer" in got.problem
    assert server.targets == ["/a"]


def test_private_address_beside_a_public_one_is_passed_over(
    server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "why_refused", _judge_as_if_public)
    server.says("/a", reply(200, b"hi"))
    client = new_client(allow_private=False, resolve=lambda _: ("10.0.0.1", "::1", "127.0.0.1"))
    assert answer(server.url("/a", "public.example"), client).data == b"hi"


def test_name_is_looked_up_once_for_a_connection(server: LocalServer) -> None:
    looked_up: list[str] = []

    def resolve(host: str) -> tuple[str, ...]:
        looked_up.append(host)
        return ("127.0.0.1",)

    server.says("/a", reply(200))
    answer(server.url("/a", "news.example"), new_client(resolve=resolve))
    assert looked_up == ["news.example"]


def test_next_address_is_tried_where_the_first_takes_no_connection(server: LocalServer) -> None:
    server.says("/a", reply(200, b"hi"))
    client = new_client(resolve=lambda _: ("127.0.0.9", "127.0.0.1"))
    assert answer(server.url("/a", "news.example"), client).data == b"hi"


def test_unknown_host_is_told() -> None:
    def resolve(_: str) -> tuple[str, ...]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    clock = Clock()
    assert failure("http://news.example/", new_client(clock, resolve=resolve)).problem == "host not found"
    assert clock.slept == []


def test_name_server_that_is_away_is_asked_again() -> None:
    def resolve(_: str) -> tuple[str, ...]:
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    clock = Clock()
    got = failure("http://news.example/", new_client(clock, resolve=resolve))
    assert "cannot be found out now" in got.problem
    assert len(clock.slept) == 2


@pytest.mark.parametrize("host", ["a..example", "a" * 64 + ".example", "-"])
def test_name_that_cannot_be_one_is_told(host: str) -> None:
    got = failure(f"http://{host}/", new_client(resolve=connect.resolve_host))
    assert got.remedy.startswith("check")


def test_dead_name_server_holds_up_nobody_else(server: LocalServer) -> None:
    over = threading.Event()

    def resolve(host: str) -> tuple[str, ...]:
        if host.startswith("dead"):
            over.wait(10)
        return ("127.0.0.1",)

    server.says("/a", reply(200, b"hi"))
    urls = [server.url("/a", f"dead{number}.example") for number in range(40)]
    limits = Limits(connect_seconds=0.3, retries=0, connections=50)
    got = get_all(new_client(limits=limits, resolve=resolve), *urls, server.url("/a", "alive.example"))
    over.set()
    assert isinstance(got[-1], Answer)
    assert {one.problem for one in got[:-1] if isinstance(one, Failure)} == {
        "no name server has told the host's address within 0.3 seconds"
    }


# How many at once


def test_host_has_two_connections_at_most(server: LocalServer) -> None:
    said = Reply((0.02, head(200, Content_Length=2) + b"hi"), keep=True)
    urls = [server.says(f"/{number}", said) for number in range(12)]
    got = get_all(new_client(), *urls)
    assert all(isinstance(one, Answer) for one in got)
    assert (server.connections_at_most, server.requests_at_most) == (2, 2)


def test_connection_is_used_again_while_others_wait(server: LocalServer) -> None:
    urls = [server.says(f"/{number}", reply(200)) for number in range(10)]
    get_all(new_client(), *urls)
    assert server.connections <= 2


def test_host_is_the_same_on_another_port(server: LocalServer) -> None:
    with LocalServer() as other:
        said = Reply((0.05, head(200, Content_Length=0)), keep=True)
        urls = [one.says(f"/{number}", said) for number in range(4) for one in (server, other)]
        start = time.monotonic()
        get_all(new_client(), *urls)
        assert time.monotonic() - start >= 8 / 2 * 0.05


def test_hosts_are_asked_beside_one_another(server: LocalServer) -> None:
    server.says("/a", Reply((0.1, head(200, Content_Length=0))))
    get_all(new_client(), *(server.url("/a", f"{number}.example") for number in range(10)))
    assert server.requests_at_most == 10


def test_all_hosts_together_have_a_limit(server: LocalServer) -> None:
    server.says("/a", Reply((0.02, head(200, Content_Length=0))))
    limits = Limits(connections=3)
    get_all(new_client(limits=limits), *(server.url("/a", f"{number}.example") for number in range(10)))
    assert server.connections_at_most == 3


def test_time_in_line_does_not_count(server: LocalServer) -> None:
    said = Reply((0.2, head(200, Content_Length=0)), keep=True)
    urls = [server.says(f"/{number}", said) for number in range(14)]  # the last two wait for 1.2 s
    got = get_all(new_client(limits=Limits(total_seconds=1)), *urls)
    assert all(isinstance(one, Answer) for one in got)


def test_hostile_server_costs_the_others_nothing(server: LocalServer) -> None:
    good = server.says("/good", reply(200, b"good"))
    bad = [
        server.says("/drip", Reply((head(200),), forever=(b"x", 0.1))),
        server.says("/hang", Reply((5.0,))),
        server.says("/junk", Reply((b"\0" * 1000,))),
    ]
    urls = [url.replace("127.0.0.1", f"{number}.example") for number, url in enumerate([*bad, good])]
    got = get_all(new_client(limits=SHORT), *urls)
    assert [isinstance(one, Answer) for one in got] == [False, False, False, True]


def test_cancelled_request_is_cancelled(server: LocalServer) -> None:
    url = server.says("/a", Reply((5.0,)))

    async def cancel() -> None:
        async with new_client(limits=Limits()) as client:
            await asyncio.wait_for(client.get(Request(url)), 0.1)

    with pytest.raises(TimeoutError):
        asyncio.run(cancel())


def test_client_that_was_not_entered_is_told() -> None:
    with pytest.raises(RuntimeError, match="async with"):
        asyncio.run(new_client().get(Request("http://news.example/")))


# Certificates


def serve_tls(name: str) -> LocalServer:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / name)
    return LocalServer(tls=context)


def trust(name: str) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(CERTIFICATES / name))


def test_trusted_certificate_is_trusted() -> None:
    with serve_tls("good.pem") as server:
        server.says("/a", reply(200, b"secret"))
        got = answer(server.url("/a", "news.example"), new_client(tls=trust("good.pem")))
    assert got.data == b"secret"


@pytest.mark.parametrize(
    ("served", "trusted", "host", "said"),
    [
        ("expired.pem", "expired.pem", "news.example", "the server's certificate has expired"),
        ("good.pem", "good.pem", "other.example", "the server's certificate is for another host"),
        ("good.pem", "expired.pem", "news.example", "nobody vouches for the server's certificate"),
    ],
)
def test_certificate_that_proves_nothing_is_told(served: str, trusted: str, host: str, said: str) -> None:
    with serve_tls(served) as server:
        server.says("/a", reply(200))
        got = failure(server.url("/a", host), new_client(tls=trust(trusted)))
    assert got.problem == said


def test_certificate_is_checked_by_default() -> None:
    with serve_tls("good.pem") as server:
        url = server.url("/a", "news.example")
        client = Client("digest", allow_private=True, resolve=everything_here)
        assert "vouches" in failure(url, client).problem


def test_server_without_tls_is_told(server: LocalServer) -> None:
    server.greeting = head(400)
    url = server.url("/a").replace("http:", "https:")
    assert failure(url).problem == "no secure connection can be made"
