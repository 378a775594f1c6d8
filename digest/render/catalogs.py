"""The translations of the interface: gettext catalogs, `templates/interface/de.po` and the like."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import Notice, TemplateError
from digest.phrases import places_of
from digest.render.wording import locale_of
from digest.themes import DEFAULT, TEMPLATES, theme_folders

if TYPE_CHECKING:
    from babel.messages.catalog import Message

FOLDER = "interface"


@dataclass(frozen=True, slots=True)
class Translation:
    """What a phrase is in another language."""

    forms: tuple[str, ...]
    """One, or as many as the language has for numbers."""
    form_for: Callable[[int], int]
    """Says which form goes with a number."""

    def form(self, number: int) -> str:
        """Return the form that goes with a number."""
        return self.forms[min(self.form_for(number), len(self.forms) - 1)]


Catalog = Mapping[str, Translation]
"""Translations by the English phrase, in its form for one."""


def load_catalog(language: str, project: Path | None = None, theme: str = DEFAULT) -> Catalog:
    """Return the phrases that are translated into a language: a project's first, its theme's, then ours.

    A variant such as `pt-BR` falls back to `pt`. English needs no file, but a project may have one.

    Raises:
        TemplateError: A file cannot be read, or a translation has a place for no value.
        SettingsError: There is no theme of that name.

    """
    catalog: dict[str, Translation] = {}
    for path in _catalog_files(language, theme_folders(project, theme)):
        catalog = _read_catalog(path, language) | catalog
    return catalog


def _catalog_files(language: str, folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the files for a language that exist, the most fitting first."""
    root, _, variant = language.replace("_", "-").partition("-")
    names = [f"{root.lower()}-{variant}", root.lower()] if variant else [root.lower()]
    for name in names:
        if name.replace("-", "").isalnum():
            paths = (folder / FOLDER / f"{name}.po" for folder in folders)
            yield from (path for path in paths if path.is_file())


def _read_catalog(path: Path, language: str) -> dict[str, Translation]:
    from gettext import c2py

    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            catalog = read_po(file, locale=str(locale_of(language)), abort_invalid=True)
        form_for = c2py(catalog.plural_expr)
    except (PoFileError, ValueError, LookupError, OSError, RecursionError) as error:
        raise TemplateError(_notice(path, _line(error), str(error))) from error
    messages = [message for message in catalog if message.id and not message.fuzzy]
    if wrong := tuple(_wrong_places(path, messages)):
        raise TemplateError(wrong)
    return {
        _forms(message.id)[0]: Translation(_forms(message.string), form_for) for message in _full(messages)
    }


def _line(error: Exception) -> int | None:
    """The line of a fault, which Babel counts from 0."""
    line = getattr(error, "lineno", None)
    return None if line is None else line + 1


def _full(messages: "Iterable[Message]") -> "Iterator[Message]":
    """Yield those that are translated in every form."""
    return (message for message in messages if all(_forms(message.string)))


def _wrong_places(path: Path, messages: "Iterable[Message]") -> Iterator[Notice]:
    """Tell each translation that has a place which the phrase does not have."""
    for message in messages:
        known = {place for form in _forms(message.id) for place in places_of(form)}
        for form in _forms(message.string):
            if not known.issuperset(places_of(form)):
                yield _notice(path, message.lineno, f'more places than values: "{form:.60}"')


def _forms(words: object) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)  # type: ignore[arg-type]  # a tuple of str


def _notice(path: Path, line: int | None, problem: str) -> Notice:
    return Notice(f"{TEMPLATES}/{FOLDER}/{path.name}", line, problem, "mend the catalog")
