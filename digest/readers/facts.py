"""What is stated or guessed about an article, checked on its way into the article's fields."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from unicodedata import category

from digest.body import cut_at_space, plain_text
from digest.errors import Notice, SourceError
from digest.readers.addresses import drop_tracking
from digest.readers.clean import clean_url
from digest.readers.dates import AmbiguousDateError, UnknownZoneError, in_zone, parse_date
from digest.readers.front_matter import Fact

KEYS: Mapping[str, str] = {
    "title": "title",
    "headline": "title",
    "standfirst": "standfirst",
    "subtitle": "standfirst",
    "description": "standfirst",
    "deck": "standfirst",
    "kicker": "kicker",
    "author": "authors",
    "authors": "authors",
    "byline": "authors",
    "by": "authors",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "date_estimated": "date_estimated",
    "updated": "updated",
    "modified": "updated",
    "lastmod": "updated",
    "source": "source",
    "publisher": "source",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "lang": "language",
    "language": "language",
    "topic": "topics",
    "topics": "topics",
    "category": "topics",
    "categories": "topics",
    "section": "topics",
    "tag": "tags",
    "tags": "tags",
    "keywords": "tags",
    "summary": "excerpt",
    "slug": "slug",
    "alias": "aliases",
    "aliases": "aliases",
    "weight": "weight",
    "draft": "draft",
    "image": "picture",
    "image_file": "picture",
    "image_src": "picture",
    "image_url": "picture",
    "image_caption": "caption",
    "caption": "caption",
    "image_credit": "credit",
    "credit": "credit",
    "image_alt": "alt",
}
"""The keys of front matter, in the words of static site generators and of feeds, and what they state."""

LISTS = {"authors", "topics", "tags", "aliases"}
"""The fields that hold several texts."""

TRUE, FALSE = {"true", "yes", "on", "y", "1"}, {"false", "no", "off", "n", "0"}

WITH_FRONT_MATTER = (".md", ".markdown", ".txt")
"""The files at whose top an editor can state a fact."""

FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that show nothing."""

LONGEST_LINE = 600
"""Characters of a title, a name or a stand-first; beyond that it is no such thing."""


