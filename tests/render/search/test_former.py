"""The index brought up to date is that from nothing; what is wrong with the former one costs time alone."""

import json
from collections.abc import Mapping
from hashlib import blake2b
from random import Random

import pytest
from conftest import THOROUGH
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.keys import KEY_BYTES
from digest.render.search import beginnings, former, postings, shards
from digest.render.search.former import DamagedIndexError, FormerIndex, find_former_index
from digest.render.search.index import write_words
from digest.render.search.postings import gather_postings
from digest.render.search.scripts import DIRECTORY, script_json, script_page, words_page

WORDS = (*"rain rains raining rat sun sund été étés 今天 天气 \ufb01 \U0001d4d0 \U0001d4d0b 2024".split(),)

Articles = list[dict[str, int]]


@pytest.fixture(autouse=True)
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (beginnings, shards):
        monkeypatch.setattr(module, "SHARD_BYTES", 30)
    monkeypatch.setattr(former, "FILES_AT_ONCE", 2)
    monkeypatch.setattr(postings, "POSTINGS_OF_A_PART", 7)


def marks_of(articles: Articles) -> bytes:
    return b"".join(blake2b(repr(one).encode(), digest_size=KEY_BYTES).digest() for one in articles)


def files_of(found: FormerIndex | None, articles: Articles) -> dict[str, str]:
    """The files of words and the directory, made from the former ones or from nothing."""
    if found:
        parts = found.amend(gather_postings((number, articles[number]) for number in found.changed))
    else:
        parts = gather_postings(enumerate(articles)).parts()
    made = [*write_words(parts, [("#town", "!"), ("@post", "!")], len(articles))]
    pages = [words_page(number, shard.text) for number, shard in enumerate(made)]
    about = {"words": [shard.first for shard in made], "articles": len(articles)}
    pages.append(script_page(DIRECTORY, script_json(about).encode()))
    return {page.path: page.data.decode() for page in pages}


def recall(files: Mapping[str, str], before: Articles, now: Articles) -> FormerIndex | None:
    return find_former_index(lambda path: files.get(path, ""), marks_of(before), marks_of(now))


def an_article(number: int, chance: Random) -> dict[str, int]:
    words = chance.sample(WORDS, chance.randrange(len(WORDS)))
    return {f"only{number}": 1} | {word: chance.randrange(8) for word in words}


@given(seed=st.integers(0, 2**32))
@settings(max_examples=100 if THOROUGH else 25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_index_after_any_changes_is_that_from_nothing(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  no secret
    articles = [an_article(number, chance) for number in range(chance.randrange(1, 12))]
    files = files_of(None, articles)
    for step in range(100, 105):
        before = [*articles]
        for number in range(chance.randrange(4)):
            place = chance.randrange(len(articles) + 1)
            new = [an_article(10 * step + number, chance)] if chance.random() < 0.7 else []
            articles[place : place + chance.randrange(2)] = new
        files = files_of(recall(files, before, articles), articles)
        assert files == files_of(None, articles)


MANY = [an_article(number, Random(number)) for number in range(20)]  # noqa: S311  no secret
EDITED = [*MANY[:7], {"hail": 3, "rain": 1}, *MANY[8:]]


def test_only_words_of_changed_articles_are_asked_for() -> None:
    found = recall(files_of(None, MANY), MANY, EDITED)
    assert found
    assert found.changed == [7]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (MANY, MANY[::-1]),
        (MANY, [*MANY[:9], *({f"new{number}": 1} for number in range(11))]),
        ([], MANY),
        (MANY[:-1], MANY),
    ],
    ids=["another order", "few kept", "none remembered", "those of another index"],
)
def test_index_that_does_not_serve_is_left_alone(before: Articles, now: Articles) -> None:
    assert recall(files_of(None, MANY), before, now) is None


@pytest.mark.parametrize("text", ["", "[]", "{", 'digestSearch("directory",[]);\n', f"{'[' * 100_000}"])
def test_index_without_a_directory_is_left_alone(text: str) -> None:
    files = files_of(None, MANY) | {"search/directory.js": text}
    assert recall(files, MANY, EDITED) is None


@pytest.mark.parametrize(
    "content",
    [
        None,
        "",
        "x",
        '"',
        '"rain"',
        '"rain !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!"',
        '"rain \u00e9"',
        '" "',
        "[]",
    ],
)
def test_damaged_file_of_words_is_noticed(content: str | None) -> None:
    file = "" if content is None else f'digestSearch("words/1",{content});\n'
    files = files_of(None, MANY) | {"search/words/1.js": file}
    with pytest.raises(DamagedIndexError):
        files_of(recall(files, MANY, EDITED), EDITED)


def test_directory_is_read_as_it_was_written() -> None:
    files = files_of(None, MANY)
    text = files["search/directory.js"].removeprefix('digestSearch("directory",').removesuffix(");\n")
    assert len(json.loads(text)["words"]) == len(files) - 1
