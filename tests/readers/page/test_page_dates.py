import pytest

from digest.readers.page.dates import PageDates, find_dates
from digest.readers.page.headline import find_headline
from digest.readers.page.statements import read_statements
from digest.readers.page.tree import page_lines, parse_page


def dates(body: str = "", head: str = "", address: str | None = None) -> PageDates:
    tree = parse_page(f"<html><head>{head}</head><body><h1>Rain in town</h1>{body}</body></html>", "a.html")
    statements, lines = read_statements(tree), page_lines(tree)
    return find_dates(statements, lines, find_headline(statements, lines), address, tree)


PUBLISHED = '<meta property="article:published_time" content="2025-03-06T23:30:00Z">'


@pytest.mark.parametrize(
    ("body", "head", "address", "published"),
    [
        ("", PUBLISHED, None, "2025-03-06T23:30:00Z"),
        ('<time datetime="2025-03-05">x</time>', "", None, "2025-03-05"),
        ("<p>Published 5 March 2025</p>", "", None, "2025-03-05"),
        ("", "", "https://example.org/2025/03/05/rain", "2025-03-05"),
        ("<p>Updated: 5 March 2025</p>", "", None, "2025-03-05"),
        ("<p>Published 7 March 2025</p>", PUBLISHED, None, "2025-03-07"),
        ("<p>Published 6 March 2025 at 11:30 pm GMT</p>", PUBLISHED, None, "2025-03-06T23:30:00Z"),
        ("<p>Published March 7, 2025 at 8:48 am</p>", "", None, "2025-03-07"),
        ("", PUBLISHED, "https://example.org/2025/03/07/rain", "2025-03-07"),
        ("", PUBLISHED.replace("2025", "0025"), None, None),
    ],
)
def test_surest_date_counts(body: str, head: str, address: str | None, published: str | None) -> None:
    assert dates(body, head, address).published == published


def test_date_of_a_change_is_not_that_of_publication() -> None:
    found = dates("<p>Updated: 9 March 2025</p>", PUBLISHED)
    assert found == PageDates("2025-03-06T23:30:00Z", "2025-03-09")
