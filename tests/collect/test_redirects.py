"""The way that a server sends us."""

import pytest

from digest.collect.redirects import Trail, parse_url
from digest.collect.unanswered import NoAnswerError

START = "http://news.example/feed"

ADDRESSES = {
    "HTTP://News.Example/feed": "http://news.example/feed",
    " http://news.example/feed#top ": "http://news.example/feed",
    "http://news.example:80/": "http://news.example/",
    "https://müller.example/ä": "https://xn--mller-kva.example/%C3%A4",
    "http://[2606:4700::1]:8080/": "http://[2606:4700::1]:8080/",
}

NOT_ASKED = {
    "": "does not begin with http",
    "feed.xml": "does not begin with http",
    "ftp://news.example/": "does not begin with http",
    "file:///etc/passwd": "does not begin with http",
    "javascript:alert(1)": "does not begin with http",
    "http://": "names no host",
    "http:///feed": "names no host",
    "http://news.example:0/": "no port that there is",
    "http://news.example:99999/": "no port that there is",
    "http://news.example:x/": "cannot be read",
    "http://news.example/\r\nHost: other": "cannot be read",
    "http://[::1": "cannot be read",
    "http://[": "names no host",
    "http://a b/": "names no host",
    "http://[fe80::1%25eth0]/": "names no host",
    "http://news.example@127.0.0.1/": "a name or a password",
    "http://news.example\\@127.0.0.1/": "a name or a password",
    "http://a%00b/": "names no host",
    "http://999.1.1.1/": "cannot be read",
    "http://me@news.example/": "a name or a password",
    "http://me:secret@news.example/": "a name or a password",
    "http://news.example/" + "a" * 70_000: "cannot be read",
    "http://" + "9" * 5000 + ".example:" + "9" * 5000: "cannot be read",
}


@pytest.mark.parametrize(("written", "asked"), ADDRESSES.items())
def test_address_is_asked_in_one_form(written: str, asked: str) -> None:
    assert str(parse_url(written)) == asked


@pytest.mark.parametrize(("address", "said"), NOT_ASKED.items())
def test_address_that_cannot_be_asked_is_told(address: str, said: str) -> None:
    with pytest.raises(NoAnswerError, match=said):
        parse_url(address)


def test_password_stands_in_no_message() -> None:
    with pytest.raises(NoAnswerError) as caught:
        parse_url("http://me:secret@news.example/")
    assert "secret" not in f"{caught.value.problem} {caught.value.remedy}"


def walk(*hops: tuple[int, str], most: int = 10) -> Trail:
    trail = Trail(parse_url(START))
    for status, location in hops:
        trail = trail.follow(status, location, most)
    return trail


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/new", "http://news.example/new"),
        ("new?a=1#b", "http://news.example/new?a=1"),
        ("//other.example/x", "http://other.example/x"),
        ("https://other.example", "https://other.example"),
        ("/ä b", "http://news.example/%C3%A4%20b"),
        ("../../x", "http://news.example/x"),
    ],
)
def test_location_is_read_from_where_it_was_said(location: str, url: str) -> None:
    assert str(walk((302, location)).url) == url


@pytest.mark.parametrize(
    ("hops", "moved_to"),
    [
        ([(301, "/a")], "http://news.example/a"),
        ([(308, "/a"), (301, "/b")], "http://news.example/b"),
        ([(301, "/a"), (302, "/b")], "http://news.example/a"),
        ([(301, "/a"), (307, "/b"), (301, "/c")], "http://news.example/a"),
        ([(302, "/a"), (301, "/b")], None),
        ([(303, "/a")], None),
    ],
)
def test_address_has_moved_as_far_as_all_redirects_are_for_good(
    hops: list[tuple[int, str]], moved_to: str | None
) -> None:
    assert walk(*hops).moved_to == moved_to


def test_circle_is_told() -> None:
    with pytest.raises(NoAnswerError, match="in a circle"):
        walk((302, "/a"), (302, "/feed"))


def test_redirect_to_itself_is_a_circle() -> None:
    with pytest.raises(NoAnswerError, match="in a circle"):
        walk((302, START + "#again"))


def test_redirects_are_counted() -> None:
    with pytest.raises(NoAnswerError, match="more than 3 times"):
        walk(*((302, f"/{number}") for number in range(4)), most=3)


def test_as_many_redirects_as_may_be_are_followed() -> None:
    assert str(walk(*((302, f"/{number}") for number in range(3)), most=3).url) == "http://news.example/2"


def test_redirect_without_a_location_is_told() -> None:
    with pytest.raises(NoAnswerError, match="to nowhere"):
        Trail(parse_url(START)).follow(302, None, 10)
