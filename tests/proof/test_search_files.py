import json

import pytest

from digest.proof.search import find_in_script
from digest.proof.shown import ShownSummary, ShownText

ROW = [
    "articles/rain/index.html",
    "Rain",
    "Post",
    "Dec 2",
    "2024-12-02",
    "en",
    "ltr",
    ["It rained.", "It fell."],
    "",
]


def script(*rows: object) -> bytes:
    lines = ",\n".join(json.dumps(row) for row in rows)
    return f'digestSearch("articles/0",[\n{lines}\n]);\n'.encode()


def test_sentence_of_the_search_index_leads_to_its_mark() -> None:
    page = "../../articles/rain/index.html"
    sentences = (ShownText("It rained.", 2, f"{page}#s1"), ShownText("It fell.", 2, f"{page}#s2"))
    expected = ShownSummary(2, sentences, "", ShownText("Rain", 2, page))
    assert find_in_script(script(ROW)).summaries == (expected,)


def test_article_stands_on_the_line_that_is_told() -> None:
    assert [one.line for one in find_in_script(script(ROW, ROW)).summaries] == [2, 3]


def test_other_script_shows_no_summary() -> None:
    assert find_in_script(b'digestSearch("words/0","rain !");') == find_in_script(b"alert(1)")


@pytest.mark.parametrize(
    "data",
    [
        b'digestSearch("articles/0",[\n["a"]\n]);\n',
        b'digestSearch("articles/0",',
        b'digestSearch("articles/0"',
        b'digestSearch("articles/0",[' + b"[" * 100_000,
        b'digestSearch("articles/0",[\n\xff]);\n',
        script([*ROW[:7], [5], ""]),
        script([*ROW[:7], 5, ""]),
        script(5),
    ],
)
def test_damaged_file_of_articles_is_a_fault(data: bytes) -> None:
    assert "no part of a search index" in find_in_script(data).faults[0].text
