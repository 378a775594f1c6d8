"""The site's `_headers`, as a host applies it."""

import pytest

from digest.serve.headers_file import headers_of

RULES = b"""\
# What a host sends
/*
  Content-Security-Policy: default-src 'none'
  X-Kind: all
/assets/style.css
  X-Kind: asset
  Cache-Control: public, max-age=31536000, immutable
/articles/*
  X-Kind: article
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "all"),
        ("/assets/style.css", "all, asset"),
        ("/articles/rain/", "all, article"),
        ("/assets/", "all"),
    ],
)
def test_headers_are_those_of_every_rule_that_covers_the_path(path: str, kind: str) -> None:
    assert headers_of(path, RULES)["X-Kind"] == kind


def test_policy_is_sent_as_it_stands() -> None:
    assert headers_of("/", RULES)["Content-Security-Policy"] == "default-src 'none'"


def test_nothing_is_to_be_kept_by_a_browser() -> None:
    assert "Cache-Control" not in headers_of("/assets/style.css", RULES)


def test_site_without_the_file_has_no_headers_of_its_own() -> None:
    assert headers_of("/", None) == {}


@pytest.mark.parametrize(
    "line",
    [
        b"X-Y: a\x00b",
        b"X-Y: caf\xc3\xa9",
        b"X Y: a",
        b": a",
        b"no colon",
        b"X-\xff: a",
        b"cONTENT-lENGTH: 7",
        b"Transfer-Encoding: chunked",
        b"content-type: text/html",
        b"Strict-Transport-Security: max-age=9",
    ],
)
def test_line_that_is_no_header_or_none_for_here_is_passed_over(line: bytes) -> None:
    assert headers_of("/", b"/*\n  " + line + b"\n  X-Good: yes\n") == {"X-Good": "yes"}


def test_headers_before_any_path_cover_nothing() -> None:
    assert headers_of("/", b"  X-Y: a\n") == {}


def test_several_of_a_name_are_joined_whatever_their_letters() -> None:
    assert headers_of("/", b"/*\n  X-Y: a\n  x-y: b\n") == {"X-Y": "a, b"}
