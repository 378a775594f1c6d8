import json

import pytest

from digest.proof.claims import ClaimError, read_claims

SENTENCE = {"text": "It rained.", "start": 0, "end": 10}
ARTICLE = {"file": "a.md", "page": "a/index.html", "title": "A", "summary": [SENTENCE], "excerpt": None}
DOCUMENT = {"articles": [ARTICLE], "stories": [{"page": "a/index.html", "articles": ["a/index.html"]}]}


def test_claims_come_with_their_lines() -> None:
    claims = read_claims(json.dumps(DOCUMENT, indent=1).encode())
    (article,) = claims.articles
    assert (article.file, article.entry, article.line, article.title_line) == ("a.md", 0, 3, 6)
    assert [(one.text, one.start, one.end, one.line) for one in article.sentences] == [
        ("It rained.", 0, 10, 9)
    ]
    assert claims.stories == {"a/index.html": ("a/index.html",)}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "an object was expected"),
        ("[]", "an object was expected"),
        ("{", "no valid JSON"),
        ('{"articles": []}', 'no "stories"'),
        ('{"articles": {}, "stories": []}', "a list was expected"),
        ('{"articles": [1], "stories": []}', "an object was expected"),
        ('{"articles": [{}], "stories": []}', '"summary" is missing'),
        ('{"articles": [], "articles": [], "stories": []}', '"articles" stands there twice'),
        ('{"a" 1}', "no valid JSON"),
        ("{1: 2}", "no valid JSON"),
        ("[" * 100_000, "an object was expected"),
        ('{"articles": ' + "[" * 100_000, "no valid JSON"),
        ('{"articles": ' + "9" * 10_000, "no valid JSON"),
        (
            json.dumps(DOCUMENT).replace('"start": 0', '"start": "0"'),
            '"start" is missing, or of the wrong kind',
        ),
        (
            json.dumps(DOCUMENT).replace('"start": 0', '"start": true'),
            '"start" is missing, or of the wrong kind',
        ),
        (json.dumps(DOCUMENT).replace('"end"', '"text": "It poured.", "end"'), '"text" stands there twice'),
    ],
)
def test_document_of_another_shape_is_told(text: str, problem: str) -> None:
    with pytest.raises(ClaimError) as error:
        read_claims(text.encode())
    assert problem in str(error.value)


def test_bytes_that_are_not_utf_8_are_told_with_their_line() -> None:
    with pytest.raises(ClaimError) as error:
        read_claims(b"{\n\xff")
    assert error.value.line == 2
