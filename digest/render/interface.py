"""What the theme says, in the language of the site."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from digest.phrases import LanguageName, Phrase, Value, fill_places, phrase_of_number
from digest.render.catalogs import Catalog
from digest.render.wording import direction, locale_of, say_number

COMMA: Final = Phrase(", ")
"""What stands between names."""
SEMICOLON: Final = Phrase("; ")
"""What stands between phrases."""

FORMS_KEPT: Final = 4096
"""How many phrases are remembered as they are said, and how many before their values: several times what a
theme has."""


@dataclass(frozen=True, slots=True)
class Interface:
    """The words of the theme, which are English, for the pages of a site.

    A phrase that the catalog lacks stays English; in a site of another language it is marked as such, and so
    keeps its direction. Each value takes the place of a `{}`: a number as the language writes it, a name
    isolated from the direction of the words around it, a phrase said in its turn, markup as it is.
    """

    language: str
    catalog: Catalog = field(default_factory=dict)
    foreign: bool = field(init=False)
    """Whether the site is in another language than English."""
    _form: Callable[[str, str | None, int], tuple[Markup, bool]] = field(
        init=False, repr=False, compare=False
    )
    _said: Callable[..., Markup] = field(init=False, repr=False, compare=False)
    _plainly: Callable[..., str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look the language up once, and remember what is said on page after page."""
        foreign = locale_of(self.language).language != "en" or direction(self.language) == "rtl"
        object.__setattr__(self, "foreign", foreign)
        # By type too: markup and text are equal, and are not escaped alike.
        remember = lru_cache(FORMS_KEPT, typed=True)
        object.__setattr__(self, "_form", remember(self._find_form))
        object.__setattr__(self, "_said", remember(self._say_anew))
        object.__setattr__(self, "_plainly", remember(self._plain_anew))

    @property
    def tongue(self) -> str:
        """The language that most words are in: the site's, or English where there is no catalog."""
        return self.language if self.catalog or not self.foreign else "en"

    @property
    def comma(self) -> str:
        """What stands between names, as in "a, b"."""
        return self.plain(COMMA)

    def say(self, words: str, *values: Value) -> Markup:
        """Return a phrase for the text of a page.

        >>> Interface("de").say("{} reports", 1200)
        Markup('<span lang="en" dir="ltr">1.200 reports</span>')

        """
        if isinstance(words, Phrase):
            return self._say(words.words, words.many, words.number, words.values)
        return self._say(words, None, 1, values)

    def say_number_of(self, one: str, many: str, number: int, *values: Value) -> Markup:
        """Return a phrase in the form that goes with a number, which is its value where no other is given.

        >>> Interface("en").say_number_of("{} report", "{} reports", 1200)
        Markup('1,200 reports')

        """
        return self._say(one, many, number, values) if values else self._said(one, many, number, number)

    def say_all(self, phrases: Iterable[str]) -> Markup:
        """Return several phrases, with semicolons between them."""
        return Markup(str(escape(self.plain(SEMICOLON))).join([self.say(phrase) for phrase in phrases]))

    def plain(self, words: str, *values: Value) -> str:
        """Return a phrase as bare text: for an attribute or a title, where nothing can be marked."""
        if isinstance(words, Phrase):
            return self._plain(words.words, words.many, words.number, words.values)
        return self._plain(words, None, 1, values)

    def _plain(self, words: str, many: str | None, number: int, values: tuple[Value, ...]) -> str:
        """Say a phrase as bare text, as it was said before where its values are what they seem to be."""
        say = self._plainly if not values or all(map(_is_alike_if_equal, values)) else self._plain_anew
        return say(words, many, number, *values)

    def _plain_anew(self, words: str, many: str | None, number: int, *values: Value) -> str:
        shown = [self._write(value) for value in values]
        return fill_places(self._find(words, number) or _english(words, many, number), shown)

    def name(self, name: str) -> str:
        """Return what something is called as bare text: a phrase is said, any other name stays as it is."""
        return self.plain(name) if isinstance(name, Phrase) else name

    def plain_number_of(self, one: str, many: str, number: int) -> str:
        """Return what `say_number_of` says, as bare text.

        >>> Interface("en").plain_number_of("{} report", "{} reports", 1200)
        '1,200 reports'

        """
        return self.plain(phrase_of_number(one, many, number))

    def _say(self, words: str, many: str | None, number: int, values: tuple[Value, ...]) -> Markup:
        """Say a phrase as it was said before, where its values are what they seem to be."""
        say = self._said if not values or all(map(_is_alike_if_equal, values)) else self._say_anew
        return say(words, many, number, *values)

    def _say_anew(self, words: str, many: str | None, number: int, *values: Value) -> Markup:
        said, marked = self._form(words, many, number)
        if values:
            said = Markup(fill_places(said, [self.show(value, marked=marked) for value in values]))
        return Markup(f'<span lang="en" dir="ltr">{said}</span>') if marked else said

    def _find_form(self, words: str, many: str | None, number: int) -> tuple[Markup, bool]:
        """A phrase with its places, in the form that its number asks for; and whether it is foreign here."""
        found = self._find(words, number)
        return escape(found or _english(words, many, number)), found is None and self.foreign

    def _find(self, words: str, number: int) -> str | None:
        """The translation of a phrase, in the form that its number asks for."""
        translation = self.catalog.get(words)
        return translation.form(number) if translation else None

    def show(self, value: Value, *, marked: bool = False) -> Markup:
        """Return a value as it stands in the place of a phrase, which may be `marked` as English."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Phrase):
            return self.say(value)
        written = escape(self._write(value))
        if not self.foreign or not isinstance(value, str):
            return written
        language = f' lang="{escape(self.language)}"' if marked else ""
        return Markup(f"<bdi{language}>{written}</bdi>")

    def _write(self, value: Value) -> str:
        if isinstance(value, LanguageName):
            names: Mapping[str, str] = locale_of(self.language).languages
            return names.get(value.tag, str(value))
        if isinstance(value, Phrase):
            return self.plain(value)
        if isinstance(value, str):
            return value
        return say_number(value, self.language, len(f"{value:g}".partition(".")[2]))


def _english(words: str, many: str | None, number: int) -> str:
    """The words of a phrase with its places, in the form that its number asks for."""
    return words if many is None or number == 1 else many


def _is_alike_if_equal(value: Value) -> bool:
    """Whether all values of its type that are equal to it are shown alike: 0.0 and -0.0 are not.

    Phrases are where they have no values: the same words are in the same place of the catalog.
    """
    if isinstance(value, Phrase):
        return type(value) is Phrase and not value.values and value.many is None
    return type(value) in {int, str}
