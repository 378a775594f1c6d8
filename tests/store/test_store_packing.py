"""Packed and unpacked again, an analysis is what it was."""

from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from conftest import article
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.analyse import analyse_article
from digest.phrases import LanguageName, Phrase
from digest.records import Analysis, Article, Illustration, Picture, Summary
from digest.settings import Settings
from digest.store import FOUND_WRONG
from digest.store.packing import (
    PackedAnalysis,
    pack_analysis,
    pack_values,
    unpack_blurb,
    unpack_body,
    unpack_facts,
    unpack_levels,
    unpack_moment,
    unpack_values,
)
from digest.store.stored import read_facts

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ZONES = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.one_of(st.dates(date.min, date.max), st.datetimes(timezones=st.just(UTC) | ZONES))
PICTURES = st.builds(
    Picture, **{one.name: TEXT if one.name == "place" else st.none() | TEXT for one in fields(Picture)}
)
LISTS = st.lists(TEXT, max_size=3).map(tuple)

CHANGES = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("authors", "topics", "tags", "aliases"), LISTS),
        **dict.fromkeys(("published", "updated"), st.none() | MOMENTS),
        **dict.fromkeys(("title", "file", "html", "text"), TEXT),
        **dict.fromkeys(("id", "kicker", "standfirst", "source", "url"), st.none() | TEXT),
        **dict.fromkeys(("date_assumed", "date_estimated", "language_assumed", "draft"), st.booleans()),
        "entry": st.integers(0, 2**40),
        "picture": st.none() | PICTURES,
        "illustrations": st.lists(
            st.builds(Illustration, PICTURES, st.integers(0, 99), st.none() | st.integers(1, 9)), max_size=2
        ).map(tuple),
    },
)

ANALYSIS = analyse_article(article("Rain"), Settings().summary, Settings().topics)


class OneBook:
    """The text of one article."""

    def __init__(self, packed: PackedAnalysis) -> None:
        self._packed = packed

    def blurb(self, *_: object) -> Any:  # noqa: ANN401  as `unpack_blurb` gives it
        return unpack_blurb(self._packed.blurb)

    def body(self, *_: object) -> Any:  # noqa: ANN401  as `unpack_body` gives it
        return unpack_body(self._packed.body)

    def levels(self, *_: object) -> dict[str, int]:
        return unpack_levels(self._packed.words)

    def shared(self, value: Any) -> Any:  # noqa: ANN401  as it is given
        return value


def read_again(analysis: Analysis, levels: dict[str, int]) -> Any:  # noqa: ANN401  with the words beside
    packed = pack_analysis(analysis, levels)
    return read_facts(unpack_facts(packed.facts), OneBook(packed))


@given(CHANGES, st.dictionaries(st.text("abß", min_size=1), st.integers(0, 255)))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_analysis_is_the_same_after_it_was_packed(changes: dict[str, Any], levels: dict[str, int]) -> None:
    given_one = replace(ANALYSIS, article=replace(ANALYSIS.article, **changes))
    found = read_again(given_one, levels)
    for one in fields(Article):
        assert getattr(found.article, one.name) == getattr(given_one.article, one.name), one.name
    for one in fields(Summary):
        assert getattr(found.summary, one.name) == getattr(given_one.summary, one.name), one.name
    for name in ("keywords", "topics", "sentences", "difficulties", "reading_time_minutes"):
        assert getattr(found, name) == getattr(given_one, name), name
    scores = given_one.readability.scores
    assert (found.readability.scores, found.readability.labelled) == (
        scores,
        given_one.readability.labelled,
    )
    assert [found.readability.value(one.name) for one in scores] == [one.value for one in scores]
    assert found.readability.value("nobody's") is None
    assert found.levels == levels


@given(MOMENTS)
def test_moment_is_the_same_after_it_was_packed(moment: date | datetime) -> None:
    found = unpack_moment(moment.isoformat())
    assert (found, type(found)) == (moment, type(moment))
    assert found is not None
    assert found.isoformat() == moment.isoformat()


@given(
    st.recursive(TEXT | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False) | st.none(), st.lists)
)
def test_values_are_the_same_after_they_were_packed(values: object) -> None:
    assert unpack_values(pack_values(values)) == values


def test_phrase_is_the_same_after_it_was_packed() -> None:
    phrase = Phrase("{} word", 3, many="{} words", number=3)
    found = unpack_values(pack_values([phrase, LanguageName("German", "de")]))
    assert [str(one) for one in found] == [str(phrase), "German"]
    assert [type(one) for one in found] == [Phrase, LanguageName]
    assert (found[0].words, found[0].values, found[0].many, found[0].number) == (
        phrase.words,
        phrase.values,
        phrase.many,
        phrase.number,
    )


@given(st.binary(max_size=60))
def test_bytes_that_nobody_packed_raise_what_is_expected(data: bytes) -> None:
    with suppress(*FOUND_WRONG):
        unpack_body(data)
