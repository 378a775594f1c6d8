"""Where a paragraph's words begin: behind its dateline.

A dateline says where, when and by whose report: "SEOUL, South Korea (AP) —". It is no part of the sentence
that follows. What counts as one, each form at the start of a paragraph and before the start of a sentence:

    agency in brackets   "Berlin (dpa) - Der", "(CNN)The", "(서울=연합뉴스)", "[東京 6日 ロイター]"
    agency in slashes    "МОСКВА, 3 марта. /ТАСС/. В"
    place in capitals    "WASHINGTON — The", "LIMA, 3 mar. - El", in the first four paragraphs
    place as written     "Dekalb, Ill. — Mike", in the first two; without a region in the first alone
    place and colon      "NEW DELHI: The", in the first two, where no other paragraph has such a label
    East Asian marks     "【ロンドン＝共同】", "新华社北京3月6日电"

A label that opens several paragraphs is a speaker's name, and stays.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from digest.agencies import names_agency
from digest.language import Lexicon

_LONGEST = 140
"""Characters of a paragraph that are looked at."""
_MOST_WORDS = 9
_MOST_WORDS_AS_WRITTEN = 5
_LONGEST_ACRONYM = 5
"""Letters; "NATO — The alliance — said" is no dateline, "OSLO — The" is one."""
_FEWEST_CHARACTERS = 20
"""Of the text that must follow."""
_FIRST_PARAGRAPHS = 4
"""Further down, a label in capitals with a dash is a heading of what follows."""
_ASIDE_CHARACTERS = 250

_BRACKETED = re.compile(
    r"(?P<place>[^()\[\]（）［］\n]{0,100})[(\[（［](?P<agency>[^()\[\]（）［］\n]{2,40})[)\]）］]"
    r"\.?\s*(?P<mark>[-‐–—―－=＝:]{0,2})\s*"
)
_SLASHED = re.compile(r"(?P<place>[^/()\n]{0,60})/ ?(?P<agency>[^/\n]{2,25}?) ?/\.?\s*[-–—]?\s*")
_DASHED = re.compile(r"(?P<place>[^()—―|\n]{2,90}?)(?:\s*[—―]\s*|\s+[-–]{1,2}\s+|\s*(?:--|–-)\s*|\s+[|•]\s+)")
_DASH = re.compile(r"[-–—―|•]")
"""What there is no `_DASHED` without."""
_AGENCY_AFTER_DASH = re.compile(r"(?P<agency>[^.\n]{2,25})\.\s+")
_COLON = re.compile(r"(?P<place>[^():—–\n]{2,40}):\s+(?![\"'“”‘’„«»‹›「『])")
_EAST_ASIAN = re.compile(
    r"【[^【】\n]{1,30}】\s*"
    r"|[（(]?(?:新华社|新華社|中新社|中新网|中央社)[^。，()（）\n]{0,30}?[电電](?:[（(][^()（）\n]{0,40}[)）])?[)）]?\s*"
    r"|[(\[][^()\[\]=\nA-Za-z]{1,20}=[^()\[\]=\n]{2,20}[)\]]\s*(?:[^=.\n]{2,30}\s=\s+)?"
)
_ASIDE_END = re.compile(r"\s[-–]{1,2}\s|[—―]|--")
_SENTENCE_END = re.compile(r"[.!?…][\"'“”’»)\]]{0,3}(?:\s|\Z)|[。！？؟۔]")
_WORD = re.compile(r"[^\W\d_][\w.'’ʻ-]*")
_SMALL_WORD_LETTERS = 3
"""Of a place's name, as in "Rio de Janeiro"."""


class _Dateline(NamedTuple):
    end: int
    """Where it ends in its paragraph."""
    label: str = ""
    """What must not open other paragraphs too; empty where an agency makes it sure."""
    paragraphs: int = 1_000_000
    """It counts in so many of the first ones."""


_NONE = _Dateline(0)


def dateline_ends(paragraphs: Sequence[str], words: Lexicon) -> tuple[int, ...]:
    """Return for each paragraph of an article how many characters its dateline has: 0 where it has none.

    >>> dateline_ends(["OSLO (AP) — Rain fell on the whole town.", "It stopped."], Lexicon("en"))
    (12, 0)

    """
    found = [_dateline(paragraph, words) for paragraph in paragraphs]
    labels = Counter(dateline.label for dateline in found if dateline.label)
    return tuple(
        dateline.end if index < dateline.paragraphs and labels[dateline.label] <= 1 else 0
        for index, dateline in enumerate(found)
    )


def _dateline(paragraph: str, words: Lexicon) -> _Dateline:
    """Return the dateline of a paragraph; behind an agency's name alone, a place in capitals may follow."""
    end = _by_agency(paragraph)
    if not end:
        return _by_mark(paragraph, words)
    behind = _by_mark(paragraph[end:], words)
    return _Dateline(end + (behind.end if behind.paragraphs >= _FIRST_PARAGRAPHS else 0))


