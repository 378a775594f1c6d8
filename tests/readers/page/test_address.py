from digest.readers.page.address import find_address
from digest.readers.page.statements import Statements


def test_address_that_the_browser_wrote_counts_where_the_page_states_none() -> None:
    markup = "<!-- saved from url=(0024)https://example.org/rain -->\n<html>"
    assert find_address(Statements(), markup, None) == (
        "https://example.org/rain",
        "https://example.org/rain",
    )


def test_front_page_is_no_canonical_address_of_an_article() -> None:
    statements = Statements(addresses=("https://example.org/", "https://example.org/rain"))
    assert find_address(statements, "", None)[0] == "https://example.org/rain"


def test_links_stand_on_the_base_that_the_page_states() -> None:
    statements = Statements(addresses=("https://example.org/a/rain",), base="/b/")
    assert find_address(statements, "", None)[1] == "https://example.org/b/"


def test_address_that_is_none_is_left_out() -> None:
    assert find_address(Statements(addresses=("http://[::1", "javascript:x")), "", None) == (None, None)


def test_second_address_that_is_none_costs_the_first_nothing() -> None:
    statements = Statements(addresses=("https://example.org/rain", "http://[::1"), base="//[")
    assert find_address(statements, "", None) == ("https://example.org/rain", "https://example.org/rain")