def canonical(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Bring facts under the names of an article's fields; keys that say nothing about it fall away.

    Of several keys for one field the first of `KEYS` counts; lists are put together.
    """
    found: dict[str, Fact] = {}
    for key, name in KEYS.items():
        fact = facts.get(key)
        if key == "published" and fact and str(fact.value).lower() in TRUE | FALSE:
            found.setdefault("draft", Fact("false" if str(fact.value).lower() in TRUE else "true", fact.line))
            continue  # Jekyll's own key, which says whether, not when
        if fact and name not in found:
            found[name] = fact
        elif fact and name in LISTS:
            found[name] = Fact((*_listed(found[name]), *_listed(fact)), found[name].line)
    return found


def _listed(fact: Fact) -> tuple[str, ...]:
    """The texts of a list, or of one text with commas."""
    return fact.value if isinstance(fact.value, tuple) else tuple(re.split(r"[,;]", str(fact.value)))


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts on their way into an article, and the notices that they cause."""

    facts: Mapping[str, Fact]
    stated: Mapping[str, Fact]
    """Those of `facts` that were not guessed."""
    place: str
    line: int
    notices: list[Notice]

    def warn(self, problem: str, remedy: str, key: str | None = None) -> None:
        """Keep a warning, at the line of a fact or of the article."""
        line = self.facts[key].line if key and key in self.facts else None
        self.notices.append(Notice(self.place, line or self.line, problem, remedy, "warning"))

    def assumed(self, problem: str, value: str) -> str:
        """Give a value that nobody stated, with a warning."""
        self.warn(f'{problem}; taken as "{value}"', self.stating("title: …"))
        return value

    def stating(self, line: str) -> str:
        """Say how the editor can state a fact, which not every format has room for."""
        if self.place.lower().endswith(WITH_FRONT_MATTER):
            return f'state "{line}" at the top, between two lines of ---'
        return f'`digest add` the file, and state "{line}" in the one that this makes'

    def dating(self) -> str:
        """Say how the editor can state the date."""
        return f"begin the file's name with YYYY-MM-DD-, or {self.stating('date: YYYY-MM-DD')}"

    def _values(self, key: str) -> Iterator[str]:
        if fact := self.facts.get(key):
            values = fact.value if isinstance(fact.value, tuple) else (str(fact.value),)
            yield from (text for value in values if is_seen(text := plain_text(value)))

    def text(self, key: str, *, longest: int = LONGEST_LINE) -> str | None:
        """The text of a fact, cut at a space where it is too long."""
        text = next(self._values(key), None)
        if text is None or len(text) <= longest:
            return text
        self.warn(f"{key} of {len(text):,} characters", f"keep it under {longest}", key)
        return cut_at_space(text, longest)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list, or of one text with commas; none twice."""
        fact = self.facts.get(key)
        values = (plain_text(value) for value in (_listed(fact) if fact else ()))
        return tuple(dict.fromkeys(value[:LONGEST_LINE] for value in values if is_seen(value)))

    def date(self, key: str, zone: tzinfo, language: str) -> date | datetime | None:
        """The date of a fact; None, with a warning, where it can be read two ways or was only guessed at.

        Args:
            key: Which fact.
            zone: For a time of day without one.
            language: In which the date is written: 6/3/2025 is in March, but for Americans in June.

        Raises:
            SourceError: A stated date cannot be.

        """
        fact = self.facts.get(key)
        if fact is None:
            return None
        try:
            if isinstance(fact.value, date):
                return in_zone(fact.value, zone)
            return parse_date(str(fact.value), zone, day_first=_day_first(language))
        except UnknownZoneError as error:
            problem = f'{key} date "{fact.value!s:.40}" names an unknown time zone; its day is taken'
            self.warn(problem, "write the zone as an offset such as +01:00", key)
            return error.day
        except AmbiguousDateError:
            problem = f'{key} date "{fact.value!s:.40}" can be read two ways; left out'
            self.warn(problem, "write it as YYYY-MM-DD", key)
        except ValueError as error:
            problem = f'impossible date "{fact.value!s:.40}"'
            if key in self.stated:
                notice = Notice(self.place, fact.line or self.line, problem, "write it as YYYY-MM-DD")
                raise SourceError([*self.notices, notice]) from error
            self.warn(f'date "{fact.value!s:.40}" not understood; left out', self.dating())
        return None

    def url(self) -> str | None:
        """The address of the original, without tracking; None, with a warning, where it is no web address."""
        stated = self.text("url", longest=2_000)
        url = clean_url(drop_tracking(stated)) if stated else None
        if stated and not url:
            self.warn(
                f'"{stated:.60}" is no web address; left out', "write one that begins with https://", "url"
            )
        return url

    def language(self) -> str | None:
        """The stated language tag; None, with a warning, where it is none."""
        stated = self.text("language")
        if stated and not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", stated):
            self.warn(f'"{stated:.20}" is no language tag; left out', 'write one such as "en"', "language")
            return None
        return stated.replace("_", "-") if stated else None

    def number(self, key: str) -> int | None:
        """The whole number that a fact states; None, with a warning, where it is none."""
        stated = self.text(key)
        if stated and not re.fullmatch(r"-?\d{1,9}", stated):
            self.warn(f'{key} "{stated:.20}" is no whole number; left out', f"write {key}: 1", key)
            return None
        return int(stated) if stated else None

    def flag(self, key: str) -> bool:
        """Whether a fact is true; one that says neither yes nor no is, with a warning."""
        stated = (self.text(key) or "no").lower()
        if stated not in TRUE | FALSE:
            self.warn(
                f'{key} "{stated:.20}" is neither true nor false; taken as true', f"write {key}: true", key
            )
        return stated not in FALSE


def is_seen(text: str) -> bool:
    """Whether anybody can see a text; spaces, marks and fillers without a letter nobody can.

    >>> is_seen("?"), is_seen(chr(0x3164))
    (True, False)

    """
    return any(category(sign)[0] in "LNPS" and sign not in FILLERS for sign in text)


def _day_first(language: str) -> bool | None:
    """Whether 6/3/2025 is in March; None for an English that does not say whose."""
    tag = language.lower()
    return None if tag == "en" else tag != "en-us"
