"""What digest.json claims: which page shows which article, and where its summary sentences stand.

Nothing here is believed: the judge holds each claim against the article in content/.
"""

import json
import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

INDEX = "digest.json"

WHITE = re.compile(r"[ \t\n\r]*")

DECODER = json.JSONDecoder()

Kind = TypeVar("Kind")


class ClaimError(Exception):
    """digest.json cannot be read; says what is wrong, and in which line."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.line = line


@dataclass(frozen=True, slots=True)
class SentenceClaim:
    """A summary sentence and the place where it is said to stand."""

    text: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class ArticleClaim:
    """An article that is said to be published."""

    file: str
    entry: int
    page: str
    title: str
    excerpt: str | None
    sentences: tuple[SentenceClaim, ...]
    line: int
    title_line: int
    excerpt_line: int


@dataclass(frozen=True, slots=True)
class Claims:
    """All that digest.json says of what is verified."""

    articles: tuple[ArticleClaim, ...]
    stories: Mapping[str, tuple[str, ...]]
    """By the page of a story, the pages of its articles."""


def read_claims(data: bytes) -> Claims:
    """Read digest.json.

    Raises:
        ClaimError: It is not what a build writes.

    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClaimError("not UTF-8", data.count(b"\n", 0, error.start) + 1) from error
    ends = tuple(accumulate(len(line) for line in re.split(r"(?<=\n)", text)))
    places = _Places(text, ends)
    try:
        return _read_document(places)
    except json.JSONDecodeError as error:
        raise ClaimError(f"no valid JSON: {error.msg}", error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise ClaimError(f"no valid JSON: {error}", 1) from error


@dataclass(frozen=True, slots=True)
class _Places:
    """A JSON text whose values keep their lines."""

    text: str
    ends: tuple[int, ...]

    def line(self, place: int) -> int:
        """The line of a place, counted from 1."""
        return bisect(self.ends, place) + 1

    def skip(self, place: int) -> int:
        """The place of the next sign that is no white space."""
        white = WHITE.match(self.text, place)
        return white.end() if white else place

    def members(self, place: int) -> Iterator[tuple[str | int, int, object]]:
        """Each member of the object or array here: its key or number, place and value.

        A key that comes twice is refused: one program takes the first, another the last.
        """
        opening, place = self.text[place : place + 1], self.skip(place + 1)
        closing = {"{": "}", "[": "]"}.get(opening, "")
        seen: set[str | int] = set()
        while self.text[place : place + 1] != closing:
            key: str | int = len(seen)
            if opening == "{":
                self._expect('"', place)
                key, place = DECODER.raw_decode(self.text, place)
                place = self.skip(self._expect(":", self.skip(place)))
            if key in seen:
                raise ClaimError(f'"{key:.40}" stands there twice', self.line(place))
            seen.add(key)
            value, end = DECODER.raw_decode(self.text, place)
            yield key, place, value
            place = self.skip(end)
            if self.text[place : place + 1] != closing:
                place = self.skip(self._expect(",", place))

    def _expect(self, sign: str, place: int) -> int:
        if self.text[place : place + 1] != sign:
            raise json.JSONDecodeError(f"Expecting {sign!r}", self.text, place)
        return place + 1

    def objects(self, place: int) -> Iterator[tuple[int, dict[str, tuple[int, object]]]]:
        """The objects of the array here, each with its place and its members."""
        if self.text[place : place + 1] != "[":
            raise ClaimError("a list was expected", self.line(place))
        for _, inner, value in self.members(place):
            if not isinstance(value, dict):
                raise ClaimError("an object was expected", self.line(inner))
            yield inner, {str(key): (where, member) for key, where, member in self.members(inner)}


def _read_document(places: _Places) -> Claims:
    start = places.skip(0)
    if places.text[start : start + 1] != "{":
        raise ClaimError("an object was expected", 1)
    whole = {str(key): place for key, place, _ in places.members(start)}
    if missing := [key for key in ("articles", "stories") if key not in whole]:
        raise ClaimError(f'it has no "{missing[0]}"', 1)
    articles = tuple(
        _read_article(places, place, members) for place, members in places.objects(whole["articles"])
    )
    stories: dict[str, tuple[str, ...]] = {}
    for place, members in places.objects(whole["stories"]):
        pages = _take(places, place, members, "articles", list)
        stories[_take(places, place, members, "page", str)] = tuple(map(str, pages))
    return Claims(articles, stories)


Members = Mapping[str, tuple[int, object]]


def _take(places: _Places, place: int, members: Members, key: str, kind: type[Kind]) -> Kind:
    where, value = members.get(key, (place, None))
    if not isinstance(value, kind) or isinstance(value, bool):
        raise ClaimError(f'"{key}" is missing, or of the wrong kind', places.line(where))
    return value


def _read_article(places: _Places, place: int, members: Members) -> ArticleClaim:
    excerpt = members.get("excerpt", (place, None))[1]
    _take(places, place, members, "summary", list)
    return ArticleClaim(
        file=_take(places, place, members, "file", str),
        entry=_take(places, place, {"entry": (place, 0), **members}, "entry", int),
        page=_take(places, place, members, "page", str),
        title=_take(places, place, members, "title", str),
        excerpt=excerpt if isinstance(excerpt, str) else None,
        sentences=tuple(
            SentenceClaim(
                _take(places, where, sentence, "text", str),
                _take(places, where, sentence, "start", int),
                _take(places, where, sentence, "end", int),
                places.line(sentence["text"][0]),
            )
            for where, sentence in places.objects(members["summary"][0])
        ),
        line=places.line(place),
        title_line=places.line(members["title"][0]),
        excerpt_line=places.line(members.get("excerpt", (place,))[0]),
    )
