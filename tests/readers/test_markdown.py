import pytest

from digest.readers.markdown import read_markdown, render_markdown
from digest.records import Source


def read(text: str) -> tuple[str, str]:
    found = read_markdown(Source("a.md", text.encode()), "a.md")[0]
    facts = {**found.guessed, **found.stated}
    return str(facts["title"].value if "title" in facts else ""), found.html


def test_first_heading_is_the_title_and_leaves_the_body() -> None:
    assert read("# *Rain* & wind\n\nIt fell.") == ("Rain & wind", "\n<p>It fell.</p>")


def test_heading_that_repeats_the_title_leaves_the_body() -> None:
    assert read("---\ntitle: Rain\n---\n# Rain\n\nIt fell.") == ("Rain", "\n<p>It fell.</p>")


def test_heading_beside_another_title_stays() -> None:
    assert read("---\ntitle: Rain\n---\n# Wind\n\nIt blew.") == ("Rain", "<h1>Wind</h1>\n<p>It blew.</p>")


def test_tables_and_fences_are_read() -> None:
    html = str(render_markdown("| a |\n|---|\n| b |\n\n```\nc\n```\n"))
    assert "<td>b</td>" in html
    assert "<code>c" in html


def test_one_text_leaves_nothing_for_the_next() -> None:
    render_markdown("[a]: https://example.org/\n\n[a]")
    assert render_markdown("[a]") == "<p>[a]</p>"


@pytest.mark.parametrize(
    "hostile",
    [
        "![[]()" * 2_000,
        "[a](" * 3_000,
        "> " * 1_000 + "a",
        "\n".join("  " * level + "- a" for level in range(400)),
        "a\n=\n" * 3_000,
        "- - -\n" * 3_000,
        "word " * 300_000,
        "~~~ a\n" * 3_000,
        "<b>" * 30_000,
    ],
)
def test_text_that_would_keep_the_parser_busy_is_shown_as_it_is_with_a_warning(hostile: str) -> None:
    found = read_markdown(Source("a.md", hostile.encode()), "a.md")[0]
    assert found.html.count("<") == 2 * found.html.count("<p>") > 0
    assert "too deep or too long" in found.notices[0].problem


def test_long_table_of_links_is_read_as_markdown() -> None:
    title, html = read("# T\n\n|a|b|\n|-|-|\n" + "|[a](https://example.org/)|*b*|\n" * 500)
    assert title == "T"
    assert html.count("<tr>") == 501


def test_title_has_characters_in_place_of_entities() -> None:
    assert read("# Caf&eacute; &copy; <a@example.org>\n\nText.")[0] == "Café © a@example.org"
