"""What is known of each language, and which language a text is in.

A language is a file of `languages/`, named by its ISO 639 code, such as `en.toml`. A new file is all that a
new language needs. Its keys, each optional but the name; words are in lower case and parted by spaces. (In
Chinese and Japanese an opener is up to five characters that a sentence opens with, and a stop word is one or
two.)

    name                 what its speakers call it
    stop_words           words that say nothing of the subject
    vague                words that fit too many subjects to be a keyword
    weak_endings         endings of words, such as verbs, that are seldom a keyword
    titles               words that stand before a person's name and are no part of it
    openers              first words of a sentence that leans on the one before it
    opening_phrases      the same in several words, a phrase a line
    pronouns             "he", "she", "they" and the like, which point back wherever they stand in a sentence
    impersonal           one of these and the next word, where it means nothing, such as "it is"; a line each
    first_person         pronouns of those who speak and are spoken to; seldom in news but in quotations
    passive_helpers      forms of the verb that a passive is made with, such as "was"
    passive_between      words that may stand between one of them and the participle; without them, any may
    participles          participles; "…" stands for what varies, as in "…ed"
    no_participles       words of such a form that are none, or seldom a passive
    everyday             words of four syllables and more that everybody knows
    very_long_word       in letters, the least that makes a word very long; 14 if it is not said
    teasers              phrases that open a line meant for the page, not for the article, such as "read more"
                         or "photo:"; `#` stands for any number; a phrase a line
    invitations          phrases that open such a line where an address, a handle or a network follows,
                         such as "follow"; a phrase a line
    starters             words that often open a sentence and are no part of a name
    calendar             weekdays and months, but those that are also a person's name
    abbreviations        words whose full stop never ends a sentence, without that stop
    ordinary             words that look like an abbreviation and are none
    courtesy_titles      abbreviated titles before which, as a rule, a full stop ends the sentence
    clock                abbreviations of the time of day, such as "p.m"
    clock_followers      words that go on with the sentence after one of them
    numbers_end_in_stop  true where "3." means the third

A language without a file is none the worse where no table is asked for: see `Lexicon`.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from pathlib import Path

_FOLDER = Path(__file__).with_name("languages")
_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"[^\W_]+|[:©#]")
"""What a phrase is made of: words, and the signs that count in one."""
_ADDRESS = re.compile(
    r"(?<!\w)@\w{2}|https?://|\bwww\.|\w@\w|\w\.(?:com|org|net|info)\b|\b(?:facebook|twitter|instagram|youtube|tiktok|whatsapp|telegram)\b",
    re.IGNORECASE,
)
_IDEOGRAPH = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")

_SAMPLE_CHARACTERS = 1000
_FEWEST_WORDS = 5
_FEWEST_WORDS_FOR_STOP_WORDS = 30
_TOLD_BY_STOP_WORDS = ("de", "en", "es", "fr", "it", "nl", "pt")
"""Not those that share many with a neighbour without a table, as Russian does with Bulgarian."""
_CLEAR_SHARE = 0.3
"""News has 35 to 50 stop words in 100 words, in these languages."""
_CLEAR_LEAD = 3.0
"""How many times the share of the second language the first must have.

Afrikaans, which has no table, has 2.7 times as many Dutch stop words as German ones.
"""
_CLEAR_MARGIN = 12.0
"""In nats: how much likelier than another a language must be for a text to be surely in it.

