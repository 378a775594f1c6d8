from posixpath import dirname, join, normpath, relpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.render.links import relative_link, web_address

PATHS = st.lists(st.text("abc", min_size=1, max_size=3), max_size=4).map(
    lambda parts: "/".join([*parts, "index.html"])
)


@given(PATHS, PATHS)
def test_link_leads_from_any_page_to_any_other(page: str, target: str) -> None:
    link = relative_link(page, target)
    assert not link.startswith("/")
    assert normpath(join(dirname(page), link)) == target


def test_link_to_a_place_in_the_same_page_is_its_fragment() -> None:
    assert relative_link("a/index.html", "a/index.html#s1") == "#s1"


def test_web_address_names_no_index_file() -> None:
    assert web_address("https://a.example/d/", "index.html") == "https://a.example/d/"
    assert web_address("https://a.example/d/", "b/index.html#s1") == "https://a.example/d/b/#s1"
    assert web_address("https://a.example/d/", "feed.atom") == "https://a.example/d/feed.atom"


def test_without_base_url_there_is_no_web_address() -> None:
    assert web_address(None, "index.html") is None


@pytest.mark.parametrize("target", ["a//b.html", "./b.html", "../b.html", "a/./b.html", "a/", "/b.html", "."])
def test_link_to_an_odd_path_is_what_the_library_says(target: str) -> None:
    assert relative_link("a/c/index.html", target) == relpath(target, "a/c")
