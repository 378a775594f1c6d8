import pytest

from digest.readers.markup import visible_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Rain<script>x()</script> falls", "Rain falls"),
        ("Rain<!-- <b>not</b> --> falls", "Rain falls"),
        ("<p>One<p>Two", "One Two"),
        ("1 < 2", "1 < 2"),
        ("<script>" * 3, ""),
    ],
)
def test_visible_text_is_what_a_reader_would_see(html: str, text: str) -> None:
    assert visible_text(html) == text
