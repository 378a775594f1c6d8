from datetime import date

import pytest

from digest.errors import SourceError
from digest.readers.front_matter import Fact, FrontMatter, split_front_matter, split_key_lines


def failure(text: str) -> str:
    with pytest.raises(SourceError) as caught:
        split_front_matter(text, "a.md")
    return str(caught.value)


def test_yaml_scalars_stay_as_they_are_written_with_their_lines() -> None:
    front = split_front_matter("---\ntitle: No\ndate: 2024-02-30\nweight: 010\n---\nText\n", "a.md")
    assert front.facts == {"title": Fact("No", 2), "date": Fact("2024-02-30", 3), "weight": Fact("010", 4)}
    assert (front.body, front.body_line) == ("Text\n", 6)


def test_yaml_lists_and_names_are_read() -> None:
    front = split_front_matter(
        "---\ntags: [a, b]\nauthors:\n  - name: Ada\n    url: x\n  - Bo\nurl:\n---\n", "a.md"
    )
    assert front.facts == {"tags": Fact(("a", "b"), 2), "authors": Fact(("Ada", "Bo"), 3)}


def test_toml_is_read_with_its_types() -> None:
    front = split_front_matter(
        '+++\ntitle = "Rain"\ndate = 2024-12-02\ntags = ["a"]\ndraft = true\n+++\nText', "a.md"
    )
    assert front.facts["date"] == Fact(date(2024, 12, 2), 3)
    assert front.facts["draft"] == Fact("true", 5)
    assert (front.body, front.body_line) == ("Text", 7)


def test_text_without_front_matter_is_all_body() -> None:
    assert split_front_matter("# Rain\n\nIt fell.", "a.md") == FrontMatter({}, "# Rain\n\nIt fell.", 1)


def test_rule_at_the_top_of_a_text_is_no_front_matter() -> None:
    assert split_front_matter("---\n\nIt fell.", "a.md").facts == {}


def test_keys_count_in_any_case() -> None:
    assert split_front_matter("---\nTitle: Rain\n---\n", "a.md").facts == {"title": Fact("Rain", 2)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: a: b\n---\n", "a.md:2: broken front matter: mapping values are not allowed"),
        ("---\ntitle: 'a\n---\n", "a.md:2: broken front matter:"),
        ("---\ntitle: x\n\nText\n", "a.md:1: front matter has no end"),
        ("---\n- a\n- b\n---\n", "a.md:2: front matter is no list of keys"),
        ("---\na: &x [1]\nb: *x\n---\n", "a.md:3: front matter uses an alias"),
        ("+++\ntitle = \n+++\n", "a.md:2: broken front matter:"),
        ("+++\ntitle = 'x'\n", "a.md:1: front matter has no end"),
        ("---\na: " + "[" * 500 + "\n---\n", "a.md:2: front matter is nested too deep"),
        ("---\n" + "- " * 500 + "a\n---\n", "a.md:2: front matter is nested too deep"),
        ("---\na: '" + "x" * 70_000 + "'\n---\n", "a.md:1: front matter of 70,005 characters"),
    ],
)
def test_broken_front_matter_is_named_with_its_line(text: str, message: str) -> None:
    assert failure(text).startswith(message)


def is_known(key: str, _value: str) -> bool:
    return key in {"title", "date", "source"}


def test_key_lines_are_taken_off_the_top() -> None:
    front = split_key_lines("Source: The Post\nDate: 2024-12-02\n\nNEWS\nRain falls", is_known, "a.txt")
    assert front.facts == {"source": Fact("The Post", 1), "date": Fact("2024-12-02", 2)}
    assert (front.body, front.body_line) == ("\nNEWS\nRain falls", 3)


@pytest.mark.parametrize(
    "text", ["Exclusive: Rain falls\n\nText", "Title: Rain falls\nText goes on", "Rain\nSource: x\n\ny"]
)
def test_headline_with_a_colon_is_no_key_line(text: str) -> None:
    assert split_key_lines(text, is_known, "a.txt") == FrontMatter({}, text, 1)


def test_two_key_lines_need_no_blank_line_after_them() -> None:
    front = split_key_lines("Source: The Post\nDate: 2024-12-02\nRain falls", is_known, "a.txt")
    assert (list(front.facts), front.body) == (["source", "date"], "Rain falls")


def test_number_of_thousands_of_digits_is_told() -> None:
    with pytest.raises(SourceError, match="broken front matter"):
        split_front_matter(f"+++\na = {'9' * 5000}\n+++\nRain.", "a.md")