Six words of a sentence come to 20 or more, six names of people to 10 for some language or other.
"""
_SELDOM_PRINTED = frozenset(
    "an ary arz ba bcl br crh dz eo ext fo fuv fy gcf gcr gd gom grc gug guw hbo ht jv kab kik la lb lg lij"
    " ln ltg nn nso oc pcm qu sa sdh se sn st tt uzs vec vo wa wuu xh yue".split()
)
"""Languages that are the nearest to a larger one, and that few papers are written in."""
_SELDOM_HANDICAP = 20.0
"""In nats: a headline in English is up to 20 likelier in Nigerian Pidgin; a paragraph in it, 100."""
_NO_EVIDENCE = -1e30
"""No letter of the text is known to py3langid."""
_LONGEST_PHRASE = 5
_OPENING_CHARACTERS = 250
"""Of a sentence, to tell whether it is meant for the page."""
_VERY_LONG_WORD = 14
"""In letters: about one word of a hundred, in languages that do not write compounds as one."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Words, and patterns of words."""

    words: frozenset[str] = frozenset()
    affixes: tuple[tuple[str, str], ...] = ()
    """The beginning and the end of each pattern; at least two letters are between."""

    def __contains__(self, word: str) -> bool:
        """Say whether a word in lower case is one of these or follows one of the patterns."""
        return word in self.words or any(
            len(word) > len(start) + len(end) + 1 and word.startswith(start) and word.endswith(end)
            for start, end in self.affixes
        )

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self.words or self.affixes)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language that analysis asks about; all empty where the language has no table."""

    code: str
    """ISO 639, such as `en`."""
    name: str = ""
    stop_words: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    weak_endings: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()
    openers: frozenset[tuple[str, ...]] = frozenset()
    pronouns: frozenset[str] = frozenset()
    impersonal: frozenset[tuple[str, ...]] = frozenset()
    first_person: frozenset[str] = frozenset()
    passive_helpers: frozenset[str] = frozenset()
    passive_between: Forms = Forms()
    participles: Forms = Forms()
    no_participles: frozenset[str] = frozenset()
    everyday: frozenset[str] = frozenset()
    very_long_word: int = _VERY_LONG_WORD
    teasers: frozenset[tuple[str, ...]] = frozenset()
    invitations: frozenset[tuple[str, ...]] = frozenset()
    starters: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    courtesy_titles: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    clock_followers: frozenset[str] = frozenset()
    numbers_end_in_stop: bool = False


def root(tag: str) -> str:
    """Return the language of a BCP 47 tag, without its region or script.

    >>> root("pt-BR"), root("EN_us"), root("fr")
    ('pt', 'en', 'fr')

    """
    return tag.replace("_", "-").partition("-")[0].strip().lower()


@cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of all languages that have a table, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def lexicon(tag: str) -> Lexicon:
    """Return what is known of a language; an empty lexicon where it has no table.

    >>> lexicon("en-GB").name
    'English'
    >>> lexicon("tlh").stop_words
    frozenset()

    """
    code = root(tag)
    return _read_lexicon(code) if code in known_languages() else Lexicon(code)


@cache
def _read_lexicon(code: str) -> Lexicon:
    import tomllib

    table = tomllib.loads((_FOLDER / f"{code}.toml").read_text("utf-8"))
    phrases = _phrases(table.get("opening_phrases", ""))
    return Lexicon(
        code=code,
        name=table["name"],
        stop_words=_words(table.get("stop_words", "")),
        vague=_words(table.get("vague", "")),
        weak_endings=tuple(table.get("weak_endings", "").split()),
        titles=_words(table.get("titles", "")),
        openers=phrases | {(word,) for word in _words(table.get("openers", ""))},
        pronouns=_words(table.get("pronouns", "")),
        impersonal=_phrases(table.get("impersonal", "")),
        first_person=_words(table.get("first_person", "")),
        passive_helpers=_words(table.get("passive_helpers", "")),
        passive_between=_forms(table.get("passive_between", "")),
        participles=_forms(table.get("participles", "")),
        no_participles=_words(table.get("no_participles", "")),
        everyday=_words(table.get("everyday", "")),
        very_long_word=table.get("very_long_word", _VERY_LONG_WORD),
        teasers=_phrases(table.get("teasers", "")),
        invitations=_phrases(table.get("invitations", "")),
        starters=_words(table.get("starters", "")),
        calendar=_words(table.get("calendar", "")),
        abbreviations=_words(table.get("abbreviations", "")),
        ordinary=_words(table.get("ordinary", "")),
        courtesy_titles=_words(table.get("courtesy_titles", "")),
        clock=_words(table.get("clock", "")),
        clock_followers=_words(table.get("clock_followers", "")),
        numbers_end_in_stop=table.get("numbers_end_in_stop", False),
    )


def _words(cell: str) -> frozenset[str]:
    return frozenset(cell.split())


def _forms(cell: str) -> Forms:
    cells = cell.split()
    affixes = [tuple(one.split("…", 1)) for one in cells if "…" in one]
    return Forms(_words(cell), tuple((start, end) for start, end in affixes))


def _phrases(cell: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_SIGN.findall(line)) for line in cell.splitlines() if line.strip())


def leans_on_previous(sentence: str, words: Lexicon) -> bool:
    """Say whether a sentence opens with a word that points back to the sentence before it.

    >>> leans_on_previous('"But that is wrong," he said.', lexicon("en"))
    True
    >>> leans_on_previous("Rain fell on Tuesday.", lexicon("en"))
    False

    """
    return _opens_with(sentence, words.openers)


def is_teaser(sentence: str, words: Lexicon) -> bool:
    """Say whether a line is meant for the page: it leads elsewhere, or tells who made the article.

    >>> is_teaser("Read more: the storm in pictures.", lexicon("en"))
    True
    >>> is_teaser("Follow @harbour on every network.", lexicon("en"))
    True
    >>> is_teaser("Photo finishes are rare.", lexicon("en"))
    False

    """
    first = _SIGN.search(sentence, 0, _OPENING_CHARACTERS)
    if first is None:
        return False
    sign = _plain_sign(first[0])
    if not (_may_begin(sign, words.teasers) or _may_begin(sign, words.invitations)):
        return False
    signs = islice(_SIGN.finditer(sentence, first.start(), _OPENING_CHARACTERS), _LONGEST_PHRASE)
    opening = tuple(_plain_sign(match[0]) for match in signs)
    return _begins(opening, words.teasers) or (
        _begins(opening, words.invitations) and _ADDRESS.search(sentence[:_OPENING_CHARACTERS]) is not None
    )


def _plain_sign(sign: str) -> str:
    return "#" if sign.isdigit() else sign.lower()


def _opens_with(sentence: str, phrases: frozenset[tuple[str, ...]]) -> bool:
    first = _WORD.search(sentence)
    if first is None:
        return False
    word = first[0].lower()
    if (word,) in phrases:
        return True
    return _may_begin(word, phrases) and _begins(opening_words(sentence, _LONGEST_PHRASE), phrases)


def _may_begin(word: str, phrases: frozenset[tuple[str, ...]]) -> bool:
    """Say whether a phrase begins with a word; few sentences open with one that does."""
    return word in _by_first_word(phrases) or _IDEOGRAPH.match(word) is not None


@cache
def _by_first_word(phrases: frozenset[tuple[str, ...]]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _begins(opening: tuple[str, ...], phrases: frozenset[tuple[str, ...]]) -> bool:
    """Say whether opening words begin with a phrase."""
    if opening and _IDEOGRAPH.match(opening[0]):
        return any((opening[0][:length],) in phrases for length in range(1, _LONGEST_PHRASE + 1))
    alike = _by_first_word(phrases).get(opening[0], ()) if opening else ()
    return any(opening[: len(phrase)] == phrase for phrase in alike)


def opening_words(sentence: str, count: int) -> tuple[str, ...]:
    """Return the first words of a sentence in lower case: letters and digits alone, at most `count`.

    >>> opening_words("“It's over,” she said.", 3)
    ('it', 's', 'over')

    """
    return tuple(match[0].lower() for match in islice(_WORD.finditer(sentence), count))


@dataclass(frozen=True, slots=True)
class Detection:
    """The language that a text was found to be in."""

    language: str
    """BCP 47."""
    sure: bool = True
    rival: str | None = None
    """Another language that is about as likely, where it is not sure; None where too little is known."""


def detect_language(text: str, *, default: str) -> Detection:
    """Return the language that a text is most likely in.

    The first 1,000 characters decide. The default where these hold fewer than five words, where they are in
    the default's own language (so that `pt-BR` stays `pt-BR`), and where nothing speaks clearly against it.
    """
    opening = text.lstrip()[:_SAMPLE_CHARACTERS]
    words = _WORD.findall(opening.lower())
    if len(words) < _FEWEST_WORDS and len(_IDEOGRAPH.findall(opening)) < _FEWEST_WORDS:
        return Detection(default, sure=False)
    if code := _clear_by_stop_words(words):
        return Detection(default if code == root(default) else code)
    return _likeliest(opening, default)


def _clear_by_stop_words(words: Sequence[str]) -> str:
    """Return the language whose stop words stand out; empty where none does."""
    if len(words) < _FEWEST_WORDS_FOR_STOP_WORDS:
        return ""
    languages = _languages_by_stop_word()
    found = Counter(chain.from_iterable(languages[word] for word in words if word in languages))
    shares = sorted(((found[code] / len(words), code) for code in _TOLD_BY_STOP_WORDS), reverse=True)
    (first, code), (second, _) = shares[0], shares[1]
    return code if first >= _CLEAR_SHARE and first >= _CLEAR_LEAD * second else ""


@cache
def _languages_by_stop_word() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for code in _TOLD_BY_STOP_WORDS:
        for word in lexicon(code).stop_words:
            found.setdefault(word, []).append(code)
    return found


def _likeliest(text: str, default: str) -> Detection:
    """Return the language that py3langid finds likeliest; the default where that is hardly less likely."""
    import py3langid  # loading its model takes half a second

    scores: dict[str, float] = {
        code: score - (_SELDOM_HANDICAP if code in _SELDOM_PRINTED else 0)
        for code, score in py3langid.rank(text)
    }
    first, second = sorted(scores, key=lambda code: (-scores[code], code))[:2]
    if first == root(default):
        return Detection(default)
    if first == "zxx" or scores[first] < _NO_EVIDENCE:
        return Detection(default, sure=False)
    if scores[first] < _CLEAR_MARGIN + scores.get(root(default), float("-inf")):
        return Detection(default, sure=False, rival=first)
    sure = scores[first] >= _CLEAR_MARGIN + scores[second]
    return Detection(first, sure, None if sure else second)
