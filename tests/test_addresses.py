"""Which addresses can be asked, and which are the same."""

import pytest

from digest.addresses import address_key, typed_address, web_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://post.example/feed\n", "https://post.example/feed"),
        ("feed://post.example/feed", "http://post.example/feed"),
        ("feed:https://post.example/feed", "https://post.example/feed"),
        ("https://zürich.example/ä", "https://zürich.example/ä"),
    ],
)
def test_address_is_absolute(text: str, address: str) -> None:
    assert web_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "/feed",
            "post.example",
            "mailto:a@post.example",
            "file:///etc/passwd",
            "http://",
            "http://[::1",
        ),
        *("https://a@post.example/", "https://post.example/\0", f"https://post.example/{'a' * 3000}"),
    ],
)
def test_other_text_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match="write"):
        web_address(text)


@pytest.mark.parametrize(
    "other",
    ["HTTPS://post.example/", "https://POST.example", "https://post.example:443/", "https://post.example/#a"],
)
def test_spellings_of_one_address_are_the_same(other: str) -> None:
    assert address_key(other) == address_key("https://post.example/")


@pytest.mark.parametrize(
    "other",
    [
        "http://post.example/",
        "https://post.example:8443/",
        "https://post.example/?a",
        "https://post.example/A",
    ],
)
def test_other_addresses_are_not_the_same(other: str) -> None:
    assert address_key(other) != address_key("https://post.example/")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("post.example/feed", "https://post.example/feed"),
        ("http://post.example", "http://post.example"),
        ("localhost:8000", "https://localhost:8000"),
    ],
)
def test_typed_address_may_lack_its_scheme(typed: str, address: str) -> None:
    assert typed_address(typed) == address


@pytest.mark.parametrize("typed", ["", "mailto:a", "/etc/passwd", "a b"])
def test_what_is_typed_may_be_no_address(typed: str) -> None:
    with pytest.raises(ValueError, match="write an address"):
        typed_address(typed)