def _by_agency(paragraph: str) -> int:
    """Return where a dateline that names an agency, or is in brackets between place and dash, ends."""
    head = paragraph[:_LONGEST]
    if (east_asian := _EAST_ASIAN.match(head)) and _opens_text(paragraph, east_asian.end()):
        return east_asian.end()
    slashed = _SLASHED.match(head) if "/" in head else None
    if slashed and names_agency(slashed["agency"]) and _is_place(slashed["place"].replace(".", ",")):
        return slashed.end() if _opens_text(paragraph, slashed.end()) else 0
    bracketed = _BRACKETED.match(head)
    if bracketed and _opens_text(paragraph, bracketed.end()) and _is_report(bracketed):
        return bracketed.end()
    return 0


def _is_report(bracketed: re.Match[str]) -> bool:
    """Say whether brackets hold an agency, or anything between a place in capitals and a dash."""
    place, agency = bracketed["place"].strip(" -–—,"), bracketed["agency"]
    if not names_agency(agency) or _abbreviates(agency, place):
        return bracketed["mark"].strip(":") != "" and _is_place(place, shouted=True)
    return bool(bracketed["mark"]) or not place or _is_place(place)


def _by_mark(paragraph: str, words: Lexicon) -> _Dateline:
    """Return the dateline that ends in a dash, a bar or a colon."""
    head = paragraph[:_LONGEST]
    colon = _COLON.match(head) if ":" in head else None
    dashed = _DASHED.match(head) if _DASH.search(head) else None
    if not (colon or dashed) or not _SENTENCE_END.search(paragraph, min(_FEWEST_CHARACTERS, len(paragraph))):
        return _NONE
    if colon and _is_place(colon["place"], shouted=True):
        return _Dateline(colon.end(), ":", 2) if _opens_text(paragraph, colon.end()) else _NONE
    if dashed is None:
        return _NONE
    place, end = dashed["place"].strip(" ,"), dashed.end()
    agency = _AGENCY_AFTER_DASH.match(head, end)
    if agency and names_agency(agency["agency"]) and _is_place(place):
        return _Dateline(agency.end())
    return _by_dash(paragraph, place, end, words) if _opens_text(paragraph, end) else _NONE


def _by_dash(paragraph: str, place: str, end: int, words: Lexicon) -> _Dateline:
    if names_agency(place.rpartition(" ")[2]) and _is_place(place.replace(".", ",")):
        return _Dateline(end)
    aside = _ASIDE_END.search(paragraph, end, end + _ASIDE_CHARACTERS) is not None
    if _is_place(place, shouted=True):
        acronym = place.isalpha() and len(place) <= _LONGEST_ACRONYM
        return _NONE if acronym and aside else _Dateline(end, place, _FIRST_PARAGRAPHS)
    if not aside and _is_place(place) and _is_short_name(place, words):
        return _Dateline(end, place, 2 if "," in place else 1)
    return _NONE


def _opens_text(paragraph: str, place: int) -> bool:
    """Say whether enough text follows, and begins as a sentence does: not with a small letter."""
    if len(paragraph) - place < _FEWEST_CHARACTERS:
        return False
    opening = paragraph[place : place + 3].lstrip("\"'“”‘’„«»‹›¿¡「『")[:1]
    return opening.isalnum() and not opening.islower()


def _is_place(text: str, *, shouted: bool = False) -> bool:
    """Say whether a text can be a place with its region and a day: its words open with capitals.

    `shouted` asks for the place itself to be in capitals as a whole.
    """
    place, *rest = text.strip(" ,").split(",")
    names = place.replace("/", " ").split()
    if not names or len(names[0]) == 1 or not place[0].isalnum() or len(text.split()) > _MOST_WORDS:
        return False
    if shouted and not all(name.isupper() and not any(map(str.isdigit, name)) for name in names):
        return False
    return _is_name(names) and all(_is_name(part.split()) or any(map(str.isdigit, part)) for part in rest)


def _is_name(names: Sequence[str]) -> bool:
    """Say whether words open with capitals, but small ones like "de"; one has to be of letters."""
    return any(name[0].isalpha() for name in names) and all(
        not name[0].islower() or (index > 0 and len(name) <= _SMALL_WORD_LETTERS)
        for index, name in enumerate(names)
    )


def _is_short_name(place: str, words: Lexicon) -> bool:
    names = _WORD.findall(place.lower())
    return len(names) <= _MOST_WORDS_AS_WRITTEN and names[-1:] != [] and names[-1] not in words.stop_words


def _abbreviates(agency: str, name: str) -> bool:
    """Say whether a name in brackets stands for the words before it, as in "Associated Press (AP)"."""
    initials = "".join(word[0] for word in _WORD.findall(name.replace("-", " ").casefold()))
    return initials.endswith(agency.casefold().replace(".", "")) or names_agency(name)
